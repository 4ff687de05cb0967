"""Reads a file of references, whatever its format and its encoding."""

import codecs
import re

from django.utils.translation import gettext as _

from documents.references import bibtex, csl_json, ris
from documents.references.reference import ReadResult

LARGEST = 20 * 1024 * 1024  # bytes
BYTE_ORDER_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
READERS = [
    (re.compile(r"^\s*[\[{]"), csl_json.read),
    (re.compile(r"^\s*TY\s{0,2}-", re.MULTILINE), ris.read),
    (re.compile(r"@\s*\w+\s*[{(]"), bibtex.read),
]


class UnreadableFile(Exception):
    """A file that holds no reference: its message says why, in the reader's language."""


def decode(content: bytes) -> str:
    """Return the text of a file: by its byte-order mark, else UTF-8, UTF-16 or Windows-1252.

    Raises:
        UnreadableFile: it is empty or is no text.
    """
    if not content.strip(b"\x00 \t\r\n"):
        raise UnreadableFile(_("This file is empty."))
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if b"\x00" in content[:4000]:
        half = content[:4000].count(b"\x00") / min(len(content), 4000)
        if 0.3 < half < 0.6:
            return content.decode("utf-16-le" if content[1:2] == b"\x00" else "utf-16-be", errors="replace")
        raise UnreadableFile(_("This file is no text: choose a BibTeX, RIS or CSL-JSON file."))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read(content: bytes) -> ReadResult:
    """Read a file of references, by what it holds and not by its name.

    Raises:
        UnreadableFile: it is too large, empty, no text, or in no known format.
    """
    if len(content) > LARGEST:
        raise UnreadableFile(_("This file is over 20 MB: split it in several."))
    text = decode(content)
    for mark, reader in READERS:
        if mark.search(text):
            return reader(text.replace("\x00", ""))
    raise UnreadableFile(_("No reference was found: choose a BibTeX, RIS or CSL-JSON file."))
