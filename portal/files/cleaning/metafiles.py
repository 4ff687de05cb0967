"""Windows metafiles inside documents (MS-EMF, MS-WMF): their drawing, without description and comments.

They stay because charts and old drawings are often nothing else, and their texts are what is seen.
What they hold besides, a title and a program in the header and free comments, is removed; a drawing
that is kept in comments only (EMF+), or a photograph that tells where it comes from, is refused.
"""

from portal.files.cleaning.refusal import RefusedFile

COMMENT = 0x46  # EMR_COMMENT, MS-EMF 2.3.3
ESCAPE = 0x0626  # META_ESCAPE, MS-WMF 2.3.6
END_OF_EMF = 0x0E
PLACEABLE = b"\xd7\xcd\xc6\x9a"
TELLING = (b"Exif\0\0", b"http://ns.adobe.com/", b"Photoshop 3.0")


def is_emf(content: bytes) -> bool:
    """Return whether a content is an enhanced metafile (MS-EMF 2.3.4.2)."""
    return content[:4] == b"\1\0\0\0" and content[40:44] == b" EMF"


def is_wmf(content: bytes) -> bool:
    """Return whether a content is a metafile, with or without its placement (MS-WMF 2.3.2)."""
    return content.startswith(PLACEABLE) or content[:6] in (b"\1\0\x09\0\0\1", b"\1\0\x09\0\0\3")


def clean_emf(content: bytes) -> bytes:
    """Return an enhanced metafile without description and comments.

    Raises:
        RefusedFile: it is broken, or cannot be told apart from what it must lose.
    """
    size = _number(content, 4)
    header = _bare_header(content[:size])
    kept, position = [], size
    while position + 8 <= len(content):
        kind, size = _number(content, position), _number(content, position + 4)
        if size < 8 or position + size > len(content):
            raise RefusedFile("broken")
        record = content[position : position + size]
        if kind != COMMENT:
            kept.append(record)
        elif record[12:16] == b"EMF+":
            _check_is_drawn_twice(record)
        position += size
        if kind == END_OF_EMF:
            break
    _check_tells_nothing(kept)
    header[48:52] = (len(header) + sum(len(record) for record in kept)).to_bytes(4, "little")
    header[52:56] = (len(kept) + 1).to_bytes(4, "little")
    return b"".join([bytes(header), *kept])


def clean_wmf(content: bytes) -> bytes:
    """Return a metafile without escapes, which hold comments.

    Raises:
        RefusedFile: it is broken, or holds a photograph that tells where it comes from.
    """
    start = 22 if content.startswith(PLACEABLE) else 0
    header = bytearray(content[start : start + 18])
    kept, position = [], start + 18
    while position + 6 <= len(content):
        size, kind = 2 * _number(content, position), content[position + 4 : position + 6]
        if size < 6 or position + size > len(content):
            raise RefusedFile("broken")
        if int.from_bytes(kind, "little") != ESCAPE:
            kept.append(content[position : position + size])
        position += size
        if kind == b"\0\0":
            break
    _check_tells_nothing(kept)
    header[6:10] = (9 + sum(len(record) for record in kept) // 2).to_bytes(4, "little")
    return b"".join([content[:start], bytes(header), *kept])


def _number(content, position):
    return int.from_bytes(content[position : position + 4], "little")


def _bare_header(content):
    """Return the header with nothing where its description was (MS-EMF 2.2.9 and 2.3.4.2)."""
    if len(content) < 88:
        raise RefusedFile("broken")
    header = bytearray(content)
    length, start = 2 * _number(content, 60), _number(content, 64)
    end = min(start + length, len(header))
    if length and start >= 88:
        header[start:end] = bytes(max(0, end - start))
    header[60:68] = bytes(8)
    return header


def _check_is_drawn_twice(record):
    """Refuse a drawing whose EMF+ records have no ordinary ones beside them (MS-EMFPLUS 2.3.3.3)."""
    is_header = record[16:18] == b"\x01\x40"
    if is_header and not record[18] & 1:
        raise RefusedFile("embedded")


def _check_tells_nothing(records):
    if any(mark in record for record in records for mark in TELLING):
        raise RefusedFile("embedded")
