"""The one cleaning: every file that enters passes here, whoever sends it."""

import json
import logging
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from portal.files.names import stored_name

SECONDS = 25  # under the 30 after which gunicorn ends a worker
MESSAGES = {
    "empty": _("This file is empty."),
    "size": _("This file is too large: %(limit)s MB at most."),
    "type": _(
        "This kind of file is not taken. Send a PDF, a Word, Excel, PowerPoint or LibreOffice file, "
        "a text or a picture (JPEG, PNG, WebP, HEIC)."
    ),
    "picture": _("This is not a picture that can be taken: send a JPEG, PNG, WebP or HEIC."),
    "old_office": _(
        "This is an old Office file (.doc, .xls, .ppt): save it as .docx, .xlsx or .pptx, or as PDF, "
        "and send that."
    ),
    "broken": _("This file is damaged: open it, save it again, and send the new one."),
    "password": _("This file asks for a password: save it without one and send it again."),
    "macros": _("This file holds macros (small programs): save it without them, or as PDF."),
    "embedded": _("This file holds other files inside: remove them, or save it as PDF."),
    "heic": _(
        "This photo of a telephone (HEIC) could not be read. On the telephone, open Settings › Camera › "
        "Formats, choose “Most Compatible”, take the photo again and send it."
    ),
    "pixels": _("This picture is too large: 60 million pixels at most."),
    "animated": _("Moving pictures are not taken: send a still one."),
    "pages": _("This document has too many pages: 3,000 at most."),
    "unpacked": _("This file unpacks to far more than it should: save it again, or as PDF."),
    "heavy": _("This file could not be read in time: make it simpler, or save it as PDF."),
}
log = logging.getLogger(__name__)
IMAGE_KINDS = {"jpg", "png", "webp"}
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "m4a": "audio/mp4",
    "weba": "audio/webm",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
    "txt": "text/plain; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
}


@dataclass
class CleanFile:
    """A file that passed the cleaning.

    Args:
        content: its bytes.
        extension: what its content is, without a dot.
        facts: pages, width, height, where known.
    """

    content: bytes
    extension: str
    facts: dict = field(default_factory=dict)

    def as_file(self, name: str) -> ContentFile:
        """Return it as a file to save, named after `name` with the extension that it deserves."""
        file = ContentFile(self.content, name=stored_name(name, self.extension))
        file.is_clean = True
        return file


def refuse(code, **values):
    """Refuse a file.

    Raises:
        ValidationError: always; its message says why and what to do.
    """
    raise ValidationError(MESSAGES[code], code=code, params=values)


def clean(file, *, images_only=False) -> CleanFile:
    """Clean a file in a process of its own.

    Args:
        file: a Django file.
        images_only: take pictures only.

    Raises:
        ValidationError: it is refused; its message says why and what to do.
    """
    limit = settings.LARGEST_IMAGE if images_only else settings.LARGEST_FILE
    if file.size > limit:
        refuse("size", limit=limit // (1024 * 1024))
    with tempfile.TemporaryDirectory(prefix="clean-") as folder:
        source, destination = Path(folder) / "source", Path(folder) / "clean"
        file.seek(0)
        source.write_bytes(b"".join(file.chunks()))
        facts = run_apart(["portal.files.cleaning", source, destination])
        if "refused" in facts:
            refuse(facts["refused"])
        extension = facts.pop("extension")
        if images_only and extension not in IMAGE_KINDS:
            refuse("picture")
        return CleanFile(destination.read_bytes(), extension, facts)


def run_apart(module_and_arguments, *, seconds=None) -> dict:
    """Run one of our modules in a process of its own, and return what it printed.

    Args:
        module_and_arguments: its name, then what it is given.
        seconds: how long it may take, `SECONDS` unless told.

    Returns:
        What it found; {"refused": "heavy"} when it did not end well.
    """
    command = [sys.executable, "-m", *map(str, module_and_arguments)]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell
            command, cwd=settings.BASE_DIR, capture_output=True, timeout=seconds or SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return {"refused": "heavy"}
    try:
        return json.loads(done.stdout)
    except ValueError:
        # The file is refused all the same; a fault of ours must not pass for the person's.
        log.error(
            "The cleaning ended with %s: %s", done.returncode, done.stderr[-2000:].decode(errors="replace")
        )
        return {"refused": "heavy"}


def ensure_clean(field_file, *, images_only=False):
    """Clean the file of a model field that is about to be stored, unless that was done.

    Args:
        field_file: the `FieldFile` of an instance.

    Returns:
        Whether it was replaced by a clean one.
    """
    if not field_file or field_file._committed or getattr(field_file.file, "is_clean", False):
        return False
    cleaned = clean(field_file.file, images_only=images_only)
    file = cleaned.as_file(field_file.name)
    field_file.file, field_file.name = file, file.name
    return True
