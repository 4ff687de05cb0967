"""What the page of an event that is over offers to who was there: her certificate, three questions."""

from django.urls import reverse
from django.utils import timezone

from portal.visibility import may_read_members
from webinars.choices import EventStatus
from webinars.evaluations.answering import is_open
from webinars.models import EventRegistration, RegistrationState


def attendance_variables(event, request):
    """Return the addresses that are hers on the page of an event, in one query, and none before its end.

    Args:
        event: an `EventPage`; `request`: the reader's.
    """
    sheet = reverse("watch_together", args=[event.pk]) if event.status == EventStatus.PLANNED else ""
    over = event.status == EventStatus.PLANNED and event.ends_at <= timezone.now()
    if not (over or is_open(event)) or not may_read_members(request.user):
        return {"sheet_url": sheet}
    related = ("attendance", "evaluation_mark")
    own = EventRegistration.objects.filter(event_id=event.pk, user=request.user).select_related(*related)
    registration = own.first()
    if registration is None:
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
