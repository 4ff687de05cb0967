"""Where members propose, say what interests them, and when they could come."""

from django.contrib import messages
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from members.directory.access import for_members
from portal.limits import has_room
from portal.visibility import refuse
from webinars.models import EventProposal, ProposalInterest, ProposalState
from webinars.permissions import looks_after_events
from webinars.proposals import proposing
from webinars.proposals.forms import MOST_MOMENTS, AnswersForm, InterestForm, MomentForm, ProposalForm
from webinars.proposals.shown import answers_of, cards_of, event_of, moments_of, poll_may_be_told, shown_to

MOST = 60
PROPOSALS, WITHIN = 10, 24 * 60 * 60
TOO_MANY = 429


@never_cache
@require_safe
@for_members
def proposals(request):
    """List what is proposed, the newest first, then what is being prepared."""
    seen = EventProposal.objects.visible_to(request.user)
    context = {
        "open_ones": cards_of(seen.filter(state=ProposalState.OPEN)[:MOST]),
        "taken": cards_of(seen.filter(state=ProposalState.TAKEN)[:MOST]),
        "hers": cards_of(seen.filter(proposer=request.user, state=ProposalState.DECLINED)[:MOST]),
    }
    return render(request, "webinars/proposals/list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def propose(request):
    """Ask what she would like to talk about, and keep it."""
    form, status = ProposalForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        known = EventProposal.objects.filter(form_key=given["form_key"], proposer=request.user).first()
        if known or has_room("event_proposals", request.user.pk, PROPOSALS, WITHIN):
            made = known or proposing.propose(request.user, given["topic"], given["why"], given["form_key"])
            messages.success(request, _("It is proposed. Offer a few moments, so that others say when."))
            return redirect("proposal", made.pk)
        form.add_error(None, _("You proposed much today: go on tomorrow."))
        status = TOO_MANY
    context = {"form": form, "breadcrumbs": _way()}
    return render(request, "webinars/proposals/propose.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def proposal(request, key):
    """Show a proposal that she may read, and take what she says of it."""
    seen = EventProposal.objects.visible_to(request.user).select_related("proposer__profile")
    found = seen.filter(pk=key).first()
    if found is None:
        return refuse(request)
    if request.method != "POST":
        return _page(request, found)
    deed = DEEDS.get(request.POST.get("action", ""))
    if deed is None:
        return HttpResponseBadRequest()
    try:
        return deed(request, found) or redirect("proposal", key)
    except proposing.Closed:
        messages.warning(request, _("It was decided meanwhile: here is where it stands."))
        return redirect("proposals")


def _interest(request, found):
    form = InterestForm(request.POST)
    form.is_valid()
    proposing.say_interest(found, request.user, shows_herself=form.cleaned_data["shows_herself"])
    messages.success(request, _("Noted: it interests you."))


def _no_interest(request, found):
    proposing.take_interest_back(found, request.user)
    messages.success(request, _("Noted: you are no longer counted."))


def _answer(request, found):
    moments = [(shown.moment, shown.words) for shown in moments_of(found)]
    form = AnswersForm(request.POST, moments=moments)
    if not form.is_valid():
        return _page(request, found, answers=form)
    proposing.answer_moments(found, request.user, form.said)
    messages.success(request, _("Your answers are kept. You may change them."))
    return None


def _offer(request, found):
    form = MomentForm(request.POST)
    if not _may_offer(request.user, found):
        return refuse(request)
    if not form.is_valid():
        return _page(request, found, moment=form)
    if proposing.offer_moment(found, form.cleaned_data["starts_at"]):
        messages.success(request, _("The moment is offered."))
    else:
        messages.warning(request, _("Six moments at most: take one back first."))
    return None


def _drop(request, found):
    if not _may_offer(request.user, found):
        return refuse(request)
    key = request.POST.get("moment", "")
    proposing.drop_moment(found, int(key) if key.isascii() and key.isdecimal() and len(key) < 18 else 0)
    return None


def _withdraw(request, found):
    if found.proposer_id != request.user.pk:
        return refuse(request)
    proposing.withdraw(found)
    messages.success(request, _("It is taken back: nobody else sees it any more."))
    return redirect("proposals")


DEEDS = {
    "interest": _interest,
    "no_interest": _no_interest,
    "answer": _answer,
    "offer": _offer,
    "drop": _drop,
    "withdraw": _withdraw,
}


def _may_offer(user, found):
    return found.proposer_id == user.pk or looks_after_events(user)


def _way():
    return [{"title": _("Propose an exchange or a webinar"), "url": reverse("proposals")}]


def _page(request, found, answers=None, moment=None):
    own = ProposalInterest.objects.filter(proposal=found, user=request.user).first()
    moments = moments_of(found)
    asked = [(shown.moment, shown.words) for shown in moments]
    context = {
        "shown": shown_to(found, request.user),
        "proposal": found,
        "moments": moments,
        "poll_told": poll_may_be_told(found),
        "own": own,
        "interest": InterestForm(initial={"shows_herself": own.shows_herself} if own else None),
        "answers": answers or AnswersForm(moments=asked, answers=answers_of(found, request.user)),
        "moment_form": (moment or MomentForm()) if _may_offer(request.user, found) else None,
        "has_room": len(moments) < MOST_MOMENTS,
        "event": event_of(found, request.user),
        "form": moment or answers,
        "breadcrumbs": _way(),
    }
    return render(request, "webinars/proposals/proposal.html", context)
