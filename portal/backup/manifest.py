"""The list of what a backup holds."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath

from portal.backup.checksums import StoredFile, measure
from portal.backup.errors import BackupError

NAME = "manifest.json"
FORMAT = 1


@dataclass
class Manifest:
    """What a backup holds.

    Args:
        made_at: when the database was read, in UTC, ISO 8601.
        database: the kind of database, "sqlite" or "postgresql".
        database_file: its name in the backup.
        migrations: the migrations applied to it, as [app, name].
        files: each file of the backup by its path in it, the database included.
        deleted: files that were deleted while the backup was made, and are not in it.
    """

    made_at: str
    database: str
    database_file: str
    migrations: list[list[str]]
    files: dict[str, StoredFile]
    deleted: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """The size of all files, in bytes."""
        return sum(stored.size for stored in self.files.values())

    def write(self, folder: Path):
        """Write the manifest into `folder`, with a checksum of its own."""
        content = {"format": FORMAT, **asdict(self)}
        text = json.dumps({**content, "checksum": _checksum(content)}, indent=1)
        (folder / NAME).write_text(text, encoding="ascii")

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """Return the manifest of the backup in `folder`.

        Raises:
            BackupError: there is none, or it is damaged, or of another format.
        """
        content = _content(folder)
        files = {name: StoredFile(**stored) for name, stored in content.pop("files").items()}
        for name in files:
            if name != content["database_file"] and not _is_in_place(name):
                raise BackupError(f"{NAME} names a file outside the backup: {name}.")
        return cls(files=files, **content)

    def check_sizes(self, folder: Path):
        """Make sure that each file is there, at its size: quick, and finds a copy that was cut short.

        Raises:
            BackupError: names the file that is not.
        """
        for name, stored in self.files.items():
            path = folder / name
            if not path.is_file():
                raise BackupError(f"{name} is missing from the backup.")
            if (size := path.stat().st_size) != stored.size:
                raise BackupError(f"{name} is damaged: it has {size} bytes instead of {stored.size}.")

    def check_checksums(self, folder: Path):
        """Make sure that each file is what was backed up.

        Raises:
            BackupError: names the file that is not.
        """
        for name, stored in self.files.items():
            if measure(folder / name) != stored:
                raise BackupError(f"{name} is damaged: its checksum is wrong.")


def _checksum(content):
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode("ascii")).hexdigest()


def _content(folder):
    path = folder / NAME
    if not folder.is_dir():
        raise BackupError(f"The folder {folder} does not exist.")
    if not path.is_file():
        raise BackupError(f"{folder} holds no {NAME}: it is no backup, or not a whole one.")
    try:
        content = json.loads(path.read_text(encoding="ascii"))
        whole = content.pop("checksum") == _checksum(content)
    except (ValueError, AttributeError, KeyError):
        whole = False
    if not whole:
        raise BackupError(f"{NAME} is damaged: its checksum is wrong.")
    if content.pop("format") != FORMAT:
        raise BackupError("This backup was made by another version of this command.")
    return content


def _is_in_place(name):
    parts = PurePosixPath(name).parts
    return len(parts) > 1 and parts[0] in ("media", "private") and ".." not in parts
