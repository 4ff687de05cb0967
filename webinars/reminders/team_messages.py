"""What the team writes to those who are registered: prepared, read again, sent once, kept."""

from django.db import transaction
from django.utils import timezone

from webinars.models import DeliveryKind, EventRegistration, TeamMessage
from webinars.reminders.tasks import send_team_message
from webinars.reminders.writing import write_to


def recipients(event_id):
    """Return the registrations of those to whom a message of the team goes: who has a place."""
    return EventRegistration.objects.registered().filter(event_id=event_id)


@transaction.atomic
def send(message):
    """Have the queue send a message that was prepared, once.

    Returns:
        Whether this call did it.
    """
    unsent = TeamMessage.objects.filter(pk=message.pk, sent_at=None)
    if not unsent.update(sent_at=timezone.now()):
        return False
    send_team_message.enqueue(message.pk)
    return True


def send_to_all(key):
    """Write the message of that key to each of those who are registered, once."""
    message = TeamMessage.objects.filter(pk=key, sent_at__isnull=False).first()
    if message is None:
        return
    for registration in list(recipients(message.event_id).order_by("pk").values_list("pk", flat=True)):
        write_to(registration, DeliveryKind.MESSAGE, str(message.pk), words=message.text)
