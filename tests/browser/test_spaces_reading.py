"""Discussions on a telephone and a desk: what is new, where she stopped, a word found, a topic arranged."""

from django.core.cache import cache

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.factories import make_site
from tests.spaces.making import make_post, make_space, make_topic, take_part

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LISTS = {"fr": "/fr/discussions/", "en": "/en/discussions/"}


@pytest.fixture
def people(live_server):
    cache.clear()
    make_site()
    space = make_space("Atelier")
    moderator = take_part(space, moderates=True)
    topic = make_topic(take_part(space), "Un long sujet")
    for number in range(2, 26):
        make_post(topic.author, topic, f"Message {number} sur l’hébergement.")
    make_topic(topic.author, "Un autre sujet", kind="question")
    return moderator


def test_she_reads_finds_and_arranges(visit, screens, people):
    page = visit.page
    Reader(page, visit.server).enter(people.user)
    visit.go(LISTS[visit.language])
    screens("list")
    visit.follow(".topic-card:last-child h3 a")
    expect(page.locator(".since-last")).to_have_count(0)
    visit.go(LISTS[visit.language])
    visit.follow(".topic-card:last-child h3 a")
    expect(page.locator(".since-last")).to_be_in_viewport()
    screens("topic")
    visit.go(LISTS[visit.language])
    page.fill("#find-q", "hebergements")
    visit.follow(".find-form button")
    expect(page.locator("mark").first).to_have_text("hébergement")
    screens("found")
    visit.follow(".topic-card h3 a")
    visit.follow(".topic-tools a")
    screens("arrange")
    visit.follow("[name=close]")
    expect(page.locator(".post-form, [name=body]")).to_have_count(0)
