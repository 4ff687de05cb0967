"""Reading and blanking a large file in place: a video of two gigabytes is never held in memory."""

import os

from portal.files.media.refusal import refuse

CHUNK = 1024 * 1024
MOST_PARTS = 500_000


class Patched:
    """A recording on the disk, read in small pieces; what is blanked keeps its place, so that nothing moves.

    Attributes:
        size: its length in bytes.
    """

    def __init__(self, file):
        """Take a file open for reading and writing."""
        self.file = file
        self.size = os.fstat(file.fileno()).st_size
        self._parts = 0

    def read(self, position, length):
        """Return the bytes at a place.

        Raises:
            ValidationError: the file ends before.
        """
        self.file.seek(position)
        found = self.file.read(length)
        if len(found) < length:
            refuse("broken")
        return found

    def number(self, position, length):
        """Return the number written in so many bytes, the greatest first."""
        return int.from_bytes(self.read(position, length), "big")

    def write(self, position, content):
        """Write bytes over what is there."""
        self.file.seek(position)
        self.file.write(content)

    def blank(self, position, length):
        """Write zeros over what is there."""
        self.file.seek(position)
        while length > 0:
            self.file.write(bytes(min(CHUNK, length)))
            length -= CHUNK

    def count(self):
        """Count one more part of the file.

        Raises:
            ValidationError: it has more than any recording has.
        """
        self._parts += 1
        if self._parts > MOST_PARTS:
            refuse("broken")
