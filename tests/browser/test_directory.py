"""A member is found, is written to and answers; the facilitator chooses a pivot member.

How she says who she is belongs to the way in: `test_joining`.
"""

import re

from django.core.cache import cache

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from members.models import MessageReport, Profile
from portal.models import Region, Theme
from tests.browser.desk import Desk
from tests.browser.reader import Reader
from tests.factories import make_message, make_person, make_profile, make_site

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = {
    "fr": {
        "list": "/fr/membres/",
        "form": "/fr/compte/profil/",
        "messages": "/fr/compte/messages/",
        "find": "Trouver",
        "write": "Lui écrire",
        "send": "Envoyer",
        "answer": "Envoyer ma réponse",
        "report": "Signaler ce message",
        "to the facilitator": "Envoyer à l’animatrice",
        "block": "Bloquer",
        "block her": "Bloquer cette personne",
        "blocked": "Vous l’avez bloquée",
        "erase": "Effacer cet échange",
        "erase for me": "Effacer pour moi",
    },
    "en": {
        "list": "/en/members/",
        "form": "/en/account/profile/",
        "messages": "/en/account/messages/",
        "find": "Find",
        "write": "Write to her",
        "send": "Send",
        "answer": "Send my answer",
        "report": "Report this message",
        "to the facilitator": "Send to the facilitator",
        "block": "Block",
        "block her": "Block this person",
        "blocked": "You blocked her",
        "erase": "Erase this exchange",
        "erase for me": "Erase for me",
    },
}
WIDTHS = {"phone": (320, 640), "desktop": (1280, 800)}
ONE_LINE = 70  # pixels
LONG = "Anticonstitutionnellementintergouvernementalisations"


@pytest.fixture
def site(transactional_db):
    """The site, with a region, a theme and two members who show themselves."""
    cache.clear()
    tree = make_site()
    region = Region.objects.create(code="05", slug="estrie", name_fr="Estrie", name_en="Estrie")
    theme = Theme.objects.create(slug="loi", name_fr="Loi", name_en="Law")
    shown = ["name", "title", "region", "themes", "topics", "contact"]
    told = {"title": LONG, "topics": "Trouver un logement", "contact": "Le mardi"}
    bea = make_profile(
        make_person("member"), shown, name=f"Béa {LONG}", region=region, themes=[theme], **told
    )
    bea.pivot_regions.add(region)
    make_profile(make_person("member"), name="Cécile")
    return tree


@pytest.fixture
def alix(site):
    return make_person("member")


@pytest.fixture(params=list(WIDTHS))
def reader(request, page, live_server, alix):
    width, height = WIDTHS[request.param]
    page.set_viewport_size({"width": width, "height": height})
    found = Reader(page, live_server.url)
    found.enter(alix)
    return found


@pytest.fixture
def look(reader, faults):
    """Look at the page that is open: no fault of accessibility, one title, nothing too wide."""
    seen = []

    def at(language):
        page = reader.page
        where = reader.at()
        assert faults(page) == [], where
        assert page.locator("h1").count() == 1, where
        assert page.get_attribute("html", "lang") == language, where
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, where
        if page.viewport_size["width"] > 700:
            assert page.locator(".site-header").bounding_box()["height"] < ONE_LINE, where
        seen.append(where)

    yield at
    assert seen


def press(reader, name):
    reader.follow(reader.page.get_by_role("button", name=name, exact=True))


def click(reader, name):
    reader.follow(reader.page.get_by_role("link", name=name))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_she_finds_a_member_writes_and_is_answered(reader, look, alix, language):
    words, page = WORDS[language], reader.page
    make_profile(alix, name="Alix")
    bea = Profile.objects.get(name__startswith="Béa").user
    reader.go(f"/{language}/")
    page.locator(".site-tools .menu summary").click()
    reader.follow(page.locator(f".site-tools a[href='{words['list']}']"))
    page.select_option("[name=region]", "estrie")
    page.fill("[name=q]", "logement")
    press(reader, words["find"])
    look(language)
    assert page.locator(".person").count() == 1
    reader.follow(page.locator(".person h3 a"))
    look(language)
    click(reader, words["write"])
    look(language)
    press(reader, words["send"])
    look(language)
    page.fill("[name=text]", "Bonjour, avez-vous un moment ?")
    press(reader, words["send"])
    look(language)
    exchange = reader.at()
    reader.enter(bea)
    reader.go(words["messages"])
    look(language)
    reader.follow(page.locator(".exchanges .unread a"))
    look(language)
    page.fill("[name=text]", "Oui, demain.")
    press(reader, words["answer"])
    reader.enter(alix)
    reader.go(exchange)
    expect(page.locator(".letters")).to_contain_text("Oui, demain.")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_she_reports_blocks_and_erases(reader, look, alix, language):
    words, page = WORDS[language], reader.page
    make_profile(alix, name="Alix")
    bea = Profile.objects.get(name__startswith="Béa").user
    thread = make_message(bea, alix, f"Des mots qui blessent. {LONG}").thread
    reader.go(f"{words['messages']}{thread}/")
    click(reader, words["report"])
    look(language)
    press(reader, words["to the facilitator"])
    assert MessageReport.objects.count() == 1
    click(reader, words["block her"])
    look(language)
    press(reader, words["block"])
    look(language)
    expect(page.locator("main")).to_contain_text(words["blocked"])
    click(reader, words["erase"])
    look(language)
    press(reader, words["erase for me"])
    look(language)
    assert page.locator(".exchanges li").count() == 0


def test_it_works_without_javascript(browser, live_server, alix):
    reader = Reader(browser.new_context(java_script_enabled=False).new_page(), live_server.url)
    reader.enter(alix)
    reader.go(WORDS["fr"]["form"])
    reader.page.fill("[name=name]", "Alix")
    reader.page.locator("[name=show_name]").check()
    press(reader, "Enregistrer")
    reader.go(WORDS["fr"]["list"])
    assert "Alix" in reader.page.inner_text(".people")


def test_the_dark_has_its_contrast(reader, faults):
    reader.page.emulate_media(color_scheme="dark")
    for path in ("list", "form", "messages"):
        reader.go(WORDS["fr"][path])
        assert faults(reader.page, ["color-contrast", "link-in-text-block"]) == [], path


def faults_of_ours(desk):
    found = Axe().run(desk.page, context=".desk", options={"runOnly": ["wcag2a", "wcag2aa", "wcag22aa"]})
    assert found.response["passes"]
    return [
        (fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found.response["violations"]
    ]


@pytest.mark.browser_context_args(locale="fr-CA")
def test_the_facilitator_chooses_a_pivot_and_settles_a_report(site, page, live_server, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    cecile = Profile.objects.get(name="Cécile")
    bea = Profile.objects.get(name__startswith="Béa")
    message = make_message(cecile.user, bea.user, "Des mots qui blessent.")
    MessageReport.objects.create(
        message=message, reporter=bea.user, reported=cecile.user, text=message.text, sent_at=message.sent_at
    )
    desk = Desk(page, live_server.url)
    desk.enter(make_person("facilitator"))
    desk.go("/admin/members/pivots/")
    page.locator(".desk [name=q]").fill("Cécile")
    desk.follow(page.locator(".desk form[role=search] button"))
    assert faults_of_ours(desk) == []
    desk.follow(desk.button(re.compile("En faire une membre pivot")))
    assert list(cecile.pivot_regions.values_list("slug", flat=True)) == ["estrie"]
    desk.go("/admin/members/reported-messages/")
    assert faults_of_ours(desk) == []
    desk.follow(desk.button(re.compile("^Réglé")))
    expect(page.locator(".desk")).to_contain_text("Aucun message n’attend")
