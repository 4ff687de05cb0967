"""What each keeps of what she read: how far, what she follows, whom she thanked."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from spaces.models.participation import Participation
from spaces.models.post import Post
from spaces.models.topic import Topic


class TopicMark(models.Model):
    """How far somebody read a topic, and whether she follows it. Nobody else is told.

    Args:
        read_number: the number of the last message that she saw.
    """

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="topic_marks")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="marks")
    read_number = models.PositiveIntegerField(default=0)
    follows = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["participation", "topic"], name="one_mark_a_topic")]

    def __str__(self):
        """Return how far."""
        return f"{self.topic_id}: {self.read_number}"


class Kindness(models.TextChoices):
    """What one says in one click."""

    THANKS = "thanks", _("Thank you")
    HELPS = "helps", _("This helps me")


class PostMark(models.Model):
    """« Merci » or « ça m'aide », from somebody to a message."""

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="post_marks")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="marks")
    kindness = models.CharField(max_length=6, choices=Kindness)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["participation", "post", "kindness"], name="one_kindness_each")
        ]

    def __str__(self):
        """Return which."""
        return f"{self.post_id}: {self.kindness}"
