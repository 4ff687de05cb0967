"""What the demonstration's members propose, put aside and ask: made up, and saying so."""

from datetime import datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from home.demonstration_webinars import HOME
from members.models import User
from portal.models import Region
from webinars.models import (
    EventPage,
    EventProposal,
    FacilitatorInvitation,
    InvitationState,
    MomentChoice,
    WatchLater,
)
from webinars.proposals import proposing

PROPOSALS = [
    (
        "membre",
        "Que dire la première fois ?",
        "Une jeune femme pousse la porte, et je ne sais pas par quoi commencer. J’aimerais entendre comment "
        "les autres font, sans mode d’emploi. (Proposition de démonstration.)",
        ["membre2", "praticienne", "groupe"],
    ),
    (
        "membre2",
        "Travailler avec les écoles de la région",
        "Qui a déjà présenté un atelier dans une école secondaire ? (Proposition de démonstration.)",
        ["membre"],
    ),
]
DAYS = (21, 23, 28)
ANSWERS = (MomentChoice.YES, MomentChoice.IF_NEEDED, MomentChoice.YES)
INVITATIONS = [
    (
        "Contact de démonstration",
        "Organisme de démonstration",
        "Notre équipe de huit personnes aimerait une rencontre d’une heure sur le portail.",
        "Un mardi de février",
        InvitationState.WAITING,
    ),
    (
        "Intervenante de démonstration",
        "Table de concertation de démonstration",
        "Pourriez-vous venir à notre table régionale, en ligne ou sur place ?",
        "Au printemps",
        InvitationState.TALKING,
    ),
]


def _account(name):
    return User.objects.filter(email=f"{name}@demo.example").first()


def _key(text):
    return uuid5(NAMESPACE_URL, f"demo:{text}")


def load_calendar():
    """Make the proposals, the invitations and what is put aside; a second run adds nothing."""
    for proposer, topic, why, interested in PROPOSALS:
        if not EventProposal.objects.filter(form_key=_key(topic)).exists():
            _propose(proposer, topic, why, interested)
    for name, organisation, words, when, state in INVITATIONS:
        FacilitatorInvitation.objects.get_or_create(
            form_key=_key(organisation),
            defaults={
                "name": name,
                "organisation": organisation,
                "email": "organisme@demo.example",
                "region": Region.objects.order_by("code").first(),
                "words": words,
                "when": when,
                "state": state,
            },
        )
    member = _account("membre")
    for event in EventPage.objects.visible_to(None).order_by("starts_at", "pk")[:2]:
        WatchLater.objects.get_or_create(user=member, event=event)


def _propose(proposer, topic, why, interested):
    proposal = proposing.propose(_account(proposer), topic, why, _key(topic))
    today = timezone.localdate()
    for day in DAYS:
        noon = datetime.combine(today + timedelta(days=day), time(12), tzinfo=HOME)
        proposing.offer_moment(proposal, noon)
    moments = list(proposal.moments.all())
    for place, name in enumerate(interested):
        proposing.say_interest(proposal, _account(name), shows_herself=place == 0)
        said = {moment.pk: ANSWERS[(place + rank) % 3] for rank, moment in enumerate(moments)}
        proposing.answer_moments(proposal, _account(name), said)
