"""Reminders, two days and an hour before: late, but once; not at all when it has begun."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Coalesce
from django.utils import timezone

from webinars.choices import EventStatus
from webinars.models import DeliveryKind, EventPage, EventRegistration, RegistrationDelivery
from webinars.reminders.tasks import remind
from webinars.reminders.writing import write_to

BEFORE = {DeliveryKind.TWO_DAYS: timedelta(days=2), DeliveryKind.ONE_HOUR: timedelta(hours=1)}
# The reminder of two days is of no use beside that of an hour.
UNTIL = {DeliveryKind.TWO_DAYS: timedelta(hours=1), DeliveryKind.ONE_HOUR: timedelta(0)}


def enqueue_due_reminders(now=None):
    """Enqueue a task for each event of which somebody is to be reminded now; give places that became free."""
    from webinars.registrations.places import fill_places

    now = now or timezone.now()
    planned = EventPage.objects.filter(live=True, alias_of=None, status=EventStatus.PLANNED)
    for kind, before in BEFORE.items():
        for event in planned.filter(starts_at__gt=now + UNTIL[kind], starts_at__lte=now + before):
            if to_remind(event, kind, now).exists():
                remind.enqueue(event.pk, kind.value)
    with_waiting = EventRegistration.objects.waiting().filter(event_id=OuterRef("pk"))
    for key in planned.filter(Exists(with_waiting), ends_at__gt=now).values_list("pk", flat=True):
        fill_places(key)


def to_remind(event, kind, now=None):
    """Return the registrations of those to remind of an event now, who were not yet.

    Who got her place, and who was told of a change, after the hour of the reminder need none.

    Args:
        event: an `EventPage`; `kind`: a `DeliveryKind` of reminders.
    """
    now, due = now or timezone.now(), event.starts_at - BEFORE[DeliveryKind(kind)]
    takes_place = event.live and event.status == EventStatus.PLANNED
    in_time = due <= now < event.starts_at - UNTIL[DeliveryKind(kind)]
    if not takes_place or not in_time or event.changes.filter(made_at__gt=due).exists():
        return EventRegistration.objects.none()
    done = RegistrationDelivery.objects.filter(registration_id=OuterRef("pk"), kind=kind, about=_about(event))
    own = EventRegistration.objects.registered().filter(event_id=event.pk)
    return own.alias(since=Coalesce(F("placed_at"), F("asked_at"))).filter(~Exists(done), since__lte=due)


def remind_all(key, kind):
    """Remind each person of the event of that key, once."""
    event = EventPage.objects.filter(pk=key).first()
    keys = to_remind(event, kind).order_by("pk").values_list("pk", flat=True) if event else []
    for registration in list(keys):
        # Asked again for each: it may be cancelled, or over, while the others are written to.
        if to_remind(EventPage.objects.get(pk=key), kind).filter(pk=registration).exists():
            write_to(registration, kind, _about(event))


def _about(event):
    """Return the hour that is reminded: another hour is reminded anew."""
    return event.starts_at.isoformat()
