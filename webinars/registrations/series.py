"""Coming to a whole series: each event of it, once, those to come included."""

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from portal.visibility import may_read_members
from webinars.choices import EventStatus, Registration
from webinars.models import EventPage, EventRegistration, SeriesRegistration
from webinars.registrations.places import Asked, RegistrationClosed, cancel, register
from webinars.reminders.tasks import register_to_new_event

BY_HERSELF = (Registration.MEMBERS, Registration.GUESTS)


def follows(series_id, user):
    """Tell whether `user` comes to the whole series."""
    return SeriesRegistration.objects.filter(series=series_id, user=user).exists()


def _coming(series_id):
    events = EventPage.objects.filter(
        series=series_id, live=True, alias_of=None, status=EventStatus.PLANNED, registration__in=BY_HERSELF
    )
    return events.filter(ends_at__gt=timezone.now()).order_by("starts_at", "pk")


def _has_row(user):
    return EventRegistration.objects.filter(event_id=OuterRef("pk"), user=user)


def follow(series, user):
    """Have `user` come to all the events of a series.

    What she cancelled before, she is registered to again: she has just asked for all.

    Returns:
        How many events she is newly registered to, or waits for.
    """
    SeriesRegistration.objects.get_or_create(series=series, user=user)
    return sum(_register(event, user, is_told=False) for event in _coming(series.pk))


def leave(series, user, *, cancels):
    """Have the next events of a series register her no more.

    Args:
        cancels: whether her registrations to those that are announced are cancelled too.
    """
    SeriesRegistration.objects.filter(series=series, user=user).delete()
    if cancels:
        own = EventRegistration.objects.concerned().filter(user=user, event__in=_coming(series.pk))
        for registration in own:
            cancel(registration)


def _register(event, user, *, is_told):
    try:
        _registration, made = register(event, user, Asked(early=True, is_told=is_told))
    except RegistrationClosed:
        return False
    return made


def ask_to_register_followers(event):
    """Have the queue register those who come to the series of an event that was published, if any."""
    if event.series_id and _missing(event).exists():
        register_to_new_event.enqueue(event.pk)


def _missing(event):
    """Return who comes to the series and was never registered to this event of it."""
    rows = EventRegistration.objects.filter(event_id=event.pk, user_id=OuterRef("user_id"))
    followers = SeriesRegistration.objects.filter(series=event.series_id, user__is_active=True)
    return followers.filter(~Exists(rows)).order_by("asked_at", "pk")


def register_followers(key):
    """Register those who come to its series to the event of that key, once each, in the order they asked."""
    event = EventPage.objects.filter(pk=key).first()
    if event is None or not _coming(event.series_id).filter(pk=key).exists():
        return
    for follower in _missing(event).select_related("user"):
        if may_read_members(follower.user):
            with transaction.atomic():
                _register(event, follower.user, is_told=True)
