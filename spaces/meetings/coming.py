"""Coming to a meeting: under the lock of its row, so that the last place is given once."""

from django.db import transaction
from django.utils import timezone

from spaces.discussions.writing import Closed, still_in
from spaces.models import Coming, Meeting
from spaces.things.writing import change, held


def _held(participation, meeting):
    found = Meeting.objects.visible_to(participation.user).select_for_update().filter(pk=meeting.pk).first()
    if found is None:
        raise Closed
    return found


def _is_free(meeting):
    taken = meeting.comings.counted().placed().count()
    return meeting.places is None or taken < meeting.places


@transaction.atomic
def come(participation, meeting, *, shows=False):
    """Give her a place, or one in the waiting list; asked again, only whether her name shows changes.

    Args:
        shows: whether the others read her name among those who come.

    Returns:
        Her `Coming`.

    Raises:
        Closed: it is cancelled or over, or she is out.
    """
    participation, found = still_in(participation), _held(participation, meeting)
    if not found.takes_place:
        raise Closed
    shows = shows and not participation.space.is_opaque
    coming, made = Coming.objects.get_or_create(
        meeting=found, participation=participation, defaults={"shows": shows, "has_place": _is_free(found)}
    )
    if not made:
        Coming.objects.filter(pk=coming.pk).update(shows=shows)
    return coming


@transaction.atomic
def withdraw(participation, meeting):
    """Give her place back: the first who waits has it."""
    found = Meeting.objects.select_for_update().get(pk=meeting.pk)
    Coming.objects.filter(meeting=found, participation=participation).delete()
    fill_places(found)


def fill_places(meeting):
    """Give the places that are free to those who wait, in their order, and tell them.

    Args:
        meeting: a `Meeting` whose row is held.
    """
    from spaces.meetings.tasks import tell

    if not meeting.takes_place:
        return
    waiting = meeting.comings.counted().filter(has_place=False)
    for coming in waiting if meeting.places is None else waiting[: _room_left(meeting)]:
        Coming.objects.filter(pk=coming.pk).update(has_place=True)
        tell.enqueue(coming.pk, "placed")


def _room_left(meeting):
    return max(0, meeting.places - meeting.comings.counted().placed().count())


@transaction.atomic
def change_meeting(participation, meeting, **fields):
    """Change a meeting; who comes is told when its hour is another one.

    Raises:
        Closed: it is cancelled, over, or not hers to change.
    """
    before = held(participation, meeting)
    if not before.takes_place:
        raise Closed
    moved = before.starts_at != fields["starts_at"]
    found = change(participation, meeting, number=before.number + 1, changed_at=timezone.now(), **fields)
    fill_places(found)
    if moved:
        _tell_all(found, "moved")


@transaction.atomic
def cancel(participation, meeting):
    """Cancel a meeting, and tell those who come; it stays in the list, and says so.

    Raises:
        Closed: it is over, or not hers to cancel.
    """
    found = held(participation, meeting)
    if not found.takes_place:
        raise Closed
    now = timezone.now()
    Meeting.objects.filter(pk=found.pk).update(cancelled_at=now, changed_at=now, number=found.number + 1)
    _tell_all(found, "cancelled")


def _tell_all(meeting, what):
    from spaces.meetings.tasks import tell

    for key in meeting.comings.counted().values_list("pk", flat=True):
        tell.enqueue(key, what)
