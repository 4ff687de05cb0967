"""A meeting, as each reader is shown it."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.safestring import mark_safe

from portal.dates import span_in_words
from portal.markdown import to_html
from spaces.choices import ParticipationState
from spaces.models import Coming, Meeting
from spaces.models.meeting import ROOM_BEFORE
from spaces.things.access import things_in
from spaces.things.shown import shown


@dataclass(frozen=True)
class Hers:
    """Where the reader stands.

    Args:
        comes: she has a place; waits: she waits for one; shows: the others read her name.
    """

    comes: bool = False
    waits: bool = False
    shows: bool = False


def meetings_of(participation):
    """Return the meetings of her space that she reads, each with how many have a place as `taken`."""
    active = Q(comings__has_place=True, comings__participation__state=ParticipationState.ACTIVE)
    return things_in(Meeting, participation).annotate(taken=Count("comings", filter=active))


def to_come_and_past(participation):
    """Return (to come and under way, past), the newest past first."""
    found, now = meetings_of(participation), timezone.now()
    return found.filter(ends_at__gt=now), found.filter(ends_at__lte=now).order_by("-starts_at", "-pk")


def hers_of(participation, meetings):
    """Return {key of a meeting: `Hers`} of those to which she comes or waits."""
    rows = Coming.objects.filter(participation=participation, meeting__in=[one.pk for one in meetings])
    return {row.meeting_id: Hers(row.has_place, not row.has_place, row.shows) for row in rows}


def room_for(meeting, hers, now=None):
    """Return the link of the room, "" for who has no place, before the last hour, and after the end."""
    now = now or timezone.now()
    given = meeting.starts_at - ROOM_BEFORE <= now < meeting.ends_at
    return meeting.room if hers.comes and given and meeting.cancelled_at is None else ""


def shown_meeting(meeting, participation, hers, **more):
    """Return a meeting in words."""
    zone = timezone.get_default_timezone_name()
    return shown(
        meeting,
        participation,
        "meeting",
        has_page=True,
        changes=meeting.takes_place,
        when=span_in_words(meeting.starts_at, meeting.ends_at, zone),
        left=None if meeting.places is None else max(0, meeting.places - meeting.taken),
        hers=hers,
        **more,
    )


def meeting_page(meeting, participation):
    """Return the variables of the page of a meeting.

    Args:
        meeting: of `meetings_of`.
    """
    hers = hers_of(participation, [meeting]).get(meeting.pk, Hers())
    html = mark_safe(to_html(meeting.text))  # noqa: S308 - cleaned there
    return {
        "shown": shown_meeting(meeting, participation, hers, html=html),
        "meeting": meeting,
        "hers": hers,
        "room": room_for(meeting, hers),
        "names": names_of(meeting, participation),
    }


def names_of(meeting, participation):
    """Return the names of those who come and agreed to be read: none in a space that hides."""
    from spaces.models.topic import not_blocked

    if meeting.space.is_opaque:
        return []
    rows = meeting.comings.counted().placed().filter(shows=True)
    rows = rows.filter(not_blocked(participation.user, "participation"))
    return [row.participation.name for row in rows.select_related("participation__user__profile")]
