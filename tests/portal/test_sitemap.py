"""The sitemap: dates and languages that search engines read, in parts when pages are many."""

import re
from datetime import datetime

from django.test import Client

from wagtail.models import Locale

import pytest
from lxml import etree

from portal import page_cache, sitemap
from tests.factories import make_notice, make_standard_page

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
W3C = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$")


@pytest.fixture(autouse=True)
def _nothing_kept():
    page_cache.store.clear()


def tree(path="/sitemap.xml"):
    response = Client().get(path)
    assert response.status_code == 200
    return etree.fromstring(response.content)


def entries(path="/sitemap.xml"):
    found = tree(path).findall("s:url", NAMES)
    return {entry.findtext("s:loc", namespaces=NAMES): entry for entry in found}


def alternates(entry):
    return {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", NAMES)}


def test_a_notice_has_its_date_and_names_itself_in_both_languages(site):
    notice = make_notice(site, "Une notice", slug="une-notice")
    notice.save_revision().publish()
    urls = {code: f"http://testserver/{code}/documentation/une-notice/" for code in ("fr", "en")}
    found = entries()
    for url in urls.values():
        date = found[url].findtext("s:lastmod", namespaces=NAMES)
        assert W3C.match(date)
        assert datetime.fromisoformat(date)
        assert alternates(found[url]) == {**urls, "x-default": urls["fr"]}


def test_a_page_names_its_public_translations_only(site):
    page = make_standard_page(site.home, "À propos", slug="a-propos")
    english = page.copy_for_translation(Locale.objects.get(language_code="en"))
    english.slug, english.live = "about", True
    english.save()
    urls = {"fr": "http://testserver/fr/a-propos/", "en": "http://testserver/en/about/"}
    assert alternates(entries()[urls["fr"]]) == {**urls, "x-default": urls["fr"]}
    english.refresh_from_db()
    english.set_audience("public")
    type(english).objects.filter(pk=english.pk).update(audience="members")
    page_cache.store.clear()
    found = entries()
    assert alternates(found[urls["fr"]]) == {}
    assert urls["en"] not in found


def test_many_pages_come_in_parts_that_hold_each_address_once(site, monkeypatch):
    make_notice(site, "Cachée", audience="members")
    for number in range(5):
        make_notice(site, f"Notice {number}")
    whole = set(entries())
    monkeypatch.setattr(sitemap, "PAGES_A_PART", 4)
    page_cache.store.clear()
    parts = [part.text.removeprefix("http://testserver") for part in tree().findall("s:sitemap/s:loc", NAMES)]
    assert parts == ["/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-3.xml"]
    found = [url for part in parts for url in entries(part)]
    assert len(found) == len(set(found))
    assert set(found) == whole
    for absent in (0, 4, 99_999, 10**30):
        assert Client().get(f"/sitemap-{absent}.xml").status_code == 404


def test_as_many_queries_for_ten_pages_as_for_five(site, django_assert_max_num_queries):
    counts = []
    for _ in range(2):
        for _ in range(5):
            make_notice(site)
            make_standard_page(site.home, "Page")
        # The first visit after the content changed learns its version.
        tree()
        page_cache.store.clear()
        with django_assert_max_num_queries(16) as queries:
            tree()
        counts.append(len(queries))
    assert counts[0] == counts[1] > 3
