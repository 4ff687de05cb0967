"""The pages of guests: the form, and what the link of their message opens."""

from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.links import addresses, interface_language
from portal.visibility import may_read_members, refuse
from webinars.choices import Registration
from webinars.evaluations.answering import guest_evaluation_url, may_be_asked
from webinars.phases import registration_is_open
from webinars.questions.askers import guest_asker
from webinars.questions.views import guest_questions_url
from webinars.registrations.forms import GuestForm
from webinars.registrations.guests import (
    Wish,
    ask_to_take_guest,
    confirm,
    event_for_guests,
    guest_registration_of,
)
from webinars.registrations.limits import may_register_guest
from webinars.registrations.own import room_for
from webinars.registrations.places import RegistrationClosed, cancel
from webinars.registrations.shown import is_full, still_holds, words_of_state
from webinars.registrations.views import address_of, event_to_read
from webinars.shown import when_of

TOO_MANY = 429


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def event_guest(request, key):
    """Take the name and the address of a guest; whatever is known of her, the answer is the same."""
    event = event_to_read(key, request.user)
    if event is None or event.registration != Registration.GUESTS:
        return refuse(request)
    if may_read_members(request.user) or not registration_is_open(event):
        return redirect(address_of(event))
    form, status = GuestForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["website"]:
            return redirect("guest_thanks")
        if may_register_guest(request):
            ask_to_take_guest(event, form.cleaned_data, interface_language())
            return redirect("guest_thanks")
        form.add_error(None, _("Several people were just registered from here. Try again in an hour."))
        status = TOO_MANY
    context = {**_place(event), "form": form, "is_full": is_full(event)}
    return render(request, "webinars/registrations/guest.html", context, status=status)


@require_safe
def guest_thanks(request):
    """Say that a message is on its way, whoever sent the form."""
    return render(request, "webinars/registrations/guest_thanks.html")


@require_http_methods(["GET", "HEAD", "POST"])
def guest_confirm(request, sealed):
    """Register a guest who opened the link of her message and says so; reading it registers nobody."""
    wish = Wish.unsealed(sealed)
    event = event_for_guests(wish.event) if wish else None
    if event is None:
        return refuse(request)
    if request.method != "POST":
        context = {**_place(event), "wish": wish, "is_full": is_full(event)}
        return _told_to_nobody(render(request, "webinars/registrations/guest_confirm.html", context))
    try:
        registration = confirm(wish)
    except RegistrationClosed:
        return redirect(address_of(event))
    return redirect("guest_registration", registration.key) if registration else refuse(request)


@require_safe
def guest_gone(request):
    """Say that what a guest gave is erased."""
    return render(request, "webinars/registrations/guest_gone.html")


@require_http_methods(["GET", "HEAD", "POST"])
def guest_registration(request, key):
    """Show a guest her registration and the room at its time, and cancel it."""
    registration = guest_registration_of(key)
    if registration is None:
        return refuse(request)
    event = registration.event
    if request.method == "POST":
        cancel(registration)
        return redirect("guest_gone")
    holds = still_holds(event)
    context = {
        **_place(event),
        "registration": registration,
        "said": words_of_state(event, registration) if holds else [_("It is over, or cancelled.")],
        "room": room_for(event, registration),
        "may_enter": holds,
        "questions_url": guest_questions_url(registration) if guest_asker(registration) else "",
        "evaluation_url": guest_evaluation_url(event) if may_be_asked(registration) else "",
    }
    return _told_to_nobody(render(request, "webinars/registrations/guest_own.html", context))


def _told_to_nobody(response):
    """Return a page that a link opens without an account: kept in no cache, told to no other site."""
    add_never_cache_headers(response)
    # Not « no-referrer »: the browser would send the form with no origin (Fetch, 3.2), and be refused.
    response["Referrer-Policy"] = "same-origin"
    return response


def _place(event):
    return {"event": event, "when": when_of(event), "event_url": addresses([event])[event.pk]}
