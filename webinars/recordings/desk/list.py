"""The events of which something is missing."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.dates import day_in_words
from webinars.desk.views import ON_A_PAGE, for_facilitators
from webinars.recordings.desk.missing import events_to_finish, missing_of
from webinars.shown import HEAVY


@never_cache
@for_facilitators
@require_safe
def to_finish(request):
    """List them, the last first, each with what is missing.

    Raises:
        PermissionDenied: she does not look after events.
    """
    events = events_to_finish().select_related("recording").defer(*HEAVY).order_by("-ends_at", "-pk")
    page = Paginator(events, ON_A_PAGE).get_page(request.GET.get("p"))
    rows = [
        {
            "event": event,
            "day": day_in_words(event.starts_at.astimezone(event.tz)),
            "missing": ", ".join(missing_of(getattr(event, "recording", None))),
        }
        for event in page.object_list
    ]
    return render(request, "webinars/recordings/admin/to_finish.html", {"rows": rows, "page": page})
