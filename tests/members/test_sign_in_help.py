"""The facilitator makes a code for somebody on the telephone."""

import re
from datetime import timedelta

from django.test import Client
from django.utils import timezone

import pytest
import time_machine

from members.models import SignIn, SignInHelp, User
from portal.registries.personal_data import personal_data
from tests.factories import make_person
from tests.members.signing import ask_code, give_code, text_of

pytestmark = pytest.mark.django_db
SCREEN = "/admin/help-sign-in/"


def signed_in(client):
    return "_auth_user_id" in client.session


@pytest.fixture
def member(site, person):
    return person("member")


@pytest.fixture
def desk(site, settings):
    """The facilitator's browser, inside the admin."""
    settings.SECOND_FACTOR_FOR_ADMIN = False
    client = Client()
    client.force_login(make_person("facilitator"), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def make_code(desk):
    def of(account):
        page = desk.post(SCREEN, {"account": str(account.pk)}).content.decode()
        return re.search(r"<strong>([A-Z0-9]{4}-[A-Z0-9]{4})</strong>", page)[1]

    return of


def test_she_is_found_by_her_name_or_her_address_and_enters_with_the_code(desk, make_code, member, outbox):
    found = desk.post(SCREEN, {"q": member.email.split("@")[0]}).content.decode()
    assert f'value="{member.pk}"' in found
    code = make_code(member)
    caller = Client()
    ask_code(caller, member.email)
    assert give_code(caller, code.lower().replace("-", " ")).url == "/fr/"
    assert signed_in(caller)


def test_the_code_works_once_and_for_a_quarter_of_an_hour(make_code, member, outbox):
    code = make_code(member)
    first, second = Client(), Client()
    for caller in (first, second):
        ask_code(caller, member.email)
        give_code(caller, code)
    assert signed_in(first)
    assert not signed_in(second)
    code = make_code(member)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        late = Client()
        ask_code(late, member.email)
        give_code(late, code)
        assert not signed_in(late)


def test_of_two_at_the_same_moment_one_gets_the_code(make_code, member):
    code = make_code(member)
    assert SignInHelp.objects.use(member.email, code)
    assert not SignInHelp.objects.use(member.email, code)


def test_a_new_code_ends_the_one_before(make_code, member, outbox):
    old, new = make_code(member), make_code(member)
    assert not SignInHelp.objects.waits(member.email, old)
    assert SignInHelp.objects.waits(member.email, new)


def test_a_code_made_before_a_suspension_is_a_wrong_one(make_code, member, outbox):
    code = make_code(member)
    User.objects.filter(pk=member.pk).update(is_active=False)
    caller = Client()
    ask_code(caller, member.email)
    assert give_code(caller, code).status_code == 200
    assert not signed_in(caller)


def test_somebody_suspended_between_two_forms_is_told_that_the_code_is_wrong(member, monkeypatch, outbox):
    caller = Client()
    ask_code(caller, "zq@example.org")
    monkeypatch.setattr("members.forms.SignInHelp.objects.waits", lambda address, code: True)
    page = give_code(caller, "AAAA-AAAA")
    assert page.status_code == 200
    assert "pas le bon code" in page.content.decode()


def test_the_code_opens_no_other_account(make_code, member, person, outbox):
    code = make_code(member)
    stranger = Client()
    ask_code(stranger, person("stranger").email)
    give_code(stranger, code)
    assert not signed_in(stranger)


def test_used_up_tries_close_the_telephone_too(make_code, member, outbox):
    code = make_code(member)
    caller = Client()
    ask_code(caller, member.email)
    for _ in range(5):
        give_code(caller, "AAAA-AAAA")
    give_code(caller, code)
    assert not signed_in(caller)


def test_she_is_told_without_the_code_and_the_help_is_written_down(make_code, member, outbox):
    code = make_code(member)
    (message,) = outbox
    assert message.to == [member.email]
    assert code not in message.message().as_string() + text_of(message)
    line = SignInHelp.objects.get()
    assert line.user == member
    assert line.helper.email.startswith("facilitator-")
    assert code not in str(SignInHelp.objects.values().get())


@pytest.mark.parametrize("role", ["editor", "superuser", "facilitator", "privacy_officer"])
def test_nobody_who_manages_the_site_is_let_in_on_a_voice(desk, role, outbox):
    account = make_person(role)
    assert f'value="{account.pk}"' not in desk.post(SCREEN, {"q": account.email}).content.decode()
    desk.post(SCREEN, {"account": str(account.pk)})
    assert not SignInHelp.objects.exists()
    assert outbox == []


@pytest.mark.parametrize("change", [{"is_active": False}, {"sign_in": SignIn.PASSPHRASE}])
def test_no_code_is_made_for_an_account_that_a_code_does_not_open(desk, member, change, outbox):
    User.objects.filter(pk=member.pk).update(**change)
    assert f'value="{member.pk}"' not in desk.post(SCREEN, {"q": member.email}).content.decode()
    desk.post(SCREEN, {"account": str(member.pk)})
    assert not SignInHelp.objects.exists()


@pytest.mark.parametrize("role", ["visitor", "member", "editor"])
def test_only_who_may_help_sees_the_screen(site, client_as, member, role, outbox):
    client = client_as(role)
    assert client.get(SCREEN).status_code in {302, 404}
    assert member.email not in client.post(SCREEN, {"q": member.email}, follow=True).content.decode()
    client.post(SCREEN, {"account": str(member.pk)})
    assert not SignInHelp.objects.exists()
    assert outbox == []


@pytest.mark.parametrize("account", ["", "0", "x", "9" * 40])
def test_a_number_of_nobody_makes_nothing(desk, account):
    assert desk.post(SCREEN, {"account": account}, follow=True).status_code == 404
    assert not SignInHelp.objects.exists()


def test_more_people_than_are_shown_are_said_to_be_there(desk, person):
    for _ in range(12):
        make_person("member")
    page = desk.post(SCREEN, {"q": "member"}).content.decode()
    assert page.count('name="account"') == 10
    assert "Les 10 premières" in page


@pytest.mark.parametrize("words", ["", " ", "%", "zz zz", "é" * 300])
def test_any_words_may_be_typed(desk, words):
    assert desk.post(SCREEN, {"q": words}).status_code == 200


def test_what_is_looked_for_stands_in_no_address(desk, member):
    page = desk.get(SCREEN, {"q": member.email}).content.decode()
    assert 'name="account"' not in page
    assert 'method="get"' not in page.split("<main")[-1].split('action="/admin/help-sign-in/"')[1]
    assert desk.post(SCREEN, {"q": member.email}).status_code == 200


def test_what_is_held_is_given_and_erased(make_code, member):
    make_code(member)
    held = personal_data.get("sign_in_helps")
    assert [line["used"] for line in held.export(member)] == [None]
    held.erase(member)
    assert not SignInHelp.objects.exists()


def test_the_journal_is_kept_a_year(make_code, member):
    make_code(member)
    with time_machine.travel(timezone.now() + timedelta(days=364)):
        assert SignInHelp.objects.forget_old() == 0
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        assert SignInHelp.objects.forget_old() == 1
