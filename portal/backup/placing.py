"""Bringing the files of a backup to their places."""

import os
import shutil
from datetime import datetime
from pathlib import Path

from django.conf import settings

from portal.backup import checksums
from portal.backup.errors import BackupError
from portal.backup.folders import STAGING, files_under, folders, size_of
from portal.backup.manifest import Manifest


class Placement:
    """The files of a backup on their way back.

    First `stage`, which reads and writes and may fail; then `place`, which only renames.
    """

    def __init__(self, backup: Path, manifest: Manifest):
        """Take the folder of a backup and its manifest."""
        self.backup = backup
        self.files = {
            name: stored for name, stored in manifest.files.items() if name != manifest.database_file
        }
        self.moved_to: list[Path] = []
        self._staged = set()
        self._leaving = []
        self._date = datetime.now().strftime("%Y-%m-%d-%H%M%S")

    def _place_of(self, name):
        folder, path = name.split("/", 1)
        return folders()[folder] / path

    def room(self) -> dict[Path, int]:
        """Return what the files that are not in place yet take, {folder: bytes}."""
        needs = dict.fromkeys(folders().values(), 0)
        for name, stored in self.files.items():
            if size_of(self._place_of(name)) != stored.size:
                needs[folders()[name.split("/", 1)[0]]] += stored.size
        return needs

    def stage(self):
        """Copy what is not in place yet beside its place.

        Raises:
            BackupError: a file changed since the backup was checked.
        """
        self.discard()
        for name, stored in self.files.items():
            place = self._place_of(name)
            if size_of(place) == stored.size and place.is_file() and checksums.measure(place) == stored:
                continue
            staged = self._staged_path(name)
            staged.parent.mkdir(parents=True, exist_ok=True)
            if checksums.copy(self.backup / name, staged) != stored:
                raise BackupError(f"{name} changed while it was read.")
            if settings.FILE_UPLOAD_PERMISSIONS is not None:
                staged.chmod(settings.FILE_UPLOAD_PERMISSIONS)
            self._staged.add(name)
        self._find_leaving()

    def _find_leaving(self):
        """Find what the backup does not hold, and make the folders that will take it."""
        for name, folder in folders().items():
            kept = folder.parent / f"replaced-{self._date}"
            for path, file in files_under(folder).items():
                key = f"{name}/{path}"
                if key not in self.files or key in self._staged:
                    self._leaving.append((file, kept / folder.name / path))
                    if kept not in self.moved_to:
                        kept.mkdir(mode=0o700)
                        self.moved_to.append(kept)

    @property
    def moved(self) -> int:
        """How many files were moved away."""
        return len(self._leaving)

    def _staged_path(self, name):
        folder, path = name.split("/", 1)
        return folders()[folder] / STAGING / path

    def place(self):
        """Move away what the backup does not hold, then put what was staged in place."""
        for file, target in self._leaving:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(file, target)
        for name in sorted(self._staged):
            place = self._place_of(name)
            place.parent.mkdir(parents=True, exist_ok=True)
            os.replace(self._staged_path(name), place)
        self.discard()

    def discard(self):
        """Remove what is staged, and the folders made for what leaves when they stayed empty."""
        for folder in folders().values():
            if (folder / STAGING).exists():
                shutil.rmtree(folder / STAGING)
        for kept in self.moved_to:
            if kept.exists() and not any(kept.iterdir()):
                kept.rmdir()
