"""The things to do around an event: their days, and those that are late."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from webinars.choices import EventStatus
from webinars.models import EventPage, EventStep, StepKind

# Days from the beginning for what comes before, from the end for what comes after.
USUAL = {
    StepKind.INVITE: -42,
    StepKind.ANNOUNCE: -21,
    StepKind.REMIND: -2,
    StepKind.PUBLISH: 5,
    StepKind.SYNTHESIS: 14,
}
# Beyond, what was not ticked is no longer asked for.
LOOKS_BACK, LOOKS_AHEAD = timedelta(days=60), timedelta(days=60)


@dataclass(frozen=True)
class Step:
    """A thing to do.

    Args:
        kind: a `StepKind`.
        due: its day.
        is_done: whether it is done.
    """

    kind: StepKind
    due: date
    is_done: bool

    def is_late(self, today):
        """Tell whether its day is over and it is not done."""
        return not self.is_done and self.due < today


def usual_day(event, kind):
    """Return the day on which a thing is usually done for an event."""
    days = USUAL[kind]
    moment = event.starts_at if days < 0 else event.ends_at
    return moment.astimezone(event.tz).date() + timedelta(days=days)


def steps_of(event):
    """Return the `Step`s of an event, in order; one query, or none where they were read with it."""
    said = {row.kind: row for row in event.steps.all()}
    kinds = [kind for kind in StepKind if kind != StepKind.PUBLISH or event.recording_expected]
    return [_step(event, kind, said.get(kind)) for kind in kinds]


def _step(event, kind, row):
    day = row.due if row and row.due else usual_day(event, kind)
    return Step(kind, day, bool(row and row.is_done))


@transaction.atomic
def say(event, said):
    """Keep what she says of the things to do; the usual day is not written down, so that it follows.

    Args:
        event: an `EventPage`.
        said: {kind: (day or None, whether it is done)}.
    """
    EventPage.objects.select_for_update().filter(pk=event.pk).first()
    for kind, (day, is_done) in said.items():
        due = None if day == usual_day(event, kind) else day
        EventStep.objects.update_or_create(
            event_id=event.pk, kind=kind, defaults={"due": due, "is_done": is_done}
        )


def late_steps(now=None):
    """Return [(event, its late steps)], the event that comes first on top, in two queries."""
    now = now or timezone.now()
    today = timezone.localdate(now)
    events = EventPage.objects.filter(
        alias_of__isnull=True,
        status=EventStatus.PLANNED,
        ends_at__gt=now - LOOKS_BACK,
        starts_at__lt=now + LOOKS_AHEAD,
    )
    events = events.order_by("starts_at", "pk").prefetch_related("steps")
    found = [(event, [step for step in steps_of(event) if step.is_late(today)]) for event in events]
    return [(event, late) for event, late in found if late]
