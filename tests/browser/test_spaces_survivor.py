"""A woman comes into a sheltered space by a code, writes, comes back; what the browser keeps says nothing."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress

from django.utils import translation

import pytest
from playwright.sync_api import Error

from portal.models import SiteSettings
from spaces.choices import Standing
from spaces.models import Participation, Post
from spaces.shelter.codes import make_code
from tests.browser.conftest import BROWSER, FOR_CONTAINERS
from tests.browser.visit import Visit
from tests.factories import make_site
from tests.spaces.making import SHELTERED, address, make_post, make_topic, set_standing, take_part
from tests.spaces.shelter.coming import PHRASE, code_for
from tests.spaces.things import (
    make_announcement,
    make_link,
    make_meeting,
    make_poll,
    make_text,
    space_with_all,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "Je cherche un logement."
# Nothing that the browser keeps may hold these: what the site is about, the space, who and what is in it.
FORBIDDEN = (
    *("survi", "exploit", "sexu", "prostitu", "violen", "agress", "sortie", "victim", "refuge", "shelter"),
    *("espace", "space", "discussion", "modér", "moder", "testimon", "témoign", "temoign", "mésange", "zq"),
)
# The whole browser keeps a history; without its head it keeps none.
WHOLE_BROWSER = shutil.which("chromium") or BROWSER
ENOUGH = 15  # pages of the crawl, so that it cannot pass on nothing


@pytest.fixture
def moderator(transactional_db):
    """Who accompanies her, in a sheltered space that holds something of each part."""
    make_site()
    with translation.override("fr"):
        space = space_with_all("Refuge zqespace", first_posts_read=1, **SHELTERED)
        moderator, other = take_part(space, moderates=True), take_part(space, pseudonym="Mésange zq")
        topic = make_topic(moderator, "Zqtitre")
        make_post(other, topic, "Zqréponse")
        for make in (make_announcement, make_meeting, make_text, make_poll, make_link):
            make(moderator, "Zqchose")
    return moderator


class Survivor:
    """Her browser."""

    def __init__(self, visit, space):
        self.visit, self.page, self.space = visit, visit.page, space

    def path(self, name, *parts):
        return address(name, *parts, language=self.visit.language)

    def accept(self, code):
        """Type a code, agree, choose a name; return her name of entry."""
        self.visit.go(self.path("shelter_code"))
        self.visit.send(code=code)
        name = self.page.inner_text(".entry-name")
        for box in self.page.locator("main input[type=checkbox]").all():
            box.check()
        self.page.fill("[name=pseudonym]", "Sitelle")
        self.page.fill("[name=phrase]", PHRASE)
        self.visit.follow("main form.form button[type=submit]")
        return name

    def sign_in(self, name):
        self.visit.go(self.path("phrase_enter"))
        self.page.fill("[name=name]", name)
        self.page.fill("[name=phrase]", PHRASE)
        self.visit.follow("main form.form button[type=submit]")

    def read_first(self):
        """Go past what is read first."""
        self.visit.go(self.path("space", self.space.public_id))
        assert self.visit.at() == self.path("shelter_read_first")
        self.visit.follow("main form button[type=submit]")

    def hers(self):
        return Participation.objects.get(space=self.space, pseudonym="Sitelle")


def test_she_comes_in_writes_and_comes_back(moderator, visit, screens):
    space = moderator.space
    her = Survivor(visit, space)
    visit.go(her.path("shelter_code"))
    screens("the code")
    visit.send(code="AAAA AAAA AAAA")
    screens("a code that opens nothing")
    code = code_for(moderator)
    visit.send(code=code)
    screens("before she comes in")
    name = her.accept(code)
    her.read_first()
    screens("inside")

    topic = space.topics.get()
    visit.go(her.path("topic", space.public_id, topic.public_id))
    screens("a topic")
    visit.page.fill("[name=body]", WORDS)
    visit.follow("form[data-compose] .form-buttons button:not([name])")
    assert visit.page.locator(".post", has_text=WORDS).locator(".callout").is_visible()
    with translation.override("fr"):
        set_standing(Post.objects.get(body=WORDS), Standing.PUBLISHED)
    visit.page.reload()
    assert not visit.page.locator(".post", has_text=WORDS).locator(".callout").count()

    visit.go(her.path("phrase_account"))
    screens("her account")
    visit.page.context.clear_cookies()
    visit.go(her.path("space", space.public_id))
    assert visit.page.get_by_text("Zqtitre").count() == 0
    her.sign_in(name)
    her.read_first()
    assert visit.page.get_by_text("Zqtitre").count() > 0
    assert visit.page.title().startswith("Page")


def test_she_who_lost_her_phrase_comes_back_by_her_worker(moderator, visit, screens):
    her = Survivor(visit, moderator.space)
    her.accept(code_for(moderator))
    visit.page.context.clear_cookies()
    visit.go(her.path("shelter_code"))
    visit.send(code=make_code(moderator, moderator.space.form_key, for_whom=her.hers()))
    screens("a way back")
    name = visit.page.inner_text(".entry-name")
    visit.page.fill("[name=phrase]", PHRASE)
    visit.follow("main form.form button[type=submit]")
    visit.page.context.clear_cookies()
    her.sign_in(name)
    her.read_first()
    assert visit.page.get_by_text("Zqtitre").count() > 0


def links_inside(page):
    """Return the addresses behind letters, and of the account, to which a page leads."""
    found = page.locator("a[href]").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    starts = ("/fr/e/", "/en/e/", "/fr/compte/", "/en/account/")
    ends = ("sortir", "sign-out", "deconnexion")
    inside = {link.partition("#")[0] for link in found if link.startswith(starts)}
    return {link for link in inside if not any(end in link for end in ends) and "/f/" not in link}


def crawl(page, server, begun):
    """Follow every link inside; return the addresses that were opened."""
    opened, waiting = set(), {begun}
    while waiting and len(opened) < 120:
        path = min(waiting)
        waiting.discard(path)
        opened.add(path)
        with suppress(Error):  # a file is taken, and the page stays
            page.goto(server + path)
        waiting |= links_inside(page) - opened
    return opened


def kept_by_browser(folder):
    """Return all the words that the history of a browser holds: addresses, titles, what was looked for."""
    with closing(sqlite3.connect(os.path.join(folder, "Default", "History"))) as history:
        visited = history.execute("SELECT url, title FROM urls").fetchall()
        looked_for = history.execute("SELECT term FROM keyword_search_terms").fetchall()
        taken = history.execute("SELECT target_path, tab_url, site_url FROM downloads").fetchall()
    return visited, [str(row) for row in (*visited, *looked_for, *taken)]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_her_browser_keeps_says_nothing(moderator, live_server, playwright, tmp_path, language):
    SiteSettings.objects.create(quick_exit_url=f"{live_server.url}/robots.txt")
    context = playwright.chromium.launch_persistent_context(
        tmp_path, executable_path=WHOLE_BROWSER, args=FOR_CONTAINERS, locale="fr-CA"
    )
    page = context.pages[0]
    visit = Visit(page, live_server.url, language)
    her = Survivor(visit, moderator.space)
    her.accept(code_for(moderator))
    her.read_first()
    opened = crawl(page, live_server.url, her.path("space", moderator.space.public_id))
    assert len(opened) > ENOUGH
    page.goto(live_server.url + her.path("space", moderator.space.public_id))
    assert "Zqtitre" in page.content()
    page.click("[data-exit]")
    page.wait_for_url(f"{live_server.url}/robots.txt")
    for _press in range(5):
        page.go_back(wait_until="commit")
        page.wait_for_timeout(300)
        assert "zq" not in page.inner_text("body").lower()
    context.close()
    visited, kept = kept_by_browser(tmp_path)
    assert len(visited) > ENOUGH
    assert [row for row in kept for word in FORBIDDEN if word in row.lower()] == []
