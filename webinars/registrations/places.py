"""The places of an event. Each is given and taken back under the lock of the event: the last goes to one."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from webinars.choices import EventStatus
from webinars.models import DeliveryKind, EventPage, EventRegistration, RegistrationState
from webinars.phases import registration_is_open
from webinars.reminders.tasks import tell

MOST_PEOPLE = 50  # in one room, with one registration


class RegistrationClosed(Exception):
    """Raised where registering is not, or no longer, possible."""


class NotEnoughPlaces(Exception):
    """Raised where she would come with more people than there are places."""


@dataclass(frozen=True)
class Guest:
    """Somebody without an account."""

    name: str
    email: str
    language: str = "fr"


@dataclass(frozen=True)
class Asked:
    """What is asked with a registration.

    Args:
        people: how many come with her, herself included.
        shows_herself: whether the other registered members see that she comes.
        by_team: whether the team registers her: whoever may register, and when, does not bind it.
        early: whether it is asked before registration opens: with the whole series.
        past_capacity: whether she gets a place although there is none left.
        is_told: whether a message confirms it.
        about: tells apart what is asked twice; when it was asked, by default.
    """

    people: int = 1
    shows_herself: bool = False
    by_team: bool = False
    early: bool = False
    past_capacity: bool = False
    is_told: bool = True
    about: str = ""


def locked(key):
    """Return an event, which no other process changes or registers to before the end of the transaction."""
    return EventPage.objects.select_for_update(of=("self",)).get(pk=key)


def free_places(event):
    """Return how many places are left, or None where there are as many as people come."""
    if event.capacity is None:
        return None
    registered = EventRegistration.objects.registered().filter(event_id=event.pk)
    return event.capacity - (registered.aggregate(people=Sum("people"))["people"] or 0)


@transaction.atomic
def register(event, person, asked=None):
    """Register somebody, or put her on the waiting list; who is on either stays as she is.

    Args:
        event: an `EventPage`.
        person: an account, or a `Guest`.
        asked: an `Asked`.

    Returns:
        (`EventRegistration`, whether this call made it).

    Raises:
        RegistrationClosed: one may not register, or not any more.
    """
    asked = asked or Asked()
    event = locked(event.pk)
    # After the lock: those who wait are in the order in which they got it.
    now = timezone.now()
    if not _may_register(event, asked, now):
        raise RegistrationClosed
    registration = _row_of(event, person)
    if registration.pk and registration.state != RegistrationState.CANCELLED:
        return registration, False
    registration.state, registration.asked_at, registration.placed_at = RegistrationState.WAITING, now, None
    registration.people = max(1, min(asked.people, MOST_PEOPLE))
    registration.shows_herself, registration.by_team = asked.shows_herself, asked.by_team
    registration.save()
    if asked.past_capacity:
        _give_place(registration, now)
    else:
        promote(event, newcomer=registration, now=now)
    if asked.is_told:
        tell.enqueue(registration.pk, DeliveryKind.CONFIRMED, asked.about or now.isoformat())
    return registration, True


def _may_register(event, asked, now):
    if asked.by_team:
        return event.status != EventStatus.CANCELLED and now < event.ends_at
    if asked.early and event.registration_opens_at and event.registration_opens_at > now:
        now = event.registration_opens_at
    return registration_is_open(event, now)


def _row_of(event, person):
    """Return the registration of somebody, kept or new; a member takes up what she had asked as a guest."""
    rows = EventRegistration.objects.filter(event_id=event.pk)
    if isinstance(person, Guest):
        found = rows.filter(user=None, email__iexact=person.email).first()
        fields = {"name": person.name, "email": person.email, "language": person.language}
        return found or EventRegistration(event=event, **fields)
    found = rows.filter(user=person).first()
    as_guest = rows.filter(user=None, email__iexact=person.email).first() if person.email else None
    if as_guest is not None and (found is None or found.state == RegistrationState.CANCELLED):
        if found is not None:
            found.delete()
        as_guest.user, as_guest.name, as_guest.email = person, "", ""
        as_guest.save()
        return as_guest
    return found or EventRegistration(event=event, user=person)


def promote(event, *, newcomer=None, now=None):
    """Give the places that are free to those who wait, in the order in which they asked.

    A group that is larger than what is left keeps its turn, and whoever fits comes in meanwhile.

    Args:
        event: an `EventPage`, locked.
        newcomer: a registration of this moment: she hears of it otherwise.
    """
    now = now or timezone.now()
    waiting = list(EventRegistration.objects.waiting().filter(event_id=event.pk))
    if not waiting or event.status != EventStatus.PLANNED or event.ends_at <= now:
        return
    free = free_places(event)
    for registration in waiting:
        if free is not None and registration.people > free:
            continue
        free = None if free is None else free - registration.people
        if newcomer is not None and registration.pk == newcomer.pk:
            _give_place(newcomer, now)
        else:
            _give_place(registration, now)
            tell.enqueue(registration.pk, DeliveryKind.PROMOTED, registration.asked_at.isoformat())


def _give_place(registration, now):
    registration.state, registration.placed_at = RegistrationState.REGISTERED, now
    registration.save(update_fields=["state", "placed_at", "changed_at"])


@transaction.atomic
def fill_places(key):
    """Give what became free at the event of that key to those who wait."""
    if EventRegistration.objects.waiting().filter(event_id=key).exists():
        promote(locked(key))


@transaction.atomic
def give_place(registration):
    """Give a place to somebody who waits, full or not; who has one keeps it."""
    locked(registration.event_id)
    now = timezone.now()
    waiting = EventRegistration.objects.filter(pk=registration.pk, state=RegistrationState.WAITING)
    if waiting.update(state=RegistrationState.REGISTERED, placed_at=now, changed_at=now):
        tell.enqueue(registration.pk, DeliveryKind.PROMOTED, registration.asked_at.isoformat())


@transaction.atomic
def change(registration, *, people, shows_herself):
    """Change with how many people she comes, and whether the others see it.

    Raises:
        NotEnoughPlaces: there are fewer places than that.
    """
    event = locked(registration.event_id)
    own = EventRegistration.objects.concerned().filter(pk=registration.pk).first()
    if own is None:
        return
    more = people - own.people
    free = free_places(event)
    if own.state == RegistrationState.REGISTERED and free is not None and more > max(free, 0):
        raise NotEnoughPlaces
    own.people, own.shows_herself = people, shows_herself
    own.save(update_fields=["people", "shows_herself", "changed_at"])
    promote(event)


@transaction.atomic
def cancel(registration, *, by_team=False):
    """Take somebody off the list, and give her place to who waits; what a guest gave is erased.

    Returns:
        Whether this call did it.
    """
    event = locked(registration.event_id)
    own = EventRegistration.objects.filter(pk=registration.pk).exclude(state=RegistrationState.CANCELLED)
    own = own.select_related("user").first()
    if own is None:
        return False
    own.state, own.placed_at = RegistrationState.CANCELLED, None
    own.save(update_fields=["state", "placed_at", "changed_at"])
    if by_team:
        tell.enqueue(own.pk, DeliveryKind.REMOVED, timezone.now().isoformat())
    elif own.user_id is None:
        own.delete()
    promote(event)
    return True
