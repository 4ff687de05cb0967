"""The frame of a page, at the widths of a phone, a tablet and a desk."""

import pytest
from playwright.sync_api import expect

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
