"""Where an event stands at a moment: its page changes by itself."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from webinars.choices import EventStatus, Registration

SOON = timedelta(days=2)
RECORDING_WITHIN = timedelta(days=5)


class Phase(models.TextChoices):
    """What the page of an event is about."""

    ANNOUNCED = "announced", _("Announced")
    OPEN = "open", _("Registration open")
    SOON = "soon", _("Soon")
    NOW = "now", _("Now")
    JUST_FINISHED = "just_finished", _("Just finished")
    AVAILABLE = "available", _("To see again")
    FINISHED = "finished", _("Finished")
    CANCELLED = "cancelled", _("Cancelled")
    POSTPONED = "postponed", _("Postponed")


COMING = {Phase.ANNOUNCED, Phase.OPEN, Phase.SOON, Phase.NOW, Phase.POSTPONED}
OVER = {Phase.JUST_FINISHED, Phase.AVAILABLE, Phase.FINISHED}


def phase_of(event, *, available=False, now=None):
    """Return the `Phase` of an event.

    Args:
        event: an `EventPage`.
        available: whether something of it can be seen again.
        now: the moment, this one by default.
    """
    now = now or timezone.now()
    if event.status == EventStatus.CANCELLED:
        return Phase.CANCELLED
    if event.status == EventStatus.POSTPONED:
        return Phase.POSTPONED
    if now >= event.ends_at:
        return _after(event, available, now)
    if now >= event.room_given_at:
        return Phase.NOW
    if now >= event.starts_at - SOON:
        return Phase.SOON
    return Phase.OPEN if registration_is_open(event, now) else Phase.ANNOUNCED


def _after(event, available, now):
    if available:
        return Phase.AVAILABLE
    if event.recording_expected and now < event.ends_at + RECORDING_WITHIN:
        return Phase.JUST_FINISHED
    return Phase.FINISHED


def registration_is_open(event, now=None):
    """Tell whether somebody may still register by herself, were there a place."""
    now = now or timezone.now()
    if event.registration in (Registration.NONE, Registration.INVITED) or event.status != EventStatus.PLANNED:
        return False
    opens, closes = event.registration_opens_at, event.registration_closes_at or event.ends_at
    return (opens is None or opens <= now) and now < min(closes, event.ends_at)
