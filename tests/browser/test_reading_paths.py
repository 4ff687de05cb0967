"""From a door of the home page to a reading path, to what it leads to, to its theme; and on paper."""

from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 320, "height": 640}
LOOKED_AT = [
    "/fr/dossiers/",
    "/en/guides/support-leaving-prostitution/",
    "/fr/themes/",
    "/en/themes/jeunes/",
    "/fr/regions/",
    "/fr/regions/abitibi-temiscamingue/",
]


@pytest.fixture
def readers(demonstration, browser):
    """A visitor with JavaScript, and one without."""
    contexts = [browser.new_context(java_script_enabled=on, locale="fr-CA") for on in (True, False)]
    yield [Reader(context.new_page(), demonstration.url) for context in contexts]
    for context in contexts:
        context.close()


def goes_from_the_door_to_the_notice_and_its_theme(reader):
    page = reader.page
    reader.go("/fr/")
    reader.follow(page.locator(".door a").first)
    assert reader.at() == "/fr/dossiers/reconnaitre-exploitation-sexuelle-jeunes/"
    question, address = page.locator("h1").inner_text(), reader.at()
    first = page.locator(".path-steps a").first
    title = first.inner_text()
    reader.follow(first)
    assert page.locator("h1").inner_text() == title
    reader.follow(page.locator(".details a[href^='/fr/themes/']").first)
    assert reader.at().startswith("/fr/themes/")
    reader.go("/fr/themes/jeunes/")
    reader.follow(page.get_by_role("link", name=question))
    assert reader.at() == address
    reader.go("/fr/themes/jeunes/")
    reader.search("sextos")
    assert reader.at() == "/fr/documentation/?q=sextos&theme=jeunes"
    assert reader.number() > 0
    reader.go(address)
    reader.follow(page.get_by_role("link", name="English"))
    assert reader.at() == "/en/guides/recognise-sexual-exploitation-young-people/"


def test_a_reader_is_led_to_what_to_read_and_finds_her_way_back(readers, faults):
    for reader in readers:
        goes_from_the_door_to_the_notice_and_its_theme(reader)
    reader = readers[0]
    found = []
    for path in LOOKED_AT:
        reader.page.set_viewport_size(PHONE)
        for scheme in ("light", "dark"):
            reader.page.emulate_media(color_scheme=scheme)
            reader.go(path)
            found += [f"{path}, {scheme}: {fault}" for fault in faults(reader.page)]
        if reader.page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0:
            found.append(f"{path} is too wide")
    assert found == []
    on_paper(reader)


def on_paper(reader):
    page = reader.page
    reader.go(LOOKED_AT[1])
    addresses = page.locator(".paper-address")
    expect(addresses.first).to_be_hidden()
    page.emulate_media(media="print")
    links = page.locator(".path-steps a").evaluate_all("all => all.map(one => one.href)")
    assert len(links) == 7
    assert [unquote(text) for text in addresses.all_inner_texts()] == [unquote(link) for link in links]
    frame = page.locator(".exit a, nav, .site-tools, .site-footer, .skip").filter(visible=True)
    expect(frame).to_have_count(0)
