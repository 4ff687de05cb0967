"""A password beside the code: set by who just signed in, tried on the first form, never in the way."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

import pytest
import time_machine
from allauth.usersessions.models import UserSession

from members.models import SignIn
from tests.members.signing import FACTOR, SIGN_IN, app_code, ask_code, sign_in

pytestmark = pytest.mark.django_db
PAGE = "/fr/compte/mot-de-passe/"
KEYS = "/fr/compte/cles-d-acces/"
GOOD, OTHER, WRONG = "chat lampe vélo neige", "lampe neige vélo chat", "ce n'est pas celui-là"


@pytest.fixture
def member(site, person):
    """A member who has a password."""
    member = person("member")
    member.set_password(GOOD)
    member.save()
    return member


def signed_in(client):
    return "_auth_user_id" in client.session


def enter(client, address, password=GOOD, after="", **fields):
    form = {"email": address, "password": password, **fields}
    return client.post(SIGN_IN + (f"?next={after}" if after else ""), form)


def test_she_enters_with_it_on_the_page_that_she_wanted(member, client, outbox):
    assert enter(client, member.email.upper(), after="/fr/documentation/").url == "/fr/documentation/"
    assert signed_in(client)
    assert outbox == []


@pytest.mark.parametrize(("own", "lasts"), [({"own_device": "on"}, 30 * 24), ({}, 12)])
def test_the_session_lasts_as_she_says_of_the_device(member, client, own, lasts):
    enter(client, member.email, **own)
    end = (timezone.now() + timedelta(hours=lasts)).timestamp()
    assert client.session["session_ends"] == pytest.approx(end, abs=30)


@pytest.mark.parametrize("password", ["", " "])
def test_without_it_a_code_is_sent_and_blanks_are_a_password(member, client, outbox, password):
    response = enter(client, member.email, password)
    assert len(outbox) == (0 if password else 1)
    assert response.status_code == (200 if password else 302)


@pytest.mark.parametrize("password", [WRONG, GOOD.upper(), f"{GOOD} ", "é" * 200])
def test_a_wrong_one_is_told_at_its_field_and_is_not_shown_again(member, client, password):
    response = enter(client, member.email, password)
    page = response.content.decode()
    assert response.status_code == 200
    assert 'id="id_password_error"' in page
    assert password not in page
    assert not signed_in(client)


def test_one_without_end_is_refused_before_any_work(member, client):
    assert 'id="id_password_error"' in enter(client, member.email, "é" * 201).content.decode()


@pytest.mark.parametrize("change", [{"is_active": False}, {"sign_in": SignIn.PASSPHRASE}])
def test_it_opens_no_account_that_a_code_does_not_open(member, client, change):
    get_user_model().objects.filter(pk=member.pk).update(**change)
    assert enter(client, member.email).status_code == 200
    assert not signed_in(client)


def test_the_second_factor_is_still_asked_for(member, client, give_factor):
    secret, _codes = give_factor(member)
    assert enter(client, member.email).url == f"{FACTOR}connexion/"
    assert not signed_in(client)
    assert client.post(f"{FACTOR}connexion/", {"code": app_code(secret)}).url == "/fr/"
    assert signed_in(client)


def test_too_many_wrong_ones_close_this_way_alone(member, outbox):
    stranger, hers = Client(), Client()
    for _ in range(5):
        enter(stranger, member.email, WRONG)
    assert not signed_in(stranger)
    assert enter(stranger, member.email).status_code == 200
    # From her own place nothing was tried.
    assert enter_from(hers, member.email, "203.0.113.50").url == "/fr/"
    for place in range(12):
        for _ in range(5):
            enter_from(Client(), member.email, f"198.51.100.{place}", WRONG)
    late = Client()
    assert enter_from(late, member.email, "203.0.113.51").status_code == 200
    assert sign_in(late, outbox, member).url == "/fr/"


def enter_from(client, address, place, password=GOOD):
    return client.post(SIGN_IN, {"email": address, "password": password}, REMOTE_ADDR=place)


def test_tries_of_a_password_count_for_no_code(member, client, outbox):
    for _ in range(8):
        enter(client, member.email, WRONG)
    assert ask_code(client, member.email).status_code == 302


def test_she_sets_it_after_signing_in_and_is_told(site, person, outbox, django_capture_on_commit_callbacks):
    member, elsewhere, here = person("member"), Client(), Client()
    for client in (elsewhere, here):
        sign_in(client, outbox, member)
    del outbox[:]
    with django_capture_on_commit_callbacks(execute=True):
        assert here.post(PAGE, {"password": GOOD}).url == KEYS
    assert [message.to for message in outbox] == [[member.email]]
    assert "Vous en avez un" in here.get(KEYS).content.decode()
    assert not signed_in_at(elsewhere)
    assert signed_in_at(here)
    assert [row.session_key for row in UserSession.objects.filter(user=member)] == [here.session.session_key]
    assert enter(Client(), member.email).url == "/fr/"


def signed_in_at(client):
    return client.get(KEYS).status_code == 200


@pytest.mark.parametrize("action", [{"password": OTHER}, {"action": "remove"}])
def test_changing_or_removing_it_ends_the_other_sessions(member, action):
    elsewhere, here = Client(), Client()
    for client in (elsewhere, here):
        enter(client, member.email)
    assert here.post(PAGE, action).url == KEYS
    assert not signed_in_at(elsewhere)
    assert signed_in_at(here)
    assert enter(Client(), member.email).status_code == 200


def test_removed_it_opens_nothing_and_twice_is_once(member, client, outbox):
    enter(client, member.email)
    for _ in range(2):
        assert client.post(PAGE, {"action": "remove"}).url == KEYS
    member.refresh_from_db()
    assert not member.has_usable_password()
    assert len(outbox) == 1
    assert enter(Client(), member.email).status_code == 200
    assert sign_in(Client(), outbox, member).url == "/fr/"


COMMON = ["court", "chat lampe", "123456789012", "telechargement", "megaparol12345", "x" * 201]


@pytest.mark.parametrize("password", [*COMMON, "member@example.org"])
def test_a_short_or_common_one_or_her_address_is_refused(member, client, password):
    enter(client, member.email)
    response = client.post(PAGE, {"password": password})
    member.refresh_from_db()
    assert response.status_code == 200
    assert member.check_password(GOOD)


def test_only_who_just_signed_in_sets_one(site, client_as, person):
    client = client_as("member")
    assert client.post(PAGE, {"password": GOOD}).url.startswith(SIGN_IN)
    person("member").refresh_from_db()
    assert not person("member").has_usable_password()


def test_who_has_a_factor_shows_it_and_what_she_typed_is_kept_nowhere(member, give_factor):
    secret, _codes = give_factor(member)
    client = Client()
    enter(client, member.email)
    client.post(f"{FACTOR}connexion/", {"code": app_code(secret)})
    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        assert client.post(PAGE, {"password": OTHER}).url.startswith(f"{FACTOR}confirmation/")
        assert OTHER not in str(dict(client.session))
    member.refresh_from_db()
    assert member.check_password(GOOD)
