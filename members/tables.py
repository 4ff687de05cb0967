"""Tables that come from elsewhere: a file's bytes made text, the line that names its columns found."""

import csv
import io
import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from members.typing import cleaned

DELIMITERS = (";", "\t", ",")
# Workbooks and other packed files; old workbooks; PDF.
NO_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
SAMPLE = 400  # bytes


def refuse_no_text(content):
    """Refuse a file that is no text, whatever its name says.

    Args:
        content: its bytes.

    Raises:
        ValidationError: it is a workbook, or something else that is not text.
    """
    if content.startswith(NO_TEXT):
        raise ValidationError(_("This is no CSV file: open it in your spreadsheet and save it as CSV."))


def decoded(content):
    """Return the text of a file: UTF-8 with or without its mark, UTF-16, or else Windows' Latin alphabet.

    Args:
        content: its bytes.
    """
    encoding = MARKS.get(content[:2]) or _wide(content) or "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _wide(content):
    """Return which UTF-16 a file without its mark is in, told by the empty half of its letters, or ""."""
    even, odd = content[:SAMPLE:2], content[1:SAMPLE:2]
    if len(odd) > 4 and odd.count(0) > len(odd) * 0.7:
        return "utf-16-le"
    return "utf-16-be" if len(even) > 4 and even.count(0) > len(even) * 0.7 else ""


def plain(text):
    """Return a text without its mark nor what nobody sees, its lines ended alike."""
    return re.sub(r"\r\n?", "\n", cleaned(text.lstrip("\ufeff")))


def rows_of(text, delimiter):
    """Return the rows of a table, each a list of cells; an empty line is an empty row.

    Raises:
        ValidationError: a line is far too long for a table.
    """
    try:
        return list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error:
        raise ValidationError(_("This list cannot be read: one of its lines is far too long.")) from None


def columns_in(titles, names):
    """Return {field: place} of the titles that are known, the first of each.

    Args:
        titles: the cells of a line that may name columns.
        names: {field: the titles by which it goes, in small letters}.
    """
    told = [" ".join(title.split()).strip('"').lower() for title in titles]
    return {
        field: next(place for place, title in enumerate(told) if title in known)
        for field, known in names.items()
        if any(title in known for title in told)
    }
