"""MP3: the tags that programs write at both ends (ID3v2, ID3v1, APEv2) are blanked or cut off."""

from portal.files.media.refusal import refuse

HEADER = 10  # of an ID3v2 tag
ID3V1, APE = 128, 32


def clean_mp3(patched):
    """Blank what an MP3 tells about people.

    Args:
        patched: a `Patched`.

    Raises:
        ValidationError: no sound follows the tags.
    """
    position = 0
    while patched.size >= position + HEADER and patched.read(position, 3) == b"ID3":
        patched.count()
        # Its length is written in four bytes of seven bits (id3.org, 3.1).
        length = sum(byte << 7 * (3 - place) for place, byte in enumerate(patched.read(position + 6, 4)))
        if position + HEADER + length > patched.size:
            refuse("broken")
        patched.blank(position + 5, 1)
        patched.blank(position + HEADER, length)
        position += HEADER + length
    if not is_frame(patched.read(position, 2)):
        refuse("broken")
    _cut_the_end(patched)


def is_frame(head):
    """Tell whether two bytes begin a frame of MPEG layer III (ISO/IEC 11172-3, 2.4.1.3)."""
    return len(head) == 2 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and head[1] & 0x06 == 0x02


def _cut_the_end(patched):
    end = patched.size
    while True:
        if end > ID3V1 and patched.read(end - ID3V1, 3) == b"TAG":
            end -= ID3V1
        elif end > APE and patched.read(end - APE, 8) == b"APETAGEX":
            footer = patched.read(end - APE, APE)
            has_header = footer[23] & 0x80
            end -= int.from_bytes(footer[12:16], "little") + (APE if has_header else 0)
        else:
            break
        if end <= 0:
            refuse("broken")
    if end < patched.size:
        patched.file.truncate(end)
        patched.size = end
