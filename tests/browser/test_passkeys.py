"""Passkeys and passwords in a real browser, with a virtual device that holds the keys."""

from django.core import mail
from django.core.cache import cache

import pytest

from tests.browser.test_sign_in import FACTOR, SIGN_OUT
from tests.browser.visit import SEND, SIGN_IN, Visit
from tests.factories import make_person, make_site
from tests.members.signing import code_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEYS = {"fr": "/fr/compte/cles-d-acces/", "en": "/en/account/passkeys/"}
NEW = {"fr": "/fr/compte/cles-d-acces/nouvelle/", "en": "/en/account/passkeys/new/"}
PASSWORD = {"fr": "/fr/compte/mot-de-passe/", "en": "/en/account/password/"}
WORDS = "chat lampe vélo neige"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def portal(settings):
    """Make the site, and keep the messages that leave."""
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.SECOND_FACTOR_FOR_ADMIN = True
    cache.clear()
    return make_site()


@pytest.fixture
def holder(visit):
    """Put into the browser a device that holds passkeys and knows who holds it; return how to change that."""
    protocol = visit.page.context.new_cdp_session(visit.page)
    protocol.send("WebAuthn.enable")
    made = protocol.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})

    def knows_her(known):
        known = {"authenticatorId": made["authenticatorId"], "isUserVerified": known}
        protocol.send("WebAuthn.setUserVerified", known)

    return knows_her


@pytest.fixture
def screens(visit, screens):
    """Look at the screens on the way; the console has nothing to say of them."""
    said = []
    visit.page.on("console", lambda message: said.append(message))
    yield screens
    # What the Content-Security-Policy refuses is an error of the console.
    assert [message.text for message in said if message.type == "error"] == []


def enter_by_code(visit, person):
    visit.ask_code(person.email)
    visit.send(code=code_in(mail.outbox[-1]))


def leave(visit):
    visit.go(SIGN_OUT[visit.language])
    visit.follow(SEND)


@pytest.mark.both_databases
def test_a_member_makes_a_passkey_and_enters_with_it(visit, holder, screens):
    member = make_person("member")
    type(member).objects.filter(pk=member.pk).update(language=visit.language)
    enter_by_code(visit, member)
    visit.go(KEYS[visit.language])
    screens("none yet")
    visit.go(NEW[visit.language])
    screens("new")
    holder(False)
    visit.page.click(SEND)
    visit.page.wait_for_function("document.querySelector('[data-passkey-failed]').textContent")
    screens("refused by the device")
    holder(True)
    visit.send(name="Mon téléphone")
    assert visit.at() == KEYS[visit.language]
    assert "Mon téléphone" in visit.page.inner_text("main")
    screens("one")
    visit.follow("main .open-sessions a >> nth=0")
    screens("its name")
    visit.send(name="Portable")
    leave(visit)
    visit.go(SIGN_IN[visit.language])
    for fold in visit.page.locator("main details").all():
        fold.locator("summary").click()
    screens("sign-in, all open")
    visit.page.check("form[data-passkey] [name=own_device]")
    visit.follow("form[data-passkey] button")
    assert visit.at() == f"/{visit.language}/"
    assert visit.page.context.cookies()[0]["expires"] > 0
    visit.go(KEYS[visit.language])
    visit.follow("main .open-sessions a >> nth=1")
    screens("removal")
    visit.follow(SEND)
    assert visit.page.locator(".open-sessions").count() == 0
    leave(visit)
    # The device still has it, and it opens nothing any more.
    visit.go(SIGN_IN[visit.language])
    visit.page.locator("details[data-with-passkeys] > summary").click()
    visit.follow("form[data-passkey] button")
    assert visit.at() == SIGN_IN[visit.language]
    assert visit.page.locator(".message").is_visible()
    screens("removed passkey")


def test_an_editor_manages_the_site_with_a_passkey_in_the_place_of_the_app(visit, holder, screens):
    editor = make_person("editor")
    type(editor).objects.filter(pk=editor.pk).update(language=visit.language)
    enter_by_code(visit, editor)
    visit.go("/admin/")
    visit.follow(f"main a[href^='{NEW[visit.language]}']")
    visit.send(name="Clé")
    assert visit.page.locator(".codes li").count() == 10
    visit.follow("main a.button")
    assert visit.at() == "/admin/"
    visit.go(FACTOR[visit.language])
    screens("second factor")
    leave(visit)
    enter_by_code(visit, editor)
    screens("second step")
    visit.follow("form[data-passkey] button")
    visit.go("/admin/")
    assert visit.at() == "/admin/"


def test_a_member_sets_a_password_and_enters_with_it(visit, screens):
    member = make_person("member")
    type(member).objects.filter(pk=member.pk).update(language=visit.language)
    enter_by_code(visit, member)
    visit.go(PASSWORD[visit.language])
    screens("none yet")
    visit.send(password="court")
    screens("too short")
    visit.send(password=WORDS)
    assert visit.at() == KEYS[visit.language]
    visit.go(PASSWORD[visit.language])
    screens("has one")
    leave(visit)
    visit.go(SIGN_IN[visit.language])
    visit.page.locator("main form.form summary").click()
    visit.page.fill("[name=email]", member.email)
    visit.page.fill("[name=password]", "ce n'est pas lui")
    visit.follow("main form.form details button")
    assert visit.page.locator("#id_password_error").is_visible()
    screens("wrong password")
    visit.page.fill("[name=password]", WORDS)
    visit.follow("main form.form details button")
    assert visit.at() == f"/{visit.language}/"


def test_without_javascript_the_page_says_what_is_missing_and_the_password_works(live_server, browser):
    member = make_person("member")
    member.set_password(WORDS)
    member.save()
    context = browser.new_context(java_script_enabled=False)
    visit = Visit(context.new_page(), live_server.url, "fr")
    visit.go(SIGN_IN["fr"])
    assert not visit.page.locator("[data-with-passkeys]").is_visible()
    visit.page.locator("main form.form summary").click()
    visit.page.fill("[name=email]", member.email)
    visit.page.fill("[name=password]", WORDS)
    visit.follow("main form.form details button")
    visit.go(NEW["fr"])
    assert "Le code par courriel fonctionne partout" in visit.page.inner_text("main")
    assert not visit.page.locator("[data-passkey]").is_visible()
    context.close()
