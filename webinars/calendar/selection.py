"""Which events stand in a calendar."""

from datetime import timedelta

from django.db.models import Count, Max
from django.utils import timezone

from webinars.models import EventPage, EventRegistration, RegistrationState

KEPT = timedelta(days=180)  # after the end: who looks back finds it again
MOST = 300
COMES = (RegistrationState.REGISTERED, RegistrationState.WAITING)


def with_history(events):
    """Return events with how often they changed, and when last."""
    return events.select_related("webinarpage", "meetingpage").annotate(
        number_of_changes=Count("changes"), last_change_at=Max("changes__made_at")
    )


def events_for(user, now=None):
    """Return the events of a calendar that `user` may read, cancelled ones too: programs then strike them."""
    since = (now or timezone.now()) - KEPT
    events = EventPage.objects.visible_to(user).filter(ends_at__gt=since, alias_of__isnull=True)
    return list(with_history(events).order_by("-starts_at", "-pk")[:MOST])[::-1]


def states_of(user):
    """Return {event: `RegistrationState`} of the events to which somebody comes, or waits to."""
    registrations = EventRegistration.objects.filter(user=user, state__in=COMES)
    return dict(registrations.values_list("event_id", "state"))


def events_of(user, *, only_mine=False):
    """Return [(event, state or None)] of the calendar of a member: those to which she comes, then the others.

    Args:
        user: who reads; what she may not read is absent, whatever she registered to.
        only_mine: only those to which she comes.
    """
    states = states_of(user)
    found = [(event, states.get(event.pk)) for event in events_for(user)]
    hers = [pair for pair in found if pair[1]]
    return hers if only_mine else hers + [pair for pair in found if not pair[1]]
