"""Ogg (RFC 3533) with Vorbis or Opus: the comments of the sound are emptied, and its pages summed again."""

from functools import cache

from portal.files.media.refusal import refuse

PAGE = 27  # bytes of a page's header, before its table
FIRST, CONTINUED = 0x02, 0x01
MOST_COMMENTS = 4 * 1024 * 1024  # bytes: a cover picture may stand there
# (how the comments begin, what ends them)
SOUNDS = {b"\x01vorbis": (b"\x03vorbis", b"\x01"), b"OpusHead": (b"OpusTags", b"")}


def clean_ogg(patched):
    """Empty the comments of an Ogg sound.

    Args:
        patched: a `Patched`.

    Raises:
        ValidationError: it is broken, or holds something else than one sound.
    """
    pages = list(_pages(patched))
    if any(flags & FIRST for _at, flags, _table in pages[1:]):
        refuse("tracks")
    at, _flags, table = pages[0]
    head = patched.read(at + PAGE + len(table), sum(table))
    sound = next((sound for name, sound in SOUNDS.items() if head.startswith(name)), None)
    if sound is None:
        refuse("type")
    _empty(patched, pages[1:], *sound)


def _pages(patched):
    """Yield (place, flags, table of lengths) of each page."""
    position = 0
    while position < patched.size:
        patched.count()
        header = patched.read(position, PAGE)
        if header[:5] != b"OggS\0":
            refuse("broken")
        table = patched.read(position + PAGE, header[26])
        yield position, header[5], table
        position += PAGE + len(table) + sum(table)
        if position > patched.size:
            refuse("broken")


def _empty(patched, pages, beginning, ending):
    """Write over the packet of comments: no vendor, no comment, then zeros."""
    pieces, length = [], 0
    for at, _flags, table in pages:
        start, taken, ended = at + PAGE + len(table), 0, False
        for lacing in table:
            taken += lacing
            if lacing < 255:
                ended = True
                break
        pieces.append((at, table, start, taken))
        length += taken
        if ended or length > MOST_COMMENTS:
            break
    written = beginning + bytes(8) + ending
    if not pieces or length < len(written) or length > MOST_COMMENTS:
        refuse("broken")
    if patched.read(pieces[0][2], len(beginning)) != beginning:
        refuse("broken")
    written = written.ljust(length, b"\0")
    for at, table, start, taken in pieces:
        patched.write(start, written[:taken])
        written = written[taken:]
        _sum_again(patched, at, table)


def _sum_again(patched, at, table):
    """Write the checksum of a page, which is worked out with zeros in its place (RFC 3533, 6)."""
    patched.blank(at + 22, 4)
    crc, sums = 0, _table()
    for byte in patched.read(at, PAGE + len(table) + sum(table)):
        crc = (crc << 8 & 0xFFFFFFFF) ^ sums[(crc >> 24) ^ byte]
    patched.write(at + 22, crc.to_bytes(4, "little"))


@cache
def _table():
    sums = []
    for value in range(256):
        crc = value << 24
        for _bit in range(8):
            crc = (crc << 1) ^ (0x04C11DB7 if crc & 0x80000000 else 0)
        sums.append(crc & 0xFFFFFFFF)
    return sums
