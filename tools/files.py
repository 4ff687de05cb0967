"""The files of tools come in clean, under no name of their own, and leave with the tools."""

from pathlib import Path

from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile

from portal.files.clean import clean
from portal.files.models import FileUse, PortalFile
from portal.files.recordings.sounds import clean_sound
from tools.models import ToolFile


def prepared(file):
    """Return a copy of a file, clean, that tells nothing by its name.

    Args:
        file: a Django file, or the file of a `PrivateFile`, which was cleaned when it came in.

    Raises:
        ValidationError: it is refused; its message says why and what to do.
    """
    if getattr(file, "is_clean", False) or (isinstance(file, FieldFile) and file._committed):
        with file.open("rb") as source:
            content, extension = source.read(), Path(file.name).suffix.lower().lstrip(".")
        copy = ContentFile(content, name=f"tool.{extension}")
        copy.is_clean = True
        return copy
    return clean(file).as_file("tool")


def prepared_voice(file):
    """Return (a copy of a sound, clean, that tells nothing by its name; its length in seconds or None).

    Raises:
        ValidationError: it is no sound that browsers play, or there is something to see in it.
    """
    file.open("rb")
    sound = clean_sound(file)
    return sound.as_file("voice"), sound.seconds


def forget_files(keys):
    """Take files out of the library, those that something else uses left alone."""
    for file in PortalFile.objects.filter(pk__in=keys):
        is_used = ToolFile.objects.filter(file=file).exists() or FileUse.objects.filter(file=file).exists()
        if not is_used:
            file.delete()
