"""JPEG, PNG, GIF and WebP inside documents: without their metadata, their pixels untouched."""

import re

from portal.files.cleaning.refusal import RefusedFile

DRAWN_IN_PNG = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"cHRM", b"pHYs", b"sBIT", b"bKGD"),
}
DRAWN_IN_WEBP = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"}
FRAME_HEADER = 16  # bytes before the chunks of an ANMF chunk
# In entropy-coded data FF is followed by 00, by a restart mark, or by more FF (ITU-T T.81, B.1.1.5).
END_OF_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def without_segments(content: bytes) -> bytes:
    """Return a picture without comments, EXIF, XMP, profiles, and what follows its end.

    Args:
        content: a JPEG, PNG, GIF or WebP; anything else comes back as it is.

    Raises:
        RefusedFile: it is broken.
    """
    if content.startswith(b"\xff\xd8"):
        return _bare_jpeg(content)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _bare_png(content)
    if content.startswith((b"GIF87a", b"GIF89a")):
        return _bare_gif(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _bare_webp(content)
    return content


def _bare_jpeg(content):
    """Keep the segments that draw, up to the first end of image (ITU-T T.81, B.1.1 and B.2)."""
    kept, position = [content[:2]], 2
    while position + 4 <= len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        if marker == 0xD9:
            break
        if marker == 0x01 or 0xD0 <= marker <= 0xD7:
            position += 2
            continue
        end = position + 2 + int.from_bytes(content[position + 2 : position + 4], "big")
        kept.append(_bare_segment(marker, content[position:end]))
        if marker == 0xDA:
            scan = END_OF_SCAN.search(content, end)
            position, end = end, scan.start() if scan else len(content)
            kept.append(content[position:end])
        position = end
    return b"".join([*kept, b"\xff\xd9"])


def _bare_segment(marker, segment):
    """Return a JPEG segment, or nothing: a comment, or APP0 to APP15 but JFIF's and Adobe's headers."""
    if marker == 0xE0 and segment[4:9] == b"JFIF\0":
        # Without the thumbnail that may follow (ITU-T T.871, 10.1).
        return b"\xff\xe0\x00\x10" + segment[4:16] + b"\0\0"
    if marker == 0xEE and segment[4:9] == b"Adobe":
        return b"\xff\xee\x00\x0e" + segment[4:16]
    return b"" if 0xE0 <= marker <= 0xEF or marker == 0xFE else segment


def _bare_png(content):
    """Keep the chunks that draw (PNG specification, 4.7)."""
    kept, position = [content[:8]], 8
    while position + 12 <= len(content):
        length = int.from_bytes(content[position : position + 4], "big")
        name = content[position + 4 : position + 8]
        if name in DRAWN_IN_PNG:
            kept.append(content[position : position + 12 + length])
        if name == b"IEND":
            break
        position += 12 + length
    return b"".join(kept)


def _bare_webp(content):
    """Keep the chunks that draw, and say that there are no others (RFC 9649, 2.7)."""
    chunks = _webp_chunks(content[12 : 8 + int.from_bytes(content[4:8], "little")])
    return b"RIFF" + (len(chunks) + 4).to_bytes(4, "little") + b"WEBP" + chunks


def _webp_chunks(content):
    kept, position = [], 0
    while position + 8 <= len(content):
        name, size = content[position : position + 4], content[position + 4 : position + 8]
        data = content[position + 8 : position + 8 + int.from_bytes(size, "little")]
        position += 8 + len(data) + len(data) % 2
        if name not in DRAWN_IN_WEBP:
            continue
        if name == b"VP8X":
            data = bytes([data[0] & 0b11010010]) + data[1:10] if data else data
        if name == b"ANMF":
            data = data[:FRAME_HEADER] + _webp_chunks(data[FRAME_HEADER:])
        kept.append(name + len(data).to_bytes(4, "little") + data + b"\0" * (len(data) % 2))
    return b"".join(kept)


def _bare_gif(content):
    """Keep pictures, their controls and the loop; drop comments and other extensions (GIF89a, 23 to 26)."""
    try:
        position = 13 + _colours(content[10])
        kept = [content[:position]]
        while content[position] != 0x3B:
            start, end = position, _end_of_block(content, position)
            label = content[start + 1] if content[start] == 0x21 else None
            if label == 0xFF and content[start + 3 : start + 14] == b"NETSCAPE2.0":
                loop = content[start + 14 : start + 18]
                kept.append(content[start : start + 14] + loop + b"\0" if loop[:2] == b"\x03\x01" else b"")
            elif label in (None, 0xF9):
                kept.append(content[start:end])
            position = end
    except IndexError as error:
        raise RefusedFile("broken") from error
    return b"".join([*kept, b"\x3b"])


def _colours(flags):
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _end_of_block(content, position):
    if content[position] == 0x21:
        position += 2
    elif content[position] == 0x2C:
        position += 11 + _colours(content[position + 9])
    else:
        raise RefusedFile("broken")
    while content[position]:
        position += 1 + content[position]
    return position + 1
