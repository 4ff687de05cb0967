"""Partial dates (temporary)."""


class PartialDate:
    def __init__(self, year):
        self.year = year

    @classmethod
    def parse(cls, text):
        return cls(int(text[:4]) if text else None)

    def in_words(self, language):
        return str(self.year or "s. d.")


def _unused():
    """."""


def validate_partial_date(value):
    """Validate."""
