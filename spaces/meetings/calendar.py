"""A meeting as an entry of a calendar (RFC 5545): neither the room nor a name, no more than its page says."""

from datetime import UTC

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from icalendar import Calendar, Event

from members.typing import cleaned


def _utc(moment):
    return moment.astimezone(UTC).replace(microsecond=0)


def calendar_of(meeting, url):
    """Return a calendar with one meeting, as bytes.

    Args:
        meeting: a `Meeting`; of one in a space that hides nothing is said but its hour.
        url: absolute address of its page, left out where the space hides.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Agenda//FR")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_entry(meeting, url))
    return calendar.to_ical()


def _entry(meeting, url):
    entry, hides = Event(), meeting.space.is_opaque
    changed = _utc(meeting.changed_at or meeting.made_at)
    entry.add("uid", meeting.public_id)
    entry.add("summary", _summary(meeting, _("Meeting") if hides else cleaned(meeting.title)))
    entry.add("dtstart", _utc(meeting.starts_at))
    entry.add("dtend", _utc(meeting.ends_at))
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("sequence", meeting.number)
    entry.add("status", "CANCELLED" if meeting.cancelled_at else "CONFIRMED")
    entry.add("transp", "TRANSPARENT" if meeting.cancelled_at else "OPAQUE")
    if meeting.place and not hides:
        entry.add("location", cleaned(meeting.place))
    if not hides:
        # It names the site and the space to whoever reads the calendar.
        entry.add("url", url)
    return entry


def _summary(meeting, title):
    return pgettext("meeting", "Cancelled: %(title)s") % {"title": title} if meeting.cancelled_at else title
