"""What a member keeps of an event for herself, and what she writes before it."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class WatchLater(models.Model):
    """An event that a member put aside, to come back to. Nobody else knows."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="watch_later")
    event = models.ForeignKey("webinars.EventPage", on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "event"], name="one_watch_later")]

    def __str__(self):
        """Return which it is: what it is about is hers."""
        return str(self.pk)


class PreparationAnswer(models.Model):
    """What somebody who is registered wrote before an event, for the others who are."""

    event = models.ForeignKey(
        "webinars.EventPage", on_delete=models.CASCADE, related_name="preparation_answers"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="preparation_answers"
    )
    text = models.TextField(max_length=2000)
    written_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["event", "user"], name="one_preparation_a_member")]

    def __str__(self):
        """Return which it is: who wrote it would end in logs."""
        return f"{self.event_id}: {self.pk}"
