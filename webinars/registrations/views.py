"""Where members register, change and cancel: forms sent from the page of the event."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.links import addresses
from portal.visibility import may_read_members, refuse
from webinars.models import EventPage, EventSeries, RegistrationState
from webinars.registrations.own import registration_of
from webinars.registrations.places import (
    Asked,
    NotEnoughPlaces,
    RegistrationClosed,
    cancel,
    change,
    register,
)
from webinars.registrations.series import follow, leave
from webinars.registrations.shown import form_of, still_holds

PLACE = "#registration"


def event_to_read(key, user):
    """Return the event of that key that `user` may read, or None."""
    events = EventPage.objects.visible_to(user).filter(pk=key, alias_of=None)
    return events.select_related("series").first()


def address_of(event):
    """Return the address of the page of an event, at what it says of registering."""
    return addresses([event])[event.pk] + PLACE


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def event_registration(request, key):
    """Register her, change or cancel; sent twice, it does nothing more. Reading it leads to the page."""
    event = event_to_read(key, request.user)
    if event is None or not may_read_members(request.user):
        return refuse(request)
    if request.method == "POST":
        deed = DEEDS.get(request.POST.get("action"))
        if deed is not None:
            deed(request, event)
    return redirect(address_of(event))


def _register(request, event):
    form = form_of(request.user, data=request.POST)
    if not form.is_valid():
        messages.error(request, _("Write how many you are: a number from 1 to 50."))
        return
    try:
        registration, made = register(event, request.user, Asked(**form.said))
    except RegistrationClosed:
        messages.warning(request, _("Registration is closed."))
        return
    if not made:
        messages.info(request, _("You were registered already: nothing changed."))
    elif registration.state == RegistrationState.REGISTERED:
        messages.success(request, _("You are registered. A message confirms it."))
    else:
        messages.success(request, _("You are on the waiting list. A message confirms it."))


def _change(request, event):
    mine, form = registration_of(event, request.user), form_of(request.user, data=request.POST)
    if mine is None or mine.state == RegistrationState.CANCELLED or not still_holds(event):
        messages.info(request, _("You were not registered: nothing changed."))
        return
    if not form.is_valid():
        messages.error(request, _("Write how many you are: a number from 1 to 50."))
        return
    try:
        change(mine, **form.said)
    except NotEnoughPlaces:
        messages.warning(request, _("There are not so many places left: nothing changed."))
        return
    messages.success(request, _("It is noted."))


def _cancel(request, event):
    mine = registration_of(event, request.user)
    if mine is not None and still_holds(event) and cancel(mine):
        messages.success(
            request, _("You are not registered any more. You may register again as long as it is open.")
        )
    else:
        messages.info(request, _("You were not registered: nothing changed."))


DEEDS = {"register": _register, "change": _change, "cancel": _cancel}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def series_registration(request, key):
    """Register her to a whole series, or to the next events of it no more."""
    event = event_to_read(_key(request), request.user)
    series = EventSeries.objects.filter(pk=key).first()
    if series is None or not may_read_members(request.user) or (event and event.series_id != series.pk):
        return refuse(request)
    if request.method == "POST":
        if request.POST.get("action") == "leave":
            leave(series, request.user, cancels="cancels" in request.POST)
            messages.success(request, _("The next events of this series register you no more."))
        else:
            messages.success(request, _whole(follow(series, request.user)))
    return redirect(address_of(event) if event else "live")


def _key(request):
    """Return the key of the event from which she comes, 0 for what is none."""
    text = request.POST.get("event") or request.GET.get("event") or ""
    return int(text) if text.isdecimal() and len(text) < 18 else 0


def _whole(number):
    said = ngettext(
        "You come to the whole series: %(number)s event was added, and the next ones will be.",
        "You come to the whole series: %(number)s events were added, and the next ones will be.",
        number,
    )
    return said % {"number": number}
