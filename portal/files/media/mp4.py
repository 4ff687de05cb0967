"""MP4, MOV and M4A (ISO/IEC 14496-12): boxes in boxes, of which those that tell about people are blanked.

What is not known to be needed to play is blanked: titles, authors and places (`udta`, `meta`), what
cameras add (`uuid`), what editors left in free space, and when it was made.
"""

from portal.files.media.refusal import refuse

LEFT = {
    b"": b"ftyp moov mdat moof mfra sidx ssix styp",
    b"moov": b"mvhd trak mvex",
    b"mvex": b"mehd trex leva",
    b"trak": b"tkhd edts mdia tref tapt",
    b"mdia": b"mdhd hdlr minf elng",
    b"minf": b"vmhd smhd nmhd sthd gmhd hdlr dinf stbl",
    b"stbl": b"stsd stts ctts cslg stsc stsz stz2 stco co64 stss stsh padb stdp sdtp sbgp sgpd subs saiz",
    b"moof": b"mfhd traf",
    b"traf": b"tfhd tfdt trun sbgp sgpd subs saiz saio sdtp",
}
LEFT = {name: frozenset(boxes.split()) for name, boxes in LEFT.items()}
DATED = {b"mvhd", b"tkhd", b"mdhd"}
# Handlers (8.4.3): picture, sound, captions, time code. Others carry data, such as where a camera was.
HARMLESS = {b"vide", b"soun", b"sbtl", b"subt", b"text", b"clcp", b"tmcd", b"hint", b"auxv"}


def clean_mp4(patched):
    """Blank what an MP4 tells about people.

    Args:
        patched: a `Patched`.

    Returns:
        (extension, number of seconds or None).

    Raises:
        ValidationError: it is broken, plays nothing, or holds data beside picture and sound.
    """
    found = {"handlers": set(), "seconds": None}
    _walk(patched, 0, patched.size, b"", found)
    handlers = found["handlers"]
    if not handlers & {b"vide", b"soun"}:
        refuse("type")
    if handlers - HARMLESS:
        refuse("tracks")
    return ("mp4" if b"vide" in handlers else "m4a"), found["seconds"]


def _walk(patched, position, end, container, found):
    while position < end:
        patched.count()
        header, size = _header(patched, position, end)
        kind = patched.read(position + 4, 4)
        inside, length = position + header, size - header
        if kind not in LEFT[container]:
            patched.write(position + 4, b"free")
            patched.blank(inside, length)
        elif kind in LEFT:
            _walk(patched, inside, position + size, kind, found)
        elif kind in DATED:
            _undate(patched, inside, kind, found)
        elif kind == b"hdlr":
            _read_handler(patched, inside, length, container, found)
        position += size


def _header(patched, position, end):
    """Return (length of the header, length of the whole box)."""
    if position + 8 > end:
        refuse("broken")
    size, header = patched.number(position, 4), 8
    if size == 1:
        size, header = patched.number(position + 8, 8), 16
    elif size == 0:
        size = end - position
    if size < header or position + size > end:
        refuse("broken")
    return header, size


def _undate(patched, inside, kind, found):
    """Blank when it was made and changed; read how long it lasts (8.2.2)."""
    wide = patched.number(inside, 1) == 1
    patched.blank(inside + 4, 16 if wide else 8)
    if kind == b"mvhd":
        at = inside + (20 if wide else 12)
        scale, length = patched.number(at, 4), patched.number(at + 4, 8 if wide else 4)
        unknown = 2 ** (64 if wide else 32) - 1
        if scale and length and length != unknown:
            found["seconds"] = round(length / scale)


def _read_handler(patched, inside, length, container, found):
    """Note what a track carries, and blank the name that the program gave it."""
    if length < 24:
        refuse("broken")
    if container == b"mdia":
        found["handlers"].add(patched.read(inside + 8, 4))
    patched.blank(inside + 24, length - 24)
