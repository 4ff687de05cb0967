"""Files on their way in: cleaned, and known again by what they hold; what is refused is named, with why."""

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.files.clean import clean
from portal.files.names import FOLDERS, one_line
from portal.files.recordings.sounds import clean_sound

LONGEST_NAME = 60  # characters of a name, as it is told back


@dataclass(frozen=True)
class Refused:
    """A file that is not taken: what it is called, and why."""

    name: str
    reason: str


@dataclass(frozen=True)
class Incoming:
    """A clean file.

    Args:
        file: a Django file, to save; its name tells nothing.
        extension: what it holds, without a dot.
        digest: SHA-256 of the cleaned content, in hexadecimal.
        facts: pages, seconds, where known.
    """

    file: object
    extension: str
    digest: str
    facts: dict


def told_name(name):
    """Return the name of a file as it may be shown: no path, nothing that turns the order of letters."""
    return one_line(FOLDERS.split(name or "")[-1])[:LONGEST_NAME].strip() or _("a file")


def incoming_file(upload, *, images_only=False):
    """Clean a file that was sent.

    Raises:
        ValidationError: it is refused; its message says why and what to do.
    """
    found = clean(upload, images_only=images_only)
    return _of(found, found.facts)


def incoming_sound(upload, *, longest):
    """Clean a voice that was sent.

    Args:
        longest: how many seconds it may last.

    Raises:
        ValidationError: it is refused; its message says why and what to do.
    """
    sound = clean_sound(upload, longest=longest)
    return _of(sound, {"seconds": sound.seconds})


def _of(found, facts):
    # The name that a file had may tell whose it is.
    file, digest = found.as_file("document"), hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return Incoming(file, found.extension, digest.hexdigest(), facts)
