"""Numbers that identify documents: ISBN (ISO 2108), ISSN (ISO 3297), DOI (ISO 26324)."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from stdnum import isbn, issn

DOI = re.compile(r"^10\.\d{4,9}/\S+$")


def validate_isbn(value):
    """Refuse what is not an ISBN.

    Raises:
        ValidationError: its check digit is wrong.
    """
    if not isbn.is_valid(value):
        raise ValidationError(_("This is not a valid ISBN: check its digits."))


def validate_issn(value):
    """Refuse what is not an ISSN.

    Raises:
        ValidationError: its check digit is wrong.
    """
    if not issn.is_valid(value):
        raise ValidationError(_("This is not a valid ISSN: check its digits."))


def validate_doi(value):
    """Refuse what is not a DOI.

    Raises:
        ValidationError: it does not look like 10.1234/abcd.
    """
    if not DOI.match(value):
        raise ValidationError(_("A DOI looks like 10.1234/abcd."))
