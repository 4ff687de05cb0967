"""Homemade tools: a visitor looks, a member tells what served her; both languages, a phone and a desk."""

from django.core.cache import cache

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.factories import make_person, make_profile, make_site, make_tools_index
from tests.tools.made import photo, sound, text
from tools.models import Situation, ToolUse
from tools.publishing import publish_tool

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LISTS = {"fr": "/fr/outils/", "en": "/en/tools/"}


@pytest.fixture
def tools(live_server):
    cache.clear()
    make_tools_index(make_site())
    first = publish_tool(
        title="Trois questions",
        introduction="Pour une première rencontre",
        words="On écoute.\n\nOn se tait.",
        credit="Une équipe",
        field="intervention",
        situations=[Situation.objects.create(name_fr="Premier contact", name_en="First contact")],
        tags=["écoute"],
    )
    publish_tool(
        title="Un atelier",
        field="prevention",
        audience="public",
        purpose="Pour en parler en classe",
        files=[(photo(), "Le tableau"), (text("Une feuille entière"), "La feuille")],
        link="https://example.org/atelier",
        voice=sound(),
        adapted_from=first,
    )
    return first


def test_a_visitor_finds_what_is_public_and_the_way_in(visit, screens, tools):
    visit.go(LISTS[visit.language])
    screens("list")
    expect(visit.page.locator(".tool-card")).to_have_count(1)
    expect(visit.page.locator(".tools-way-in a")).to_have_count(2)
    visit.follow(".tool-door-prevention")
    expect(visit.page.locator(".tool-door[aria-current]")).to_have_count(1)
    screens("door")
    visit.follow(".tool-card h3 a")
    screens("tool")
    expect(visit.page.locator("audio")).to_have_count(1)
    expect(visit.page.locator(".file a")).to_have_count(2)
    expect(visit.page.locator(".served")).to_have_count(0)
    visit.go(f"{LISTS[visit.language]}{tools.slug}/")
    assert "next=" in visit.page.url


def test_a_visitor_finds_nothing_and_is_told_what_to_try(visit, screens, tools):
    visit.go(f"{LISTS[visit.language]}?q=zzzz")
    screens("nothing")
    expect(visit.page.locator(".tool-card")).to_have_count(0)


def test_a_member_tells_that_it_served_her_and_takes_it_back(visit, screens, tools):
    member = make_person("member")
    make_profile(member, name="Zqnom")
    Reader(visit.page, visit.server).enter(member)
    visit.go(LISTS[visit.language])
    screens("list")
    visit.page.click(f".tool-card a[href$='/{tools.slug}/']")
    screens("before")
    visit.follow(".served button[value=add]")
    screens("served")
    assert ToolUse.objects.filter(user=member).count() == 1
    visit.page.click(".served summary")
    visit.page.fill(".served textarea", "Utile dès la première fois.")
    screens("two lines")
    visit.follow(".served .form-buttons button")
    expect(visit.page.locator(".uses-said")).to_contain_text("Utile dès la première fois.")
    expect(visit.page.locator(".uses-said")).not_to_contain_text("Zqnom")
    screens("said")
    visit.follow(".served button[value=remove]")
    expect(visit.page.locator(".uses-said")).to_have_count(0)
    assert not ToolUse.objects.exists()
