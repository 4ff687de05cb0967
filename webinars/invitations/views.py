"""Where somebody invites the facilitator, signed in or not."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from members.naming import name_of
from portal.limits import has_room
from portal.links import view_links
from portal.visitors import place_mark
from webinars.invitations.forms import InviteForm

INVITATIONS, WITHIN = 5, 60 * 60
TOO_MANY = 429


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request):
    """Ask who invites her and what for, and keep it; a program gets the same thanks."""
    form, status = InviteForm(request.POST or None, initial=_known(request.user)), 200
    if request.method == "POST" and form.is_valid():
        if form.is_from_a_program:
            return redirect("invite_thanks")
        if has_room("facilitator_invitations", place_mark(request), INVITATIONS, WITHIN):
            form.save(request.user)
            return redirect("invite_thanks")
        form.add_error(None, _("Several invitations were just sent from here. Try again in an hour."))
        status = TOO_MANY
    context = {"form": form, "links": view_links(request)}
    return render(request, "webinars/invitations/invite.html", context, status=status)


def _known(user):
    return {"name": name_of(user), "email": user.email} if user.is_authenticated else {}


@require_safe
def invite_thanks(request):
    """Say thank you, whoever sent what."""
    return render(request, "webinars/invitations/thanks.html")
