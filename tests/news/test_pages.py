"""The page of a piece of news: what it says, to whom, at which addresses; what editors are held to."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

import pytest

from portal import page_cache
from portal.counting import total, write_counts
from portal.models import Region
from tests.factories import make_dossier, make_news, make_news_index, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(site):
    """A piece of news with all that one may have."""
    region = Region.objects.create(code="05", slug="estrie", name_fr="Estrie", name_en="Eastern Townships")
    return make_news(
        site,
        "Une marche",
        slug="une-marche",
        introduction="Trois lignes.",
        text="Le détail de la marche.",
        regions=[region],
        credit="Une intervenante de l’Estrie",
        author=make_person("member"),
        link="https://exemple.example.org/marche",
        other_title="A walk",
        other_summary="Three lines.",
        published_on=timezone.localdate().replace(month=3, day=1),
    )


def read(client, path):
    page_cache.store.clear()
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_what_happened_when_where_and_who_tells_it(told, client_as):
    text = read(client_as("visitor"), "/fr/actualites/une-marche/").split("<main")[1]
    for words in ("Une marche", "Trois lignes.", "Le détail de la marche.", "Une intervenante de l’Estrie"):
        assert words in text
    assert "1er\u00a0mars\u00a0" in text
    assert 'href="/fr/regions/estrie/"' in text
    assert 'href="https://exemple.example.org/marche"' in text
    assert "exemple.example.org</a>" in text
    assert "Visible par tout le monde" in text
    assert "A walk" not in text


def test_it_has_an_english_address_with_the_other_title_and_each_names_the_other(told, client_as):
    text = read(client_as("visitor"), "/en/news/une-marche/")
    assert '<html lang="en">' in text
    assert "A walk" in text
    assert "Three lines." in text
    assert "Eastern Townships" in text
    for path in ("/fr/actualites/une-marche/", "/en/news/une-marche/"):
        head = read(client_as("visitor"), path).split("</head>")[0]
        assert f'<link rel="canonical" href="http://testserver{path}">' in head
        assert 'hreflang="fr" href="http://testserver/fr/actualites/une-marche/"' in head
        assert 'hreflang="en" href="http://testserver/en/news/une-marche/"' in head


def test_who_wrote_it_is_shown_by_the_words_that_she_chose_alone(told, client_as):
    author = told.author
    type(author).objects.filter(pk=author.pk).update(first_name="Zqprenom", last_name="Zqnom")
    for path in ("/fr/actualites/une-marche/", "/fr/actualites/", "/fr/actualites/flux.atom"):
        text = read(client_as("member"), path)
        assert "Une intervenante de l’Estrie" in text
        assert "Zqprenom" not in text and "Zqnom" not in text
        assert author.email not in text
    answer = client_as("visitor").get(f"/api/v2/pages/{told.pk}/?fields=*")
    assert answer.json()["credit"] == "Une intervenante de l’Estrie"
    assert "author" not in answer.json()


@pytest.mark.parametrize("path", ["/fr/actualites/{}/", "/en/news/{}/"])
def test_what_is_for_members_is_refused_as_what_is_absent(site, client_as, path):
    make_news(site, "Entre nous", slug="entre-nous", audience="members")
    for role, status in (("visitor", 302), ("stranger", 404), ("member", 200)):
        client = client_as(role)
        assert client.get(path.format("entre-nous")).status_code == status
        if role != "member":
            assert client.get(path.format("absente")).status_code == status
    assert "Visible " in read(client_as("member"), path.format("entre-nous"))


def test_it_leads_to_the_other_news_of_its_region_and_to_reading_paths(told, site, client_as):
    region = told.regions.first()
    make_news(site, "Une halte", regions=[region])
    make_news(site, "Une halte pour les membres", regions=[region], audience="members")
    make_news(site, "Sans région")
    make_dossier(site, "Par où marcher?", [told])
    text = read(client_as("visitor"), "/fr/actualites/une-marche/")
    assert "Une halte</a>" in text
    assert "Par où marcher?</a>" in text
    assert "pour les membres" not in text
    assert "Sans région" not in text
    assert "Une halte pour les membres</a>" in read(client_as("member"), "/fr/actualites/une-marche/")


def test_its_consultations_are_counted(told, client_as):
    client_as("visitor").get("/fr/actualites/une-marche/", HTTP_USER_AGENT="Mozilla/5.0")
    write_counts()
    assert total("news", [told.pk]) == 1


@pytest.mark.parametrize("role", ["visitor", "member"])
def test_its_page_asks_the_database_as_often_among_ten_as_among_five(
    told, site, client_as, role, django_assert_max_num_queries
):
    client, counts = client_as(role), []
    for _ in range(2):
        for _ in range(5):
            make_news(site, regions=told.regions.all())
        for _ in range(2):
            read(client, "/fr/actualites/une-marche/")
        with django_assert_max_num_queries(15 + (5 if role == "member" else 0)) as queries:
            read(client, "/fr/actualites/une-marche/")
        counts.append(len(queries))
    assert counts[0] == counts[1] >= 3


def test_the_sitemap_names_both_addresses_of_public_news(told, site, client_as):
    make_news(site, slug="entre-nous", audience="members")
    text = client_as("visitor").get("/sitemap.xml").content.decode()
    assert "<loc>http://testserver/fr/actualites/une-marche/</loc>" in text
    assert "<loc>http://testserver/en/news/une-marche/</loc>" in text
    assert "entre-nous" not in text


def test_news_live_under_the_french_list_and_once(site):
    from news.models import NewsIndexPage, NewsPage

    index = make_news_index(site)
    english = NewsIndexPage.objects.exclude(pk=index.pk).get()
    assert NewsPage.can_create_at(index)
    assert not NewsPage.can_create_at(english)
    assert not NewsPage.can_create_at(site.home)
    with pytest.raises(PermissionDenied):
        make_news(site).copy_for_translation(english.locale)


def test_it_is_new_at_least_on_its_own_day(site):
    news = make_news(site)
    news.until = news.published_on - timedelta(days=1)
    with pytest.raises(ValidationError) as caught:
        news.full_clean()
    assert set(caught.value.message_dict) == {"until"}


def test_an_editor_finds_the_news_in_the_admin_and_not_who_wrote_them(told, client_as, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    client = client_as("editor")
    assert "Une marche" in client.get("/admin/news/").content.decode()
    text = client.get(f"/admin/pages/{told.pk}/edit/").content.decode()
    assert 'name="credit"' in text
    assert 'name="author"' not in text
    assert told.author.email not in text
