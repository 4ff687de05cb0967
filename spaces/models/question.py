"""What was promised to who asks a question: an owner, a state, a word at each step."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spaces.choices import Standing
from spaces.models.participation import Participation
from spaces.models.post import Post
from spaces.models.space import Space
from spaces.models.topic import Topic, unexpired

TOLD_AFTER = timedelta(days=3)  # without an answer: its owner is told
LATE_AFTER = timedelta(days=7)  # it is shown first, and stands in the queue


class QuestionState(models.TextChoices):
    """Where a question stands."""

    RECEIVED = "received", pgettext_lazy("question", "Received")
    SEEN = "seen", pgettext_lazy("question", "Seen")
    FORWARDED = "forwarded", _("Passed on")
    ANSWERED = "answered", pgettext_lazy("question", "Answered")
    SUMMARISED = "summarised", _("Answered and summed up")


class QuestionPromiseQuerySet(models.QuerySet):
    """Promises, with the gate."""

    def visible_to(self, user):
        """Return those of the questions that `user` reads."""
        return self.filter(topic__in=Topic.objects.visible_to(user).values("pk"))

    def waiting(self):
        """Return those to which nobody has answered, where one still may."""
        topics = Topic.objects.filter(
            unexpired(),
            standing=Standing.PUBLISHED,
            merged_into=None,
            closed_at=None,
            space__in=Space.objects.open_now().values("pk"),
        )
        return self.filter(waits_since__isnull=False, topic__in=topics.values("pk"))

    def late(self):
        """Return those that have waited for a week: they come first."""
        return self.waiting().filter(waits_since__lte=timezone.now() - LATE_AFTER)

    def to_tell(self):
        """Return those of which nobody was told that they have waited for three days."""
        untold = Q(owner_told_at=None) | Q(owner_told_at__lt=models.F("waits_since"))
        return self.waiting().filter(untold, waits_since__lte=timezone.now() - TOLD_AFTER)


class QuestionPromise(models.Model):
    """A question of a topic: who sees to it that it is answered, and where it stands.

    Args:
        owner: the moderator who took it, or somebody of the space to whom it was passed on; None: all those
            who moderate answer for it.
        waits_since: since when nobody has answered, from the asking or from the day when who asked said
            that she still looks; None once somebody did.
        news_by: the day by which there will be news, as a moderator promised.
        seen_by: the moderator who opened it first.
        forwarded_to: in words, to whom elsewhere it was passed on; `forwarded_region`: to whose pivot
            members; neither: to the owner.
        word: what a moderator last said to who asked, « je n’ai pas encore trouvé » among others.
        first_answer_at: when somebody else first answered, here or by telephone; for the figures.
        answer: the message that answers it best, in the eyes of who asked or of a moderator.
        summary: the answer summed up, from the messages or from a telephone call.
        owner_told_at: when the owner was told that nobody had answered.
    """

    topic = models.OneToOneField(Topic, on_delete=models.CASCADE, related_name="promise")
    state = models.CharField(max_length=10, choices=QuestionState, default=QuestionState.RECEIVED)
    owner = models.ForeignKey(Participation, on_delete=models.SET_NULL, null=True, related_name="+")
    received_at = models.DateTimeField(default=timezone.now, db_index=True)
    waits_since = models.DateTimeField(default=timezone.now, null=True, db_index=True)
    news_by = models.DateField(_("next news by"), null=True)
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(Participation, on_delete=models.SET_NULL, null=True, related_name="+")
    forwarded_at = models.DateTimeField(null=True)
    forwarded_to = models.CharField(_("to whom"), max_length=120, blank=True)
    forwarded_region = models.ForeignKey(
        "portal.Region", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    word = models.TextField(_("a word to her"), max_length=1000, blank=True)
    word_at = models.DateTimeField(null=True)
    first_answer_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answer = models.ForeignKey(Post, on_delete=models.SET_NULL, null=True, related_name="+")
    summary = models.TextField(_("the answer, summed up"), max_length=6000, blank=True)
    summarised_at = models.DateTimeField(null=True)
    by_telephone = models.BooleanField(_("answered by telephone"), default=False)
    owner_told_at = models.DateTimeField(null=True)

    objects = QuestionPromiseQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        """Return where it stands."""
        return f"{self.topic_id}: {self.state}"

    @property
    def is_open(self):
        """Whether nobody said yet that it is answered."""
        return self.answered_at is None

    @property
    def is_passed_inside(self):
        """Whether it was passed on to somebody of the space: its owner."""
        return bool(self.forwarded_at) and not self.is_passed_outside

    @property
    def is_passed_outside(self):
        """Whether somebody elsewhere, or the pivot members of a region, look for its answer."""
        return bool(self.forwarded_at and (self.forwarded_to or self.forwarded_region_id))

    @property
    def days_waiting(self):
        """For how many days nobody has answered, 0 once somebody did."""
        return (timezone.now() - self.waits_since).days if self.waits_since else 0

    @property
    def is_late(self):
        """Whether nobody has answered for a week."""
        return self.waits_since is not None and self.waits_since <= timezone.now() - LATE_AFTER
