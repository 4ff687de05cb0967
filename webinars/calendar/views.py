"""The agenda that people read, and the calendars that programs read."""

from django.http import Http404, HttpResponseNotFound
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.links import view_links
from portal.page_cache import kept_for_visitors
from webinars.calendar.addresses import reader_of
from webinars.calendar.agenda import agenda
from webinars.calendar.files import calendar_name, calendar_of, calendar_response
from webinars.calendar.selection import events_for, events_of, with_history
from webinars.models import EventPage

FILE = "agenda.ics"


@require_safe
@kept_for_visitors
def show_agenda(request):
    """Show the events of a month, in a table or in a list."""
    context = {**agenda(request.user, request.GET), "links": view_links(request)}
    return render(request, "webinars/calendar/agenda.html", context)


@require_safe
@kept_for_visitors
def public_calendar(request):
    """Give the calendar of what everybody reads, the same whoever asks."""
    pairs = [(event, None) for event in events_for(None)]
    body = calendar_of(pairs, request, name=calendar_name(request))
    return calendar_response(request, body, FILE)


@require_safe
def own_calendar(request, secret):
    """Give the calendar of the member whose address this is, with what she may read now.

    An address that is unknown or closed, and that of somebody who no longer reads what is for members,
    are answered alike. Who is signed in changes nothing: programs are nobody.
    """
    address = reader_of(secret)
    if address is None:
        response = HttpResponseNotFound(content_type="text/plain; charset=utf-8")
        response["Cache-Control"] = "private, no-store"
        return response
    pairs = events_of(address.user, only_mine=address.only_mine)
    body = calendar_of(pairs, request, name=calendar_name(request, only_mine=address.only_mine))
    return calendar_response(request, body, FILE, private=True)


def event_calendar(request, event):
    """Give the calendar file of one event, which its reader may read.

    Raises:
        Http404: the event is not shown.
    """
    found = with_history(EventPage.objects.visible_to(request.user).filter(pk=event.pk)).first()
    if found is None:
        raise Http404
    body = calendar_of([(found, "")], request, refresh=False)
    return calendar_response(request, body, f"{event.slug}.ics", attached=True)
