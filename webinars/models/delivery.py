"""What was written to whom about her registration: each message once."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DeliveryKind(models.TextChoices):
    """What a message is about."""

    CONFIRMED = "confirmed", _("how her registration stands")
    PROMOTED = "promoted", _("a place became free for her")
    REMOVED = "removed", _("the team took her off the list")
    CHANGED = "changed", _("what changed about the event")
    TWO_DAYS = "two_days", _("reminder two days before")
    ONE_HOUR = "one_hour", _("reminder an hour before")
    EVALUATION = "evaluation", _("what she thought of it")
    MESSAGE = "message", _("message of the team")


class RegistrationDelivery(models.Model):
    """A message about a registration, written in the transaction that gives it to the queue.

    `about` tells two of a kind apart: the hour that a reminder is for, the change, the time when she asked.
    Whoever writes the row first writes the message: no other process can.
    """

    registration = models.ForeignKey(
        "webinars.EventRegistration", on_delete=models.CASCADE, related_name="deliveries"
    )
    kind = models.CharField(max_length=12, choices=DeliveryKind)
    about = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["registration", "kind", "about"], name="one_message_a_thing")
        ]

    def __str__(self):
        """Return what was written."""
        return f"{self.registration_id}: {self.kind}"
