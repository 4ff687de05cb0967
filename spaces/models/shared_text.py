"""A text written by several, with its versions and what is said of it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.files.models.tokens import new_token
from spaces.choices import Part
from spaces.models.participation import Participation
from spaces.models.thing import Thing, ThingQuerySet
from spaces.models.topic import not_blocked

LONGEST_TEXT = 60_000  # characters


class SharedText(Thing):
    """A petition, a brief, a common request.

    Args:
        number: of the version that is read now; a change says which it was made from.
        finalised_at: since when nobody changes it.
    """

    PART = Part.TEXTS

    title = models.CharField(_("title"), max_length=160)
    language = models.CharField(max_length=2, default="fr")
    body = models.TextField(_("text"), max_length=LONGEST_TEXT, blank=True)
    number = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(default=timezone.now)
    finalised_at = models.DateTimeField(null=True)

    objects = ThingQuerySet.as_manager()

    class Meta:
        verbose_name = _("shared text")
        ordering = ["-saved_at", "-pk"]
        default_permissions = ()


class TextPartQuerySet(models.QuerySet):
    """What belongs to shared texts, with the gate."""

    def visible_to(self, user):
        """Return what belongs to the texts that `user` reads."""
        texts = SharedText.objects.visible_to(user).values("pk")
        return self.filter(not_blocked(user), text__in=texts)


class TextVersion(models.Model):
    """A version of a shared text: kept, here, until a moderator erases it.

    Args:
        body: the text as it was then, "" once it is erased.
    """

    public_id = models.CharField(max_length=16, unique=True, editable=False, default=new_token)
    text = models.ForeignKey(SharedText, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(Participation, on_delete=models.SET_NULL, null=True, related_name="+")
    body = models.TextField(max_length=LONGEST_TEXT, blank=True)
    saved_at = models.DateTimeField(default=timezone.now)
    erased_at = models.DateTimeField(null=True)

    objects = TextPartQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["text", "number"], name="one_number_a_version")]

    def __str__(self):
        """Return its number."""
        return f"{self.text_id}: {self.number}"


class TextComment(models.Model):
    """A remark about a shared text; `number` is the version that she read."""

    public_id = models.CharField(max_length=16, unique=True, editable=False, default=new_token)
    form_key = models.UUIDField(unique=True, editable=False)
    text = models.ForeignKey(SharedText, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(Participation, on_delete=models.SET_NULL, null=True, related_name="+")
    number = models.PositiveIntegerField()
    body = models.TextField(_("your remark"), max_length=2000)
    written_at = models.DateTimeField(default=timezone.now)

    objects = TextPartQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "pk"]
        default_permissions = ()

    def __str__(self):
        """Return its number."""
        return f"{self.text_id}: {self.pk}"
