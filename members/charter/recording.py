"""The charter read aloud: an MP3 that says nothing but the charter."""

import secrets

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

LARGEST = 25 * 1024 * 1024  # bytes
ID3V1 = 128  # bytes at the end of the file (id3.org)
ID3V2_HEADER = 10


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
        content: its bytes. The length of an ID3v2 tag is written in four bytes of seven bits (id3.org, 3.1).
    """
    while content[:3] == b"ID3" and len(content) > ID3V2_HEADER:
        length = sum(byte << 7 * (3 - place) for place, byte in enumerate(content[6:10]))
        content = content[ID3V2_HEADER + length :]
    if content[-ID3V1:][:3] == b"TAG":
        content = content[:-ID3V1]
    return content


def cleaned_recording(file):
    """Return a new recording as it is kept: without tags, under a name that says nothing."""
    file.seek(0)
    return ContentFile(without_tags(file.read()), name=f"{secrets.token_hex(8)}.mp3")
