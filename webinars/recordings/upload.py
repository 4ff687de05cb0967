"""Recordings as they are sent: written to the disk as they come, and no further than they may be large."""

import tempfile
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile


class IncomingFile(TemporaryUploadedFile):
    """A file that comes in, on the same disk as where it will stay: keeping it then moves nothing."""

    def __init__(self, name, content_type, size, charset, content_type_extra=None):
        """Open it in the folder of what comes in."""
        folder = Path(settings.INCOMING_ROOT)
        folder.mkdir(parents=True, exist_ok=True)
        file = tempfile.NamedTemporaryFile(suffix=".upload", dir=folder)  # noqa: SIM115 - it closes itself
        UploadedFile.__init__(self, file, name, content_type, size, charset, content_type_extra)


class RecordingUploadHandler(FileUploadHandler):
    """Takes one recording; beyond the limit, the rest is left and the form is told.

    Attributes:
        is_too_large: whether a file was left.
    """

    def __init__(self, request=None):
        """Begin with nothing left."""
        super().__init__(request)
        self.is_too_large = False

    def new_file(self, *args, **kwargs):
        """Open a file on the disk."""
        super().new_file(*args, **kwargs)
        self.file = IncomingFile(self.file_name, self.content_type, 0, self.charset, self.content_type_extra)
        self.received = 0

    def receive_data_chunk(self, raw_data, start):
        """Write what came.

        Raises:
            SkipFile: it is more than a recording may weigh.
        """
        self.received += len(raw_data)
        if self.received > settings.LARGEST_RECORDING:
            self.is_too_large = True
            self.file.close()
            raise SkipFile
        self.file.write(raw_data)

    def file_complete(self, file_size):
        """Return the file, whole."""
        self.file.seek(0)
        self.file.size = file_size
        return self.file

    def upload_interrupted(self):
        """Forget what came of a file that was cut."""
        if hasattr(self, "file"):
            self.file.close()
