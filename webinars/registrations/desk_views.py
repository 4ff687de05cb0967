"""The facilitator's screen on those who are registered to an event."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wagtail.log_actions import log

from members.directory.access import members_with_profile
from members.models import User
from members.naming import name_of
from portal.visibility import may_read_members
from webinars.desk.views import for_facilitators, own_event
from webinars.models import EventRegistration
from webinars.registrations.desk import as_csv, in_words, listed, members_found, name_for_team
from webinars.registrations.desk_forms import AddGuestForm, FindForm
from webinars.registrations.places import Asked, Guest, RegistrationClosed, cancel, give_place, register

ON_A_PAGE = 100


@never_cache
@for_facilitators
@require_http_methods(["GET", "HEAD", "POST"])
def event_registrations_desk(request, key):
    """List those who are registered and who wait; add, move and take off.

    What is looked for is sent in the form: a name has no place in an address, which histories keep.

    Raises:
        Http404: there is no such event.
        PermissionDenied: she does not look after events.
    """
    event = own_event(key)
    context = {"find": FindForm(), "guest": None, "found": None}
    if request.method == "POST":
        action = request.POST.get("action")
        if action == "find":
            context |= _find(request, event)
        elif action == "add_guest":
            form = AddGuestForm(request.POST)
            if form.is_valid():
                _add_guest(request, event, form.cleaned_data)
                return redirect("event_registrations_desk", key)
            context |= {"guest": form}
        else:
            _do(request, event, action)
            return redirect("event_registrations_desk", key)
    return render(request, "webinars/registrations/desk/list.html", {**context, **_list(request, event)})


def _list(request, event):
    page = Paginator(listed(event), ON_A_PAGE).get_page(request.GET.get("p"))
    rows = [{"registration": row, "name": name_for_team(row)} for row in page.object_list]
    return {"event": event, "said": in_words(event), "rows": rows, "page": page}


def _find(request, event):
    """Return the members whom the words find; an address that is no member's is a guest's."""
    form = FindForm(request.POST)
    if not form.is_valid():
        return {"find": form}
    who, past = form.cleaned_data["who"], form.cleaned_data["past"]
    found = members_found(who, event)
    guest = AddGuestForm(initial={"email": who, "past": past}) if "@" in who and not found else None
    return {"find": form, "found": [_person(user) for user in found], "guest": guest, "past": past}


def _person(user):
    return {"key": user.pk, "name": name_of(user) or user.email, "address": user.email}


def _do(request, event, action):
    """Do something with one person: a member to add, or a registration of this event."""
    text = request.POST.get("key", "")
    key = int(text) if text.isdecimal() and len(text) < 18 else 0
    if action == "add_member":
        member = members_with_profile().filter(pk=key).first()
        if member is not None:
            _add(request, event, member, past="past" in request.POST)
        return
    registration = EventRegistration.objects.concerned().filter(event_id=event.pk, pk=key).first()
    if registration is None:
        messages.info(request, _("It was done already: nothing changed."))
    elif action == "place":
        give_place(registration)
        messages.success(request, _("She has a place, and a message tells her."))
    elif action == "cancel":
        cancel(registration, by_team=True)
        messages.success(request, _("She is off the list, and a message tells her."))


def _add_guest(request, event, given):
    """Register somebody by her address: with her account, where it is a member's."""
    account = User.objects.filter(email=given["email"]).first()
    if account is not None and not account.is_active:
        messages.error(request, _("This address is that of an account that was suspended."))
        return
    is_member = account is not None and may_read_members(account)
    person = account if is_member else Guest(given["name"], given["email"])
    _add(request, event, person, past=given["past"])


def _add(request, event, person, *, past):
    try:
        registration, made = register(event, person, Asked(by_team=True, past_capacity=past))
    except RegistrationClosed:
        messages.error(request, _("It is over, or cancelled."))
        return
    if not made and past:
        give_place(registration)
    registration.refresh_from_db()
    messages.success(
        request, _("Added: %(state)s. A message tells her.") % {"state": registration.get_state_display()}
    )


@never_cache
@for_facilitators
@require_safe
def event_registrations_csv(request, key):
    """Give those who are registered as a file; that it was taken is written in the history of the page.

    Raises:
        Http404: there is no such event.
        PermissionDenied: she does not look after events.
    """
    event = own_event(key)
    log(instance=event, action="webinars.export", user=request.user)
    response = HttpResponse(as_csv(event), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="inscriptions-{event.pk}.csv"'
    return response
