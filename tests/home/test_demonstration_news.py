"""The news of the demonstration: from three regions, in both languages, and clearly made up."""

from io import StringIO

from django.core.management import call_command
from django.test import Client
from django.utils import timezone

import pytest

from home.demonstration_news import load_index, load_news
from home.demonstration_site import load_accounts, load_vocabularies
from news.models import NewsPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration(site):
    """The vocabularies, the accounts and the news of the demonstration."""
    load_vocabularies()
    load_accounts()
    indexes = load_index({"fr": site.home, "en": site.home_en})
    load_news(indexes)
    return indexes


def test_four_come_from_three_regions_one_in_english_one_for_members(demonstration):
    news = NewsPage.objects.all()
    assert news.count() == 4
    assert news.filter(audience="members").count() == news.filter(language="en").count() == 1
    assert set(news.values_list("regions__code", flat=True)) == {"05", "07", "09"}
    assert all(one.themes.exists() for one in news)
    assert not news.filter(published_on__gte=timezone.localdate()).exists()


def test_each_says_that_it_is_made_up(demonstration):
    for news in NewsPage.objects.all():
        assert "demonstration" in news.title.replace("é", "e")
        assert "demonstration" in news.credit.lower().replace("é", "e")


def test_a_second_load_adds_nothing(demonstration):
    load_news(demonstration)
    assert NewsPage.objects.count() == 4


@pytest.mark.parametrize("path", ["/fr/actualites/", "/en/news/"])
def test_a_visitor_finds_three_of_them(demonstration, path):
    text = Client().get(path).content.decode()
    assert text.count('<article class="card"') == 3
    assert 'lang="en"' in text


def test_an_empty_demonstration_has_the_lists_and_nothing_in_them(db):
    call_command("load_demo", "--empty", stdout=StringIO())
    assert not NewsPage.objects.exists()
    assert 'class="callout"' in Client().get("/fr/actualites/").content.decode()
