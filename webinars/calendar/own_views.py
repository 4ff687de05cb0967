"""Where a member subscribes to her calendar, and closes its address."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members.directory.access import for_members
from webinars.calendar.addresses import (
    AddressClosed,
    address_of,
    choose_events,
    close_address,
    make_address,
)
from webinars.calendar.forms import ALL, MINE, CalendarForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def my_calendar(request):
    """Show whether she subscribes; make, change or close the address of her calendar."""
    if request.method != "POST":
        return _page(request, CalendarForm(initial=_chosen(address_of(request.user))))
    if request.POST.get("action") == "close":
        if close_address(request.user):
            messages.success(request, _("Closed: whoever has that address reads nothing more."))
        return redirect("my_calendar")
    form = CalendarForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    if request.POST.get("action") == "choose":
        choose_events(request.user, only_mine=form.only_mine)
        messages.success(request, _("Kept: your calendar shows it the next time it looks."))
        return redirect("my_calendar")
    return _make(request, form)


def _chosen(address):
    return {"events": MINE if address and address.only_mine else ALL}


def _make(request, form):
    """Show the new address, this once: it is kept nowhere."""
    try:
        secret = make_address(request.user, form.cleaned_data["form_key"], only_mine=form.only_mine)
    except AddressClosed:
        messages.warning(request, _("That address was closed. Make another one here."))
        return redirect("my_calendar")
    url = request.build_absolute_uri(reverse("own_calendar", args=[secret]))
    return _page(request, CalendarForm(initial={"events": form.cleaned_data["events"]}), url)


def _page(request, form, url=""):
    context = {
        "form": form,
        "calendar_address": address_of(request.user),
        "own_url": url,
        # Programs that know this kind of address open it by themselves.
        "subscribe_url": f"webcal:{url.removeprefix(urlsplit(url).scheme + ':')}" if url else "",
    }
    return render(request, "webinars/calendar/my_calendar.html", context)
