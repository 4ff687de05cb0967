"""A real browser against a live server."""

import os
from io import StringIO

from django.core import mail
from django.core.cache import cache
from django.core.management import call_command

from wagtail.models import Page

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from members.models import PreparedReply
from portal import navigation, page_cache, site_settings
from portal.search import answers, masks, synonyms, word_list
from tests.browser.depositing import Exchange
from tests.browser.kept_tables import bring_back, keep_tables
from tests.browser.visit import SCREENS, Visit
from tests.factories import make_news_index, make_site, make_tools_index

# The screens of the admin are made by scripts.
expect.set_options(timeout=10_000)

FOR_CONTAINERS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"]
A_MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
BROWSER = os.environ.get("CHROMIUM") or "/usr/bin/chromium"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Use the system's Chromium, which works in containers."""
    return {
        **browser_type_launch_args,
        "executable_path": BROWSER,
        "args": [*FOR_CONTAINERS, *A_MICROPHONE],
    }


@pytest.fixture(autouse=True)
def memory():
    """Begin each test with nothing in the memory of the process.

    It follows the version of the content, and the database of the test before had the same numbers.
    """
    for one in (answers, masks, site_settings, synonyms, word_list):
        one._memory.held = type(one._memory.held)()
    navigation._kept.clear()
    page_cache.store.clear()


class KeptDemonstration:
    """The tables as loading the demonstration left them: loaded once, then copied back; its files stay."""

    def __init__(self):
        """Begin without."""
        self.tables = None

    def load(self):
        """Load it, and keep its tables.

        Tests with real transactions empty the tables: what migrations put there is made again first.
        """
        make_site()
        Page.objects.get(depth=1).get_children().delete()
        call_command("load_demo", stdout=StringIO())
        self.tables = keep_tables()


@pytest.fixture(scope="session")
def kept_demonstration():
    """The copy that the tests of one process share."""
    return KeptDemonstration()


@pytest.fixture
def demonstration(live_server, kept_demonstration):
    """Show the demonstration as a new site has it, and return the live server that shows it."""
    cache.clear()
    if kept_demonstration.tables:
        bring_back(kept_demonstration.tables)
    else:
        kept_demonstration.load()
    return live_server


# What fades in is judged once it is there; what turns without end is left to turn.
ALL_THERE = """() => document.getAnimations()
  .filter(one => one.effect.getComputedTiming().endTime < Infinity)
  .forEach(one => one.finish())"""
# Only what is wrong comes back, and a page that stays is given the rules once.
JUDGED = """options => axe.run(document, {...options, resultTypes: ["violations"], preload: false})
  .then(found => found.violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html}`)))"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def faults():
    """Return the faults that axe finds on a page, by their code; `rules` are tags or rules of axe."""

    def of(page, rules=RULES):
        page.evaluate(ALL_THERE)
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        return page.evaluate(JUDGED, {"runOnly": rules})

    return of


@pytest.fixture(params=["fr", "en"])
def visit(request, page, live_server):
    return Visit(page, live_server.url, request.param)


@pytest.fixture
def screens(visit, faults):
    """Look at the screens on the way, on a telephone and on a computer, then go on at the width one has.

    On each: no fault of accessibility, one title, nothing wider than the screen.
    """
    seen = []

    def look(name):
        page = visit.page
        own = page.viewport_size
        for width, height in SCREENS:
            page.set_viewport_size({"width": width, "height": height})
            # From its top: further down, the exit lies over what is scrolled past, wherever that is.
            page.evaluate("window.scrollTo(0, 0)")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
            assert page.locator("h1").count() == 1, name
            assert page.get_attribute("html", "lang") == visit.language, name
            assert faults(page) == [], f"{name}, {width}"
        page.set_viewport_size(own)
        seen.append(name)

    yield look
    assert seen


@pytest.fixture(params=["fr", "en"])
def exchange(request, browser, live_server, faults, settings):
    """An author on her telephone and the facilitator at her desk; "fr, no script" leaves scripts out."""
    settings.SECOND_FACTOR_FOR_ADMIN = False
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    cache.clear()
    mail.outbox = []
    site = make_site()
    make_tools_index(site)
    make_news_index(site)
    language, _comma, rest = request.param.partition(", ")
    exchange = Exchange(browser, live_server.url, language, faults, scripted=not rest)
    yield exchange
    exchange.close()


@pytest.fixture
def replies(transactional_db):
    """What the facilitator keeps ready to write to those who share something."""
    words = {"title_en": "-", "text_fr": "Pour qui est-ce ?", "text_en": "For whom is it?"}
    return PreparedReply.objects.create(moment="d_change", title_fr="Pour qui", **words)
