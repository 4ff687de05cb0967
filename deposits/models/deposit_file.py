"""The files of a deposit: confided, cleaned, and read by its author and who moderates."""

from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _

from deposits.models.deposit import Deposit, DepositState
from portal.files.models import PrivateFile, TextState


class FileRole(models.TextChoices):
    """What a file is, in a deposit."""

    FILE = "file", _("File")
    PHOTO = "photo", _("Photo")
    VOICE = "voice", _("Voice")
    PAPER = "paper", _("Photos put together")


class DepositFileQuerySet(models.QuerySet):
    """Files of deposits, with the gate."""

    def visible_to(self, user):
        """Return the files of the deposits that `user` may read."""
        return self.filter(deposit__in=Deposit.objects.visible_to(user).values("pk"))

    def weight_under_way(self, user):
        """Return how many bytes `user` keeps in deposits that are not accepted."""
        hers = models.Q(deposit__author=user) | models.Q(deposit__typed_by=user)
        waiting = self.filter(hers).exclude(deposit__state=DepositState.APPROVED)
        return waiting.aggregate(all=models.Sum("size"))["all"] or 0

    def as_sent(self):
        """Return what readers would get: photos that were put together are left out."""
        together = models.Exists(
            DepositFile.objects.filter(deposit=models.OuterRef("deposit"), role=FileRole.PAPER)
        )
        return self.exclude(models.Q(together), role=FileRole.PHOTO)


class DepositFile(PrivateFile):
    """A file of a deposit.

    Args:
        digest: SHA-256 of the cleaned content: the same file sent twice is kept once.
        words: the beginning of its text, to show what looks like a name in it.
        seconds: how long a sound lasts.
    """

    deposit = models.ForeignKey(Deposit, on_delete=models.CASCADE, related_name="files")
    role = models.CharField(max_length=5, choices=FileRole)
    place = models.PositiveSmallIntegerField(default=0)
    digest = models.CharField(max_length=64)
    pages = models.PositiveIntegerField(null=True)
    seconds = models.PositiveIntegerField(null=True)
    text_state = models.CharField(max_length=12, choices=TextState, default=TextState.WAITING)
    words = models.TextField(blank=True)

    objects = DepositFileQuerySet.as_manager()

    class Meta:
        ordering = ["place", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["deposit", "role", "digest"], name="one_file_a_deposit")
        ]

    def __str__(self):
        """Return its number."""
        return f"{self.deposit_id}: {self.pk}"

    def copy_to(self, deposit):
        """Give another deposit a file of its own with the same content, read already."""
        with self.file.open("rb") as opened:
            content = ContentFile(opened.read(), name=f"document.{self.extension}")
        content.is_clean = True
        told = ("role", "place", "digest", "pages", "seconds", "text_state", "words")
        fields = {name: getattr(self, name) for name in told}
        return DepositFile.objects.create(deposit=deposit, file=content, **fields)
