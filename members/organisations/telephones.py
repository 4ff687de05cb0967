"""Telephone numbers: how they are written, and how a telephone dials them."""

import re

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

NORTH_AMERICA = 10  # digits, without the country's
WRITTEN = re.compile(
    r"^\+?[\d(][\d ().\-\u00a0\u202f]{1,24}(?P<extension>,? ?(?:poste|ext\.?|p\.|#) ?\d{1,6})?$"
)

telephone_number = RegexValidator(
    WRITTEN, _("Write a telephone number only, such as 819 555-0142 or 819 555-0142, poste 12.")
)


def dialled(text):
    """Return the address that dials a number (RFC 3966), or "" without a number.

    Args:
        text: a number as people write it, with or without an extension.
    """
    found = WRITTEN.match(text or "")
    if not found:
        return ""
    extension = found["extension"] or ""
    number = text[: len(text) - len(extension)]
    digits = re.sub(r"\D", "", number)
    if len(digits) == NORTH_AMERICA:
        digits = f"1{digits}"
    plus = "+" if number.startswith("+") or len(digits) > NORTH_AMERICA else ""
    inside = re.sub(r"\D", "", extension)
    return f"tel:{plus}{digits}" + (f";ext={inside}" if inside else "")
