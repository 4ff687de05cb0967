"""Dates that may lack their day, their month, or be unknown: "2012", "2012-10", "2012-10-15", ""."""

import re
from calendar import monthrange
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FORM = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),  # noqa: SIM905
    "en": "January February March April May June July August September October November December".split(),  # noqa: SIM905
}
NO_DATE = {"fr": "s. d.", "en": "n.d."}


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date at the precision at which it is known (ISO 8601-1, reduced precision; EDTF level 0).

    Args:
        year, month, day: 0 where unknown; a day needs its month, a month its year.
    """

    year: int = 0
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read "2012", "2012-10", "2012-10-15" or "".

        Raises:
            ValueError: the text has another form, or names a day that does not exist.
        """
        if not text:
            return cls()
        found = FORM.match(text)
        if not found:
            raise ValueError(f"Not a partial date: {text!r}")
        year, month, day = (int(part or 0) for part in found.groups())
        if found.group(2) and not 1 <= month <= 12:
            raise ValueError(f"No such month: {text!r}")
        if found.group(3) and not 1 <= day <= monthrange(year or 4, month)[1]:
            raise ValueError(f"No such day: {text!r}")
        return cls(year, month, day)

    def __str__(self):
        """Return the ISO 8601 form, empty when unknown."""
        if not self.year:
            return ""
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    def in_words(self, language: str) -> str:
        """Return the date in French or in English: "15 octobre 2012", "October 2012", "s. d."."""
        if not self.year:
            return NO_DATE[language]
        if not self.month:
            return str(self.year)
        month = MONTHS[language][self.month - 1]
        if not self.day:
            return f"{month} {self.year}"
        if language == "en":
            return f"{month} {self.day}, {self.year}"
        return f"{'1er' if self.day == 1 else self.day} {month} {self.year}"


def validate_partial_date(value):
    """Refuse what is not a partial date.

    Raises:
        ValidationError: the form is another, or the day does not exist.
    """
    try:
        PartialDate.parse(value)
    except ValueError:
        raise ValidationError(_("Write the date as 2012, 2012-10 or 2012-10-15.")) from None
