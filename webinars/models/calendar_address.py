"""The address by which a member's own calendar reads the events."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class CalendarAddress(models.Model):
    """A secret address that a member gave to her calendar; only its digest is kept.

    One lives at a time. A closed one stays, so that a form sent again never opens it anew.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_addresses"
    )
    digest = models.CharField(max_length=64, unique=True)
    only_mine = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(closed_at=None),
                name="one_calendar_address_a_member",
            )
        ]

    def __str__(self):
        """Return the beginning of its digest: the rest is nobody's business."""
        return self.digest[:8]
