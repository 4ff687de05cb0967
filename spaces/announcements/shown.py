"""Announcements, as each reader is shown them."""

from django.utils.safestring import mark_safe

from portal.markdown import to_html
from spaces.choices import Part
from spaces.models import Announcement
from spaces.things.access import things_in
from spaces.things.shown import shown

MOST_AT_THE_TOP = 3


def shown_announcement(announcement, participation):
    """Return an announcement with its text as safe HTML, `more.html`."""
    html = mark_safe(to_html(announcement.text))  # noqa: S308 - cleaned there
    return shown(announcement, participation, "announcement", html=html)


def at_the_top(participation):
    """Return the announcements that stand at the top of the first page of a space, the newest first."""
    if not participation.space.holds(Part.ANNOUNCEMENTS):
        return []
    found = things_in(Announcement, participation).current()[:MOST_AT_THE_TOP]
    return [shown_announcement(one, participation) for one in found]
