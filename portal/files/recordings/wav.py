"""WAV (Microsoft and IBM, 1991): chunks of a RIFF file, of which those that do not sound are blanked."""

from portal.files.recordings.refusal import refuse

HEADER = 12  # "RIFF", a length, "WAVE"
SOUND, FORMAT = b"data", b"fmt "
LEFT = {SOUND, FORMAT, b"fact"}
PLAYED = {1, 3, 6, 7, 0xFFFE}  # PCM, floats, A-law, µ-law, and one of those said at length
LONGEST_FORMAT = 40  # bytes
UNKNOWN = 0xFFFFFFFF  # what programs write when they do not know yet how long it will be


def is_wav(head):
    """Tell whether the first twelve bytes are those of a WAV."""
    return head[:4] == b"RIFF" and head[8:12] == b"WAVE"


def clean_wav(patched):
    """Blank what a WAV tells about people: titles, artists (LIST, id3), what recorders add (bext, iXML).

    Args:
        patched: a `Patched`.

    Returns:
        The number of seconds.

    Raises:
        ValidationError: it is broken, or of a sound that browsers do not play.
    """
    position, bytes_a_second, sounding = HEADER, 0, 0
    while position + 8 <= patched.size:
        patched.count()
        kind, size = patched.read(position, 4), _length(patched, position)
        inside = position + 8
        if kind not in LEFT:
            patched.write(position, b"JUNK")
            patched.blank(inside, size)
        elif kind == FORMAT:
            bytes_a_second = _rate(patched, inside, size)
        elif kind == SOUND:
            sounding += size
        position = inside + size + size % 2
    patched.blank(position, patched.size - position)
    if not bytes_a_second or not sounding:
        refuse("broken")
    return round(sounding / bytes_a_second)


def _length(patched, position):
    """Return how long a chunk is; a sound that was never ended goes on to the end of the file."""
    size, room = int.from_bytes(patched.read(position + 4, 4), "little"), patched.size - position - 8
    if patched.read(position, 4) == SOUND and size in (0, UNKNOWN):
        return room
    if size > room:
        refuse("broken")
    return size


def _rate(patched, inside, size):
    if not 16 <= size <= LONGEST_FORMAT:
        refuse("broken")
    header = patched.read(inside, 16)
    if int.from_bytes(header[:2], "little") not in PLAYED:
        refuse("type")
    return int.from_bytes(header[8:12], "little")
