"""WebM (RFC 8794, RFC 9559): elements in elements; tags, titles and attachments become void."""

import struct

from portal.files.media.refusal import refuse

EBML, SEGMENT, CLUSTER, INFO, TRACKS = 0x1A45DFA3, 0x18538067, 0x1F43B675, 0x1549A966, 0x1654AE6B
DOCTYPE, SCALE, DURATION, ENTRY, TRACK_TYPE = 0x4282, 0x2AD7B1, 0x4489, 0xAE, 0x83
SEEK_HEAD, CUES = 0x114D9B74, 0x1C53BB6B
IN_CLUSTERS = {0xE7, 0xA3, 0xA0, 0xA7, 0xAB, 0x5854, 0xAF}
LEFT = {SEEK_HEAD, CUES, *IN_CLUSTERS}
# The programs that wrote it are told by any file, and must be there (5.1.2).
LEFT_OF_INFO = {SCALE, DURATION, 0x4D80, 0x5741}
TRACK_NAME = 0x536E
VOID = 0xEC
PICTURE, SOUND, CAPTIONS = 1, 2, 17
NANOSECONDS = 1_000_000


def clean_webm(patched):
    """Blank what a WebM tells about people.

    Args:
        patched: a `Patched`.

    Returns:
        (whether it has a picture, number of seconds or None).

    Raises:
        ValidationError: it is broken, is no WebM, or holds data beside picture and sound.
    """
    found = {"types": set(), "scale": NANOSECONDS, "duration": None}
    kind, inside, end = _element(patched, 0, patched.size)
    if kind != EBML or end is None or end - inside > 4096:
        refuse("type")
    if b"webm" not in [value for name, value in _children(patched, inside, end) if name == DOCTYPE]:
        refuse("type")
    kind, inside, last = _element(patched, end, patched.size)
    if kind != SEGMENT:
        refuse("broken")
    _walk_segment(patched, inside, min(last or patched.size, patched.size), found)
    if not found["types"] & {PICTURE, SOUND}:
        refuse("type")
    if found["types"] - {PICTURE, SOUND, CAPTIONS}:
        refuse("tracks")
    seconds = found["duration"] and round(found["duration"] * found["scale"] / 1e9)
    return PICTURE in found["types"], seconds


def _walk_segment(patched, position, end, found):
    while position < end:
        kind, inside, stop = _element(patched, position, end)
        if kind == CLUSTER:
            # A live one does not say where it ends: what is in it comes next.
            position = inside if stop is None else stop
            continue
        if stop is None:
            refuse("broken")
        if kind == INFO:
            _read_info(patched, inside, stop, found)
        elif kind == TRACKS:
            _read_tracks(patched, inside, stop, found)
        elif kind not in LEFT:
            _void(patched, position, stop)
        position = stop


def _read_info(patched, position, end, found):
    while position < end:
        kind, inside, stop = _element(patched, position, end)
        if stop is None:
            refuse("broken")
        if kind not in LEFT_OF_INFO:
            _void(patched, position, stop)
        elif kind == SCALE and stop - inside <= 8:
            found["scale"] = patched.number(inside, stop - inside)
        elif kind == DURATION and stop - inside in (4, 8):
            form = ">f" if stop - inside == 4 else ">d"
            found["duration"] = struct.unpack(form, patched.read(inside, stop - inside))[0]
        position = stop


def _read_tracks(patched, position, end, found):
    while position < end:
        kind, inside, stop = _element(patched, position, end)
        if stop is None:
            refuse("broken")
        if kind == ENTRY:
            _read_tracks(patched, inside, stop, found)
        elif kind == TRACK_TYPE and stop - inside <= 8:
            found["types"].add(patched.number(inside, stop - inside))
        elif kind == TRACK_NAME:
            _void(patched, position, stop)
        position = stop


def _children(patched, position, end):
    while position < end:
        kind, inside, stop = _element(patched, position, end)
        if stop is None:
            refuse("broken")
        yield kind, patched.read(inside, stop - inside)
        position = stop


def _element(patched, position, end):
    """Return (identifier, where its content begins, where it ends; None when it does not say)."""
    patched.count()
    first = patched.number(position, 1)
    width = 9 - first.bit_length()
    if not 1 <= width <= 4:
        refuse("broken")
    kind = patched.number(position, width)
    position += width
    first = patched.number(position, 1)
    width = 9 - first.bit_length()
    if not 1 <= width <= 8:
        refuse("broken")
    size = patched.number(position, width) & ((1 << 7 * width) - 1)
    position += width
    if size == (1 << 7 * width) - 1:
        return kind, position, None
    if position + size > end:
        refuse("broken")
    return kind, position, position + size


def _void(patched, position, end):
    """Make an element one that players pass over, of the same length."""
    total = end - position
    width = 1 if total < 9 else 8
    size = total - 1 - width
    patched.write(position, bytes([VOID]) + ((1 << 7 * width) | size).to_bytes(width, "big"))
    patched.blank(position + 1 + width, size)
