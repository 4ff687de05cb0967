"""What a stop of a tour brought, on the facilitator's desk."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from webinars.attendance.desk import has_begun
from webinars.attendance.recording import tally_of
from webinars.desk.sections import DeskSection, desk_sections
from webinars.desk.views import for_facilitators, own_event
from webinars.tours.results import is_tour, results_of
from webinars.tours.shown import came_in_words, joined_in_words


@never_cache
@for_facilitators
@require_safe
def tour_results(request, key):
    """Show it.

    Raises:
        Http404: there is no such stop.
        PermissionDenied: she does not look after events.
    """
    event = own_event(key)
    if not _concerns(event):
        raise Http404
    results = results_of(event)
    context = {
        "event": event,
        "results": results,
        "tally": tally_of(event),
        "came": came_in_words(results),
        "joined": joined_in_words(results),
    }
    return render(request, "webinars/tours/results.html", context)


def _concerns(event):
    return is_tour(event) and has_begun(event)


def register_section():
    """Show it on the screen of a stop that began."""
    desk_sections.register(
        DeskSection(
            "tour_results",
            gettext_lazy("What the tour brought"),
            lambda event: reverse("tour_results", args=[event.pk]),
            lambda event: joined_in_words(results_of(event)),
            _concerns,
        )
    )
