"""A student's journey: cite a document, set notices aside, take them away; with and without script."""

import pytest
from playwright.sync_api import expect

from documents.references.reading import read
from tests.browser.reader import Reader

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 320, "height": 640}


def open_first_result(reader, words):
    reader.go("/fr/documentation/")
    reader.search(words)
    reader.follow(reader.page.locator(".card h3 a").first)


def copies_the_citation(reader):
    page = reader.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator("[data-copy='#citation']")
    button.click()
    expect(button).to_have_text("Copié")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#citation").inner_text()


def takes_a_notice_as_ris(reader):
    with reader.page.expect_download() as download:
        reader.page.get_by_role("link", name="RIS", exact=True).click()
    (reference,) = read(download.value.path().read_bytes()).references
    assert reference.title in reader.page.locator("h1").inner_text().replace("\u00a0", " ")


def sets_two_notices_aside(reader):
    for words in ("code criminel", "communauté de pratique"):
        open_first_result(reader, words)
        reader.follow(reader.page.locator(".set-aside button"))
        expect(reader.page.locator(".set-aside input[name=remove]")).to_have_count(1)
    reader.follow(reader.page.locator(".set-aside a"))
    assert reader.at() == "/fr/ma-bibliographie/"
    assert reader.page.locator(".bibliography .citation").count() == 2


def takes_them_all_away(reader):
    with reader.page.expect_download() as download:
        reader.page.get_by_role("link", name="BibTeX", exact=True).click()
    assert len(read(download.value.path().read_bytes()).references) == 2


def takes_one_out(reader):
    reader.follow(reader.page.locator(".bibliography button").first)
    assert reader.page.locator(".bibliography .citation").count() == 1


def fits_a_phone_without_fault(reader, faults):
    page = reader.page
    page.set_viewport_size(PHONE)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_student_cites_and_takes_her_references_away(demonstration, page, faults):
    reader = Reader(page, demonstration.url)
    open_first_result(reader, "code criminel")
    copies_the_citation(reader)
    takes_a_notice_as_ris(reader)
    sets_two_notices_aside(reader)
    takes_them_all_away(reader)
    fits_a_phone_without_fault(reader, faults)
    left = reader.page.locator(".bibliography .citation").last.inner_text()
    takes_one_out(reader)
    expect(reader.page.locator(".bibliography .citation")).to_have_text([left])


def test_all_of_it_works_without_script(demonstration, browser):
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    reader = Reader(context.new_page(), demonstration.url)
    open_first_result(reader, "code criminel")
    expect(reader.page.locator("[data-copy], [data-print]").first).to_be_hidden()
    takes_a_notice_as_ris(reader)
    sets_two_notices_aside(reader)
    takes_them_all_away(reader)
    takes_one_out(reader)
    context.close()
