"""What changes about when and whether an event takes place. Each change is written once, in its history."""

from django.db import transaction
from django.utils import timezone

from wagtail.log_actions import log

from portal.search.models import SearchState
from webinars.choices import EventStatus
from webinars.models import ChangeKind, EventChange, EventPage
from webinars.signals import event_changed

KIND_OF_STATUS = {
    EventStatus.CANCELLED: ChangeKind.CANCELLED,
    EventStatus.POSTPONED: ChangeKind.POSTPONED,
    EventStatus.PLANNED: ChangeKind.RESTORED,
}


@transaction.atomic
def set_status(event, status, *, user=None, word=""):
    """Say whether an event takes place, at once; twice the same does nothing.

    Args:
        event: an `EventPage`.
        status: an `EventStatus`.
        user: who says it.
        word: to those who are registered, shown on the page too.

    Returns:
        The `EventChange`, or None where nothing changed.
    """
    status = EventStatus(status)
    changed = EventPage.objects.filter(pk=event.pk).exclude(status=status).update(status=status)
    if not changed:
        return None
    event.status = status
    log(instance=event.specific, action="webinars.status", user=user, data={"to": status.value})
    return _write(event, KIND_OF_STATUS[status], word)


@transaction.atomic
def note_hours(event):
    """Write in its history that a published event was announced or moved; the same hours write nothing.

    A postponed event that gets a date to come takes place again.
    """
    # One at a time: two that publish at once would write the same change twice.
    EventPage.objects.select_for_update().filter(pk=event.pk).first()
    last = event.changes.last()
    if last is None:
        return _write(event, ChangeKind.ANNOUNCED)
    if (last.starts_at, last.ends_at, last.place) == (event.starts_at, event.ends_at, event.place):
        return None
    status = EventPage.objects.values_list("status", flat=True).get(pk=event.pk)
    if status == EventStatus.POSTPONED and event.starts_at > timezone.now():
        EventPage.objects.filter(pk=event.pk).update(status=EventStatus.PLANNED)
        event.status = EventStatus.PLANNED
    return _write(event, ChangeKind.MOVED)


def _write(event, kind, word=""):
    change = EventChange.objects.create(
        event_id=event.pk,
        kind=kind,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        place=event.place,
        word=word,
    )
    SearchState.advance()
    event_changed.send(sender=EventPage, event=event, change=change)
    return change
