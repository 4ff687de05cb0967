"""A proposal as it is shown to a member."""

from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from members.naming import name_to_members
from portal.dates import span_in_words
from portal.links import addresses
from webinars.choices import Zone
from webinars.models import EventPage, MomentAnswer, MomentChoice
from webinars.proposals.drafting import LASTS

# Below that, a number would tell of somebody.
FEWEST = 3


@dataclass(frozen=True)
class MomentShown:
    """A moment in words, and how many could come."""

    moment: object
    words: str
    yes: int
    if_needed: int


@dataclass(frozen=True)
class ProposalShown:
    """A proposal; `number` is of who is interested, 0 where that is not said."""

    proposal: object
    proposer: str
    number: int
    url: str
    names: list = field(default_factory=list)
    is_hers: bool = False


def moment_in_words(starts_at):
    """Return when a moment is, on Québec's clock."""
    return span_in_words(starts_at, starts_at + LASTS, Zone.EASTERN)


def cards_of(proposals):
    """Return the proposals of a queryset that has passed the gate, in two queries at most."""
    found = proposals.select_related("proposer__profile").annotate(number=Count("interests"))
    return [_shown(proposal, proposal.number) for proposal in found]


def _proposer(proposal):
    return (
        name_to_members(proposal.proposer) if proposal.proposer else _("Somebody who is no longer a member")
    )


def _shown(proposal, number, **more):
    return ProposalShown(
        proposal,
        _proposer(proposal),
        number if number >= FEWEST else 0,
        reverse("proposal", args=[proposal.pk]),
        **more,
    )


def shown_to(proposal, user):
    """Return a proposal with the names of those who show themselves."""
    interests = list(proposal.interests.select_related("user__profile"))
    active = [interest.user for interest in interests if interest.shows_herself and interest.user.is_active]
    names = [name_to_members(account) for account in active if account.pk != proposal.proposer_id]
    return _shown(proposal, len(interests), names=names, is_hers=proposal.proposer_id == user.pk)


def poll_may_be_told(proposal):
    """Tell whether enough people answered for their numbers to tell of nobody."""
    answers = MomentAnswer.objects.filter(moment__proposal=proposal)
    return answers.aggregate(number=Count("user", distinct=True))["number"] >= FEWEST


def moments_of(proposal):
    """Return the moments offered, each with how many could come: numbers, no names."""
    moments = proposal.moments.annotate(
        yes=Count("answers", filter=Q(answers__answer=MomentChoice.YES)),
        if_needed=Count("answers", filter=Q(answers__answer=MomentChoice.IF_NEEDED)),
    )
    return [MomentShown(m, moment_in_words(m.starts_at), m.yes, m.if_needed) for m in moments]


def answers_of(proposal, user):
    """Return {moment: what `user` says of it}."""
    answers = MomentAnswer.objects.filter(moment__proposal=proposal, user=user)
    return dict(answers.values_list("moment_id", "answer"))


def event_of(proposal, user):
    """Return {"title", "url"} of the event that it became, once `user` may read it, or None."""
    if not proposal.event_id:
        return None
    event = EventPage.objects.visible_to(user).filter(pk=proposal.event_id).first()
    url = addresses([event]).get(event.pk) if event else None
    return {"title": event.title, "url": url} if url else None
