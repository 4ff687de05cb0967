"""How long a sound lasts, where that is not written in it: it is counted in what it holds."""

from portal.files.recordings.fragments import seconds_of_fragments
from portal.files.recordings.mp3 import is_frame
from portal.files.recordings.ogg import PAGE, each_page
from portal.files.recordings.webm import CLUSTER, SEGMENT, element

# Thousands of bits a second of layer III, by the index in the header (ISO/IEC 11172-3, 13818-3).
BITS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)
BITS_OF_LOW_RATES = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0)
RATES = (44_100, 48_000, 32_000)
TIMESTAMP, BLOCK, BLOCK_GROUP, BLOCK_IN_GROUP = 0xE7, 0xA3, 0xA0, 0xA1
OPUS_RATE = 48_000


def seconds_of(patched, extension):
    """Return how many seconds a clean sound lasts, or None where that cannot be counted.

    Args:
        patched: a `Patched`.
        extension: what it is.
    """
    counts = {"mp3": _of_mp3, "ogg": _of_ogg, "weba": _of_webm, "m4a": seconds_of_fragments}
    return counts[extension](patched)


def _of_mp3(patched):
    position, seconds = _after_tags(patched), 0.0
    while position + 4 <= patched.size:
        length, lasts = _frame(patched.read(position, 4))
        if not length:
            break
        position, seconds = position + length, seconds + lasts
    return round(seconds)


def _after_tags(patched):
    position = 0
    while patched.size >= position + 10 and patched.read(position, 3) == b"ID3":
        length = patched.read(position + 6, 4)
        position += 10 + sum(byte << 7 * (3 - place) for place, byte in enumerate(length))
    return position


def _frame(header):
    """Return (bytes, seconds) of the frame that four bytes begin, or (0, 0)."""
    version, rate = header[1] >> 3 & 3, header[2] >> 2 & 3
    if not is_frame(header[:2]) or version == 1 or rate == 3:
        return 0, 0
    is_low = version != 3
    hertz = RATES[rate] // {3: 1, 2: 2, 0: 4}[version]
    bits = (BITS_OF_LOW_RATES if is_low else BITS)[header[2] >> 4] * 1000
    if not bits:
        return 0, 0
    samples = 576 if is_low else 1152
    return samples // 8 * bits // hertz + (header[2] >> 1 & 1), samples / hertz


def _of_ogg(patched):
    """Read the time at which the last page ends (RFC 3533, 6; RFC 7845, 4)."""
    rate = skipped = last = None
    for at, _flags, table in each_page(patched):
        if rate is None:
            head = patched.read(at + PAGE + len(table), 19)
            is_opus = head[:8] == b"OpusHead"
            skipped = int.from_bytes(head[10:12], "little") if is_opus else 0
            rate = OPUS_RATE if is_opus else int.from_bytes(head[12:16], "little")
        ends = int.from_bytes(patched.read(at + 6, 8), "little", signed=True)
        last = ends if ends >= 0 else last
    return round(max(0, last - skipped) / rate) if rate and last else None


def _of_webm(patched):
    """Read the time of the last block (RFC 9559, 10): browsers that record do not say how long it was."""
    _kind, _inside, end = element(patched, 0, patched.size)
    _kind, position, last = element(patched, end, patched.size)
    cluster, latest = 0, None
    last = min(last or patched.size, patched.size)
    while position < last:
        kind, inside, stop = element(patched, position, last)
        if kind == TIMESTAMP and stop - inside <= 8:
            cluster = patched.number(inside, stop - inside)
        elif kind in (BLOCK, BLOCK_IN_GROUP) and stop - inside >= 4:
            # The number of the track is one byte for any sound; two follow for the time.
            ticks = int.from_bytes(patched.read(inside + 1, 2), "big", signed=True)
            latest = max(latest or 0, cluster + ticks)
        position = inside if kind in (SEGMENT, CLUSTER, BLOCK_GROUP) or stop is None else stop
    return None if latest is None else round(latest / 1000)
