"""PDF: the text of each page, as it is shown."""

import ctypes

import pypdfium2
from pypdfium2 import PdfiumError

from portal.files.extracting.refusal import RefusedText

PASSWORD = "password"  # noqa: S105 - a word of PDFium's message


def pdf_pages(path):
    """Return (number of pages, iterator over their texts).

    Raises:
        RefusedText: it is broken, or asks for a password.
    """
    try:
        document = pypdfium2.PdfDocument(path)
        number = len(document)
    except (PdfiumError, ctypes.ArgumentError, ValueError) as error:
        raise RefusedText("password" if PASSWORD in str(error).lower() else "unreadable") from error
    if not number:
        raise RefusedText("unreadable")
    return number, (_text(document, place) for place in range(number))


def _text(document, place):
    """Return the text of a page, "" for one that cannot be read; what it took is given back at once."""
    try:
        page = document[place]
    except PdfiumError:
        return ""
    try:
        text = page.get_textpage()
        try:
            return text.get_text_bounded()
        finally:
            text.close()
    except (PdfiumError, UnicodeError):
        return ""
    finally:
        page.close()
