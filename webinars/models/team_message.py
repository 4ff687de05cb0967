"""What the team writes to those who are registered to an event."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TeamMessage(models.Model):
    """A message to those who are registered: prepared, sent once, kept."""

    event = models.ForeignKey("webinars.EventPage", on_delete=models.CASCADE, related_name="team_messages")
    text = models.TextField(_("message"), max_length=3000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    form_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    prepared_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        """Return which it is: its words would end in logs."""
        return f"{self.event_id}: {self.pk}"
