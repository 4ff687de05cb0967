"""The facilitator's screens of who came: the list to tick, the file of participants, the numbers."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.search.analyser import fold
from webinars.attendance.forms import USUAL_THRESHOLD, FileForm, HeadsForm, TickForm
from webinars.attendance.matching import named, registrations_of
from webinars.attendance.previewing import Preview
from webinars.attendance.recording import count_heads, record_file, say, tally_of
from webinars.desk.views import for_facilitators, own_event
from webinars.models import HeadCount, RegistrationState, Way

REGISTERED = RegistrationState.REGISTERED


def _people(event):
    """Return those about whom one may say that they came, by name: whoever cancelled, if she did come."""
    found = [one for one in registrations_of(event) if one.state == REGISTERED or hasattr(one, "attendance")]
    return sorted(found, key=lambda one: (fold(named(one)), one.pk))


@never_cache
@for_facilitators
@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request, key):
    """Show who came, did not, or of whom it is not known, and take what she says of each.

    Raises:
        Http404: there is no such event.
        PermissionDenied: she does not look after events.
    """
    event = own_event(key)
    people = _people(event)
    form = TickForm(request.POST or None, registrations=people)
    if request.method == "POST" and form.is_valid():
        changed = say(event, form.changed)
        said = ngettext("%(number)d line is changed.", "%(number)d lines are changed.", changed)
        messages.success(request, said % {"number": changed})
        return redirect("attendance", key)
    rows = [{"person": one, "name": named(one), "field": form[f"said-{one.pk}"]} for one in people]
    for row in rows:
        row["was"] = form[f"was-{row['person'].pk}"]
    context = {"event": event, "rows": rows, "form": form, "tally": tally_of(event)}
    return render(request, "webinars/attendance/list.html", context)


@never_cache
@sensitive_post_parameters()
@for_facilitators
@require_http_methods(["GET", "HEAD", "POST"])
def import_participants(request, key):
    """Take a file of participants, show who is who in it, then write who came.

    The file travels in the form from one step to the next: the server keeps nothing of it.

    Raises:
        Http404: there is no such event.
        PermissionDenied: she does not look after events.
    """
    event = own_event(key)
    usual = {"threshold": min(USUAL_THRESHOLD, event.minutes // 2), "others_absent": False}
    form = FileForm(request.POST or None, request.FILES or None, initial=usual)
    if request.method != "POST" or not form.is_valid():
        return render(request, "webinars/attendance/file.html", {"event": event, "form": form})
    preview = Preview(event, form, request.POST)
    if not (preview.is_ready and "confirmed" in request.POST):
        return render(
            request, "webinars/attendance/preview.html", {"event": event, "form": form, "preview": preview}
        )
    written = record_file(
        event, preview.minutes, preview.threshold, others_absent=form.cleaned_data["others_absent"]
    )
    said = ngettext("%(number)d line is written.", "%(number)d lines are written.", written)
    rest = _("Nothing else of the file is kept.")
    messages.success(request, f"{said % {'number': written}} {rest}")
    return redirect("attendance", key)


@never_cache
@for_facilitators
@require_http_methods(["GET", "HEAD", "POST"])
def heads(request, key):
    """Take how many came who are in no list.

    Raises:
        Http404: there is no such event.
        PermissionDenied: she does not look after events.
    """
    event = own_event(key)
    form = HeadsForm(request.POST or None, known=HeadCount.objects.filter(event_id=event.pk))
    if request.method == "POST" and form.is_valid():
        count_heads(event, form.numbers)
        messages.success(request, _("The numbers are kept."))
        return redirect("attendance", key)
    context = {"event": event, "form": form, "ways": Way.labels}
    return render(request, "webinars/attendance/heads.html", context)
