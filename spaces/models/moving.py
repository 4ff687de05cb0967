"""A topic that somebody would like to move to a wider place: each author is asked first."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from spaces.models.participation import Participation
from spaces.models.space import Space
from spaces.models.topic import Topic


class MoveQuerySet(models.QuerySet):
    """Asked moves, with the gate."""

    def visible_to(self, user):
        """Return those of the topics that `user` reads."""
        return self.filter(topic__in=Topic.objects.visible_to(user).values("pk"))


class MoveAsked(models.Model):
    """That a moderator asks the authors of a topic whether it may stand where more people read.

    Args:
        refused_at: when somebody said no; nobody is told who, and nobody is asked again.
    """

    topic = models.OneToOneField(Topic, on_delete=models.CASCADE, related_name="move_asked")
    target = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(Participation, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    refused_at = models.DateTimeField(null=True)

    objects = MoveQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        """Return its number."""
        return f"{self.topic_id}: {self.target_id}"


class Consent(models.TextChoices):
    """What an author answers."""

    YES = "yes", _("Yes, with my messages")
    WITHOUT = "without", _("Yes, but without my messages: they are erased")
    NO = "no", _("No, it stays here")


class MoveAnswer(models.Model):
    """What an author of a topic said to its move: yes, or without her messages."""

    asked = models.ForeignKey(MoveAsked, on_delete=models.CASCADE, related_name="answers")
    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="+")
    consent = models.CharField(max_length=8, choices=Consent)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["asked", "participation"], name="one_answer_to_a_move")
        ]

    def __str__(self):
        """Return which."""
        return f"{self.asked_id}: {self.consent}"
