"""The one door of recordings: what a file is comes from what it holds, whatever its name."""

from dataclasses import dataclass

from portal.files.media.mp3 import clean_mp3, is_frame
from portal.files.media.mp4 import clean_mp4
from portal.files.media.ogg import clean_ogg
from portal.files.media.patching import Patched
from portal.files.media.refusal import refuse
from portal.files.media.webm import clean_webm

FEWEST = 64  # bytes
VIDEO_TYPES = {"mp4": "video/mp4", "webm": "video/webm"}
SOUND_TYPES = {"m4a": "audio/mp4", "weba": "audio/webm", "mp3": "audio/mpeg", "ogg": "audio/ogg"}
MEDIA_TYPES = VIDEO_TYPES | SOUND_TYPES


@dataclass(frozen=True)
class CleanRecording:
    """What a recording is, once it tells nothing about people.

    Args:
        extension: what its content is, without a dot.
        seconds: how long it lasts, None where that is not written in it.
    """

    extension: str
    seconds: int | None = None

    @property
    def is_video(self):
        """Whether there is something to see."""
        return self.extension in VIDEO_TYPES


def clean_recording(path) -> CleanRecording:
    """Clean a recording in place, without ever holding it whole.

    Args:
        path: of a file that is ours to change.

    Raises:
        ValidationError: it is refused; its message says why and what to do.
    """
    with open(path, "r+b") as file:
        patched = Patched(file)
        if patched.size == 0:
            refuse("empty")
        if patched.size < FEWEST:
            refuse("type")
        return _cleaned(patched)


def _cleaned(patched):
    head = patched.read(0, 12)
    if head[4:8] == b"ftyp":
        return CleanRecording(*clean_mp4(patched))
    if head[:4] == b"\x1a\x45\xdf\xa3":
        is_video, seconds = clean_webm(patched)
        return CleanRecording("webm" if is_video else "weba", seconds)
    if head[:3] == b"ID3" or is_frame(head[:2]):
        clean_mp3(patched)
        return CleanRecording("mp3")
    if head[:4] == b"OggS":
        clean_ogg(patched)
        return CleanRecording("ogg")
    return refuse("type")
