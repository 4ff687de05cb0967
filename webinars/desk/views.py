"""The list of events for the facilitator, and the screen of each."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.admin_guard import open_to
from portal.links import addresses
from webinars.desk.forms import StatusForm
from webinars.desk.sections import desk_sections
from webinars.models import EventPage, WebinarIndexPage
from webinars.permissions import looks_after_events
from webinars.phases import phase_of
from webinars.recordings.kinds import is_available
from webinars.scheduling import set_status
from webinars.shown import event_cards, when_of, with_format

ON_A_PAGE = 25
for_facilitators = open_to(looks_after_events)


def own_event(key):
    """Return the event of that key, drafts too, as its own type.

    Raises:
        Http404: there is none.
    """
    event = EventPage.objects.filter(pk=key, alias_of__isnull=True).select_related(
        "webinarpage", "meetingpage", "series"
    )
    found = event.first()
    if found is None:
        raise Http404
    return with_format(found)


@never_cache
@for_facilitators
@require_safe
def events(request):
    """List the events: those to come, the next first, then the others, the last first.

    Raises:
        PermissionDenied: she does not look after them.
    """
    now = timezone.now()
    own = EventPage.objects.filter(alias_of__isnull=True)
    coming = own.filter(ends_at__gt=now).order_by("starts_at", "pk")
    past = Paginator(own.filter(ends_at__lte=now).order_by("-starts_at", "-pk"), ON_A_PAGE)
    page = past.get_page(request.GET.get("p"))
    return render(
        request,
        "webinars/admin/events.html",
        {
            "coming": event_cards(coming),
            "past": event_cards(page.object_list),
            "page": page,
            **_new_urls(request.user),
        },
    )


def _new_urls(user):
    """Return where a webinar and a meeting are made, nothing for who may make none."""
    index = WebinarIndexPage.objects.visible_to(user).filter(locale__language_code="fr").first()
    if index is None or not index.permissions_for_user(user).can_add_subpage():
        return {}
    return {
        f"new_{model}_url": reverse("wagtailadmin_pages:add", args=["webinars", f"{model}page", index.pk])
        for model in ("webinar", "meeting")
    }


@never_cache
@for_facilitators
@require_http_methods(["GET", "HEAD", "POST"])
def event_desk(request, key):
    """Show all that is to do with one event, and take whether it takes place.

    Raises:
        Http404: there is no such event.
        PermissionDenied: she does not look after events.
    """
    event = own_event(key)
    form = StatusForm(request.POST or None, event=event)
    if request.method == "POST" and form.is_valid():
        set_status(event, form.cleaned_data["status"], user=request.user, word=form.cleaned_data["word"])
        messages.success(request, _("Done. Those who are registered are told."))
        return redirect("event_desk", key)
    context = {
        "event": event,
        "phase": phase_of(event, available=is_available(event)),
        "when": when_of(event),
        "form": form,
        "page_url": addresses([event]).get(event.pk, "") if event.live else "",
        "sections": _sections(event),
        "changes": event.changes.all(),
    }
    return render(request, "webinars/admin/event_desk.html", context)


def _sections(event):
    return [
        {"label": section.label, "url": section.url(event), "said": section.said(event)}
        for section in desk_sections
        if section.concerns(event)
    ]
