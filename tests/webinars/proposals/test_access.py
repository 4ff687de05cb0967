"""Who reads and does what with what members propose."""

import uuid
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

import pytest

from portal.registries.queues import waiting_for
from tests.factories import make_events_index, make_person, make_profile
from webinars.models import EventPage, EventProposal, ProposalInterest, ProposalState
from webinars.proposals import proposing

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "privacy_officer", "superuser"]
READS = {"member", "editor", "facilitator", "privacy_officer", "superuser"}
DECIDES = {"facilitator", "superuser"}
LISTS = {"fr": "/fr/webinaires/propositions/", "en": "/en/webinars/proposals/"}
CANARIES = ("zqsujetzq", "zqpourquoizq", "zqmontreezq")


@pytest.fixture
def proposal(site):
    made = proposing.propose(make_person("member"), "zqsujetzq", "zqpourquoizq", uuid.uuid4())
    shown, hidden = make_person("member"), make_person("member")
    make_profile(shown, name="zqmontreezq")
    make_profile(hidden, name="zqdiscretezq")
    proposing.say_interest(made, shown, shows_herself=True)
    proposing.say_interest(made, hidden)
    proposing.offer_moment(made, timezone.now() + timedelta(days=3))
    return made


@pytest.mark.parametrize("language", LISTS)
@pytest.mark.parametrize("role", ROLES)
def test_members_read_proposals_and_nobody_else_does(proposal, client_as, role, language):
    client = client_as(role)
    paths = [LISTS[language], f"{LISTS[language]}{proposal.pk}/"]
    texts = [client.get(path).content.decode() for path in paths]
    assert ("zqsujetzq" in texts[0]) is (role in READS)
    for canary in CANARIES:
        assert (canary in texts[1]) is (role in READS), canary
    assert not [text for text in texts if "zqdiscretezq" in text]


@pytest.mark.parametrize("role", ["visitor", "stranger", "member"])
def test_what_is_absent_or_not_hers_is_answered_alike(proposal, client_as, role):
    EventProposal.objects.update(state=ProposalState.WITHDRAWN)
    client = client_as(role)
    answers = [client.get(f"{LISTS['fr']}{key}/") for key in (proposal.pk, 99999)]
    assert len({answer.status_code for answer in answers}) == 1
    assert answers[0].status_code == (302 if role == "visitor" else 404)


@pytest.mark.parametrize("role", ROLES)
def test_only_members_write(proposal, client_as, role):
    client = client_as(role)
    before = ProposalInterest.objects.count()
    client.post(f"{LISTS['fr']}{proposal.pk}/", {"action": "interest"})
    assert ProposalInterest.objects.count() - before == (role in READS)
    client.post(f"{LISTS['fr']}proposer/", {"topic": "Autre", "why": "Pour voir"})
    assert EventProposal.objects.filter(topic="Autre").exists() is (role in READS)


@pytest.mark.parametrize(("role", "offers"), [("member", False), ("editor", False), ("facilitator", True)])
def test_who_proposed_and_the_facilitator_offer_moments(proposal, client_as, role, offers):
    day = (timezone.now() + timedelta(days=9)).date().isoformat()
    sent = {"action": "offer", "day": day, "hour": "12:00"}
    client_as(role).post(f"{LISTS['fr']}{proposal.pk}/", sent)
    assert proposal.moments.count() == 1 + offers
    client_as(role).post(f"{LISTS['fr']}{proposal.pk}/", {"action": "withdraw"})
    proposal.refresh_from_db()
    assert proposal.is_open


def test_a_member_answers_and_says_that_it_interests_her(proposal, client_as):
    client = client_as("member")
    path, moment = f"{LISTS['fr']}{proposal.pk}/", proposal.moments.get()
    client.post(path, {"action": "answer", f"moment_{moment.pk}": "yes"})
    assert moment.answers.get().answer == "yes"
    assert "Oui\xa0:" not in client.get(path).content.decode()
    for _ in range(2):
        proposing.answer_moments(proposal, make_person("member"), {moment.pk: "yes"})
    assert "Oui\xa0: 3" in client.get(path).content.decode()
    bad = client.post(path, {"action": "answer", f"moment_{moment.pk}": "zq"})
    assert "error-summary" in bad.content.decode()
    assert client.post(path, {"action": "zq"}).status_code == 400


def test_a_moment_that_is_past_is_asked_again(proposal, client_as):
    sent = {"action": "offer", "day": "2020-01-01", "hour": "12:00"}
    client = client_as("facilitator")
    answer = client.post(f"{LISTS['fr']}{proposal.pk}/", sent)
    assert "Choisissez un moment à venir" in answer.content.decode()
    assert proposal.moments.count() == 1


def test_what_is_empty_is_asked_again(site, client_as):
    answer = client_as("member").post(f"{LISTS['fr']}proposer/", {"topic": "Sujet tapé"})
    assert "Sujet tapé" in answer.content.decode()
    assert not EventProposal.objects.exists()


@pytest.mark.parametrize("role", ROLES)
def test_the_desk_opens_for_who_looks_after_events_only(proposal, client_as, person, role):
    client = client_as(role)
    with override("fr"):
        paths = [reverse("proposals_desk"), reverse("proposal_desk", args=[proposal.pk])]
    for path in paths:
        response = client.get(path)
        assert (response.status_code == 200) is (role in DECIDES), path
        assert ("zqsujetzq" in response.content.decode()) is (role in DECIDES)
    client.post(paths[1], {"action": "decline", "word": "Pas cette année"})
    proposal.refresh_from_db()
    assert proposal.is_open is (role not in DECIDES)


@pytest.mark.parametrize("role", ROLES[1:])
def test_what_waits_is_in_the_queue_of_the_facilitator(proposal, person, role):
    names = [queue.name for queue, _waiting in waiting_for(person(role))]
    assert ("event_proposals" in names) is (role in DECIDES)


def test_the_facilitator_makes_the_draft_and_declines_with_a_word(site, proposal, client_as):
    client = client_as("facilitator")
    path = reverse("proposal_desk", args=[proposal.pk])
    assert client.post(path, {"action": "draft"}).status_code == 200
    make_events_index(site)
    answer = client.post(path, {"action": "draft"})
    event = EventPage.objects.get()
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[event.pk])
    assert path in client.get(reverse("event_desk", args=[event.pk])).content.decode()
    assert client.post(path, {"action": "decline", "word": "Non"}).status_code == 302
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.TAKEN


def test_she_reads_the_word_and_others_do_not(proposal, client_as, client):
    proposing.decline(proposal, "zqmotzq")
    client.force_login(proposal.proposer, backend="django.contrib.auth.backends.ModelBackend")
    path = f"{LISTS['fr']}{proposal.pk}/"
    assert "zqmotzq" in client.get(path).content.decode()
    assert client_as("member").get(path).status_code == 404
    assert "zqsujetzq" not in client_as("member").get(LISTS["fr"]).content.decode()


def test_a_small_number_is_not_said(proposal, client_as):
    ProposalInterest.objects.exclude(user=proposal.proposer).first().delete()
    text = client_as("member").get(LISTS["fr"]).content.decode()
    assert "personnes intéressées" not in text
    proposing.say_interest(proposal, make_person("member"))
    assert "3 personnes intéressées" in client_as("member").get(LISTS["fr"]).content.decode()


def test_the_lists_take_the_same_queries_for_any_number(proposal, client_as, django_assert_max_num_queries):
    client, counts = client_as("facilitator"), []
    for _ in range(2):
        for _ in range(6):
            proposer = make_person("member")
            make_profile(proposer)
            proposing.propose(proposer, "Sujet", "Pourquoi", uuid.uuid4())
        for _ in range(2):  # the first visit makes the site's settings
            client.get(LISTS["fr"])
        with django_assert_max_num_queries(20) as first:
            client.get(LISTS["fr"])
        with django_assert_max_num_queries(20) as second:
            client.get(f"{LISTS['fr']}{proposal.pk}/")
        counts.append((len(first), len(second)))
    assert counts[0] == counts[1]
