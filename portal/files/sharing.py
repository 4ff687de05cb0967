"""What was confided is shared: copied into the library, under a name that tells nothing.

Nobody reads the copy before a published page uses it (`portal.files.gate`).
"""

from django.core.files.base import ContentFile

from portal.files.models import FileUse, PortalFile, PortalImage


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
    return PortalFile.objects.create(title=title[:255], file=_copy(private), pages=private.pages)


def share_picture(private, title):
    """Return a `PortalImage` with the content of a private picture."""
    return PortalImage.objects.create(title=title[:255], file=_copy(private))


def forget_shared(files, pictures):
    """Take copies out of the library, with all that was made of them, those in use left alone."""
    for model, name, keys in ((PortalFile, "file", files), (PortalImage, "image", pictures)):
        for copy in model.objects.filter(pk__in=keys):
            if not FileUse.objects.filter(**{name: copy}).exists():
                copy.delete()
