"""An event as an entry of a calendar (RFC 5545).

Hours are in UTC: an entry that happens once needs no definition of a time zone, and none is then read
wrong. No entry holds the room, nor the name of somebody who comes.
"""

from datetime import UTC, datetime

from django.utils.translation import gettext as _

from icalendar import Event, vCalAddress, vText

from members.typing import cleaned
from portal.dates import span_in_words
from webinars.choices import EventStatus
from webinars.dates import zone_in_words
from webinars.models import RegistrationState
from webinars.shown import with_format

STATUS = {
    EventStatus.PLANNED: "CONFIRMED",
    EventStatus.CANCELLED: "CANCELLED",
    EventStatus.POSTPONED: "TENTATIVE",
}
BEFORE_EVERYTHING = datetime(2000, 1, 1, tzinfo=UTC)


def _utc(moment):
    return moment.astimezone(UTC).replace(microsecond=0)


def _plain(text):
    return cleaned(str(text)).replace("\r", "").strip()


def entry_of(event, url, organizer=None, state=None):
    """Return the entry of an event.

    Args:
        event: of `selection.with_history`.
        url: absolute address of its page: what stands in the place of the room.
        organizer: (name, address) of the team, or None.
        state: a `RegistrationState` of the reader, or None; "" in a calendar that is nobody's.
    """
    entry = Event()
    entry.add("uid", str(event.translation_key))
    entry.add("summary", _summary(event))
    entry.add("dtstart", _utc(event.starts_at))
    entry.add("dtend", _utc(event.ends_at))
    changed = changed_at(event)
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("sequence", max(0, event.number_of_changes - 1))
    entry.add("status", STATUS[EventStatus(event.status)])
    entry.add("description", _description(event, url, state))
    entry.add("location", _plain(event.place) or url)
    entry.add("url", url)
    entry.add("categories", [str(with_format(event).get_format_display())])
    # What she only might come to leaves her free.
    comes = state in ("", RegistrationState.REGISTERED) and event.status == EventStatus.PLANNED
    entry.add("transp", "OPAQUE" if comes else "TRANSPARENT")
    if organizer:
        entry.add("organizer", _organizer(*organizer))
    return entry


def changed_at(event):
    """Return when what its entry says last changed."""
    moments = [moment for moment in (event.last_change_at, event.last_published_at) if moment]
    return _utc(max(moments, default=BEFORE_EVERYTHING))


def _organizer(name, address):
    organizer = vCalAddress(f"mailto:{address}")
    organizer.params["cn"] = vText(_plain(name))
    return organizer


def _summary(event):
    title = _plain(event.title)
    if event.status == EventStatus.CANCELLED:
        return _("Cancelled: %(title)s") % {"title": title}
    if event.status == EventStatus.POSTPONED:
        return _("Postponed: %(title)s") % {"title": title}
    return title


def _description(event, url, state):
    said = {
        RegistrationState.REGISTERED: _("You are registered."),
        RegistrationState.WAITING: _("You are waiting for a place."),
    }.get(state, "")
    when = f"{span_in_words(event.starts_at, event.ends_at, event.zone)}"
    zone = zone_in_words(event.starts_at, event.zone)
    if event.status == EventStatus.POSTPONED:
        when, zone = _("The new date will be shown on the page."), ""
    page = _("All about it, and the way in: %(url)s") % {"url": url}
    lines = [said, f"{when} ({zone})" if zone else when, _plain(event.introduction), page]
    return "\n\n".join(line for line in lines if line)
