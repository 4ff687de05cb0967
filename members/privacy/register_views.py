"""The privacy officer's registers: incidents, and the log of who read what."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.models import AccessLog, Deed, Incident
from members.privacy import incidents, notices
from members.privacy.access_log import check, record
from members.privacy.desk_views import page_of
from members.privacy.guard import for_officers
from members.privacy.incident_forms import IncidentForm
from portal.site_settings import site_settings


@for_officers
@require_safe
def register(request):
    """List the incidents, the newest first."""
    return render(
        request, "members/privacy/incidents.html", {"incidents": page_of(request, Incident.objects.all())}
    )


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def new_incident(request):
    """Write an incident down."""
    form = IncidentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("incident", incidents.write(form, request.user).pk)
    return render(request, "members/privacy/incident_form.html", {"form": form})


@for_officers
@require_safe
def incident(request, key):
    """Show an incident, to read or to print for the Commission. That it was read is written down.

    Raises:
        Http404: there is none of this number.
    """
    found = get_object_or_404(Incident, pk=key)
    record(request.user, Deed.INCIDENT_READ, found)
    context = {
        "incident": found,
        "rows": incidents.rows_of(found),
        "corrections": incidents.corrections_of(found),
    }
    return render(request, "members/privacy/incident.html", context)


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def correct_incident(request, key):
    """Correct an incident; what it said stays below.

    Raises:
        Http404: there is none of this number.
    """
    found = get_object_or_404(Incident, pk=key)
    # The form works on a copy: what stands in the register is compared with what comes in.
    form = IncidentForm(request.POST or None, instance=Incident.objects.get(pk=key))
    if request.method == "POST" and form.is_valid():
        incidents.correct(key, form, request.user)
        return redirect("incident", key)
    record(request.user, Deed.INCIDENT_READ, found)
    return render(request, "members/privacy/incident_form.html", {"form": form, "incident": found})


@for_officers
@require_safe
def incident_notice(request, key, whom):
    """Show the draft of a notice, to copy or to print. That it was read is written down.

    Args:
        request: the officer's.
        key: the number of the incident.
        whom: `notices.COMMISSION` or `notices.PERSONS`.

    Raises:
        Http404: there is none of this number.
    """
    found = get_object_or_404(Incident, pk=key)
    record(request.user, Deed.INCIDENT_READ, found)
    settings = site_settings(request)
    context = {
        "incident": found,
        "parts": notices.PARTS[whom](found, settings),
        "for_persons": whom == notices.PERSONS,
        "site_name": settings.name,
        "today": timezone.localdate(),
    }
    return render(request, "members/privacy/notice.html", context)


@for_officers
@require_POST
def export_incidents(request):
    """Give the whole register as a file, for the Commission."""
    response = HttpResponse(incidents.as_csv(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="incidents.csv"'
    record(request.user, Deed.INCIDENTS_EXPORTED)
    return response


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def access_log(request):
    """Show the access log, and check it when asked."""
    verdict = check() if request.method == "POST" else None
    context = {"lines": page_of(request, AccessLog.objects.all()), "verdict": verdict}
    response = render(request, "members/privacy/access_log.html", context)
    # After the page is made: its own line would never be read.
    record(request.user, Deed.LOG_READ)
    return response
