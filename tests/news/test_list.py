"""The list of news: the newest first, by region first, narrowed and searched; in both languages."""

import re
from datetime import timedelta

from django.utils import timezone

import pytest

from portal import page_cache
from portal.models import Region, Theme
from tests.factories import make_news, make_news_index, make_notice

pytestmark = pytest.mark.django_db
LIST = "/fr/actualites/"
TITLES = re.compile(r'<h3><a href="[^"]+">(.+?)</a></h3>')


def ago(days):
    return timezone.localdate() - timedelta(days=days)


def main(client, path=LIST):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode().split("<main")[1].split("</main")[0]


def titles(client, path=LIST):
    return [re.sub("</?mark>", "", title) for title in TITLES.findall(main(client, path))]


@pytest.fixture
def various(site):
    estrie = Region.objects.create(code="05", slug="estrie", name_fr="Estrie", name_en="Estrie")
    abitibi = Region.objects.create(code="08", slug="abitibi", name_fr="Abitibi", name_en="Abitibi")
    wider = Theme.objects.create(slug="prevenir", name_fr="Prévenir", name_en="Prevention")
    theme = Theme.objects.create(slug="jeunes", name_fr="Jeunes", name_en="Young people", parent=wider)
    old = timezone.localdate().replace(year=timezone.localdate().year - 2)
    make_news(site, "Une marche", regions=[estrie], themes=[theme], published_on=ago(2), text="lanternes")
    make_news(site, "A study day", regions=[abitibi], language="en", published_on=ago(1))
    make_news(site, "Deux régions", regions=[estrie, abitibi], published_on=old, credit="Une de l’Estrie")
    make_news(site, "Pour les membres", audience="members", regions=[estrie], published_on=ago(3))
    make_news(site, "Brouillon", live=False, regions=[estrie])
    make_notice(site, "Une notice", regions=[estrie])


def test_the_newest_are_first_and_only_those_that_she_may_read(various, client_as):
    assert titles(client_as("visitor")) == ["A study day", "Une marche", "Deux régions"]
    assert titles(client_as("stranger")) == ["A study day", "Une marche", "Deux régions"]
    assert titles(client_as("member")) == ["A study day", "Une marche", "Pour les membres", "Deux régions"]


def test_the_same_list_is_in_english(various, client_as):
    client = client_as("visitor")
    assert titles(client, "/en/news/") == titles(client)
    assert re.search(r'href="/en/news/nouvelle-\d+/"', main(client, "/en/news/"))


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("region=abitibi", ["A study day", "Deux régions"]),
        ("region=estrie", ["Une marche", "Deux régions"]),
        ("region=estrie&region=abitibi", ["A study day", "Une marche", "Deux régions"]),
        ("theme=jeunes", ["Une marche"]),
        ("theme=prevenir", ["Une marche"]),
        ("langue=en", ["A study day"]),
        (f"annee={timezone.localdate().year - 2}", ["Deux régions"]),
        ("q=lanternes", ["Une marche"]),
        ("q=notice", []),
        ("region=nulle-part", ["A study day", "Une marche", "Deux régions"]),
    ],
)
def test_the_address_narrows_the_list(various, client_as, question, found):
    assert titles(client_as("visitor"), f"{LIST}?{question}") == found


def test_each_region_has_its_link_above_with_the_number_that_she_may_read(various, client_as):
    links = re.compile(r'\?region=(\w+)" rel="nofollow">\w+ <span class="number">(\d)</span>')
    assert links.findall(main(client_as("visitor"))) == [("abitibi", "2"), ("estrie", "2")]
    assert links.findall(main(client_as("member"))) == [("abitibi", "2"), ("estrie", "3")]


def test_a_card_says_the_day_the_region_and_who_tells_it(site, client_as):
    region = Region.objects.create(code="09", slug="cote-nord", name_fr="Côte-Nord", name_en="Côte-Nord")
    day = ago(0).replace(month=3, day=1)
    fields = {"published_on": day, "credit": "Une de là-bas", "introduction": "Trois lignes."}
    make_news(site, "Une halte", regions=[region], **fields)
    text = main(client_as("visitor"))
    assert f"1er\u00a0mars\u00a0{day.year} · Côte-Nord · Une de là-bas" in text
    assert "Trois lignes." in text
    assert f"1\u00a0March\u00a0{day.year}" in main(client_as("visitor"), "/en/news/")


def test_an_empty_list_says_something_kind_and_one_without_result_how_to_go_on(site, client_as):
    make_news_index(site)
    assert 'class="callout"' in main(client_as("visitor"))
    assert 'id="results"' not in main(client_as("visitor"))
    make_news(site, "Une marche")
    page_cache.store.clear()
    text = main(client_as("visitor"), f"{LIST}?q=zqabsentzq")
    assert 'class="callout"' in text
    assert f'href="{LIST}"' in text


@pytest.mark.parametrize("role", ["visitor", "member"])
def test_the_list_asks_the_database_as_often_for_ten_as_for_five(
    site, client_as, role, django_assert_max_num_queries
):
    region = Region.objects.create(code="09", slug="cote-nord", name_fr="Côte-Nord", name_en="Côte-Nord")
    client, counts = client_as(role), []
    for _ in range(2):
        for _ in range(5):
            make_news(site, regions=[region])
        for _ in range(2):
            client.get(LIST)
            page_cache.store.clear()
        with django_assert_max_num_queries(15 + (5 if role == "member" else 0)) as queries:
            assert len(titles(client)) % 5 == 0
        counts.append(len(queries))
    assert counts[0] == counts[1] >= 3


def test_news_are_found_with_everything_else(various, client_as):
    text = client_as("visitor").get("/fr/recherche/?q=lanternes").content.decode()
    assert "/fr/actualites/nouvelle-" in text
    assert "/fr/actualites/nouvelle-" not in main(client_as("visitor"), "/fr/documentation/?q=lanternes")
    text = client_as("visitor").get("/fr/recherche/?q=pour+les+membres&type=news").content.decode()
    assert "Pour les membres</a>" not in text
