"""The registration of a reader, and whether the room is hers to enter."""

from django.utils import timezone

from portal.visibility import may_read_members
from webinars.choices import EventStatus
from webinars.models import EventRegistration, RegistrationState


def registration_of(event, user):
    """Return the registration of `user` to an event, in whatever state, with what came of it, or None.

    Who is no longer a member, or has not signed the charter, has none that opens anything.
    """
    if not user or not user.is_authenticated or not may_read_members(user):
        return None
    hers = EventRegistration.objects.filter(event_id=event.pk, user=user)
    found = hers.select_related("attendance", "evaluation_mark").first()
    if found is not None:
        # The reader herself, with the rights that were read for her: they are not asked again.
        found.user = user
    return found


def is_registered(registration):
    """Tell whether a registration, or None, gives a place now."""
    return registration is not None and registration.state == RegistrationState.REGISTERED


def room_for(event, registration, now=None):
    """Return the room (address, telephone) that a registration opens now, or None.

    Args:
        event: an `EventPage`; `registration`: an `EventRegistration` to it, or None.
        now: the moment, this one by default.
    """
    now = now or timezone.now()
    if not is_registered(registration) or event.status != EventStatus.PLANNED:
        return None
    given = event.room_given_at <= now < event.ends_at
    return event.room if given and any(event.room) else None
