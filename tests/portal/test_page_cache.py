"""Pages kept for visitors: the same bytes again, never stale, never somebody's own."""

import gzip

from django.db import connection
from django.test import Client

from wagtail.models import Page

import pytest

from portal import counting, page_cache
from portal.models import DailyCount, SiteSettings
from tests.factories import make_notice, make_standard_page

PEOPLE = {"HTTP_USER_AGENT": "Mozilla/5.0"}


@pytest.fixture(autouse=True)
def store(db, monkeypatch):
    """Begin with nothing kept, on a site whose settings are there."""
    SiteSettings.load()
    kept = page_cache.PageStore()
    monkeypatch.setattr(page_cache, "store", kept)
    return kept


def queries(client, path):
    with connection.execute_wrapper(count := _Count()):
        response = client.get(path)
    return count.number, response


class _Count:
    def __init__(self):
        self.number = 0

    def __call__(self, execute, sql, params, many, context):
        self.number += 1
        return execute(sql, params, many, context)


def test_a_second_visitor_gets_the_same_bytes_for_one_query(site):
    notice = make_notice(site, "Une notice")
    path = f"/fr/documentation/{notice.slug}/"
    first_number, first = queries(Client(), path)
    second_number, second = queries(Client(), path)
    assert first_number > 5
    assert second_number == 1
    assert second.content == first.content
    assert dict(second.items()) == dict(first.items())


def test_who_takes_compressed_pages_gets_them_smaller(site):
    path = f"/fr/documentation/{make_notice(site, 'Une notice').slug}/"
    plain = Client().get(path)
    packed = Client().get(path, HTTP_ACCEPT_ENCODING="gzip, br")
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2
    assert "Accept-Encoding" in packed["Vary"]


CHANGES = {
    "published": lambda site, notice: make_notice(site, "Une notice toute neuve zqneuvezq"),
    "changed": lambda site, notice: _change(notice),
    "unpublished": lambda site, notice: notice.unpublish(),
    "unpublished through its base": lambda site, notice: Page.objects.get(pk=notice.pk).unpublish(),
    "deleted": lambda site, notice: notice.delete(),
    "for members": lambda site, notice: notice.set_audience("members"),
    "the site has another name": lambda site, notice: _rename(),
    "the menu has one more page": lambda site, notice: make_standard_page(
        site.home, "Une page du menu", show_in_menus=True
    ),
}


def _change(notice):
    notice.title = "Un titre changé"
    notice.save_revision().publish()


def _rename():
    settings = SiteSettings.load()
    settings.name_fr = "Un autre nom"
    settings.save()


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_shows_at_once(site, change):
    notice = make_notice(site, "Une notice")
    before = Client().get("/fr/documentation/").content
    assert Client().get("/fr/documentation/").content == before
    CHANGES[change](site, notice)
    assert Client().get("/fr/documentation/").content != before


def test_what_is_made_for_members_is_not_given_to_a_visitor(site, client_as):
    notice = make_notice(site, "Titre zqmembreszq", audience="members")
    path = f"/fr/documentation/{notice.slug}/"
    assert client_as("member").get(path).status_code == 200
    assert client_as("visitor").get(path).status_code == 302
    assert "zqmembreszq" in client_as("member").get("/fr/documentation/").content.decode()
    assert "zqmembreszq" not in client_as("visitor").get("/fr/documentation/").content.decode()


@pytest.mark.parametrize("path", ["/fr/compte/connexion/", "/sante/", "/fr/absente/", "/"])
def test_what_is_not_marked_is_never_kept(site, store, path):
    make_notice(site, "Une notice")
    Client().get(path)
    assert store._size == 0


def test_other_hosts_and_languages_have_pages_of_their_own(site):
    make_notice(site, "Une notice")
    french = Client().get("/fr/documentation/")
    assert Client().get("/en/documentation/").content != french.content
    assert Client().get("/fr/documentation/", HTTP_HOST="evil.example").status_code == 400


def test_a_page_that_is_kept_still_counts_its_consultations(site):
    path = f"/fr/documentation/{make_notice(site, 'Une notice').slug}/"
    counting.write_counts()
    for number in range(3):
        Client().get(path, REMOTE_ADDR=f"198.51.100.{number}", **PEOPLE)
    counting.write_counts()
    assert DailyCount.objects.get(name="notice", robot=False).total == 3


def test_the_store_forgets_the_oldest_pages_first():
    store = page_cache.PageStore(largest=25)

    def page(number):
        return page_cache.KeptPage(1, {}, b"x" * 10, b"", until=float("inf"))

    for number in range(3):
        store.put(number, page(number))
    assert store.get(0, 1) is None
    assert store.get(2, 1) is not None
