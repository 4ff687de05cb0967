"""What goes into tools, for the tests."""

from io import BytesIO
from pathlib import Path

from django.core.files.base import ContentFile

from PIL import Image

from tools.files import prepared_voice
from tools.models import ToolVoice

SOUND = Path(__file__).parent.parent / "files" / "recordings" / "samples" / "sound.mp3"
VIDEO = SOUND.with_name("sound-and-picture.mp4")


def sound(name="Marie Untel raconte.mp3", path=SOUND):
    """Return a sound as it comes in."""
    return ContentFile(path.read_bytes(), name=name)


def photo(name="Marie Untel.jpg"):
    """Return a picture as it comes in, that tells where it was taken."""
    output = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "zqexifzq"
    Image.new("RGB", (60, 40), "teal").save(output, "JPEG", exif=exif)
    return ContentFile(output.getvalue(), name=name)


def text(words="Trois questions pour une première rencontre.", name="Marie Untel.txt"):
    """Return a text as it comes in."""
    return ContentFile(words.encode(), name=name)


def give_voice(tool):
    """Give a tool its sound."""
    file, seconds = prepared_voice(sound())
    return ToolVoice.objects.create(page=tool, name=tool.slug, file=file, seconds=seconds)


def main_of(response):
    """Return what stands in the main part of a page."""
    return response.content.decode().split("<main")[1].split("</main")[0]
