"""Canaries of a member in what webinars and meetings hold of her."""

from datetime import timedelta

from django.utils import timezone

from tests.factories import make_event, make_person
from webinars.models import (
    CalendarAddress,
    EventProposal,
    FacilitatorInvitation,
    MomentAnswer,
    PreparationAnswer,
    ProposalInterest,
    ProposalMoment,
    Speaker,
    WatchLater,
)

WORDS = {
    "address of her calendar": "zqagendazq",
    "what she proposed": "zqproposezq",
    "word of the team to her": "zqmotdelequipezq",
    "her invitation": "zqinvitationzq",
    "invitation with her address": "zqinvitationsignee",
    "lines before an event": "zqpreparationzq",
    "her name where she spoke": "zqoratricezq",
}


def plant_events(user, site):
    """Leave a canary in each place."""
    CalendarAddress.objects.create(user=user, digest=WORDS["address of her calendar"])
    FacilitatorInvitation.objects.create(
        user=user, name=user.get_full_name(), email=user.email, words=WORDS["her invitation"]
    )
    FacilitatorInvitation.objects.create(
        name="Quelqu’un", email=user.email.upper(), words=WORDS["invitation with her address"]
    )
    EventProposal.objects.create(
        proposer=user,
        topic=WORDS["what she proposed"],
        why=WORDS["what she proposed"],
        word=WORDS["word of the team to her"],
    )
    other = EventProposal.objects.create(proposer=make_person("member"), topic="Autre", why="Pourquoi")
    ProposalInterest.objects.create(proposal=other, user=user)
    moment = ProposalMoment.objects.create(proposal=other, starts_at=timezone.now() + timedelta(days=1))
    MomentAnswer.objects.create(moment=moment, user=user, answer="yes")
    spoken = make_event(site)
    Speaker.objects.create(event=spoken.eventpage_ptr, member=user, name=WORDS["her name where she spoke"])
    type(spoken).objects.get(pk=spoken.pk).save()
    event = make_event(site).eventpage_ptr
    WatchLater.objects.create(user=user, event=event)
    PreparationAnswer.objects.create(event=event, user=user, text=WORDS["lines before an event"])
