"""The sheet « à regarder ensemble »: what the page says, and what to talk about, on paper."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.links import address
from portal.visibility import refuse
from webinars.models import EventPage
from webinars.shown import length_in_words, when_of


@require_safe
def watch_together(request, key):
    """Show the sheet of an event that this reader may read; nothing on it is hers alone."""
    events = EventPage.objects.visible_to(request.user).filter(pk=key, alias_of__isnull=True)
    event = events.prefetch_related("speakers").first()
    if event is None:
        return refuse(request)
    context = {
        "event": event,
        "when": when_of(event),
        "length": length_in_words(event.minutes),
        # On paper, an address is read whole.
        "event_url": request.build_absolute_uri(address(event)),
    }
    return render(request, "webinars/together/sheet.html", context)
