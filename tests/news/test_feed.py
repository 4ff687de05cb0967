"""The feed of news: the newest first, what everybody reads, and nothing of who wrote them."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

import feedparser
import pytest

from portal import page_cache
from portal.models import Region, Theme
from tests.factories import make_news, make_news_index

pytestmark = pytest.mark.django_db
FEED = "/fr/actualites/flux.atom"


def parsed(path=FEED, client=None):
    page_cache.store.clear()
    response = (client or Client()).get(path)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


@pytest.fixture
def told(site):
    region = Region.objects.create(code="05", slug="estrie", name_fr="Estrie", name_en="Estrie")
    theme = Theme.objects.create(slug="jeunes", name_fr="Jeunes", name_en="Young people")
    day = timezone.localdate()
    fields = {"introduction": "En bref.", "other_summary": "In brief.", "credit": "Une de l’Estrie"}
    make_news(site, "Ici", slug="ici", regions=[region], themes=[theme], published_on=day, **fields)
    make_news(site, "Avant <b>& après", slug="avant", published_on=day - timedelta(days=3))
    make_news(site, "Entre nous", audience="members", regions=[region])


def test_it_says_what_is_new_and_who_tells_it(told):
    feed = parsed()
    assert [entry.title for entry in feed.entries] == ["Ici", "Avant <b>& après"]
    entry = feed.entries[0]
    assert entry.link == "http://testserver/fr/actualites/ici/"
    assert entry.summary == "En bref."
    assert [author.name for author in entry.authors] == ["Une de l’Estrie"]
    assert entry.tags[0].label == "Jeunes"
    assert entry.id.startswith("urn:uuid:")


def test_the_english_feed_has_english_addresses_and_the_same_identifiers(told):
    english = parsed("/en/news/flux.atom")
    assert english.feed.language == "en"
    assert english.entries[0].link == "http://testserver/en/news/ici/"
    assert english.entries[0].summary == "In brief."
    assert [entry.id for entry in english.entries] == [entry.id for entry in parsed().entries]


def test_it_follows_the_region_that_is_asked(told):
    assert [entry.title for entry in parsed(f"{FEED}?region=estrie").entries] == ["Ici"]


def test_a_member_gets_what_everybody_gets(told, client_as):
    assert parsed(client=client_as("member")).entries == parsed().entries


def test_the_list_names_its_feed(told):
    page = Client().get("/fr/actualites/?region=estrie").content.decode()
    assert 'type="application/atom+xml"' in page.split("</head>")[0]
    assert page.count('href="/fr/actualites/flux.atom?region=estrie"') == 2


def test_an_empty_feed_is_valid_and_another_form_is_absent(site):
    make_news_index(site)
    assert parsed().entries == []
    assert Client().get("/fr/actualites/export.ris").status_code == 302
