"""What was confided is shared: copied into the library, under a name that tells nothing.

Nobody reads the copy before a published page uses it (`portal.files.gate`).
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.core.files.base import ContentFile

from portal.files.models import FileUse, PortalFile, PortalImage

_copies: ContextVar[list | None] = ContextVar("copies", default=None)


@contextmanager
def copies_undone():
    """Take from the disk what was copied inside, when it fails: a rollback gives back rows, not files."""
    made = []
    mark = _copies.set(made)
    try:
        yield
    except BaseException:
        for file in made:
            file.storage.delete(file.name)
        raise
    finally:
        _copies.reset(mark)


def note_copy(file):
    """Say that a stored file goes if what is under way fails."""
    made = _copies.get()
    if made is not None:
        made.append(file)


def _copy(private):
    with private.file.open("rb") as opened:
        content = ContentFile(opened.read(), name=f"document.{private.extension}")
    content.is_clean = True
    return content


def share_file(private, title):
    """Return a `PortalFile` with the content of a private file.

    Args:
        private: a `PrivateFile`.
        title: what readers call it.
    """
    made = PortalFile.objects.create(title=title[:255], file=_copy(private), pages=private.pages)
    note_copy(made.file)
    return made


def share_picture(private, title):
    """Return a `PortalImage` with the content of a private picture."""
    made = PortalImage.objects.create(title=title[:255], file=_copy(private))
    note_copy(made.file)
    return made


def forget_shared(files, pictures):
    """Take copies out of the library, with all that was made of them, those in use left alone."""
    for model, name, keys in ((PortalFile, "file", files), (PortalImage, "image", pictures)):
        for copy in model.objects.filter(pk__in=keys):
            if not FileUse.objects.filter(**{name: copy}).exists():
                copy.delete()
