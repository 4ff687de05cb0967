"""Calendars as files: of one event, of all, of a member."""

import hashlib
from datetime import timedelta

from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from icalendar import Calendar, vDuration

from portal.links import addresses, interface_language
from portal.site_settings import site_settings
from webinars.calendar.entries import entry_of

REFRESH = timedelta(hours=6)
TYPE = "text/calendar; charset=utf-8"


def calendar_of(pairs, request, *, name="", refresh=True):
    """Return a calendar, as bytes.

    Args:
        pairs: [(event, state)] as `entries.entry_of` takes them.
        request: says which site it is.
        name: shown by programs that subscribe.
        refresh: whether programs come back for it.
    """
    settings = site_settings(request)
    site = settings.name or request.get_host()
    calendar = Calendar()
    calendar.add("prodid", f"-//{site}//Agenda//{interface_language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
    if refresh:
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(REFRESH).to_ical().decode())
    organizer = (site, settings.contact_email) if settings.contact_email else None
    urls = addresses([event for event, _state in pairs]) if pairs else {}
    for event, state in pairs:
        if event.pk in urls:
            url = request.build_absolute_uri(urls[event.pk])
            calendar.add_component(entry_of(event, url, organizer, state))
    return calendar.to_ical()


def calendar_name(request, *, only_mine=False):
    """Return the name of a calendar in the interface's language."""
    site = site_settings(request).name
    label = _("My webinars and meetings") if only_mine else _("Webinars and meetings")
    return f"{site} – {label}" if site else label


def calendar_response(request, body, filename, *, attached=False, private=False):
    """Answer with a calendar, or tell that it has not changed.

    Args:
        request: the one asked.
        body: the calendar, as bytes.
        filename: the name under which it is kept.
        attached: whether it is a file to open, rather than one to subscribe to.
        private: whether it is somebody's own.
    """
    response = HttpResponse(body, content_type=TYPE)
    kind = "attachment" if attached else "inline"
    response["Content-Disposition"] = f'{kind}; filename="{filename}"'
    # Where each change is seen at the next visit: what is cancelled is known at once.
    response["Cache-Control"] = "private, no-store" if private else "no-cache"
    if private:
        return response
    # A weak mark: the same calendar is also given compressed.
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
    response["ETag"] = etag
    return get_conditional_response(request, etag, response=response)
