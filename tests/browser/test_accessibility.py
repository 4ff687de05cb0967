"""Each public page, in both languages, light and dark: no fault of accessibility; and on paper."""

from django.core.cache import cache

import pytest
from playwright.sync_api import expect

from documents.models import DocumentIndexPage
from home.models import HomePage
from tests.browser.conftest import RULES
from tests.browser.reader import Reader
from tests.browser.showcase import make_showcase
from tests.factories import SiteTree, make_person, make_site

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Only colours change in the dark.
SCHEMES = {"light": RULES, "dark": ["color-contrast", "link-in-text-block"]}
SIGN_IN = {"fr": "/fr/compte/connexion/", "en": "/en/account/sign-in/"}
CODE = {"fr": "/fr/compte/connexion/code/", "en": "/en/account/sign-in/code/"}
NEWS = {"fr": "/fr/actualites/", "en": "/en/news/"}
SEARCH = {"fr": "/fr/recherche/", "en": "/en/search/"}
ERRORS = {400: "/faute/400/", 403: "/faute/403/", 429: "/faute/429/", 500: "/faute/500/"}
PHONE = {"width": 320, "height": 640}


@pytest.fixture
def reader(page, live_server):
    """A visitor."""
    cache.clear()
    return Reader(page, live_server.url)


@pytest.fixture
def look(reader, faults):
    """Look at the page that is open, and gather what is wrong with it."""
    found = []

    def at(name, language):
        page = reader.page
        for scheme, rules in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)
            found.extend(f"{name}, {scheme}: {fault}" for fault in faults(page, rules))
        seen = (page.locator("h1").count(), page.get_attribute("html", "lang"))
        if seen != (1, language):
            found.append(f"{name}: {seen[0]} h1, in {seen[1]}")
        too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if too_wide > 0:
            found.append(f"{name}: {too_wide} pixels too wide")

    at.found = found
    return at


@pytest.fixture
def full_site(demonstration):
    """The demonstration, with a notice and pages of text that hold all that they may."""
    homes = {page.locale.language_code: page for page in HomePage.objects.select_related("locale")}
    centres = {page.locale.language_code: page for page in DocumentIndexPage.objects.select_related("locale")}
    make_showcase(SiteTree(homes["fr"], homes["en"], centres["fr"], centres["en"]))


@pytest.fixture
def small_site(transactional_db):
    """A site with that notice and these pages only."""
    make_showcase(make_site())


def public_pages(language):
    centre = f"/{language}/documentation/"
    return {
        "home": f"/{language}/",
        "list": centre,
        "results with choices": f"{centre}?q=prostitution&theme=loi&type=report&type=law",
        "results, second page": f"{centre}?q=exploitation&tri=titre&page=2",
        "nothing found": f"{centre}?q=zqintrouvablezq&type=report",
        "a word left out": f"{centre}?q=prostitution+zqintrouvablezq",
        "notice": f"{centre}notice-complete/",
        "page of text": f"/{language}/blocs/",
        "news": NEWS[language],
        "a piece of news": f"{NEWS[language]}cafe-du-mardi/",
        "search of the site": f"{SEARCH[language]}?q=exploitation",
        "search of the site, nothing asked": SEARCH[language],
        "sign-in": SIGN_IN[language],
        "absent page": f"/{language}/absente/",
    }


def test_no_public_page_has_a_fault(full_site, reader, look):
    for language in ("fr", "en"):
        for name, path in public_pages(language).items():
            reader.go(path)
            reader.open_all()
            look(f"{name}, {language}", language)
        reader.page.locator("[name=email]").fill("personne@example.org")
        reader.follow(reader.page.locator("main form.form button:not(.button-quiet)"))
        assert reader.at().split("?")[0] == CODE[language]
        look(f"code, {language}", language)
    assert look.found == []


def test_no_page_has_a_fault_on_the_phone_of_somebody_signed_in(small_site, reader, look):
    reader.enter(make_person("editor"))
    reader.page.set_viewport_size(PHONE)
    for language in ("fr", "en"):
        for path in ("", "documentation/?q=notice", "documentation/notice-complete/", "blocs/"):
            reader.go(f"/{language}/{path}")
            menu = reader.page.locator(".site-tools .menu")
            menu.locator("summary").click()
            expect(menu.locator("a")).to_have_count(9)
            expect(menu.locator("a").last).to_be_in_viewport(ratio=1)
            reader.open_all()
            look(f"{language}, {path}", language)
    assert look.found == []


def test_no_page_of_error_has_a_fault(reader, look, settings):
    make_site()
    settings.ROOT_URLCONF = "tests.browser.error_urls"
    page = reader.page
    page.set_viewport_size(PHONE)

    def check(code):
        look(code, "fr")
        assert page.locator("section[lang=en] h2").is_visible(), code
        assert page.locator(".exit a").is_visible(), code
        assert page.locator("a[href='/fr/']").is_visible() and page.locator("a[href='/en/']").is_visible()

    titles = set()
    for code, path in ERRORS.items():
        assert page.goto(reader.server + path).status == code
        check(code)
        titles.add(page.title())
    reader.go(SIGN_IN["fr"])
    page.context.clear_cookies()
    page.locator("[name=email]").fill("personne@example.org")
    with page.expect_response("**/connexion/") as answer:
        reader.follow(page.locator("main form.form button:not(.button-quiet)"))
    assert answer.value.status == 403
    check("403, form")
    titles.add(page.title())
    reader.enter(make_person("member"))
    assert page.goto(f"{reader.server}/fr/absente/").status == 404
    check(404)
    titles.add(page.title())
    assert len(titles) == len(ERRORS) + 2
    assert look.found == []


ON_PAPER = {
    "/fr/": "h1",
    "/fr/documentation/?q=notice&type=chapter": ".card h3",
    "/fr/documentation/notice-complete/": ".details",
    "/fr/blocs/": ".callout-help",
}


def test_paper_holds_what_one_reads_and_not_the_frame(small_site, reader):
    page = reader.page
    frame = page.locator(".exit a, nav, .site-tools, .search, .site-footer, .skip")
    for path, content in ON_PAPER.items():
        page.emulate_media(media="screen")
        reader.go(path)
        assert frame.filter(visible=True).count() > 3, path
        page.emulate_media(media="print")
        assert frame.filter(visible=True).evaluate_all("all => all.map(one => one.className)") == [], path
        assert page.locator("h1").is_visible(), path
        assert page.locator(content).first.is_visible(), path
