"""What a file is, by what it holds and never by its name."""

import zipfile
from io import BytesIO

from portal.files.cleaning.refusal import RefusedFile

SIGNATURES = [
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
]
OFFICE_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
OPEN_DOCUMENTS = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
}
IMAGES = {"jpg", "png", "webp", "heic"}
# Pictures of telephones (ISO/IEC 23008-12, annex B): HEVC in the boxes that films are in.
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis"}
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MARKUP = (b"<!doctype html", b"<html", b"<svg", b"<?xml", b"<script")


def kind_of(content: bytes) -> str:
    """Return the extension that a file's content deserves.

    Raises:
        RefusedFile: it is of no kind that the portal takes.
    """
    if not content:
        raise RefusedFile("empty")
    for signature, kind in SIGNATURES:
        if content.startswith(signature):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:8] == b"ftyp" and HEIC_BRANDS & _brands(content):
        return "heic"
    if content.startswith(b"PK\x03\x04"):
        return _kind_of_archive(content)
    if content.startswith(OLD_OFFICE):
        raise RefusedFile("old_office")
    return _kind_of_text(content)


def _brands(content):
    """Return the names of what can read a file of boxes (ISO/IEC 14496-12, 4.3)."""
    size = min(int.from_bytes(content[:4], "big"), 256)
    return {content[8:12], *(content[place : place + 4] for place in range(16, size, 4))}


def _kind_of_archive(content):
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                kind = OPEN_DOCUMENTS.get(archive.read("mimetype").decode("ascii", "replace").strip())
                if kind:
                    return kind
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        raise RefusedFile("broken") from error
    if "[Content_Types].xml" in names:
        for part, kind in OFFICE_PARTS.items():
            if part in names:
                return kind
    raise RefusedFile("type")


def _kind_of_text(content):
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(MARKUP) or b"\x00" in content:
        raise RefusedFile("type")
    controls = sum(byte < 32 and byte not in b"\t\r\n\f" for byte in content[:65536])
    if controls:
        raise RefusedFile("type")
    return "txt"
