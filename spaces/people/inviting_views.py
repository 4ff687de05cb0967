"""Inviting into a space, and taking an invitation back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from portal.limits import has_room
from portal.visibility import refuse
from spaces.access import moderated
from spaces.inside.frame import frame
from spaces.people import inviting
from spaces.people.forms import AddressForm, FindForm
from spaces.people.views import TAB

INVITATIONS, WITHIN = 60, 60 * 60  # of one moderator, in an hour
TOO_MANY = 429


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@moderated
def invite(request, participation):
    """Look for a member in the directory, or type an address."""
    if not inviting.may_invite(participation.space):
        return refuse(request)
    form, status = AddressForm(request.POST if "address" in request.POST else None), 200
    if request.method == "POST" and ("member" in request.POST or form.is_valid()):
        if has_room("space_invitations", participation.pk, INVITATIONS, WITHIN):
            _invite(request, participation, form)
            return redirect("space_people", participation.space.public_id)
        messages.error(request, _("You invited many people in an hour: wait a little."))
        status = TOO_MANY
    find = FindForm(request.GET or None)
    words = find.cleaned_data["q"] if find.is_valid() else ""
    context = {
        **frame(participation, TAB),
        "form": form,
        "find_form": find,
        "words": words,
        "found": inviting.candidates(participation, words),
    }
    return render(request, "spaces/people/invite.html", context, status=status)


def _invite(request, participation, form):
    if "member" in request.POST:
        if inviting.invite_member(participation, request.POST["member"]):
            messages.success(request, _("She is invited, and told that something waits for her."))
        return
    inviting.invite_address(participation, form.cleaned_data["address"])
    messages.success(request, _("The invitation waits for whoever has this address."))


@never_cache
@require_POST
@moderated
def withdraw(request, participation):
    """Take an invitation back."""
    address = request.POST.get("address", "")
    if address.isdecimal() and len(address) < 19:
        inviting.withdraw(participation, address=int(address))
    elif "person" in request.POST:
        inviting.withdraw(participation, person=request.POST["person"][:20])
    messages.success(request, _("The invitation is taken back."))
    return redirect("space_people", participation.space.public_id)
