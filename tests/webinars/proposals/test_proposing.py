"""From what a member proposes to the event that is announced."""

import uuid
from datetime import timedelta

from django.utils import timezone

import pytest

from tests.factories import make_event, make_events_index, make_person
from webinars.choices import WebinarFormat
from webinars.models import EventPage, EventProposal, MomentAnswer, ProposalInterest, ProposalState
from webinars.proposals import proposing
from webinars.proposals.drafting import NoList, best_moment, make_draft
from webinars.proposals.shown import moments_of
from webinars.proposals.telling import tell_interested

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(site):
    return make_person("member")


@pytest.fixture
def proposal(member):
    return proposing.propose(member, "Parler du logement", "Parce que", uuid.uuid4())


def moments(proposal, *days):
    start = timezone.now().replace(microsecond=0)
    for day in days:
        assert proposing.offer_moment(proposal, start + timedelta(days=day))
    return list(proposal.moments.all())


def test_a_form_sent_twice_makes_one_proposal_that_interests_who_makes_it(member):
    key = uuid.uuid4()
    first = proposing.propose(member, "Un sujet", "Pourquoi", key)
    assert proposing.propose(member, "Un sujet", "Pourquoi", key) == first
    assert list(ProposalInterest.objects.values_list("user", "shows_herself")) == [(member.pk, True)]


def test_interest_said_twice_counts_once_and_is_taken_back(proposal):
    other = make_person("member")
    proposing.say_interest(proposal, other)
    proposing.say_interest(proposal, other, shows_herself=True)
    assert proposal.interests.filter(user=other).get().shows_herself
    (moment,) = moments(proposal, 5)
    proposing.answer_moments(proposal, other, {moment.pk: "yes"})
    proposing.take_interest_back(proposal, other)
    assert not proposal.interests.filter(user=other).exists()
    assert not MomentAnswer.objects.exists()


def test_six_moments_at_most_each_once(proposal):
    moments(proposal, 1, 2, 3, 4, 5, 6)
    first = proposal.moments.first()
    assert proposing.offer_moment(proposal, first.starts_at)
    assert not proposing.offer_moment(proposal, first.starts_at + timedelta(hours=1))
    assert proposal.moments.count() == 6
    proposing.drop_moment(proposal, first.pk)
    assert proposing.offer_moment(proposal, first.starts_at + timedelta(hours=1))


def test_answers_replace_each_other_and_another_proposals_moment_is_left_alone(proposal, member):
    other = proposing.propose(member, "Autre", "Pourquoi", uuid.uuid4())
    one, two = moments(proposal, 1, 2)
    (elsewhere,) = moments(other, 3)
    reader = make_person("member")
    proposing.answer_moments(proposal, reader, {one.pk: "yes", two.pk: "no", elsewhere.pk: "yes"})
    proposing.answer_moments(proposal, reader, {two.pk: "if_needed"})
    assert list(MomentAnswer.objects.values_list("moment", "answer")) == [(two.pk, "if_needed")]
    assert [(shown.yes, shown.if_needed) for shown in moments_of(proposal)] == [(0, 0), (0, 1)]
    assert proposal.interests.filter(user=reader).exists()


def test_the_best_moment_is_the_one_that_suits_the_most_and_is_still_to_come(proposal, time_machine):
    one, two, three = moments(proposal, 1, 2, 3)
    for choices in ({one.pk: "yes", three.pk: "yes"}, {two.pk: "if_needed", three.pk: "if_needed"}):
        proposing.answer_moments(proposal, make_person("member"), choices)
    assert best_moment(proposal) == three
    proposing.answer_moments(proposal, make_person("member"), {one.pk: "if_needed"})
    assert best_moment(proposal) == one
    time_machine.move_to(one.starts_at + timedelta(minutes=1))
    assert best_moment(proposal) == three


def test_it_becomes_one_draft_at_that_moment(site, proposal):
    make_events_index(site)
    facilitator = make_person("facilitator")
    (moment,) = moments(proposal, 9)
    event = make_draft(proposal, facilitator)
    again = make_draft(proposal, facilitator)
    assert again.pk == event.pk
    assert EventPage.objects.count() == 1
    assert (event.live, event.title, event.starts_at) == (False, "Parler du logement", moment.starts_at)
    assert event.format == WebinarFormat.EXCHANGE
    proposal.refresh_from_db()
    assert (proposal.state, proposal.event_id) == (ProposalState.TAKEN, event.pk)
    # Her reasons are hers: the page says what the team writes.
    assert "Parce que" not in str(event.get_latest_revision().content)


def test_without_a_list_nothing_is_made(proposal):
    with pytest.raises(NoList):
        make_draft(proposal, make_person("facilitator"))
    proposal.refresh_from_db()
    assert proposal.is_open


@pytest.mark.parametrize("deed", ["interest", "answer", "offer", "drop", "withdraw", "decline", "draft"])
def test_nothing_more_is_said_of_what_is_decided(site, proposal, member, deed):
    make_events_index(site)
    proposing.decline(proposal, "Pas cette année")
    deeds = {
        "interest": lambda: proposing.say_interest(proposal, member),
        "answer": lambda: proposing.answer_moments(proposal, member, {}),
        "offer": lambda: proposing.offer_moment(proposal, timezone.now()),
        "drop": lambda: proposing.drop_moment(proposal, 1),
        "withdraw": lambda: proposing.withdraw(proposal),
        "decline": lambda: proposing.decline(proposal, "Encore"),
        "draft": lambda: make_draft(proposal, member),
    }
    with pytest.raises(proposing.Closed):
        deeds[deed]()
    proposal.refresh_from_db()
    assert (proposal.state, proposal.word) == (ProposalState.DECLINED, "Pas cette année")


@pytest.fixture
def announced(site, proposal, settings):
    """Publish what a proposal became, and return the event."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    make_events_index(site)
    event = make_draft(proposal, make_person("facilitator"))

    def publish():
        event.get_latest_revision().publish()
        return event

    return publish


def test_those_whom_it_interests_are_told_once_when_it_is_announced(
    proposal, member, announced, outbox, django_capture_on_commit_callbacks
):
    interested, gone, away = (make_person("member") for _ in range(3))
    for person in (interested, gone, away):
        proposing_interest(proposal, person)
    gone.groups.clear()
    type(away).objects.filter(pk=away.pk).update(is_active=False)
    with django_capture_on_commit_callbacks(execute=True):
        event = announced()
    assert sorted(message.to[0] for message in outbox) == sorted([member.email, interested.email])
    assert all("Parler du logement" not in f"{message.subject}{message.body}" for message in outbox)
    with django_capture_on_commit_callbacks(execute=True):
        tell_interested.func(proposal.pk)
        event.get_latest_revision().publish()
    assert len(outbox) == 2


def proposing_interest(proposal, person):
    ProposalInterest.objects.create(proposal=proposal, user=person)


def test_another_event_tells_nobody(site, proposal, outbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_event(site).save_revision().publish()
    assert outbox == []
    assert EventProposal.objects.get().told_at is None
