"""What happened to an event that was announced: who is concerned hears of each, once."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ChangeKind(models.TextChoices):
    """What happened."""

    ANNOUNCED = "announced", _("announced")
    MOVED = "moved", _("moved to another time or place")
    CANCELLED = "cancelled", _("cancelled")
    POSTPONED = "postponed", _("postponed, date to come")
    RESTORED = "restored", _("takes place after all")


class EventChange(models.Model):
    """A line of an event's history, never written again.

    Their number is the SEQUENCE of its calendar entry, the date of the last its LAST-MODIFIED
    (RFC 5545, 3.8.7): calendars then follow it.
    """

    event = models.ForeignKey("webinars.EventPage", on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=12, choices=ChangeKind)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=300, blank=True)
    word = models.CharField(_("a word to those who are registered"), max_length=600, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        """Return what happened to which event."""
        return f"{self.event_id}: {self.kind}"
