"""Where the facilitator decides about what members propose."""

from django.contrib import messages
from django.db.models import Count
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from members.naming import name_to_members
from portal.admin_guard import open_to
from webinars.models import EventProposal, ProposalState
from webinars.permissions import looks_after_events
from webinars.proposals.drafting import NoList, make_draft
from webinars.proposals.forms import DeclineForm
from webinars.proposals.proposing import Closed, decline
from webinars.proposals.shown import moments_of

MOST = 100
for_facilitators = open_to(looks_after_events)


@never_cache
@for_facilitators
@require_safe
def proposals_desk(request):
    """List what waits for her, the oldest first, then what was decided.

    Raises:
        PermissionDenied: she does not look after events.
    """
    seen = EventProposal.objects.visible_to(request.user).annotate(number=Count("interests"))
    context = {
        "waiting": seen.filter(state=ProposalState.OPEN).order_by("made_at", "pk")[:MOST],
        "decided": seen.exclude(state=ProposalState.OPEN).order_by("-decided_at", "-pk")[:MOST],
    }
    return render(request, "webinars/admin/proposals.html", context)


@never_cache
@for_facilitators
@require_http_methods(["GET", "HEAD", "POST"])
def proposal_desk(request, key):
    """Show one proposal; make the draft of an event of it, or decline it.

    Raises:
        Http404: there is none, or it was taken back.
        PermissionDenied: she does not look after events.
    """
    proposal = EventProposal.objects.visible_to(request.user).filter(pk=key).first()
    if proposal is None:
        raise Http404
    form = DeclineForm(request.POST if request.POST.get("action") == "decline" else None)
    if request.method == "POST":
        try:
            answer = _decide(request, proposal, form)
        except Closed:
            messages.warning(request, _("It was decided meanwhile: here is where it stands."))
            answer = redirect("proposals_desk")
        if answer:
            return answer
    context = {
        "proposal": proposal,
        "proposer": name_to_members(proposal.proposer) if proposal.proposer else "",
        "number": proposal.interests.count(),
        "moments": moments_of(proposal),
        "form": form,
        "page_url": reverse("proposal", args=[proposal.pk]),
    }
    return render(request, "webinars/admin/proposal.html", context)


def _decide(request, proposal, form):
    if request.POST.get("action") == "draft":
        try:
            event = make_draft(proposal, request.user)
        except NoList:
            messages.error(request, _("First make the list of webinars, under the French home page."))
            return None
        messages.success(request, _("Here is the draft: complete it, then publish it. It is told then."))
        return redirect("wagtailadmin_pages:edit", event.pk)
    if form.is_valid():
        decline(proposal, form.cleaned_data["word"])
        messages.success(request, _("Declined: who proposed it reads your word."))
        return redirect("proposals_desk")
    return None
