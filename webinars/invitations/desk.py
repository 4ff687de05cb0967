"""The invitations that wait for the facilitator."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.admin_guard import open_to
from webinars.invitations.forms import StateForm
from webinars.models import FacilitatorInvitation, InvitationState
from webinars.models.invitation import OVER
from webinars.permissions import looks_after_events

MOST = 100
for_facilitators = open_to(looks_after_events)


@never_cache
@for_facilitators
@require_safe
def invitations_desk(request):
    """List the invitations: those to answer, those under way, those that are over.

    Raises:
        PermissionDenied: she does not look after events.
    """
    found = FacilitatorInvitation.objects.select_related("region")
    under_way = [InvitationState.TALKING, InvitationState.PLANNED]
    context = {
        "waiting": found.filter(state=InvitationState.WAITING)[:MOST],
        "under_way": found.filter(state__in=under_way)[:MOST],
        "over": found.filter(state__in=OVER).order_by("-settled_at", "-pk")[:MOST],
    }
    return render(request, "webinars/admin/invitations.html", context)


@never_cache
@for_facilitators
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_desk(request, key):
    """Show one invitation, and take where it stands.

    Raises:
        Http404: there is none.
        PermissionDenied: she does not look after events.
    """
    invitation = FacilitatorInvitation.objects.select_related("region").filter(pk=key).first()
    if invitation is None:
        raise Http404
    form = StateForm(request.POST or None, initial={"state": invitation.state, "note": invitation.note})
    if request.method == "POST" and form.is_valid():
        invitation.move_to(form.cleaned_data["state"], form.cleaned_data["note"])
        messages.success(request, _("Kept."))
        return redirect("invitations_desk")
    return render(request, "webinars/admin/invitation.html", {"invitation": invitation, "form": form})
