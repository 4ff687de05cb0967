"""A voice that somebody confides: one sound, without what its file tells beside what is said."""

import tempfile
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File

from portal.files.names import stored_name
from portal.files.recordings.cleaning import clean_recording
from portal.files.recordings.lengths import seconds_of
from portal.files.recordings.patching import Patched
from portal.files.recordings.refusal import refuse
from portal.files.recordings.wav import clean_wav, is_wav

LONGEST_BELIEVED = 24 * 60 * 60  # seconds


@dataclass
class CleanSound:
    """A sound that passed the cleaning.

    Args:
        content: an open file, which is gone once it is closed.
        extension: what it is, without a dot.
        seconds: how long it lasts, None where nothing says so.
    """

    content: object
    extension: str
    seconds: int | None = None

    def as_file(self, name: str) -> File:
        """Return it as a file to save, named after `name` with the extension that it deserves."""
        self.content.seek(0)
        file = File(self.content, name=stored_name(name, self.extension))
        file.is_clean = True
        return file


def clean_sound(file, *, longest=None) -> CleanSound:
    """Clean a sound, on the disk: M4A, MP3, OGG, WebM without a picture, WAV.

    Args:
        file: a Django file; it is left as it came.
        longest: how many seconds it may last.

    Raises:
        ValidationError: it is refused; its message says why and what to do.
    """
    if file.size > settings.LARGEST_SOUND:
        refuse("sound_size", limit=settings.LARGEST_SOUND // (1024 * 1024))
    copy = tempfile.NamedTemporaryFile(prefix="sound-")  # noqa: SIM115 - it goes when what holds it is closed
    try:
        file.seek(0)
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        extension, seconds = _cleaned(copy.name)
        _check_length(seconds or 0, longest)
    except BaseException:
        copy.close()
        raise
    return CleanSound(copy, extension, seconds)


def _check_length(seconds, longest):
    if seconds > LONGEST_BELIEVED:
        refuse("broken")
    if longest and seconds > longest:
        refuse("long", minutes=longest // 60)


def _cleaned(path):
    with open(path, "r+b") as file:
        patched = Patched(file)
        if patched.size >= 12 and is_wav(patched.read(0, 12)):
            return "wav", _in_words(lambda: clean_wav(patched))
    found = _in_words(lambda: clean_recording(path))
    if found.is_video:
        refuse("video")
    with open(path, "r+b") as file:
        return found.extension, found.seconds or seconds_of(Patched(file), found.extension)


def _in_words(clean):
    """Say of a sound what would be said of a recording."""
    try:
        return clean()
    except ValidationError as refusal:
        if refusal.code == "type":
            refuse("sound")
        raise
