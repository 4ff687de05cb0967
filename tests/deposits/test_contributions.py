"""« Mes contributions »: the list, and the file of each deposit, as its author meets them."""

import uuid

import pytest

from deposits import depositing, moderating
from deposits.copies import copy_of
from deposits.models import Deposit, DepositState
from tests.deposits.making import (
    WHY,
    make_approved,
    make_deposit,
    make_draft,
    make_with_changes_asked,
)
from tests.factories import make_person

pytestmark = pytest.mark.django_db
DOOR = {"fr": "/fr/documentation/proposer/", "en": "/en/documentation/propose/"}
MINE = "/fr/compte/contributions/"
SURE = {"no_name": "on", "no_face": "on", "no_place": "on"}


@pytest.fixture
def member(person):
    return person("member")


@pytest.fixture
def client(client_as):
    return client_as("member")


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("end", ["", "1/", "3/", "verifier/"])
@pytest.mark.parametrize("role", ["visitor", "stranger", "member", "editor", "facilitator"])
def test_the_pages_of_a_deposit_are_its_author_s_alone(site, client_as, role, end):
    draft = make_draft(make_person("member"))
    client = client_as(role)
    here, nowhere = (client.get(f"{MINE}{key}/{end}") for key in (draft.public_id, "zqabsentezq0"))
    assert here.status_code == nowhere.status_code == (302 if role == "visitor" else 404)


def test_where_it_stands_is_said_in_human_words(site, client, member):
    facilitator = make_person("facilitator")
    make_draft(member, title="Brouillon")
    make_deposit(member, title="Envoyé")
    make_deposit(member, title="Lu", taken_by=facilitator)
    make_with_changes_asked(member, facilitator, title="Rendu")
    make_approved(member, facilitator, title="Accepté")
    page = text_of(client.get(MINE))
    for words in ("personne d’autre ne le lit", "Réponse d’ici", "est en train de le lire", "vous demande"):
        assert words in page
    assert page.index("Rendu") < page.index("Envoyé")


def test_the_list_of_her_deposits_asks_as_much_for_one_as_for_many(
    site, client, member, django_assert_max_num_queries
):
    facilitator = make_person("facilitator")
    make_approved(member, facilitator)
    client.get(MINE)
    with django_assert_max_num_queries(20):
        client.get(MINE)
    for number in range(6):
        make_deposit(member, title=f"Numéro {number}")
    with django_assert_max_num_queries(20):
        client.get(MINE)


def test_she_accepts_a_correction_in_one_click(site, client, member):
    facilitator = make_person("facilitator")
    deposit = make_deposit(member)
    edit = moderating.propose_edit(deposit, facilitator, "why", "Zqmieuxzq", is_spelling=True)
    path = f"{MINE}{deposit.public_id}/"
    page = text_of(client.get(path))
    assert WHY in page
    assert "Zqmieuxzq" in page
    client.post(path, {"action": "accept", "edit": edit.pk})
    assert Deposit.objects.get().words_of("why") == "Zqmieuxzq"


def test_she_answers_the_thread_once_for_each_form(site, client, member):
    deposit = make_with_changes_asked(member, make_person("facilitator"), "Pour qui ?")
    path = f"{MINE}{deposit.public_id}/"
    assert "Pour qui" in text_of(client.get(path))
    key = str(uuid.uuid4())
    for _again in range(2):
        client.post(path, {"action": "say", "text": "Pour les jeunes.", "form_key": key})
    assert [message.from_team for message in deposit.messages.all()] == [True, False]


@pytest.mark.parametrize("action", ["withdraw", "discard"])
def test_what_cannot_be_undone_is_asked_twice(site, client, member, action):
    deposit = make_deposit(member) if action == "withdraw" else make_draft(member)
    path = f"{MINE}{deposit.public_id}/"
    assert 'name="sure"' in text_of(client.post(path, {"action": action}))
    client.post(path, {"action": action, "sure": "1"})
    found = Deposit.objects.filter(pk=deposit.pk).first()
    assert (found.state if found else None) == (DepositState.WITHDRAWN if action == "withdraw" else None)


def test_a_duplicate_is_a_draft_with_the_same_words(site, client, member):
    deposit = make_deposit(member)
    depositing.withdraw(deposit, member)
    client.post(f"{MINE}{deposit.public_id}/", {"action": "duplicate"})
    draft = Deposit.objects.get(state=DepositState.DRAFT)
    assert draft.words_of("why") == WHY
    assert draft.previous is None


def test_a_button_that_is_not_there_does_nothing(site, client, member):
    deposit = make_deposit(member)
    assert client.post(f"{MINE}{deposit.public_id}/", {"action": "approve"}).status_code == 400


def test_a_change_of_what_is_published_is_told_from_a_draft(site, client, member, person):
    approved = make_approved(member, person("facilitator"))
    copy_of(approved, member, uuid.uuid4(), changes=True)
    copy_of(approved, member, uuid.uuid4())
    page = text_of(client.get("/en/account/contributions/"))
    assert page.count("A change that you have not sent yet") == 1
    assert page.count("Draft: nobody else reads it.") == 1
