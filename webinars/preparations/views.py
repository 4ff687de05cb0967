"""Keeping and erasing what somebody writes before an event."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members.directory.access import for_members
from portal.links import addresses
from portal.visibility import refuse
from webinars.models import EventPage, PreparationAnswer
from webinars.preparations.forms import PreparationForm
from webinars.preparations.on_page import takes_part


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def prepare(request, key):
    """Keep her lines, or erase them; who no longer comes may still erase hers.

    Reading the address leads to the page of the event: so comes who had to sign in first.
    """
    events = EventPage.objects.visible_to(request.user).filter(pk=key, webinarpage__preparation__gt="")
    event = events.first()
    url = addresses([event]).get(event.pk) if event else None
    if url is None:
        return refuse(request)
    if request.method != "POST":
        return redirect(f"{url}#preparation")
    if request.POST.get("action") == "erase":
        PreparationAnswer.objects.filter(event=event, user=request.user).delete()
        messages.success(request, _("Erased."))
        return redirect(url)
    if not takes_part(event, request.user):
        return refuse(request)
    form = PreparationForm(request.POST)
    if not form.is_valid():
        return render(request, "webinars/preparations/again.html", {"form": form, "event": event, "url": url})
    with transaction.atomic():
        PreparationAnswer.objects.update_or_create(
            event=event, user=request.user, defaults={"text": form.cleaned_data["text"]}
        )
    messages.success(request, _("Kept: those who are registered read it."))
    return redirect(f"{url}#preparation")
