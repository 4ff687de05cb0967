"""Writing a backup."""

import fcntl
import os
import shutil
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from portal.backup import checksums, manifest
from portal.backup.databases import database
from portal.backup.errors import BackupError
from portal.backup.folders import ensure_room, files_of_site, folders, size_of
from portal.backup.manifest import Manifest

OURS_ALONE = 0o077


def write_backup(folder: Path) -> Manifest:
    """Write the database and the files of the site into a new folder, while the site works.

    Args:
        folder: where; it may be there already if it is empty.

    Returns:
        What the backup holds.

    Raises:
        BackupError: it cannot be done; nothing is left of it.
    """
    folder = folder.absolute()
    _refuse_place(folder)
    store = database()
    _ensure_room(folder.parent, store)
    with _only_for_us(), _part_of(folder) as part:
        files = _Files(part)
        # Most files before the database, so that few can be deleted between the two; and the rest
        # after it: what a row of the database names was on the disk before the row was there.
        files.copy_new()
        made_at = datetime.now(UTC)
        migrations = store.write(part / store.file_name)
        files.copy_new()
        made = Manifest(
            made_at=made_at.isoformat(timespec="seconds"),
            database=store.kind,
            database_file=store.file_name,
            migrations=migrations,
            files={store.file_name: checksums.measure(part / store.file_name), **files.copied},
            deleted=sorted(files.deleted - set(files.copied)),
        )
        made.write(part)
        os.sync()
        os.rename(part, folder)
    return made


class _Files:
    """The files of the site on their way into a backup."""

    def __init__(self, part):
        self.part = part
        self.copied = {}
        self.deleted = set()
        self._states = {}

    def copy_new(self):
        """Copy the files that were not copied yet, or have changed: one may still have been on its way in."""
        for name, path in files_of_site().items():
            try:
                stat = path.stat()
                state = (stat.st_size, stat.st_mtime_ns)
                if self._states.get(name) == state:
                    continue
                target = self.part / name
                target.parent.mkdir(parents=True, exist_ok=True)
                self.copied[name] = checksums.copy(path, target)
                self._states[name] = state
            except FileNotFoundError:
                self.deleted.add(name)


def _refuse_place(folder):
    if not folder.parent.is_dir():
        raise BackupError(f"The folder {folder.parent} does not exist.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BackupError(f"{folder} is there already: a backup goes into a new folder.")
    for own in folders().values():
        if folder.resolve().is_relative_to(own):
            raise BackupError(f"{folder} is among the files of the site: choose a folder elsewhere.")


def _ensure_room(place, store):
    needed = sum(size_of(path) for path in files_of_site().values())
    ensure_room({place: needed + sum(store.room().values())})


@contextmanager
def _only_for_us():
    """Make what is written readable by our account alone."""
    before = os.umask(OURS_ALONE)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def _part_of(folder):
    """Give the folder to write into until all is there, and remove it when something fails."""
    part = folder.with_name(f"{folder.name}.part")
    part.mkdir(exist_ok=True)
    lock = os.open(part, os.O_RDONLY)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupError(f"Another backup is being written into {part}.") from error
        _empty(part)
        part.chmod(0o700)
        try:
            yield part
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    finally:
        os.close(lock)


def _empty(part):
    """Remove what a backup that was killed left, and nothing else."""
    ours = {*folders(), manifest.NAME}
    for path in part.iterdir():
        if path.name not in ours and not path.name.startswith("database."):
            raise BackupError(f"{part} is in the way: it holds {path.name}, which no backup does.")
    for path in part.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
