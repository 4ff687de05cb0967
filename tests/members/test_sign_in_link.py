"""Signing in by the link of the message, and how long one stays signed in."""

import re
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

import pytest
import time_machine

from members.models import SignInLink
from tests.members.signing import CODE, SIGN_IN, ask_code, code_in, give_code, text_of

pytestmark = pytest.mark.django_db
LINK = re.compile(r"http://testserver(/\S+/(?:lien|link)/\S+/)")


def link_in(message):
    return LINK.search(text_of(message))[1]


def signed_in(client):
    return "_auth_user_id" in client.session


@pytest.fixture
def member(site, person):
    return person("member")


@pytest.fixture
def link(member, client, outbox):
    """The link of a message that `client` asked for."""
    ask_code(client, member.email, "/fr/documentation/")
    return link_in(outbox[-1])


def test_the_link_signs_in_on_another_device_and_leads_where_she_was_going(link):
    phone = Client()
    page = phone.get(link).content.decode()
    assert page.count("<button") >= 1
    assert not signed_in(phone)
    response = phone.post(link)
    assert (response.status_code, response.url) == (302, "/fr/documentation/")
    assert signed_in(phone)


def test_a_program_that_opens_links_spends_nothing(link, client, outbox):
    for _ in range(3):
        scanner = Client()
        assert scanner.get(link).status_code == 200
        assert scanner.head(link).status_code == 200
        assert not signed_in(scanner)
    assert give_code(client, code_in(outbox[-1])).url == "/fr/"
    assert signed_in(client)


def test_a_link_works_once_and_the_second_time_offers_another_message(link, member, outbox):
    Client().post(link)
    late = Client()
    assert late.post(link).status_code == 410
    assert not signed_in(late)
    assert len(outbox) == 1
    response = late.post(link, {"action": "again"})
    assert response.url.startswith(CODE)
    assert len(outbox) == 2
    assert outbox[-1].to == [member.email]
    assert give_code(late, code_in(outbox[-1]), "/fr/documentation/").url == "/fr/documentation/"
    assert signed_in(late)


def test_a_link_that_no_longer_works_says_nothing_of_how_long_it_lasted(link):
    Client().post(link)
    page = Client().post(link).content.decode()
    assert "ne fonctionne plus" in page
    assert "minutes" not in page.split("<main")[1].split("</main>")[0]


def test_a_link_too_old_opens_nothing(link, outbox):
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        late = Client()
        assert late.get(link).status_code == 410
        assert late.post(link).status_code == 410
        assert not signed_in(late)


def test_of_two_who_press_at_the_same_moment_one_enters(link):
    row = SignInLink.objects.get()
    assert SignInLink.objects.spend(pk=row.pk) == 1
    assert SignInLink.objects.spend(pk=row.pk) == 0
    second = Client()
    second.post(link)
    assert not signed_in(second)


def test_the_link_used_spends_the_code_of_the_same_message(link, client, outbox):
    Client().post(link)
    response = give_code(client, code_in(outbox[-1]))
    assert response.url.startswith(SIGN_IN)
    assert not signed_in(client)


def test_the_code_used_spends_the_link_of_the_same_message(link, client, outbox):
    give_code(client, code_in(outbox[-1]))
    other = Client()
    assert other.post(link).status_code == 410
    assert not signed_in(other)


def test_a_new_code_spends_the_link_of_the_message_before(link, client, outbox):
    client.post(CODE, {"action": "resend"})
    assert len(outbox) == 2
    assert Client().post(link).status_code == 410
    other = Client()
    other.post(link_in(outbox[-1]))
    assert signed_in(other)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("token", ["x", "é" * 40, "a" * 3_000])
def test_a_wrong_link_is_answered_like_one_that_is_too_old_without_a_name(site, outbox, method, token):
    response = getattr(Client(), method)(f"/fr/compte/connexion/lien/{token}/")
    assert response.status_code == 410
    assert 'href="/fr/compte/connexion/"' in response.content.decode()
    assert Client().post(f"/fr/compte/connexion/lien/{token}/", {"action": "again"}).status_code == 410
    assert outbox == []


def test_the_link_of_somebody_whose_access_was_withdrawn_opens_nothing(link, member, outbox):
    member.is_active = False
    member.save()
    assert Client().post(link).status_code == 410
    assert Client().post(link, {"action": "again"}).status_code == 410
    assert len(outbox) == 1


def test_the_link_does_not_go_round_the_second_factor(site, person, give_factor, outbox):
    editor = person("editor")
    give_factor(editor)
    ask_code(Client(), editor.email)
    browser = Client()
    response = browser.post(link_in(outbox[-1]))
    assert response.url.startswith("/fr/compte/deuxieme-facteur/connexion/")
    assert not signed_in(browser)


def test_who_is_signed_in_as_somebody_else_becomes_the_one_of_the_link(link, member, client_as):
    browser = client_as("editor")
    before = browser.session["_auth_user_id"]
    browser.post(link)
    assert browser.session["_auth_user_id"] == str(member.pk) != before


def test_the_link_is_in_the_language_of_the_account(member, client, outbox):
    member.language = "en"
    member.save()
    ask_code(client, member.email)
    assert link_in(outbox[-1]).startswith("/en/account/sign-in/link/")


def test_neither_code_nor_link_stands_anywhere_in_clear(link, client, outbox):
    code = code_in(outbox[-1])
    kept = [str(session.get_decoded()) for session in Session.objects.all()]
    assert kept
    assert not any(code in text or code.replace("-", "") in text for text in kept)
    row = SignInLink.objects.values().get()
    token = link.rstrip("/").rsplit("/", 1)[1]
    assert token not in str(row)
    assert code not in str(row)


def test_old_links_are_erased(link):
    SignInLink.objects.forget_old()
    assert SignInLink.objects.count() == 1
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert SignInLink.objects.forget_old() == 1


def test_on_a_shared_device_she_is_signed_out_with_the_browser_and_within_the_day(link):
    browser = Client()
    browser.post(link)
    assert browser.cookies["sessionid"]["max-age"] == ""
    with time_machine.travel(timezone.now() + timedelta(hours=11)):
        assert b"/fr/compte/deconnexion/" in browser.get("/fr/").content
    with time_machine.travel(timezone.now() + timedelta(hours=13)):
        assert b"/fr/compte/deconnexion/" not in browser.get("/fr/").content
    assert not signed_in(browser)


@pytest.mark.parametrize("way", ["link", "code"])
def test_on_her_own_device_she_stays_signed_in_for_thirty_days(link, client, outbox, way):
    if way == "link":
        client.post(link, {"own_device": "on"})
    else:
        client.post(CODE, {"code": code_in(outbox[-1]), "own_device": "on"})
    assert client.cookies["sessionid"]["max-age"] == 30 * 24 * 3600
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        assert b"/fr/compte/deconnexion/" in client.get("/fr/").content
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert b"/fr/compte/deconnexion/" not in client.get("/fr/").content


def test_the_choice_is_not_kept_for_whoever_signs_in_next(link, client, outbox, person):
    client.post(CODE, {"code": "AAAA-AAAA", "own_device": "on"})
    give_code(client, code_in(outbox[-1]))
    assert client.cookies["sessionid"]["max-age"] == ""


def test_a_form_that_she_was_filling_in_when_the_session_ended_still_comes_in(link, member):
    browser = Client()
    browser.post(link)
    with time_machine.travel(timezone.now() + timedelta(hours=13)):
        answer = browser.post("/fr/compte/mes-donnees/", {"first_name": "Ana", "last_name": "Exemple"})
        assert answer.status_code == 302
        member.refresh_from_db()
        assert member.first_name == "Ana"
        assert not signed_in(browser)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        browser.post(f"{SIGN_IN}", {"email": member.email})
        assert not signed_in(browser)


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/fr/compte/mes-donnees/", {"first_name": "a" * 151}),
        ("/fr/compte/", {"language": "zq"}),
        ("/fr/compte/mes-donnees/copie/", {"format": "json"}),
    ],
)
def test_a_form_that_comes_after_the_end_shows_nothing_of_hers(link, member, path, form):
    browser = Client()
    browser.post(link)
    with time_machine.travel(timezone.now() + timedelta(hours=13)):
        answer = browser.post(path, form)
        assert answer.status_code == 302
        assert answer.url.startswith(SIGN_IN)
        assert answer.content == b""
        assert not signed_in(browser)


@pytest.mark.parametrize(
    "after", ["/fr/documentation/?q=" + "a" * 2_000, "/fr/documentation/?q=%00", "/fr/\x00/"]
)
def test_she_gets_her_message_wherever_she_was_going(member, outbox, after):
    ask_code(Client(), member.email, after)
    assert Client().post(link_in(outbox[-1])).status_code == 302
