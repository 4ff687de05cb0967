"""What is done with a proposal. Each deed is one transaction, and twice the same does nothing more."""

from django.db import transaction
from django.utils import timezone

from webinars.models import EventProposal, MomentAnswer, ProposalInterest, ProposalMoment, ProposalState
from webinars.proposals.forms import MOST_MOMENTS


class Closed(Exception):
    """It was decided, or taken back, meanwhile."""


def _open(proposal):
    """Return the proposal, held until the end of the transaction.

    Raises:
        Closed: nothing more may be said about it.
    """
    held = EventProposal.objects.select_for_update().get(pk=proposal.pk)
    if not held.is_open:
        raise Closed
    return held


@transaction.atomic
def propose(user, topic, why, form_key):
    """Keep a proposal, once for each form; who proposes is interested.

    Returns:
        The `EventProposal`.
    """
    proposal, made = EventProposal.objects.get_or_create(
        form_key=form_key, defaults={"proposer": user, "topic": topic, "why": why}
    )
    if made:
        ProposalInterest.objects.create(proposal=proposal, user=user, shows_herself=True)
    return proposal


@transaction.atomic
def say_interest(proposal, user, *, shows_herself=False):
    """Note that it interests somebody, once; said again, only whether her name is shown changes."""
    held = _open(proposal)
    ProposalInterest.objects.update_or_create(
        proposal=held, user=user, defaults={"shows_herself": shows_herself}
    )


@transaction.atomic
def take_interest_back(proposal, user):
    """Forget that it interests somebody, with when she could come."""
    held = _open(proposal)
    ProposalInterest.objects.filter(proposal=held, user=user).delete()
    MomentAnswer.objects.filter(moment__proposal=held, user=user).delete()


@transaction.atomic
def offer_moment(proposal, starts_at):
    """Offer a moment, once; tell whether there was room for it."""
    held = _open(proposal)
    moments = ProposalMoment.objects.filter(proposal=held)
    if moments.filter(starts_at=starts_at).exists():
        return True
    if moments.count() >= MOST_MOMENTS:
        return False
    ProposalMoment.objects.create(proposal=held, starts_at=starts_at)
    return True


@transaction.atomic
def drop_moment(proposal, key):
    """Take a moment back, with what was said of it."""
    ProposalMoment.objects.filter(proposal=_open(proposal), pk=key).delete()


@transaction.atomic
def answer_moments(proposal, user, said):
    """Keep whether somebody could come at each moment: {key: answer}; who answers is interested."""
    held = _open(proposal)
    own = set(ProposalMoment.objects.filter(proposal=held).values_list("pk", flat=True))
    MomentAnswer.objects.filter(moment__proposal=held, user=user).delete()
    MomentAnswer.objects.bulk_create(
        MomentAnswer(moment_id=key, user=user, answer=answer) for key, answer in said.items() if key in own
    )
    ProposalInterest.objects.get_or_create(proposal=held, user=user)


@transaction.atomic
def withdraw(proposal):
    """Take a proposal back: who proposed it changed her mind."""
    held = _open(proposal)
    held.state, held.decided_at = ProposalState.WITHDRAWN, timezone.now()
    held.save()


@transaction.atomic
def decline(proposal, word):
    """Say that it will not take place, with a word to who proposed it."""
    held = _open(proposal)
    held.state, held.word, held.decided_at = ProposalState.DECLINED, word, timezone.now()
    held.save()
