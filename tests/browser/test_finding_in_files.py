"""A word that stands on one page of a file leads a visitor to that page."""

from django.core.cache import cache

import pytest

from tests.browser.reader import Reader
from tests.documents.catalogue import FOLDER, needs_catalogue
from tests.factories import make_notice, make_site
from tests.files.corpus_text import real, stored, text_pdf

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORD = "zqglycinezq"
SENTENCE = "Une phrase ordinaire, assez longue pour que la page ne passe pas pour une image."
CENTRE = "/fr/documentation/"


@pytest.fixture
def site(transactional_db):
    cache.clear()
    return make_site()


@pytest.fixture
def visitor(site, page, live_server):
    return Reader(page, live_server.url)


def passage_shown(visitor, words):
    """Search, and return the link and the words of the one passage that is shown."""
    visitor.go(CENTRE)
    visitor.search(words)
    shown = visitor.page.locator(".card-passage")
    assert shown.count() == 1
    return shown.get_by_role("link"), shown


def opens(visitor, link, file, number):
    """Tell whether a link leads to a page of a file, and the file comes."""
    assert link.get_attribute("href") == f"{file.url}#page={number}"
    answer = visitor.page.request.get(visitor.server + file.url)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["content-disposition"].startswith("inline")
    with visitor.page.expect_request(f"**{file.url}") as asked:
        link.click()
    return asked.value.is_navigation_request()


def test_a_word_of_page_12_shows_its_passage_and_opens_that_page(site, visitor, faults):
    pages = [f"{SENTENCE}\nPage numéro {number}." for number in range(1, 15)]
    pages[11] += f"\nIci seulement : {WORD}, et rien d'autre."
    file = stored(text_pdf(pages), title="Rapport")
    make_notice(site, "Une notice", abstract="Un résumé.", file=file)
    link, shown = passage_shown(visitor, WORD)
    assert "p. 12" in shown.inner_text().replace("\xa0", " ")
    assert visitor.marked() == {WORD}
    assert f"Ici seulement : {WORD}" in shown.inner_text()
    assert visitor.titles() == ["Une notice"]
    assert faults(visitor.page) == []
    for width in (320, 1280):
        visitor.page.set_viewport_size({"width": width, "height": 640})
        assert visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert opens(visitor, link, file, 12)


@needs_catalogue
def test_a_real_document_opens_at_the_page_that_says_it(site, visitor):
    file = real(FOLDER / "uploads" / "histoire-debian-fr.pdf", title="Bref historique")
    make_notice(site, "Bref historique", file=file)
    link, shown = passage_shown(visitor, '"noyau en moins de 30 minutes"')
    assert {"noyau", "minutes"} <= visitor.marked()
    assert opens(visitor, link, file, 13)
    visitor.go(f"{CENTRE}?q=noyau")
    visitor.follow(visitor.page.locator(".card h3 a"))
    assert "26" in visitor.page.locator(".file-meta").inner_text()
