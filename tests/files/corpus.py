"""Files as people, and attackers, send them. Each carries the canary wherever it could hide."""

import zipfile
from io import BytesIO

from tests.files import corpus_opendocument, corpus_pdf, corpus_presentation, corpus_spreadsheet, corpus_word
from tests.files.corpus_opendocument import odt_with_traces
from tests.files.corpus_pdf import pdf
from tests.files.corpus_pictures import CANARY, animated, heic, jpeg, pixel_flood, png, webp
from tests.files.corpus_word import docx_with_entities, docx_with_macros, docx_with_traces


def zip_bomb():
    """A Word document that unpacks to 300 MB."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * (300 * 1024 * 1024))
    return output.getvalue()


def nested_quine():
    """A Word document with the same part twice."""
    import warnings

    output = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(output, "w") as archive:
        warnings.simplefilter("ignore")
        for _ in range(2):
            archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<x/>")
    return output.getvalue()


def plain_zip():
    """An ordinary archive."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("notes.txt", "x")
    return output.getvalue()


CLEANED = {
    "photo.jpg": jpeg,
    "image.png": png,
    "image.webp": webp,
    "rapport.pdf": pdf,
    "lettre.docx": docx_with_traces,
    "lettre.odt": odt_with_traces,
    **corpus_word.CLEANED,
    **corpus_spreadsheet.CLEANED,
    **corpus_presentation.CLEANED,
    **corpus_opendocument.CLEANED,
    **corpus_pdf.CLEANED,
}
POLYGLOTS = {
    "photo.jpg": lambda: jpeg() + b"<script>" + CANARY.encode() + b"</script>" + plain_zip(),
    "telephone.jpg": lambda: heic() + b"<script>" + CANARY.encode() + b"</script>" + plain_zip(),
    "image.png": lambda: png() + b"<?php " + CANARY.encode(),
    "rapport.pdf": lambda: pdf() + b"\n<html>" + CANARY.encode() + b"</html>",
    "lettre.docx": lambda: docx_with_traces() + CANARY.encode()[:0],
}
REFUSED = {
    "empty": lambda: b"",
    "svg": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "html": lambda: b"<!doctype html><script>alert(1)</script>",
    "html named pdf": lambda: b"\n<HTML>%PDF-1.7",
    "program": lambda: b"MZ" + bytes(range(256)) * 10,
    "archive": plain_zip,
    "zip bomb": zip_bomb,
    "twice the same part": nested_quine,
    "macros": docx_with_macros,
    "entities": docx_with_entities,
    "pixel flood": pixel_flood,
    "animated": animated,
    "password": lambda: pdf(password="secret"),
    "five thousand pages": lambda: pdf(5000),
    "truncated pdf": lambda: pdf()[:600],
    "truncated jpeg": lambda: jpeg()[:2000],
    "truncated heic": lambda: heic()[:900],
    "heic of nothing": lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(400),
    "truncated docx": lambda: docx_with_traces()[:3000],
    "old office": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "gif": lambda: b"GIF89a" + b"\0" * 100,
    **corpus_word.REFUSED,
    **corpus_spreadsheet.REFUSED,
    **corpus_presentation.REFUSED,
    **corpus_opendocument.REFUSED,
    "null bytes": lambda: b"texte\x00cach\xc3\xa9",
}
