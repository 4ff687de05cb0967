"""The editorial libraries, Wagtail's: what editors publish with."""

import secrets

from django.db import models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from wagtail.documents.models import AbstractDocument, Document, DocumentQuerySet
from wagtail.images.models import AbstractImage, AbstractRendition, Image, ImageQuerySet

from portal.files.clean import CONTENT_TYPES, ensure_clean
from portal.files.gate import EditorialGate
from portal.files.models.text import TextState
from portal.files.models.tokens import new_token
from portal.signals import file_stored


class PortalImageQuerySet(EditorialGate, ImageQuerySet):
    """Images of the editorial library, with the gate."""


class PortalFileQuerySet(EditorialGate, DocumentQuerySet):
    """Files of the editorial library, with the gate."""


class PortalFileManager(models.Manager.from_queryset(PortalFileQuerySet)):
    """Files, each with what is known of its text."""

    def get_queryset(self):
        """Join what the page of a notice tells of the file."""
        return super().get_queryset().select_related("text")


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

    objects = PortalFileManager()

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        base_manager_name = "objects"
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

    @property
    def page_count(self):
        """How many pages it has; None when that is not known, or when it has none."""
        return self._text_field("pages") or self.pages

    @property
    def word_count(self):
        """How many words it has; None when that is not known."""
        return self._text_field("words") if self._text_field("state") == TextState.READ else None

    @property
    def reading_minutes(self):
        """How many minutes it takes to read; None when that is not known."""
        return self._text_field("reading_minutes")

    def _text_field(self, name):
        return getattr(getattr(self, "text", None), name, None)

    def save(self, *args, **kwargs):
        """Save, the file cleaned first; its text is read in the background."""
        is_new = bool(self.file) and not self.file._committed
        if ensure_clean(self.file):
            self._set_document_file_metadata()
        with transaction.atomic():
            super().save(*args, **kwargs)
            if is_new:
                file_stored.send(sender=type(self), file=self)


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
