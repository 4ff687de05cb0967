"""What the page of an event that is over offers to who was there: her certificate, three questions."""

from django.urls import reverse
from django.utils import timezone

from webinars.choices import EventStatus
from webinars.evaluations.answering import is_open
from webinars.models import RegistrationState


def attendance_variables(event, registration):
    """Return the addresses that are hers on the page of an event, and none before its end, without a query.

    Args:
        event: an `EventPage`.
        registration: the reader's (`registration_of`), or None.
    """
    sheet = reverse("watch_together", args=[event.pk]) if event.status == EventStatus.PLANNED else ""
    over = event.status == EventStatus.PLANNED and event.ends_at <= timezone.now()
    if registration is None or not (over or is_open(event)):
        return {"sheet_url": sheet}
    came = getattr(getattr(registration, "attendance", None), "came", False)
    asks = came or registration.state == RegistrationState.REGISTERED
    answered = hasattr(registration, "evaluation_mark")
    return {
        "sheet_url": sheet,
        "certificate_url": reverse("certificate", args=[event.pk]) if came and over else "",
        "evaluation_url": reverse("evaluation", args=[event.pk])
        if asks and is_open(event) and not answered
        else "",
    }
