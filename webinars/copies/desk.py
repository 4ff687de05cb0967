"""Duplicating an event, and preparing a series, from the facilitator's desk."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.dates import span_in_words
from webinars.copies.copying import copy_event, dates_of_series, moved, same_event
from webinars.copies.forms import CopyForm, SeriesForm
from webinars.desk.sections import DeskSection, desk_sections
from webinars.desk.views import for_facilitators, own_event


@never_cache
@for_facilitators
@require_http_methods(["GET", "HEAD", "POST"])
def duplicate(request, key):
    """Make a draft from an event, and lead to it.

    Raises:
        Http404: there is no such event.
        PermissionDenied: she does not look after events.
    """
    event = own_event(key)
    form = CopyForm(request.POST or None, event=event)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        draft, made = copy_event(
            event, given["title"], form.starts_at, keeps_room=given["keeps_room"], user=request.user
        )
        messages.success(
            request, _("Here is the draft: nobody sees it yet.") if made else _("It was made already.")
        )
        return redirect("wagtailadmin_pages:edit", draft.pk)
    return render(request, "webinars/copies/duplicate.html", {"event": event, "form": form})


@never_cache
@for_facilitators
@require_http_methods(["GET", "HEAD", "POST"])
def prepare_series(request, key):
    """Show the dates of a series like an event, then make its drafts.

    Raises:
        Http404: there is no such event.
        PermissionDenied: she does not look after events.
    """
    event = own_event(key)
    form = SeriesForm(request.POST or None, event=event)
    if request.method != "POST" or not form.is_valid() or "again" in request.POST:
        return render(request, "webinars/copies/series.html", {"event": event, "form": form})
    given = form.cleaned_data
    number, weeks = given["number"], given["weeks"]
    moments = dates_of_series(given["day"], given["hour"], event.tz, number=number, weeks=weeks)
    if "confirmed" not in request.POST:
        dates = [_date(event, given["title"], moment) for moment in moments]
        context = {"event": event, "form": form, "dates": dates}
        return render(request, "webinars/copies/series_preview.html", context)
    made = _make(event, given, moments, request.user)
    said = ngettext("%(number)d draft is made.", "%(number)d drafts are made.", made) % {"number": made}
    messages.success(request, said if made else _("They were made already."))
    return redirect("events_desk")


def _date(event, title, moment):
    return {
        "span": span_in_words(moment, moved(event.ends_at, event, moment), event.zone),
        "is_known": same_event(event, title, moment) is not None,
    }


@transaction.atomic
def _make(event, given, moments, user):
    keeps_room = given["keeps_room"]
    drafts = [
        copy_event(event, given["title"], moment, words=False, keeps_room=keeps_room, user=user)
        for moment in moments
    ]
    return sum(made for _draft, made in drafts)


def register_sections():
    """Show both on the screen of the event."""
    for name, label, said in (
        (
            "duplicate",
            gettext_lazy("Duplicate it"),
            gettext_lazy("A draft: the same words, another day."),
        ),
        (
            "prepare_series",
            gettext_lazy("Prepare a series"),
            gettext_lazy("Drafts at regular dates, such as every two weeks at noon."),
        ),
    ):
        desk_sections.register(
            DeskSection(name, label, lambda e, name=name: reverse(name, args=[e.pk]), lambda e, s=said: s)
        )
