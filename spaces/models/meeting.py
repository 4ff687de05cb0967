"""A meeting of a space, and who comes."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from spaces.choices import Part, ParticipationState
from spaces.models.participation import Participation
from spaces.models.thing import Thing, ThingQuerySet

ROOM_BEFORE = timedelta(hours=1)


class Meeting(Thing):
    """A meeting. Its hours are said on the clock of Québec.

    Args:
        room: where one enters, given to who has a place in the hour before and during, to nobody else.
        places: how many may come; None for all who want to.
        number: how often it was changed, for the calendars that have it.
    """

    PART = Part.MEETINGS

    title = models.CharField(_("title"), max_length=160)
    text = models.TextField(_("what will be done there"), max_length=4000, blank=True)
    language = models.CharField(max_length=2, default="fr")
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    place = models.CharField(_("where"), max_length=200, blank=True)
    room = models.URLField(_("link of the room"), max_length=500, blank=True)
    places = models.PositiveIntegerField(_("places"), null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(null=True)
    number = models.PositiveIntegerField(default=0)

    objects = ThingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        ordering = ["starts_at", "pk"]
        default_permissions = ()

    @property
    def is_past(self):
        """Whether it is over."""
        return self.ends_at <= timezone.now()

    @property
    def takes_place(self):
        """Whether one may still come."""
        return self.cancelled_at is None and not self.is_past

    @property
    def keeps_from(self):
        """The moment from which the days of its space are counted: its end."""
        return max(self.ends_at, timezone.now())


class ComingQuerySet(models.QuerySet):
    """Who comes to meetings."""

    def counted(self):
        """Leave out those who are no longer in the space: their places are free."""
        return self.filter(participation__state=ParticipationState.ACTIVE)

    def placed(self):
        """Return those who have a place."""
        return self.filter(has_place=True)


class Coming(models.Model):
    """That somebody comes to a meeting, or waits for a place; gone when she withdraws.

    Args:
        shows: whether the others read her name among those who come.
        reminded_for: the hour of the meeting of which she was reminded.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="comings")
    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="+")
    has_place = models.BooleanField(default=True)
    shows = models.BooleanField(default=False)
    asked_at = models.DateTimeField(default=timezone.now)
    reminded_for = models.DateTimeField(null=True)

    objects = ComingQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["meeting", "participation"], name="comes_once")]

    def __str__(self):
        """Return its number."""
        return f"{self.meeting_id}: {self.pk}"
