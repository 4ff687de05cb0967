"""The frame of a page, at the widths of a phone, a tablet and a desk."""

import pytest
from playwright.sync_api import expect

from home.demonstration_site import DOMAIN
from members.models import User
from tests.browser.reader import Reader
from tests.factories import make_person, make_site

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAMES = {
    "fr": ("Centre de documentation", "Par où commencer"),
    "en": ("Documentation centre", "Where to start"),
}
ONE_LINE = 70  # pixels


@pytest.fixture
def reader(page, live_server, transactional_db):
    """An editor, signed in, at a site with the sections of the demonstration."""
    tree = make_site()
    for centre, language in ((tree.centre, "fr"), (tree.centre_en, "en")):
        centre.title, centre.show_in_menus = NAMES[language][0], True
        centre.save_revision().publish()
    found = Reader(page, live_server.url)
    found.enter(make_person("editor"))
    return found


@pytest.mark.parametrize("width", [1280, 768])
def test_the_header_takes_one_line(reader, width):
    reader.page.set_viewport_size({"width": width, "height": 800})
    for language in ("fr", "en"):
        reader.go(f"/{language}/")
        assert reader.page.locator(".site-header").bounding_box()["height"] < ONE_LINE


@pytest.mark.parametrize("width", [1280, 768, 320])
def test_each_section_and_the_search_are_reached_without_script(new_context, reader, width):
    page = new_context(java_script_enabled=False, viewport={"width": width, "height": 640}).new_page()
    page.goto(f"{reader.server}/fr/")
    folded = page.locator(".site-nav summary")
    if width < 1280:
        folded.click()
    header = page.locator(".site-header")
    expect(header.get_by_role("link", name=NAMES["fr"][0])).to_be_in_viewport(ratio=1)
    expect(header.get_by_role("link", name="Chercher")).to_be_in_viewport(ratio=1)
    expect(header.get_by_role("link", name="Se connecter")).to_be_in_viewport(ratio=1)


def test_on_a_phone_the_search_field_of_the_home_page_is_seen_at_once(reader):
    reader.page.set_viewport_size({"width": 320, "height": 640})
    for language in ("fr", "en"):
        reader.go(f"/{language}/")
        expect(reader.field()).to_be_in_viewport(ratio=1)
        expect(reader.page.locator("h1")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("width", [1280, 768, 320])
@pytest.mark.parametrize(
    ("language", "name"), [("fr", "Devenir membre"), ("en", "Become a member")], ids=["fr", "en"]
)
def test_a_visitor_finds_how_to_become_a_member_at_the_top(new_context, reader, width, language, name):
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(f"{reader.server}/{language}/")
    expect(page.locator(".hero").get_by_role("link", name=name)).to_be_visible()
    if width < 1280:
        page.locator(".site-nav summary").click()
        folded = page.locator(".site-nav").get_by_role("link", name=name)
        expect(folded).to_be_in_viewport(ratio=1)
    reader.page.set_viewport_size({"width": width, "height": 800})
    reader.go(f"/{language}/")
    for part in (".site-header", ".hero"):
        expect(reader.page.locator(part).get_by_role("link", name=name)).to_have_count(0)


def test_escape_closes_the_menu_and_stays_where_it_was_opened(reader):
    reader.page.set_viewport_size({"width": 320, "height": 640})
    reader.go("/fr/")
    summary = reader.page.locator(".site-nav summary")
    summary.press("Enter")
    reader.page.keyboard.press("Tab")
    expect(reader.page.locator(".site-nav details")).to_have_attribute("open", "")
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator(".site-nav details")).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_form_that_is_refused_is_read_from_what_is_wrong(new_context, reader, javascript):
    page = new_context(java_script_enabled=javascript, viewport={"width": 320, "height": 640}).new_page()
    page.goto(f"{reader.server}/fr/vie-privee/demande/")
    page.get_by_role("button", name="Envoyer").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_in_viewport()
    if javascript:
        expect(summary).to_be_focused()
    summary.get_by_role("link", name="Dans vos mots").click()
    expect(page.locator("#id_words")).to_be_in_viewport()


def test_the_numbers_of_the_safety_line_are_not_cut(reader):
    reader.page.set_viewport_size({"width": 320, "height": 640})
    reader.go("/fr/")
    assert "1\xa0800\xa0363-9010" in reader.page.locator(".safety").text_content()


def test_the_header_of_a_member_takes_one_line_beside_all_the_sections(demonstration, page):
    """Three sections beside « Plus », and a long name."""
    reader = Reader(page, demonstration.url)
    reader.enter(User.objects.get(email=f"praticienne@{DOMAIN}"))
    page.set_viewport_size({"width": 1280, "height": 800})
    for language in ("fr", "en"):
        reader.go(f"/{language}/")
        expect(page.locator(".site-nav .menu summary")).to_be_visible()
        expect(page.locator(".site-nav > ul a")).to_have_count(3)
        assert page.locator(".site-header").bounding_box()["height"] < ONE_LINE
