"""Where the files of the site are, and the room that is left."""

import os
import shutil
from collections import defaultdict
from pathlib import Path

from django.conf import settings

from portal.backup.errors import BackupError

# Where a restoration prepares files, inside the folder that they go to: renaming then always works.
STAGING = ".restoring"


def folders() -> dict[str, Path]:
    """Return the folders of the site's files, by the name that each has in a backup."""
    return {"media": Path(settings.MEDIA_ROOT).resolve(), "private": Path(settings.PRIVATE_ROOT).resolve()}


def _raise_unless_gone(error):
    if not isinstance(error, FileNotFoundError):
        raise error


def files_under(folder: Path) -> dict[str, Path]:
    """Return the files under `folder`, by their path in it, in order. Links are not followed.

    Raises:
        OSError: a folder cannot be read.
    """
    found = {}
    for where, names, files in os.walk(folder, onerror=_raise_unless_gone):
        if STAGING in names:
            names.remove(STAGING)
        for name in files:
            path = Path(where, name)
            if not path.is_symlink():
                found[path.relative_to(folder).as_posix()] = path
    return dict(sorted(found.items()))


def files_of_site() -> dict[str, Path]:
    """Return all files of the site, by the name that each has in a backup."""
    return {
        f"{name}/{path}": file
        for name, folder in folders().items()
        for path, file in files_under(folder).items()
    }


def size_of(path: Path) -> int:
    """Return the size of a file in bytes, 0 when it is not there."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def in_words(size: int) -> str:
    """Return a size for people to read."""
    for unit, step in (("GB", 1e9), ("MB", 1e6)):
        if size >= step:
            return f"{size / step:.1f} {unit}"
    return f"{size / 1e3:.1f} kB"


def _existing(path):
    return next(folder for folder in (path, *path.parents) if folder.exists())


def ensure_room(needs: dict[Path, int]):
    """Make sure that the disks have room.

    Args:
        needs: bytes to write in each folder; a folder may be still to make.

    Raises:
        BackupError: a disk has less than is needed on it.
    """
    on_disk = defaultdict(list)
    for path, size in needs.items():
        place = _existing(path)
        on_disk[place.stat().st_dev].append((place, size))
    for places in on_disk.values():
        needed, free = sum(size for _place, size in places), shutil.disk_usage(places[0][0]).free
        if needed > free:
            raise BackupError(
                f"There is not enough space in {places[0][0]}: "
                f"{in_words(needed)} are needed, {in_words(free)} are free."
            )
