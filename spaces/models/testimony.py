"""A testimony: the words or the voice of somebody of a space, for the circle of readers that she chooses."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.files.models import PrivateFile
from portal.files.models.tokens import new_token
from portal.visibility import may_read_members
from spaces.choices import Admission, ParticipationState
from spaces.models.participation import Participation
from spaces.models.places import places_of
from spaces.models.space import Space

LONGEST = 20_000  # characters


class Circle(models.TextChoices):
    """Who reads a testimony, the narrowest first; each holds the ones before it, but the first."""

    NOBODY = "nobody", _("Nobody but me")
    SPACE = "space", _("The people of this space")
    PRACTITIONERS = "practice", _("Practitioners too, those of one space")
    MEMBERS = "members", _("All the members too")
    PUBLIC = "public", _("Everybody")


NARROWEST_FIRST = list(Circle)


def _is_there():
    return Q(author__state=ParticipationState.ACTIVE, author__user__is_active=True) | Q(stays=True)


class TestimonyQuerySet(models.QuerySet):
    """Testimonies, with the gate."""

    def visible_to(self, user):
        """Return those that `user` reads now: those given to a circle that she is in, and her own.

        Who moderates the space reads those that wait there, whatever the circle that is asked for. That of
        somebody who was taken out, or whose account is closed, is read by nobody, unless she left it to stay.

        Two people who blocked each other are not kept apart here: what would be missing would tell whose it
        is.
        """
        hers = places_of(user)
        read = Q(given=Circle.PUBLIC)
        read |= Q(space__in=hers.spaces) & ~Q(given=Circle.NOBODY)
        # Where all members are in, nobody is there as a practitioner.
        practice = Q(practitioners__in=hers.spaces) & ~Q(practitioners__admission=Admission.MEMBERS)
        read |= Q(given=Circle.PRACTITIONERS) & practice
        if may_read_members(user):
            read |= Q(given=Circle.MEMBERS)
        to_read = Q(space__in=hers.moderated, waits_since__isnull=False)
        return self.filter((_is_there() & (read | to_read)) | Q(author__in=hers.participations))

    def of_who_is_there(self):
        """Return those of people who are still in, and those that were left to stay."""
        return self.filter(_is_there())

    def hers(self, participation):
        """Return those of the person of a participation."""
        return self.filter(author=participation)

    def waiting(self):
        """Return those that a moderator is asked to read, the longest wait first."""
        return self.filter(waits_since__isnull=False).order_by("waits_since", "pk")


class Testimony(models.Model):
    """A testimony.

    Args:
        author: her participation, for her and for the rights that it carries: no reader is told whose it is.
        pseudonym: the name chosen for this testimony, another than hers in the space unless she wishes.
        body: Markdown; "" where she only speaks.
        asked: the circle that she asks for; given: the one that reads it now.
        practitioners: the space whose people are the practitioners of whom she thinks.
        waits_since: since when a moderator is asked to read it, None when nothing waits.
        reply: what the moderator answered to her, read by her alone.
        stays: whether it stays, under its pseudonym, now that she is gone.
        published_on: the first day of the month in which it was first given: no day, which might tell whose
            it is to who knows when she was there.
    """

    public_id = models.CharField(max_length=16, unique=True, editable=False, default=new_token)
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="testimonies")
    author = models.ForeignKey(
        Participation, on_delete=models.SET_NULL, null=True, related_name="testimonies"
    )
    pseudonym = models.CharField(_("the name under it"), max_length=40)
    body = models.TextField(_("testimony"), max_length=LONGEST, blank=True)
    language = models.CharField(max_length=2, default="fr")
    content_note = models.CharField(_("content note"), max_length=120, blank=True)
    asked = models.CharField(max_length=8, choices=Circle, default=Circle.SPACE)
    given = models.CharField(max_length=8, choices=Circle, default=Circle.NOBODY, db_index=True)
    practitioners = models.ForeignKey(Space, on_delete=models.SET_NULL, null=True, related_name="+")
    waits_since = models.DateTimeField(null=True)
    reply = models.TextField(_("a word to her"), max_length=1000, blank=True)
    stays = models.BooleanField(default=False)
    written_at = models.DateTimeField(default=timezone.now)
    published_on = models.DateField(null=True)

    objects = TestimonyQuerySet.as_manager()

    class Meta:
        verbose_name = _("testimony")
        verbose_name_plural = _("testimonies")
        ordering = ["-published_on", "-pk"]
        default_permissions = ()

    def __str__(self):
        """Return its number: logs keep this, and nothing else."""
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def waits(self):
        """Whether a moderator is asked to read it."""
        return self.waits_since is not None


class TestimonyVoiceQuerySet(models.QuerySet):
    """Voices, with the gate."""

    def visible_to(self, user):
        """Return the voices of the testimonies that `user` reads."""
        return self.filter(testimony__in=Testimony.objects.visible_to(user).values("pk"))


class TestimonyVoice(PrivateFile):
    """The voice of a testimony."""

    testimony = models.OneToOneField(Testimony, on_delete=models.CASCADE, related_name="voice")
    seconds = models.PositiveIntegerField(null=True)

    objects = TestimonyVoiceQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        """Return whose it is."""
        return f"voice of {self.testimony_id}"


class TakenBack(models.Model):
    """That a testimony was erased, or given to fewer readers: a restoration from before does not undo it.

    Args:
        testimony: its `public_id`, which says nothing.
        given: the circle that it was left to, "" once it is erased.
    """

    testimony = models.CharField(max_length=16, unique=True)
    given = models.CharField(max_length=8, choices=Circle, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        """Return which."""
        return self.testimony
