"""What was sent to a former address, or before a suspension, opens nothing any more."""

import re

from django.test import Client

import pytest

from members.models import SignInHelp, SignInLink, User
from members.people.suspending import reinstate, suspend
from tests.factories import make_person
from tests.members.signing import ask_code, code_in, give_code, sign_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(site, person):
    return person("member")


def move(member):
    member.email = "nouvelle@example.org"
    member.save()


def suspend_for_a_while(member):
    suspend(member, None)
    reinstate(member, None)


ENDS = [move, suspend_for_a_while]


def enters(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("end", ENDS)
def test_a_link_sent_before_opens_nothing(member, outbox, end):
    ask_code(Client(), member.email)
    link = re.search(r"https?://testserver(/\S+)", text_of(outbox[-1]))[1]
    end(User.objects.get(pk=member.pk))
    late = Client()
    assert late.post(link).status_code == 410
    assert not enters(late)
    assert not SignInLink.objects.exists()


@pytest.mark.parametrize("end", ENDS)
def test_a_code_sent_before_opens_nothing(member, outbox, end):
    browser = Client()
    ask_code(browser, member.email)
    code = code_in(outbox[-1])
    end(User.objects.get(pk=member.pk))
    give_code(browser, code)
    assert not enters(browser)


@pytest.mark.parametrize("end", ENDS)
def test_a_code_read_over_the_telephone_before_opens_nothing_and_stays_in_the_journal(member, outbox, end):
    former, code = member.email, SignInHelp.objects.give(member, make_person("facilitator"))
    end(User.objects.get(pk=member.pk))
    assert not SignInHelp.objects.waits(former, code)
    assert SignInHelp.objects.get().used_at is None


def test_her_sessions_end_when_her_address_changes(member, outbox):
    browser = Client()
    sign_in(browser, outbox, member)
    move(User.objects.get(pk=member.pk))
    assert browser.get("/fr/compte/").status_code == 302
    assert not enters(browser)


def test_nothing_ends_when_something_else_changes(member, outbox):
    browser = Client()
    sign_in(browser, outbox, member)
    account = User.objects.get(pk=member.pk)
    account.first_name, account.email = "Ana", member.email.upper()
    account.save()
    assert browser.get("/fr/compte/").status_code == 200


def test_the_team_changes_an_address_on_the_screen_of_accounts(member, client_as, settings, outbox):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    browser = Client()
    sign_in(browser, outbox, member)
    form = {"email": "nouvelle@example.org", "language": "fr", "sign_in": "code", "is_active": "on"}
    form |= {"first_name": "Ana", "last_name": "Exemple", "groups": [str(g.pk) for g in member.groups.all()]}
    client_as("superuser").post(f"/admin/users/edit/{member.pk}/", form)
    member.refresh_from_db()
    assert member.email == "nouvelle@example.org"
    assert browser.get("/fr/compte/").status_code == 302


def test_an_administrator_who_changes_her_own_address_signs_in_again(person, site, settings, client_as):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    her, client = person("superuser"), client_as("superuser")
    form = {"email": "nouvelle@example.org", "language": "fr", "sign_in": "code", "is_active": "on"}
    form |= {"first_name": "Ana", "last_name": "Exemple", "is_superuser": "on"}
    answer = client.post(f"/admin/users/edit/{her.pk}/", form)
    her.refresh_from_db()
    assert her.email == "nouvelle@example.org"
    assert answer.status_code == 302
    assert not enters(client)
