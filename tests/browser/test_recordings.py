"""Seeing an event again: a member and a visitor, in French and in English, on a phone and at a desk."""

from django.core.cache import cache
from django.core.files.base import ContentFile

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.factories import make_person, make_site
from tests.webinars.recordings.made import make_recorded
from webinars.models import Material, Mention
from webinars.recordings import keeping, materials

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LISTS = {"fr": "/fr/webinaires/", "en": "/en/webinars/"}
AGAIN = {"fr": "/fr/webinaires/revoir", "en": "/en/webinars/again"}
TEXT = {"fr": "texte", "en": "text"}
SHEET = {"fr": "fiche", "en": "sheet"}
CHAPTERS = [[0, "Accueil"], [1, "Les questions"]]


@pytest.fixture
def event(live_server):
    cache.clear()
    event = make_recorded(make_site(), "Revoir ce midi", introduction="Trois lignes")
    keeping.set_words(event, "", CHAPTERS)
    file = ContentFile("Une feuille à garder".encode(), name="a.txt")
    materials.keep(event, Material(name="Une feuille", file=file))
    materials.keep(event, Mention(title="Une adresse", url="https://example.org/"))
    return event


def sign_in(visit):
    Reader(visit.page, visit.server).enter(make_person("member"))


def until(page, condition):
    """Wait until `condition` holds in the page; the page's policy lets no test wait there by itself."""
    for _time in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    raise AssertionError(condition)


def test_a_visitor_reads_what_there_is_and_the_way_in(visit, screens, event):
    visit.go(LISTS[visit.language])
    screens("list")
    expect(visit.page.locator(".card-again")).to_have_count(1)
    visit.follow(".event-card a")
    screens("page")
    expect(visit.page.locator(".again-locked a")).to_have_count(2)
    expect(visit.page.locator("video, audio")).to_have_count(0)
    # The address that a member sends her asks her to sign in, and says nothing else.
    visit.go(f"{AGAIN[visit.language]}/{event.pk}/{TEXT[visit.language]}/")
    assert "next=" in visit.page.url
    expect(visit.page.get_by_text("Revoir ce midi")).to_have_count(0)


def test_a_member_sees_hears_and_reads_it_again(visit, screens, event):
    asked = []
    visit.page.on("request", lambda request: asked.append(request.url))
    sign_in(visit)
    visit.go(f"{LISTS[visit.language]}{event.slug}/")
    screens("page")
    video = visit.page.locator("video")
    expect(video).to_have_count(1)
    # Nothing of the recording is loaded before she asks.
    assert [url for url in asked if ".mp4" in url or ".mp3" in url] == []
    visit.page.click(".chapters li:nth-child(2) a")
    until(visit.page, "document.querySelector('video').readyState > 0")
    assert visit.page.evaluate("document.querySelector('video').currentTime") >= 1
    assert [url for url in asked if ".mp4" in url] != []
    visit.page.select_option("#speed", "1.5")
    assert visit.page.evaluate("document.querySelector('video').playbackRate") == 1.5
    visit.page.evaluate("document.querySelector('video').textTracks[0].mode = 'showing'")
    until(visit.page, "(document.querySelector('video').textTracks[0].cues || []).length === 2")
    visit.follow(f".again-links a[href*='/{TEXT[visit.language]}/']")
    screens("text")
    visit.page.go_back()
    visit.follow(f".again-links a[href*='/{SHEET[visit.language]}/']")
    screens("sheet")


def test_what_was_said_is_found_and_leads_to_its_minute(visit, screens, event):
    sign_in(visit)
    visit.go(f"{LISTS[visit.language]}?q=ouverte")
    screens("found")
    visit.page.click(".said .card-passage a")
    visit.page.wait_for_url("**#t=754")
    expect(visit.page.locator("[id='t=754']")).to_be_in_viewport()


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_javascript_a_chapter_leads_into_the_text(visit, event):
    sign_in(visit)
    visit.go(f"{LISTS[visit.language]}{event.slug}/")
    expect(visit.page.locator("video")).to_have_attribute("preload", "none")
    visit.follow(".chapters li:first-child a")
    assert visit.page.url.endswith(f"/{TEXT[visit.language]}/#t=0")
    expect(visit.page.locator(".player-speed")).to_be_hidden()
