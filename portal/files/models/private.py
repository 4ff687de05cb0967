"""Private files: what people confide. Never in a library, always somebody's."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from portal.files.clean import CONTENT_TYPES, ensure_clean
from portal.files.models.tokens import new_token
from portal.files.names import one_line


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
        """Save, the file cleaned first, its name on one line."""
        ensure_clean(self.file)
        self.name = one_line(self.name)
        self.size = self.file.size
        super().save(*args, **kwargs)
