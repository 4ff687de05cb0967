"""How long an MP4 in fragments lasts (ISO/IEC 14496-12, 8.8): browsers that record do not write it first."""

from portal.files.recordings.mp4 import header

ENTERED = {b"moov", b"trak", b"mdia", b"mvex", b"moof", b"traf"}
# Of a fragment's header: what stands before the length of a sample, and that it is there (8.8.7).
BEFORE_LENGTH = ((0x1, 8), (0x2, 4))
HAS_LENGTH = 0x8
# Of a run: what stands before its samples, and what is told of each (8.8.8).
BEFORE_SAMPLES = (0x1, 0x4)
OF_EACH = (0x100, 0x200, 0x400, 0x800)


def seconds_of_fragments(patched):
    """Return how many seconds the runs of samples last, or None when there is none.

    Args:
        patched: a `Patched` of one sound, cleaned.
    """
    found = {"scale": 0, "usual": 0, "here": 0, "ticks": 0}
    _walk(patched, 0, patched.size, found)
    return round(found["ticks"] / found["scale"]) if found["scale"] and found["ticks"] else None


def _walk(patched, position, end, found):
    while position < end:
        patched.count()
        length, size = header(patched, position, end)
        kind, inside = patched.read(position + 4, 4), position + length
        if kind in ENTERED:
            _walk(patched, inside, position + size, found)
        elif kind == b"mdhd":
            found["scale"] = patched.number(inside + (20 if patched.number(inside, 1) == 1 else 12), 4)
        elif kind == b"trex":
            found["usual"] = patched.number(inside + 12, 4)
        elif kind == b"tfhd":
            found["here"] = _usual_of_fragment(patched, inside) or found["usual"]
        elif kind == b"trun":
            found["ticks"] += _ticks_of_run(patched, inside, size - length, found["here"] or found["usual"])
        position += size


def _usual_of_fragment(patched, inside):
    flags = patched.number(inside + 1, 3)
    at = inside + 8 + sum(length for flag, length in BEFORE_LENGTH if flags & flag)
    return patched.number(at, 4) if flags & HAS_LENGTH else 0


def _ticks_of_run(patched, inside, length, usual):
    flags, number = patched.number(inside + 1, 3), patched.number(inside + 4, 4)
    if not flags & OF_EACH[0]:
        return number * usual
    at = 8 + 4 * sum(bool(flags & flag) for flag in BEFORE_SAMPLES)
    step = 4 * sum(bool(flags & flag) for flag in OF_EACH)
    samples = patched.read(inside + at, min(number * step, max(0, length - at)))
    return sum(int.from_bytes(samples[place : place + 4], "big") for place in range(0, len(samples), step))
