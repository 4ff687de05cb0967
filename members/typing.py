"""What people type: characters that nobody sees are taken out, nothing else is changed."""

import re

from django import forms

# Control characters, and those that turn the order of what follows (Unicode UAX 9).
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def cleaned(text):
    """Return `text` without the characters that nobody sees."""
    return UNSEEN.sub("", text)


class LineField(forms.CharField):
    """One line: a name, a town, a title."""

    def to_python(self, value):
        """Return what was typed, on one line, without what nobody sees."""
        return " ".join(cleaned(super().to_python(value)).split())


class TextField(forms.CharField):
    """Several lines, in a box to write in."""

    def __init__(self, *, rows=5, **kwargs):
        """Show `rows` lines."""
        kwargs.setdefault("widget", forms.Textarea({"rows": rows, "autocomplete": "off"}))
        super().__init__(**kwargs)

    def to_python(self, value):
        """Return what was typed, without what nobody sees."""
        return cleaned(super().to_python(value)).strip()
