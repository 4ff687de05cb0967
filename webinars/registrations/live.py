"""« /direct »: one address to keep, which leads to what takes place now or next."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.links import addresses, interface_language, page_address
from portal.visibility import may_read_members
from webinars.choices import EventStatus
from webinars.listing import next_events
from webinars.models import EventPage, EventRegistration, WebinarIndexPage
from webinars.phases import registration_is_open
from webinars.registrations.own import registration_of, room_for
from webinars.registrations.shown import registering_variables
from webinars.shown import when_of


@never_cache
@require_safe
def live(request):
    """Lead who is registered to the room when it is open; tell the others what comes, and the way in."""
    mine = _next_of_hers(request.user)
    event = mine.event if mine else next_events(request.user).select_related("series").first()
    context = {"event": event, "is_hers": mine is not None, "events_url": _list_address(request.user)}
    if event is not None:
        context |= {
            "when": when_of(event),
            "event_url": addresses([event])[event.pk],
            "reads_members": may_read_members(request.user),
            "may_register": registration_is_open(event),
            **registering_variables(event, request.user, mine or registration_of(event, request.user)),
        }
    return render(request, "webinars/registrations/live.html", context)


def _next_of_hers(user):
    """Return her registration to what takes place first, the one whose room is open before the others."""
    if not may_read_members(user):
        return None
    coming = EventPage.objects.visible_to(user).filter(status=EventStatus.PLANNED, ends_at__gt=timezone.now())
    own = EventRegistration.objects.registered().filter(user=user, event__in=coming)
    found = list(own.select_related("event__series").order_by("event__starts_at", "pk")[:5])
    opened = [registration for registration in found if room_for(registration.event, registration)]
    return next(iter(opened or found), None)


def _list_address(user):
    """Return the address of the list of events, "" on a site without one."""
    lists = WebinarIndexPage.objects.visible_to(user).filter(locale__language_code=interface_language())
    found = lists.first()
    return (page_address(found) or "") if found else ""
