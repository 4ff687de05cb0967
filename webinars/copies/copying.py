"""A draft made from an event: its words and its frame, and nothing of what happened to it."""

from datetime import datetime, timedelta

from django.db import transaction

from wagtail.log_actions import log

from webinars.models import EventPage, Session, Speaker

# What a copy takes: the words of an event, and the frame in which the events of a series stand.
WORDS = ("introduction", "why_come", "other_title", "other_summary", "preparation")
FRAME = (
    "zone",
    "language",
    "place",
    "access_note",
    "series",
    "registration",
    "capacity",
    "room_opens",
    "recording_expected",
    "format",
    "practical_help",
    "on_line_too",
    "listing_image",
)
ROOM = ("room_url", "room_telephone")  # where she says so
# What is its own for each event: dates, state.
NOT_COPIED = (
    "starts_at",
    "ends_at",
    "registration_opens_at",
    "registration_closes_at",
    "status",
    "recording_audience",
)
SPEAKER = ("name", "organisation", "biography", "photo_id", "member_id", "sort_order")
SESSION = ("title", "speakers", "place", "description", "sort_order")


@transaction.atomic
def copy_event(event, title, starts_at, *, words=True, keeps_room=False, user=None):
    """Make a draft from an event; the same one asked twice is made once.

    Args:
        event: an `EventPage`, as its own type.
        title: of the draft.
        starts_at: when it begins.
        words: whether it takes the words, the speakers and the programme, not only the frame.
        keeps_room: whether it takes the room.
        user: who makes it.

    Returns:
        (the draft, whether it was made now).
    """
    # One at a time: a second click, or another process, then finds what the first one made.
    EventPage.objects.select_for_update().filter(pk=event.pk).first()
    known = same_event(event, title, starts_at)
    if known is not None:
        return known, False
    names = (*FRAME, *(WORDS if words else ()), *(ROOM if keeps_room else ()))
    draft = type(event)(
        title=title,
        live=False,
        has_unpublished_changes=True,
        locale=event.locale,
        owner=user,
        starts_at=starts_at,
        ends_at=moved(event.ends_at, event, starts_at),
        **{name: getattr(event, name) for name in names if hasattr(event, name)},
    )
    draft.regions = event.regions.all()
    if words:
        draft.themes = event.themes.all()
        _copy_people_and_programme(event, draft)
    event.get_parent().add_child(instance=draft)
    draft.save_revision(user=user)
    log(instance=draft, action="wagtail.create", user=user)
    return draft, True


def same_event(event, title, starts_at):
    """Return the event of that title that begins at that moment beside `event`, or None."""
    beside = EventPage.objects.sibling_of(event).filter(alias_of__isnull=True)
    return beside.filter(title=title, starts_at=starts_at).exclude(pk=event.pk).first()


def moved(moment, event, starts_at):
    """Return a moment of an event moved with its beginning, by the clock on the wall.

    What begins an hour after the event still does, on both sides of a change of clock.
    """
    wall = [one.astimezone(event.tz).replace(tzinfo=None) for one in (moment, event.starts_at, starts_at)]
    return (wall[0] - wall[1] + wall[2]).replace(tzinfo=event.tz)


def _copy_people_and_programme(event, draft):
    draft.speakers = [
        Speaker(**{name: getattr(speaker, name) for name in SPEAKER}) for speaker in event.speakers.all()
    ]
    if hasattr(event, "sessions"):
        draft.sessions = [
            Session(
                starts_at=moved(one.starts_at, event, draft.starts_at),
                ends_at=one.ends_at and moved(one.ends_at, event, draft.starts_at),
                **{name: getattr(one, name) for name in SESSION},
            )
            for one in event.sessions.all()
        ]


def dates_of_series(first, hour, tz, *, number, weeks):
    """Return the moments of a series: the same day of the week, the same hour on the wall.

    Args:
        first: the first day; `hour`: on the clock of `tz`.
        number: how many; `weeks`: from one to the next.
    """
    days = [first + timedelta(weeks=weeks * place) for place in range(number)]
    return [datetime.combine(day, hour, tzinfo=tz) for day in days]
