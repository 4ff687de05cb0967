"""A small poll of a space: who chose what is known by nobody, and kept nowhere once it is closed."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from spaces.choices import Part, ShowResults
from spaces.models.thing import Thing, ThingQuerySet


class Poll(Thing):
    """A question with its choices.

    Args:
        several: whether one may choose more than one answer.
        counted_at: when it was closed: its answers are then numbers, and the ballots are gone.
        answers: how many had answered by then.
    """

    PART = Part.POLLS

    question = models.CharField(_("question"), max_length=200)
    language = models.CharField(max_length=2, default="fr")
    several = models.BooleanField(_("several answers may be chosen"), default=False)
    closes_at = models.DateTimeField()
    shows = models.CharField(max_length=8, choices=ShowResults, default=ShowResults.ANSWERED)
    counted_at = models.DateTimeField(null=True)
    answers = models.PositiveIntegerField(default=0)

    objects = ThingQuerySet.as_manager()

    class Meta:
        verbose_name = _("poll")
        ordering = ["-made_at", "-pk"]
        default_permissions = ()

    @property
    def is_open(self):
        """Whether one may still answer, or change one's mind."""
        return self.counted_at is None and self.closes_at > timezone.now() and not self.space.is_over

    @property
    def keeps_from(self):
        """The moment from which the days of its space are counted: its end."""
        return max(self.closes_at, timezone.now())


class PollChoice(models.Model):
    """An answer among which one chooses; `number` is how many did, once the poll is closed."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="choices")
    place = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=120)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["place", "pk"]
        default_permissions = ()

    def __str__(self):
        """Return its place."""
        return f"{self.poll_id}: {self.place}"


class Ballot(models.Model):
    """What one person chose, while the poll is open: it has no key to her, no date and no order.

    `mark` is a keyed hash that is another one in each poll: with it she finds her own answer again, and
    changes it (docs/decisions/0031).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="ballots")
    mark = models.CharField(max_length=64)
    chosen = models.JSONField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["poll", "mark"], name="one_ballot_each")]

    def __str__(self):
        """Return which poll it is of."""
        return f"{self.poll_id}"
