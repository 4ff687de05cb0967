"""Signing in by a code received by e-mail."""

from datetime import timedelta

from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession

from members.models import SignIn, User
from tests.members.signing import CODE, SIGN_IN, ask_code, code_in, give_code, sign_in

pytestmark = pytest.mark.django_db


def signed_in(client):
    return "_auth_user_id" in client.session


def test_an_editor_enters_the_admin_with_a_code_at_the_first_try(site, person, client, outbox):
    editor = person("editor")
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0] == f"{SIGN_IN}?next=/admin/"
    response = sign_in(client, outbox, editor, "/admin/")
    assert (response.status_code, response.url) == (302, "/admin/")
    assert client.get("/admin/").status_code == 200
    assert len(outbox) == 1
    assert not EmailAddress.objects.filter(user=editor).exists()


@pytest.mark.parametrize(("address", "home"), [(SIGN_IN, "/fr/"), ("/en/account/sign-in/", "/en/")])
def test_a_member_comes_home_in_the_language_of_the_page(site, person, client, outbox, address, home):
    response = client.post(address, {"email": person("member").email})
    assert response.url.startswith(address)
    response = client.post(response.url, {"code": code_in(outbox[-1])})
    assert (response.status_code, response.url) == (302, home)
    assert client.get(home).status_code == 200


def test_a_member_comes_back_to_the_page_that_she_asked_for(site, person, client, outbox):
    response = client.get("/fr/documentation/reservee/")
    assert response.url == f"{SIGN_IN}?next=/fr/documentation/reservee/"
    assert sign_in(client, outbox, person("member"), "/fr/documentation/").url == "/fr/documentation/"


def test_a_member_who_asks_for_the_admin_is_refused_and_not_sent_round(site, person, client, outbox):
    sign_in(client, outbox, person("member"), "/admin/")
    response = client.get("/admin/", follow=True)
    assert response.status_code == 404
    # The page is shown in her language, and that is all.
    assert [url.split("?")[0] for url, _status in response.redirect_chain] == [
        "/admin/login/",
        "/fr/admin/login/",
    ]


@pytest.mark.parametrize(
    "elsewhere",
    ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "javascript:alert(1)"]
    # In ALLOWED_HOSTS, and yet another site.
    + ["http://localhost/fr/"],
)
def test_signing_in_never_leads_to_another_site(site, person, client, outbox, elsewhere):
    response = client.post(SIGN_IN, {"email": person("member").email, "next": elsewhere})
    assert response.url == CODE
    assert give_code(client, code_in(outbox[-1]), elsewhere).url == "/fr/"
    assert client.get(SIGN_IN, {"next": elsewhere}).url == "/fr/"
    assert client.post("/fr/compte/deconnexion/", {"next": elsewhere}).url == "/fr/"


@pytest.mark.parametrize("address", [SIGN_IN, f"{SIGN_IN}?next=/fr/rien/", "/en/account/sign-in/"])
def test_the_page_offers_home_and_search_and_no_sign_up(site, client, address):
    page = client.get(address).content.decode()
    language = address[1:3]
    assert page.count("<h1") == 1
    assert f'href="/{language}/"' in page.split("<main")[1]
    with override(language):
        assert f'href="{reverse("search")}"' in page.split("<main")[1]
    assert 'autocomplete="email"' in page
    assert "signup" not in page
    assert "inscription" not in page.lower()
    assert 'content="noindex"' in page


def test_an_address_is_known_whatever_its_capitals(site, person, client, outbox):
    editor = person("editor")
    ask_code(client, editor.email.upper())
    assert outbox[-1].to == [editor.email]


def test_an_account_made_in_the_admin_signs_in_at_the_first_try(site, client_as, client, outbox):
    form = {"email": "nouvelle@example.org", "first_name": "N", "last_name": "N", "is_active": "on"}
    response = client_as("superuser").post(reverse("wagtailusers_users:add"), form)
    assert response.status_code == 302, response.context["form"].errors
    user = User.objects.get(email="nouvelle@example.org")
    assert sign_in(client, outbox, user).url == "/fr/"
    assert signed_in(client)


def test_a_wrong_code_is_told_at_its_field_and_loses_nothing(site, person, client, outbox):
    ask_code(client, person("member").email)
    response = give_code(client, "AAAA-BBBB")
    page = response.content.decode()
    assert response.status_code == 200
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_code_helptext id_code_error"' in page
    assert 'id="id_code_error"' in page
    assert give_code(client, code_in(outbox[-1]).replace("-", " ").lower()).url == "/fr/"


def test_nothing_written_is_no_try(site, person, client, outbox):
    ask_code(client, person("member").email)
    for _ in range(8):
        assert give_code(client, "").status_code == 200
    assert give_code(client, code_in(outbox[-1])).url == "/fr/"


def test_after_too_many_wrong_codes_one_starts_again_and_keeps_her_page(site, person, client, outbox):
    ask_code(client, person("member").email, "/fr/documentation/")
    for _ in range(4):
        assert give_code(client, "AAAA-BBBB", "/fr/documentation/").status_code == 200
    response = give_code(client, "AAAA-BBBB", "/fr/documentation/")
    assert response.url == f"{SIGN_IN}?next=%2Ffr%2Fdocumentation%2F"
    page = client.get(response.url)
    assert 'class="message"' in page.content.decode()
    give_code(client, code_in(outbox[-1]))
    assert not signed_in(client)


def test_a_code_sent_again_works_and_the_one_before_no_longer_does(site, person, client, outbox):
    ask_code(client, person("member").email, "/fr/documentation/")
    response = client.post(CODE, {"action": "resend", "next": "/fr/documentation/"})
    assert response.url == f"{CODE}?next=%2Ffr%2Fdocumentation%2F"
    assert 'class="message"' in client.get(response.url).content.decode()
    old, new = (code_in(message) for message in outbox)
    assert give_code(client, old).status_code == 200
    assert give_code(client, new, "/fr/documentation/").url == "/fr/documentation/"


def test_a_code_is_too_old_after_fifteen_minutes(site, person, client, outbox):
    ask_code(client, person("member").email)
    with time_machine.travel(timezone.now() + timedelta(minutes=14), tick=False):
        assert client.get(CODE).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        response = give_code(client, code_in(outbox[-1]), "/fr/documentation/")
        assert response.url == f"{SIGN_IN}?next=%2Ffr%2Fdocumentation%2F"
        assert 'class="message"' in client.get(response.url).content.decode()
    assert not signed_in(client)


def test_the_second_form_leads_to_the_first_when_no_code_was_asked_for(site, client):
    assert client.get(CODE).url == SIGN_IN
    assert give_code(client, "AAAA-BBBB").url == SIGN_IN


def test_while_a_code_is_awaited_the_address_can_be_corrected(site, person, client, outbox):
    ask_code(client, "faute@example.org")
    page = client.get(SIGN_IN)
    assert page.status_code == 200
    assert f'href="{CODE}"' in page.content.decode()
    assert sign_in(client, outbox, person("member")).url == "/fr/"


def test_a_code_opens_nothing_in_another_browser(site, person, client, outbox):
    ask_code(client, person("member").email)
    other = Client()
    assert give_code(other, code_in(outbox[-1])).url == SIGN_IN
    assert not signed_in(other)


def test_who_loses_her_access_meanwhile_comes_back_to_the_first_form(site, person, client, outbox):
    member = person("member")
    ask_code(client, member.email)
    User.objects.filter(pk=member.pk).update(is_active=False)
    assert give_code(client, code_in(outbox[-1])).url == SIGN_IN
    assert not signed_in(client)


def test_an_address_that_the_account_had_before_opens_nothing(site, person, client, outbox):
    member = person("member")
    old = member.email
    EmailAddress.objects.create(user=member, email=old, verified=True, primary=True)
    member.email = "nouvelle@example.org"
    member.save()
    ask_code(client, old)
    assert outbox == []


def test_an_account_with_a_passphrase_receives_no_code(site, person, client, outbox):
    member = person("member")
    member.sign_in = SignIn.PASSPHRASE
    member.save()
    ask_code(client, member.email)
    assert outbox == []


def test_no_message_names_who_signs_in_or_out(site, person, client, outbox):
    member = person("member")
    sign_in(client, outbox, member)
    page = client.get("/fr/")
    assert list(get_messages(page.wsgi_request)) == []
    assert 'class="message' not in page.content.decode()
    response = client.post("/fr/compte/deconnexion/")
    assert list(get_messages(response.wsgi_request)) == []


def test_signing_out_asks_first_then_ends_the_session(site, client_as):
    client = client_as("member")
    assert client.get("/fr/compte/deconnexion/").status_code == 200
    assert signed_in(client)
    assert client.post("/fr/compte/deconnexion/").url == "/fr/"
    assert not signed_in(client)


def test_a_session_keeps_neither_network_address_nor_browser(site, person, client, outbox):
    client.defaults.update(REMOTE_ADDR="203.0.113.9", HTTP_USER_AGENT="Mozilla/5.0 (zqbrowserzq)")
    member = person("member")
    sign_in(client, outbox, member)
    session = UserSession.objects.get(user=member)
    assert (session.ip, session.user_agent) == ("0.0.0.0", "")
    assert "zqbrowserzq" not in str(UserSession.objects.values())


def test_a_session_ends_with_the_browser(site, person, client, outbox):
    sign_in(client, outbox, person("member"))
    cookie = client.cookies["sessionid"]
    assert cookie.value
    assert (cookie["max-age"], cookie["expires"]) == ("", "")
