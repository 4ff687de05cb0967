"""A proposal becomes the draft of an event."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from portal.links import DEFAULT_LANGUAGE
from webinars.choices import WebinarFormat
from webinars.models import (
    EventProposal,
    MomentChoice,
    ProposalState,
    WebinarIndexPage,
    WebinarPage,
)
from webinars.proposals.proposing import Closed

LASTS = timedelta(hours=1)
AHEAD = timedelta(days=28)
WORTH = {MomentChoice.YES: 2, MomentChoice.IF_NEEDED: 1, MomentChoice.NO: 0}


class NoList(Exception):
    """The site has no list of webinars: an event has nowhere to be."""


def best_moment(proposal):
    """Return the moment at which the most could come, the earliest of those alike, or None."""
    now = timezone.now()
    moments = [m for m in proposal.moments.prefetch_related("answers") if m.starts_at > now]

    def worth(moment):
        return sum(WORTH[answer.answer] for answer in moment.answers.all())

    return min(moments, key=lambda moment: (-worth(moment), moment.starts_at), default=None)


@transaction.atomic
def make_draft(proposal, user):
    """Make the draft of an event from a proposal, once.

    Args:
        proposal: an `EventProposal`.
        user: who makes it; the page is written in her name.

    Returns:
        The `WebinarPage`, or the event that it already became.

    Raises:
        Closed: it was declined or taken back meanwhile.
        NoList: there is no list of webinars in French.
    """
    held = EventProposal.objects.select_for_update().get(pk=proposal.pk)
    if held.event_id:
        return held.event
    if not held.is_open:
        raise Closed
    index = WebinarIndexPage.objects.filter(locale__language_code=DEFAULT_LANGUAGE).first()
    if index is None:
        raise NoList
    event = index.add_child(instance=_draft(held, index, user))
    event.save_revision(user=user)
    held.event, held.state, held.decided_at = event.eventpage_ptr, ProposalState.TAKEN, timezone.now()
    held.save()
    return event


def _draft(proposal, index, user):
    # Her reasons stay on the proposal: what the page says to everybody is written by the team.
    moment = best_moment(proposal)
    starts_at = moment.starts_at if moment else (timezone.now() + AHEAD).replace(minute=0, second=0)
    return WebinarPage(
        title=proposal.topic,
        draft_title=proposal.topic,
        slug=f"{slugify(proposal.topic)[:80] or 'echange'}-{proposal.pk}",
        live=False,
        has_unpublished_changes=True,
        locale=index.locale,
        owner=user,
        format=WebinarFormat.EXCHANGE,
        starts_at=starts_at.replace(microsecond=0),
        ends_at=starts_at.replace(microsecond=0) + LASTS,
    )
