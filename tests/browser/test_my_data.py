"""Her data in a real browser: seen, taken away, erased; access withdrawn while she is signed in."""

import json
from pathlib import Path

from django.core import mail
from django.core.cache import cache

import pytest

from members.charter.signing import sign
from members.data_rights import consents
from members.directory.consent import DIRECTORY
from members.models import DataRequest, Incident, User
from members.people.suspending import suspend
from tests.browser.reader import Reader
from tests.factories import make_charter, make_person, make_site
from tests.members.signing import code_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATHS = {
    "sign in": {"fr": "/fr/compte/connexion/", "en": "/en/account/sign-in/"},
    "account": {"fr": "/fr/compte/", "en": "/en/account/"},
    "data": {"fr": "/fr/compte/mes-donnees/", "en": "/en/account/my-data/"},
    "copy": {"fr": "/fr/compte/mes-donnees/copie/", "en": "/en/account/my-data/copy/"},
    "erase": {"fr": "/fr/compte/mes-donnees/effacer/", "en": "/en/account/my-data/erase/"},
    "erased": {"fr": "/fr/compte/efface/", "en": "/en/account/erased/"},
    "ask": {"fr": "/fr/vie-privee/demande/", "en": "/en/privacy-request/"},
    "desk": {"fr": "/fr/bureau-vie-privee/", "en": "/en/privacy-desk/"},
    "incidents": {"fr": "/fr/bureau-vie-privee/incidents/", "en": "/en/privacy-desk/incidents/"},
    "log": {"fr": "/fr/bureau-vie-privee/journal/", "en": "/en/privacy-desk/log/"},
}
NEW_INCIDENT = {"fr": "nouveau/", "en": "new/"}
NOTICES = {
    "fr": {"to the Commission": "avis-commission/", "to the people": "avis-personnes/"},
    "en": {"to the Commission": "notice-commission/", "to the people": "notice-people/"},
}
SUBMIT = "main form.form button[type=submit]"
WIDTHS = {"phone": 320, "desktop": 1280}


@pytest.fixture(autouse=True)
def portal(settings, transactional_db):
    """Make the site, and keep the messages that leave."""
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    cache.clear()
    return make_site()


@pytest.fixture
def member(portal):
    """Make a member who agreed to something."""
    user = make_person("member")
    User.objects.filter(pk=user.pk).update(first_name="Zoé", last_name="Exemple")
    consents.give(user, DIRECTORY)
    return user


class Visit(Reader):
    """A browser in one language, at one width."""

    def __init__(self, page, server, language, width):
        super().__init__(page, server)
        self.language = language
        page.set_viewport_size({"width": width, "height": 900})

    def open(self, name):
        """Open a page by its name, and say whether she is there."""
        self.go(PATHS[name][self.language])
        return self.at() == PATHS[name][self.language]

    def send(self, control=SUBMIT):
        """Press a button that leads to a page."""
        self.follow(self.page.locator(control).first)

    def sign_in(self, user):
        """Sign in by code."""
        self.open("sign in")
        self.page.fill("[name=email]", user.email)
        self.send()
        self.page.fill("[name=code]", code_in(mail.outbox[-1]))
        self.send()


@pytest.fixture(params=["phone", "desktop"])
def width(request):
    return WIDTHS[request.param]


@pytest.fixture(params=["fr", "en"])
def visit(request, page, live_server, width):
    return Visit(page, live_server.url, request.param, width)


@pytest.fixture
def look(visit, faults, width):
    """Look at the screens on the way: no fault of accessibility, one title, nothing wider than the screen."""
    seen = []

    def at(name):
        page = visit.page
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.locator("h1").count() == 1, name
        assert page.get_attribute("html", "lang") == visit.language, name
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert faults(page) == [], f"{name}, {scheme}"
        seen.append(name)

    yield at
    assert seen


def download(visit, format_):
    with visit.page.expect_download() as given:
        visit.page.click(f"button[value={format_}]")
    return Path(given.value.path()).read_text(encoding="utf-8")


def test_she_sees_corrects_and_takes_away_what_is_held(visit, member, look):
    visit.sign_in(member)
    visit.go(f"/{visit.language}/")
    visit.page.click(".site-tools .menu summary")
    visit.follow(visit.page.locator(f".menu a[href='{PATHS['account'][visit.language]}']"))
    look("account")
    visit.follow(visit.page.locator(f"main a[href='{PATHS['data'][visit.language]}']"))
    look("data")
    assert member.email in visit.page.inner_text("main")
    visit.page.fill("[name=first_name]", "Ana")
    visit.send()
    assert visit.page.input_value("[name=first_name]") == "Ana"
    visit.send("button[name=purpose]")
    assert not consents.is_given(member, DIRECTORY)
    visit.follow(visit.page.locator(f"main a[href='{PATHS['copy'][visit.language]}']"))
    look("copy")
    assert json.loads(download(visit, "json"))["held"]["account"]["data"]["first name"] == "Ana"
    assert member.email in download(visit, "csv")


def test_she_erases_her_account(visit, member, look):
    visit.sign_in(member)
    visit.open("erase")
    look("erase")
    visit.send()
    look("not sure")
    assert User.objects.filter(pk=member.pk).exists()
    visit.page.check("[name=sure]")
    visit.send()
    assert visit.at() == PATHS["erased"][visit.language]
    look("erased")
    assert not User.objects.filter(pk=member.pk).exists()
    assert not visit.open("data")
    assert mail.outbox[-1].to == [member.email]


def test_her_access_is_withdrawn_while_she_is_signed_in(visit, member):
    visit.sign_in(member)
    assert visit.open("data")
    suspend(member, make_person("facilitator"))
    assert not visit.open("data")
    assert visit.page.locator("[name=email]").is_visible()
    sent = len(mail.outbox)
    visit.page.fill("[name=email]", member.email)
    visit.send()
    assert visit.page.locator("[name=code]").is_visible()
    assert len(mail.outbox) == sent


def test_a_long_text_is_unfolded_and_stands_apart(visit, look, member):
    text = "<p>Ce qui est dit ici reste ici.</p>" * 30
    version = make_charter(text_fr=text, text_en=text)
    sign(member, version, visit.language)
    visit.sign_in(member)
    visit.open("data")
    summary = visit.page.locator(".held-text summary").first
    assert summary.evaluate("seen => getComputedStyle(seen).cursor") == "pointer"
    assert summary.bounding_box()["height"] >= 32
    summary.click()
    look("data, a text unfolded")
    held = visit.page.locator(".held-text[open]")
    assert held.evaluate("seen => parseFloat(getComputedStyle(seen).borderLeftWidth)") >= 2


def test_a_request_goes_from_the_form_to_its_answer(visit, look):
    officer = make_person("privacy_officer")
    User.objects.filter(pk=officer.pk).update(language=visit.language)
    visit.open("ask")
    look("ask")
    visit.send()
    look("ask, nothing filled in")
    visit.page.check("[name=kind][value=access]")
    visit.page.fill("[name=words]", "Ce que vous gardez")
    visit.page.fill("[name=reply_to]", "ana@example.org")
    visit.send()
    look("thanks")
    visit.enter(officer)
    visit.open("desk")
    look("desk")
    visit.follow(visit.page.locator(".cards h3 a"))
    look("request")
    visit.page.fill("[name=done]", "Une copie")
    visit.send()
    assert DataRequest.objects.get().done == "Une copie"
    visit.open("log")
    visit.send("main form button")
    look("log")
    assert "3" in visit.page.inner_text("main .message")


def test_an_incident_is_written_down_and_corrected(visit, look):
    visit.enter(make_person("privacy_officer"))
    visit.go(PATHS["incidents"][visit.language] + NEW_INCIDENT[visit.language])
    look("incident form")
    visit.send()
    look("incident form, nothing filled in")
    for name in ("data", "circumstances", "reasoning", "measures"):
        visit.page.fill(f"[name={name}]", f"Texte {name}")
    for name in ("began_on", "aware_on"):
        visit.page.fill(f"[name={name}]", "2026-01-02")
    for name in ("persons", "persons_quebec"):
        visit.page.fill(f"[name={name}]", "2")
    visit.page.check("[name=serious_risk][value=True]")
    visit.send()
    look("incident")
    visit.follow(visit.page.locator("main .actions a.button"))
    assert visit.page.input_value("[name=began_on]") == "2026-01-02"
    visit.page.fill("[name=measures]", "Autre texte")
    visit.send()
    look("incident, corrected")
    assert "Texte measures" in visit.page.inner_text("main")
    assert Incident.objects.get().measures == "Autre texte"
    for name, path in NOTICES[visit.language].items():
        incident = visit.at()
        visit.follow(visit.page.locator(f"main a[href='{incident}{path}']"))
        look(name)
        assert "Autre texte" in visit.page.inner_text("#notice")
        visit.follow(visit.page.locator(f"main .back a[href='{incident}']"))
    visit.open("incidents")
    look("register")


@pytest.mark.parametrize("screen", ["/admin/members/", "/admin/members/{}/"])
def test_the_screens_on_members_have_no_fault(page, live_server, member, faults, screen):
    desk = Reader(page, live_server.url)
    desk.enter(make_person("facilitator"))
    desk.go(screen.format(member.pk))
    page.wait_for_load_state("networkidle")
    assert "Zoé Exemple" in page.inner_text("main")
    ours = [fault for fault in faults(page) if "desk" in fault or "formattedfield" in fault]
    assert ours == []


def test_she_erases_her_account_without_javascript(browser, live_server, member):
    context = browser.new_context(java_script_enabled=False)
    visit = Visit(context.new_page(), live_server.url, "fr", 320)
    visit.sign_in(member)
    visit.open("erase")
    visit.page.check("[name=sure]")
    visit.send()
    assert visit.at() == PATHS["erased"]["fr"]
    context.close()
