"""What changed about an event is told to those whom it concerns: who has a place, and who waits for one."""

from django.utils import timezone

from webinars.models import ChangeKind, DeliveryKind, EventChange, EventRegistration
from webinars.reminders.tasks import tell_change
from webinars.reminders.writing import write_to

TOLD = {ChangeKind.MOVED, ChangeKind.CANCELLED, ChangeKind.POSTPONED, ChangeKind.RESTORED}


def ask_to_tell(change):
    """Have the queue tell a change, in the transaction that makes it."""
    if change.kind in TOLD and EventRegistration.objects.concerned().filter(event=change.event_id).exists():
        tell_change.enqueue(change.pk)


def tell_all(key):
    """Write to each person whom a change concerns, once; what was changed again since is told by the last."""
    change = EventChange.objects.filter(pk=key).select_related("event").first()
    if change is None or change.event.changes.last() != change or _is_past(change):
        return
    registrations = EventRegistration.objects.concerned().filter(
        # Whoever asked since then saw how it stands.
        event=change.event_id,
        asked_at__lt=change.made_at,
    )
    for registration in registrations.order_by("pk").values_list("pk", flat=True):
        write_to(registration, DeliveryKind.CHANGED, str(change.pk))


def _is_past(change):
    return change.kind != ChangeKind.POSTPONED and change.event.ends_at <= timezone.now()
