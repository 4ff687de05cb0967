"""Asking those who were registered what they thought of it: once, soon after, and never late."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from webinars.choices import EventStatus
from webinars.models import (
    DeliveryKind,
    EvaluationMark,
    EventPage,
    EventRegistration,
    RegistrationDelivery,
)
from webinars.reminders.tasks import ask_what_they_thought
from webinars.reminders.writing import write_to

FROM, UNTIL = timedelta(minutes=30), timedelta(days=2)
KIND = DeliveryKind.EVALUATION


def enqueue_due_evaluations(now=None):
    """Enqueue a task for each event that ended lately and of which somebody is to be asked."""
    now = now or timezone.now()
    over = EventPage.objects.filter(live=True, alias_of=None, status=EventStatus.PLANNED)
    for event in over.filter(ends_at__lte=now - FROM, ends_at__gt=now - UNTIL):
        if to_ask(event).exists():
            ask_what_they_thought.enqueue(event.pk)


def to_ask(event):
    """Return the registrations of those to ask: they have a place, were not asked, and did not answer.

    Args:
        event: an `EventPage`.
    """
    asked = RegistrationDelivery.objects.filter(registration_id=OuterRef("pk"), kind=KIND)
    answered = EvaluationMark.objects.filter(registration_id=OuterRef("pk"))
    own = EventRegistration.objects.registered().filter(event_id=event.pk)
    return own.filter(~Exists(asked), ~Exists(answered)).exclude(attendance__came=False)


def ask_all(key):
    """Ask each person of the event of that key, once."""
    event = EventPage.objects.filter(pk=key).first()
    for registration in to_ask(event).order_by("pk").values_list("pk", flat=True) if event else []:
        write_to(registration, KIND)
