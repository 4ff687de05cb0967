"""What people said, on the facilitator's desk."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from webinars.attendance.desk import has_begun
from webinars.desk.sections import DeskSection, desk_sections
from webinars.desk.views import for_facilitators, own_event
from webinars.evaluations.answering import guest_evaluation_url, is_open
from webinars.evaluations.results import results_of
from webinars.models import EvaluationAnswer


@never_cache
@for_facilitators
@require_safe
def evaluation_results(request, key):
    """Show what people said of an event, and the link for guests.

    Raises:
        Http404: there is no such event.
        PermissionDenied: she does not look after events.
    """
    event = own_event(key)
    url = guest_evaluation_url(event)
    context = {
        "event": event,
        "results": results_of(event, (_("Registered members"), _("By the link for guests"))),
        "is_open": is_open(event),
        "guest_url": request.build_absolute_uri(url),
    }
    return render(request, "webinars/evaluations/results.html", context)


def _said(event):
    number = EvaluationAnswer.objects.filter(event_id=event.pk).count()
    return ngettext("%(number)d answer", "%(number)d answers", number) % {"number": number}


def register_section():
    """Show it on the screen of the event."""
    desk_sections.register(
        DeskSection(
            "evaluation",
            gettext_lazy("What they said of it"),
            lambda event: reverse("evaluation_results", args=[event.pk]),
            _said,
            has_begun,
        )
    )
