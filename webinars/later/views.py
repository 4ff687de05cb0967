"""One click puts an event aside, another takes it back; the list is hers alone."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from members.directory.access import for_members
from portal.links import addresses
from portal.visibility import refuse
from webinars.models import EventPage, WatchLater
from webinars.shown import event_cards

MOST = 300


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def watch_later(request, key):
    """Put an event aside, or take it back; what is so already stays so. Reading it leads to the page."""
    event = EventPage.objects.visible_to(request.user).filter(pk=key).first()
    url = addresses([event]).get(event.pk) if event else None
    if url is None:
        return refuse(request)
    if request.method != "POST":
        return redirect(url)
    if request.POST.get("action") == "remove":
        WatchLater.objects.filter(user=request.user, event=event).delete()
        messages.success(request, _("Taken off your list."))
    elif WatchLater.objects.filter(user=request.user).count() < MOST:
        WatchLater.objects.get_or_create(user=request.user, event=event)
        messages.success(request, _("Put aside: you find it on “My account”."))
    else:
        messages.warning(request, _("Your list is full: take something off first."))
    return redirect("my_later" if request.POST.get("from") == "list" else url)


@never_cache
@require_safe
@for_members
def my_later(request):
    """List what she put aside, the last first."""
    kept = WatchLater.objects.filter(user=request.user).values_list("event_id", flat=True)[:MOST]
    order = {key: place for place, key in enumerate(kept)}
    events = EventPage.objects.visible_to(request.user).filter(pk__in=list(order))
    cards = sorted(event_cards(events), key=lambda card: order[card.key])
    return render(request, "webinars/later/my_later.html", {"cards": cards})
