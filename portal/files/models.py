"""Files: the editorial libraries, and what is private.

`PortalImage` and `PortalFile` are Wagtail's libraries: what editors publish with.
`PrivateFile` is for what people confide: never in a library, always somebody's.
"""

import secrets

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from wagtail.documents.models import AbstractDocument, Document, DocumentQuerySet
from wagtail.images.models import AbstractImage, AbstractRendition, Image, ImageQuerySet

from portal.files.clean import CONTENT_TYPES, ensure_clean
from portal.files.gate import EditorialGate

TOKEN_BYTES = 9


def new_token():
    """Return an identifier that nobody can guess or count."""
    return secrets.token_urlsafe(TOKEN_BYTES)


class PortalImageQuerySet(EditorialGate, ImageQuerySet):
    """Images of the editorial library, with the gate."""


class PortalFileQuerySet(EditorialGate, DocumentQuerySet):
    """Files of the editorial library, with the gate."""


class PortalImage(AbstractImage):
    """An image of the editorial library, without metadata."""

    public_id = models.CharField(max_length=16, unique=True, editable=False, default=new_token)

    objects = PortalImageQuerySet.as_manager()

    admin_form_fields = Image.admin_form_fields

    def get_upload_to(self, filename):
        """Store under an opaque name: the name that a picture had may tell who is on it."""
        return (
            f"images/original/{self.public_id}-{secrets.token_hex(4)}.{filename.rsplit('.', 1)[-1].lower()}"
        )

    def save(self, *args, **kwargs):
        """Save, the file cleaned first."""
        if ensure_clean(self.file, images_only=True):
            self._set_image_file_metadata()
        super().save(*args, **kwargs)


class PortalRendition(AbstractRendition):
    """A resized copy of a `PortalImage`."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_portal_rendition"
            )
        ]

    @property
    def url(self):
        """The address of the copy: another picture has another one, so that it may be kept for good."""
        return f"/fichiers/images/{self.image.public_id}/{self.file.name.rsplit('/', 1)[-1]}"


class PortalFile(AbstractDocument):
    """A file of the editorial library, without metadata."""

    public_id = models.CharField(max_length=16, unique=True, editable=False, default=new_token)
    pages = models.PositiveIntegerField(null=True, editable=False)

    objects = PortalFileQuerySet.as_manager()

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    @property
    def download_name(self):
        """The name under which it is kept by who downloads it."""
        return f"{slugify(self.title)[:80] or 'document'}.{self.file_extension}"

    @property
    def url(self):
        """The address of the file, through the gate."""
        return f"/fichiers/{self.public_id}/{self.download_name}"

    @property
    def content_type(self):
        """The media type to declare."""
        return CONTENT_TYPES.get(self.file_extension, "application/octet-stream")

    def clean(self):
        """Validate; a file that was refused has its reason already."""
        if self.file:
            super().clean()

    def save(self, *args, **kwargs):
        """Save, the file cleaned first."""
        if ensure_clean(self.file):
            self._set_document_file_metadata()
        super().save(*args, **kwargs)


class FileUse(models.Model):
    """A published page uses a file or an image. Kept in the transaction that saves the page."""

    page = models.ForeignKey("portal.PortalPage", on_delete=models.CASCADE, related_name="file_uses")
    file = models.ForeignKey(PortalFile, on_delete=models.CASCADE, null=True, related_name="uses")
    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, null=True, related_name="uses")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "file"], name="file_used_once_a_page"),
            models.UniqueConstraint(fields=["page", "image"], name="image_used_once_a_page"),
        ]

    def __str__(self):
        """Return what uses what."""
        return f"{self.page_id}: {self.file_id or self.image_id}"


def private_storage():
    """Return where private files are: outside the media folder."""
    return FileSystemStorage(location=settings.PRIVATE_ROOT)


def private_path(instance, filename):
    """Return an opaque place for a private file."""
    return f"{instance._meta.model_name}/{new_token()}.{filename.rsplit('.', 1)[-1].lower()}"


class PrivateFile(models.Model):
    """A file that somebody confided: a deposit's, an application's, a post's.

    A concrete class states whose it is (a foreign key) and who reads it: `objects.visible_to(user)`.
    It registers itself in `portal.files.gate.private_kinds`.
    """

    public_id = models.CharField(max_length=16, unique=True, editable=False, default=new_token)
    file = models.FileField(_("file"), storage=private_storage, upload_to=private_path)
    name = models.CharField(_("name"), max_length=120, blank=True)
    size = models.PositiveBigIntegerField(editable=False, default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

    @property
    def extension(self):
        """What the content is."""
        return self.file.name.rsplit(".", 1)[-1]

    @property
    def content_type(self):
        """The media type to declare."""
        return CONTENT_TYPES.get(self.extension, "application/octet-stream")

    @property
    def download_name(self):
        """The name under which it is kept: it tells nothing unless its owner named it."""
        return f"{slugify(self.name)[:80] or f'document-{self.public_id[:4].lower()}'}.{self.extension}"

    @property
    def url(self):
        """The address of the file, through the gate."""
        return f"/fichiers/prive/{self._meta.model_name}/{self.public_id}/{self.download_name}"

    def save(self, *args, **kwargs):
        """Save, the file cleaned first."""
        ensure_clean(self.file)
        self.size = self.file.size
        super().save(*args, **kwargs)
