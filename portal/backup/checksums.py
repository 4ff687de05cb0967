"""Copying a file and knowing what was copied, in one reading."""

import hashlib
from dataclasses import dataclass

CHUNK = 1024 * 1024


@dataclass(frozen=True)
class StoredFile:
    """What a file holds.

    Args:
        size: in bytes.
        sha256: its checksum, in hexadecimal.
    """

    size: int
    sha256: str


def measure(path) -> StoredFile:
    """Return the size and the checksum of the file at `path`."""
    with open(path, "rb") as file:
        digest = hashlib.file_digest(file, "sha256")
        return StoredFile(file.tell(), digest.hexdigest())


def copy(source, target) -> StoredFile:
    """Copy a file, over `target` if it is there.

    Returns:
        The size and the checksum of what was written.
    """
    digest, size = hashlib.sha256(), 0
    with open(source, "rb") as reading, open(target, "wb") as writing:
        while chunk := reading.read(CHUNK):
            writing.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return StoredFile(size, digest.hexdigest())
