"""Writing down who came: from a file, or by hand. What is said twice is written once."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q, Sum

from portal.search.models import SearchState
from webinars.models import Attendance, EventPage, EventRegistration, HeadCount, RegistrationState


@transaction.atomic
def record_file(event, minutes, threshold, *, others_absent=False):
    """Write who came, as a file of participants says. Whoever nobody knows here is not written anywhere.

    Args:
        event: an `EventPage`.
        minutes: {key of a registration: minutes}, as `matching.minutes_of` returns.
        threshold: from how many minutes on somebody came.
        others_absent: whether those registered who are not in the file did not come.

    Returns:
        How many people are said to have come or not now.
    """
    EventPage.objects.select_for_update().filter(pk=event.pk).first()
    own = EventRegistration.objects.filter(event_id=event.pk)
    known = {row.registration_id: row for row in Attendance.objects.filter(registration__in=own)}
    written = 0
    for key in own.filter(pk__in=minutes).values_list("pk", flat=True):
        row, now = known.get(key), (minutes[key] >= threshold, minutes[key])
        if row is None or not row.by_hand and (row.came, row.minutes) != now:
            values = {"came": now[0], "minutes": now[1]}
            Attendance.objects.update_or_create(registration_id=key, defaults=values)
            written += 1
    if others_absent:
        registered = own.filter(state=RegistrationState.REGISTERED).exclude(pk__in={*minutes, *known})
        rows = [
            Attendance(registration_id=key, came=False) for key in registered.values_list("pk", flat=True)
        ]
        written += len(Attendance.objects.bulk_create(rows))
    SearchState.advance()
    return written


@transaction.atomic
def say(event, said):
    """Write what somebody of the team says of those registered; it stands whatever a file says later.

    Args:
        event: an `EventPage`.
        said: {key of a registration: True (came), False (did not) or None (not known)}.

    Returns:
        How many were changed.
    """
    EventPage.objects.select_for_update().filter(pk=event.pk).first()
    own = EventRegistration.objects.filter(event_id=event.pk, pk__in=said)
    known = {row.registration_id: row for row in Attendance.objects.filter(registration__in=own)}
    changed = 0
    for key in own.values_list("pk", flat=True):
        row, came = known.get(key), said[key]
        if came is None:
            changed += Attendance.objects.filter(registration_id=key).delete()[0]
        elif row is None or not row.by_hand or row.came != came:
            values = {"came": came, "by_hand": True}
            Attendance.objects.update_or_create(registration_id=key, defaults=values)
            changed += 1
    SearchState.advance()
    return changed


@transaction.atomic
def count_heads(event, numbers):
    """Write how many came who are in no list.

    Args:
        event: an `EventPage`.
        numbers: {(way, sector): how many, 0 or None for none}.
    """
    EventPage.objects.select_for_update().filter(pk=event.pk).first()
    for (way, sector), number in numbers.items():
        own = {"event_id": event.pk, "way": way, "sector": sector}
        if number:
            HeadCount.objects.update_or_create(**own, defaults={"number": number})
        else:
            HeadCount.objects.filter(**own).delete()
    # The pages kept for visitors say how many came to a stop of a tour.
    SearchState.advance()


@dataclass(frozen=True)
class Tally:
    """How many, of those who are registered: three things, that never stand for each other.

    Args:
        came, absent, unknown: registered people of each.
        with_them: those who came, with the people who were with them.
        heads: those who are in no list.
    """

    came: int
    absent: int
    unknown: int
    with_them: int
    heads: int

    @property
    def everybody(self):
        """All who came."""
        return self.with_them + self.heads


def tally_of(event):
    """Return the `Tally` of an event. Whoever cancelled counts if she came, and never as absent."""
    registered = Q(state=RegistrationState.REGISTERED)
    came = Q(attendance__came=True)
    found = EventRegistration.objects.filter(event_id=event.pk).aggregate(
        came=Count("pk", filter=came),
        absent=Count("pk", filter=registered & Q(attendance__came=False)),
        unknown=Count("pk", filter=registered & Q(attendance=None)),
        with_them=Sum("people", filter=came, default=0),
    )
    heads = HeadCount.objects.filter(event_id=event.pk).aggregate(number=Sum("number", default=0))
    return Tally(**found, heads=heads["number"])
