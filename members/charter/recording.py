"""The charter read aloud: an MP3 that says nothing but the charter."""

import secrets

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

LARGEST = 25 * 1024 * 1024  # bytes
ID3V1 = 128  # bytes at the end of the file (id3.org)
ID3V2_HEADER = 10
APE = 32  # bytes of its header, and of its footer
APE_HAS_HEADER = 1 << 31


def check_recording(file):
    """Refuse what is no MP3, or too large.

    Raises:
        ValidationError: it is.
    """
    if file.size > LARGEST:
        raise ValidationError(_("This recording is too large: 25 MB at most."))
    file.seek(0)
    head = file.read(ID3V2_HEADER)
    file.seek(0)
    if head[:3] != b"ID3" and not (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0):
        raise ValidationError(_("This is not an MP3 recording."))


def without_tags(content):
    """Return an MP3 without what programs write at its ends: who recorded, where, with what.

    Args:
        content: its bytes.
    """
    start = _start_of_sound(content)
    return content[start : _end_of_sound(content, start)]


def _start_of_sound(content):
    """Return where the ID3v2 tags end. Their length is in four bytes of seven bits (id3.org, 3.1)."""
    start = 0
    while content[start : start + 3] == b"ID3" and len(content) > start + ID3V2_HEADER:
        length = content[start + 6 : start + ID3V2_HEADER]
        start += ID3V2_HEADER + sum(byte << 7 * (3 - place) for place, byte in enumerate(length))
    return start


def _end_of_sound(content, start):
    """Return where the tags begin that stand at the end: ID3v1, and APEv2 (hydrogenaudio, "APE key")."""
    end = len(content)
    while end > start:
        if content[max(end - ID3V1, start) : end].startswith(b"TAG"):
            end -= ID3V1
        elif content[max(end - APE, start) : end].startswith(b"APETAGEX"):
            size, flags = (int.from_bytes(content[end - place :][:4], "little") for place in (20, 12))
            whole = size + (APE if flags & APE_HAS_HEADER else 0)
            end -= whole if APE <= whole <= end - start else APE
        else:
            break
    return end


def cleaned_recording(file):
    """Return a new recording as it is kept: without tags, under a name that says nothing."""
    file.seek(0)
    return ContentFile(without_tags(file.read()), name=f"{secrets.token_hex(8)}.mp3")
