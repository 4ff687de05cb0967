"""What is new on the home page and about a subject: through the gate, until the day that was said."""

import re
from datetime import timedelta

from django.utils import timezone

import pytest

from portal import page_cache
from portal.models import Region, Theme
from tests.factories import make_news, make_notice

pytestmark = pytest.mark.django_db


def day(number):
    return timezone.localdate() + timedelta(days=number)


def news_of(client, path):
    """Return the titles in the section of news of a page."""
    page_cache.store.clear()
    parts = client.get(path).content.decode().split('<section aria-labelledby="news-title">')
    found = parts[1].split("</section>")[0] if len(parts) > 1 else ""
    return re.findall(r'<h3><a href="[^"]+">(.+?)</a></h3>', found)


def test_the_home_page_shows_the_three_newest_that_she_may_read(site, client_as):
    for number in (4, 1, 2, 3):
        make_news(site, f"Il y a {number}", published_on=day(-number))
    make_news(site, "Pour les membres", published_on=day(0), audience="members")
    make_news(site, "Brouillon", published_on=day(0), live=False)
    for path in ("/fr/", "/en/"):
        assert news_of(client_as("visitor"), path) == ["Il y a 1", "Il y a 2", "Il y a 3"]
        assert news_of(client_as("member"), path) == ["Pour les membres", "Il y a 1", "Il y a 2"]


def test_the_home_page_says_nothing_of_news_where_there_are_none(site, client_as):
    make_news(site, "Brouillon", live=False)
    assert news_of(client_as("visitor"), "/fr/") == []
    assert "news-title" not in client_as("visitor").get("/fr/").content.decode()


def test_after_its_last_day_it_is_no_longer_new_and_still_read(site, client_as):
    ended = make_news(site, "Finie", published_on=day(-9), until=day(-1), slug="finie")
    make_news(site, "Dernier jour", published_on=day(-9), until=day(0))
    client = client_as("visitor")
    assert news_of(client, "/fr/") == ["Dernier jour"]
    assert client.get("/fr/actualites/finie/").status_code == 200
    assert ended.title in client.get("/fr/actualites/").content.decode()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_region_shows_its_news_and_leads_to_all_of_them(site, client_as, language):
    here = Region.objects.create(code="05", slug="estrie", name_fr="Estrie", name_en="Estrie")
    away = Region.objects.create(code="08", slug="abitibi", name_fr="Abitibi", name_en="Abitibi")
    make_news(site, "Ici", regions=[here])
    make_news(site, "Là-bas", regions=[away])
    make_news(site, "Ici, fini", regions=[here], published_on=day(-9), until=day(-1))
    make_news(site, "Ici, pour les membres", regions=[here], audience="members", published_on=day(-1))
    path = f"/{language}/regions/estrie/"
    assert news_of(client_as("visitor"), path) == ["Ici"]
    assert news_of(client_as("member"), path) == ["Ici", "Ici, pour les membres"]
    text = client_as("visitor").get(path).content.decode()
    assert text.count("Ici</a>") == 1
    name = {"fr": "actualites", "en": "news"}[language]
    assert f'href="/{language}/{name}/?region=estrie"' in text


def test_a_theme_shows_the_news_of_its_narrower_themes_once(site, client_as):
    wider = Theme.objects.create(slug="prevenir", name_fr="Prévenir", name_en="Prevention")
    narrow = Theme.objects.create(slug="jeunes", name_fr="Jeunes", name_en="Young people", parent=wider)
    make_news(site, "Des jeunes", themes=[wider, narrow])
    make_news(site, "Autre chose")
    for slug in ("prevenir", "jeunes"):
        assert news_of(client_as("visitor"), f"/fr/themes/{slug}/") == ["Des jeunes"]


def test_a_region_with_documents_only_has_no_section_of_news(site, client_as):
    here = Region.objects.create(code="05", slug="estrie", name_fr="Estrie", name_en="Estrie")
    make_notice(site, "Une notice", regions=[here])
    text = client_as("visitor").get("/fr/regions/estrie/").content.decode()
    assert "Une notice" in text
    assert "news-title" not in text
