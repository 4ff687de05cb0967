"""Signing in with a real browser: a code by e-mail, an app for the admin, both languages, no JavaScript."""

import re

from django.core import mail
from django.core.cache import cache

import pytest

from tests.browser.visit import SEND, SIGN_IN, Visit
from tests.factories import make_person, make_site
from tests.members.signing import app_code, code_in, text_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIGN_OUT = {"fr": "/fr/compte/deconnexion/", "en": "/en/account/sign-out/"}
FACTOR = {"fr": "/fr/compte/deuxieme-facteur/", "en": "/en/account/second-factor/"}
SESSIONS = {"fr": "/fr/compte/sessions/", "en": "/en/account/sessions/"}
REMOVAL = {"fr": "application/retrait/", "en": "app/remove/"}
NEW_CODES = {"fr": "codes/nouveaux/", "en": "codes/new/"}


@pytest.fixture(autouse=True)
def portal(settings):
    """Make the site, and keep the messages that leave."""
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    cache.clear()
    return make_site()


@pytest.fixture
def editor(portal):
    """Make somebody who enters the admin."""
    return make_person("editor")


def test_an_editor_reaches_the_admin_with_her_code(visit, editor, screens):
    visit.go("/admin/")
    assert visit.at() in SIGN_IN.values()
    visit.go(f"{SIGN_IN[visit.language]}?next=/admin/")
    screens("sign-in")
    visit.send(email=editor.email)
    screens("code")
    visit.send(code="AAAA-BBBB")
    assert visit.page.get_attribute("[name=code]", "aria-invalid") == "true"
    screens("wrong code")
    visit.send(code=code_in(mail.outbox[-1]))
    assert visit.at() == "/admin/"
    visit.go(SIGN_OUT[visit.language])
    screens("sign-out")
    visit.follow(SEND)
    assert visit.at() == f"/{visit.language}/"


def test_an_unknown_address_sees_the_same_page(visit, editor):
    pages = []
    for address in (editor.email, "personne@example.org"):
        visit.ask_code(address)
        pages.append((visit.at(), visit.page.inner_text("body").replace(address, "ADDRESS")))
    assert pages[0] == pages[1]
    assert [message.to for message in mail.outbox] == [[editor.email]]


def test_a_page_that_is_absent_leads_to_a_sign_in_that_says_so(visit, screens):
    visit.go(f"/{visit.language}/rien/")
    assert visit.at() == SIGN_IN[visit.language]
    screens("absent page")
    assert visit.page.locator(f".callout a[href='/{visit.language}/']").is_visible()


def test_an_editor_sets_an_app_up_and_comes_back_with_it(visit, editor, settings, screens):
    settings.SECOND_FACTOR_FOR_ADMIN = True
    type(editor).objects.filter(pk=editor.pk).update(language=visit.language)
    said = []
    visit.page.on("console", lambda message: said.append(message))
    visit.ask_code(editor.email)
    visit.send(code=code_in(mail.outbox[-1]))
    visit.go("/admin/")
    screens("set-up")
    secret = visit.secret()
    visit.send(code="000000")
    screens("wrong code of the app")
    assert visit.secret() == secret
    visit.set_up()
    codes = visit.page.locator(".codes li").all_inner_texts()
    assert len(codes) == 10
    screens("recovery codes")
    visit.follow("main a.button")
    assert visit.at() == "/admin/"
    for path in ("", NEW_CODES[visit.language], REMOVAL[visit.language]):
        visit.go(FACTOR[visit.language] + path)
        assert visit.at() == FACTOR[visit.language] + path
        screens(path or "second factor")
    visit.go(SIGN_OUT[visit.language])
    visit.follow(SEND)
    visit.ask_code(editor.email)
    visit.send(code=code_in(mail.outbox[-1]))
    screens("second step")
    visit.send(code=app_code(secret, 1))
    visit.go("/admin/")
    assert visit.at() == "/admin/"
    # What the Content-Security-Policy refuses is an error of the console.
    assert [message.text for message in said if message.type == "error"] == []


def test_all_of_it_works_without_javascript(live_server, browser, editor, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = True
    context = browser.new_context(java_script_enabled=False)
    visit = Visit(context.new_page(), live_server.url, "fr")
    visit.ask_code(editor.email)
    visit.follow("button[value=resend]")
    assert visit.page.locator(".message").is_visible()
    visit.send(code=code_in(mail.outbox[-1]))
    assert visit.at() == "/fr/"
    visit.go("/admin/")
    assert visit.page.locator(".qr svg").is_visible()
    secret = visit.set_up()
    code = visit.page.locator(".codes li").first.inner_text()
    context.clear_cookies()
    visit.ask_code(editor.email)
    visit.send(code=code_in(mail.outbox[-1]))
    visit.send(code=code)
    assert visit.at() == "/fr/"
    visit.go("/admin/")
    assert visit.at() == "/admin/"
    assert secret
    context.close()


@pytest.mark.both_databases
def test_she_enters_by_the_link_of_the_message_on_her_telephone(visit, editor, screens, browser, live_server):
    type(editor).objects.filter(pk=editor.pk).update(language=visit.language)
    visit.ask_code(editor.email)
    link = re.search(r"http://\S+/(?:lien|link)/\S+/", text_of(mail.outbox[-1]))[0]
    telephone = browser.new_context(viewport={"width": 320, "height": 640}, locale=f"{visit.language}-CA")
    hand = Visit(telephone.new_page(), live_server.url, visit.language)
    hand.page.goto(link)
    hand.page.check("[name=own_device]")
    hand.follow(SEND)
    assert hand.at() == f"/{visit.language}/"
    assert telephone.cookies()[0]["expires"] > 0
    telephone.close()
    visit.page.goto(link)
    screens("link used")
    visit.follow("main form button")
    screens("another message")
    visit.send(code=code_in(mail.outbox[-1]))
    visit.go(SESSIONS[visit.language])
    screens("sessions")
    with visit.page.expect_navigation():
        visit.page.locator("main button[value=others]").click()
    assert visit.page.locator("main button[name=session]").count() == 0
