"""JPEG 2000 (ISO/IEC 15444-1): the boxes and markers that draw, without the others."""

from portal.files.cleaning.refusal import RefusedFile

SIGNATURE = b"\0\0\0\x0cjP  \r\n\x87\n"
CODESTREAM = b"\xff\x4f\xff\x51"
# Annex I: uuid, uinf, xml and jp2i boxes hold EXIF, XMP and rights.
DRAWN = {b"jP  ", b"ftyp", b"rreq", b"jp2h", b"jp2c", b"jpch", b"jplh"}
DRAWN_IN_HEADER = {b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef", b"res ", b"cgrp", b"opct"}
HEADERS = {b"jp2h", b"jpch", b"jplh"}
COMMENT, START_OF_TILE, START_OF_DATA, END = 0x64, 0x90, 0x93, 0xD9


def bare_jpeg2000(content: bytes) -> bytes:
    """Return a JPEG 2000 without metadata boxes and comments.

    Args:
        content: a file or a bare codestream; anything else comes back as it is.

    Raises:
        RefusedFile: it is broken.
    """
    if content.startswith(CODESTREAM):
        return _without_comments(content)
    if content.startswith(SIGNATURE):
        return _boxes(content, DRAWN)
    return content


def _boxes(content, drawn):
    """Keep the boxes of these types (I.4): length, type, content."""
    kept, position = [], 0
    while position + 8 <= len(content):
        length, kind = (
            int.from_bytes(content[position : position + 4], "big"),
            content[position + 4 : position + 8],
        )
        start = position + 8
        if length == 1:
            length, start = int.from_bytes(content[start : start + 8], "big"), start + 8
        end = min(position + length, len(content)) if length else len(content)
        if end < start:
            raise RefusedFile("broken")
        if kind in drawn:
            kept.append(_box(kind, content[start:end]))
        position = end
    return b"".join(kept)


def _box(kind, data):
    if kind in HEADERS:
        data = _boxes(data, DRAWN_IN_HEADER)
    if kind == b"jp2c":
        data = _without_comments(data)
    return (len(data) + 8).to_bytes(4, "big") + kind + data


def _without_comments(content):
    """Blank the comments (A.9.2) where they stand, so that no length changes."""
    found, position, tile = bytearray(content), 2, None
    while position + 4 <= len(found) and found[position] == 0xFF:
        marker = found[position + 1]
        if marker == END:
            break
        if marker == START_OF_DATA:
            if not tile:
                break
            position, tile = tile, None
            continue
        length = int.from_bytes(found[position + 2 : position + 4], "big")
        if marker == START_OF_TILE:
            parts = int.from_bytes(found[position + 6 : position + 10], "big")
            tile = position + parts if parts > length else None
        if marker == COMMENT:
            start, end = position + 6, min(position + 2 + length, len(found))
            found[start:end] = b" " * max(0, end - start)
        position += 2 + length
    return bytes(found)
