"""What a member wrote becomes a piece of news, once the team says yes; and changes at the same address."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

import pytest

from news.models import NewsIndexPage, NewsPage
from news.publishing import NoListOfNews, publish_news, text_blocks, update_news
from portal.models import Region, Theme
from tests.factories import make_news, make_news_index, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def words(site):
    """All that a deposit gives."""
    make_news_index(site)
    return {
        "title": "Une marche à Sherbrooke",
        "introduction": "Trois lignes.",
        "text": "Premier paragraphe,\nen deux lignes.\r\n\r\nDeuxième <script>alert(1)</script> & « fin ».",
        "regions": [Region.objects.create(code="05", slug="estrie", name_fr="Estrie", name_en="Estrie")],
        "themes": [Theme.objects.create(slug="jeunes", name_fr="Jeunes", name_en="Young people")],
        "link": "https://exemple.example.org/",
        "credit": "Une intervenante de l’Estrie",
        "author": make_person("member"),
        "language": "fr",
        "audience": "public",
        "user": make_person("facilitator"),
    }


def test_it_is_published_under_the_french_list_with_all_that_was_said(words, client_as):
    news = publish_news(**words, until=timezone.localdate() + timedelta(days=5))
    assert news.live
    assert not news.has_unpublished_changes
    assert news.get_parent().specific == NewsIndexPage.objects.get(locale__language_code="fr")
    assert news.slug == "une-marche-a-sherbrooke"
    assert news.published_on == timezone.localdate()
    assert (news.author, news.owner) == (words["author"], words["user"])
    assert [list(news.regions.all()), list(news.themes.all())] == [words["regions"], words["themes"]]
    assert news.revisions.count() == 1
    text = client_as("visitor").get("/fr/actualites/une-marche-a-sherbrooke/").content.decode()
    assert "<p>Premier paragraphe,<br/>en deux lignes.</p>" in text
    assert "&lt;script&gt;" in text
    assert "<script>alert" not in text
    assert "Une marche" in client_as("visitor").get("/fr/actualites/?region=estrie").content.decode()


def test_for_members_it_never_was_for_everybody(words, client_as):
    news = publish_news(**{**words, "audience": "members"})
    path = f"/fr/actualites/{news.slug}/"
    assert client_as("visitor").get(path).status_code == 302
    assert client_as("member").get(path).status_code == 200


def test_the_same_title_twice_gets_two_addresses(words):
    slugs = [publish_news(**words).slug for _ in range(3)]
    assert slugs == [f"une-marche-a-sherbrooke{end}" for end in ("", "-2", "-3")]


@pytest.mark.parametrize("title", ["«»", "?" * 10, "أخبار"])
def test_a_title_without_letters_for_an_address_gets_one(words, title):
    assert publish_news(**{**words, "title": title}).slug == "actualite"


def test_a_long_title_gets_an_address_of_a_reasonable_length(words):
    assert len(publish_news(**{**words, "title": "Un mot " * 36}).slug) <= 80


def test_what_is_wrong_publishes_nothing(words):
    for wrong in ({"link": "javascript:alert(1)"}, {"title": ""}, {"language": "zz"}):
        with pytest.raises(ValidationError):
            publish_news(**{**words, **wrong})
    assert not NewsPage.objects.exists()


def test_without_a_list_it_says_so(site, words):
    NewsIndexPage.objects.get(locale__language_code="fr").delete()
    with pytest.raises(NoListOfNews):
        publish_news(**words)


def test_a_change_is_published_at_the_same_address_and_no_former_word_of_hers_stays(words, client_as):
    news = publish_news(**words)
    changed = update_news(news, **{**words, "title": "Deux marches", "text": "Autrement.", "regions": []})
    assert changed.slug == news.slug
    assert changed.revisions.count() == 1
    assert not changed.has_unpublished_changes
    assert list(changed.regions.all()) == []
    text = client_as("visitor").get(f"/fr/actualites/{news.slug}/").content.decode()
    assert "Deux marches" in text
    assert "Autrement." in text
    assert "Premier paragraphe" not in text
    assert "Deux marches" in client_as("visitor").get("/fr/actualites/?q=autrement").content.decode()


def test_a_change_narrows_who_reads_it_at_once(words, client_as):
    news = publish_news(**words)
    update_news(news, **{**words, "audience": "members"})
    assert client_as("visitor").get(f"/fr/actualites/{news.slug}/").status_code == 302
    assert client_as("visitor").get("/fr/actualites/").content.decode().count(news.slug) == 0


def test_a_change_that_is_wrong_changes_nothing(words):
    news = publish_news(**words)
    with pytest.raises(ValidationError):
        update_news(news, **{**words, "title": "Autre", "audience": "members", "link": "non"})
    kept = NewsPage.objects.get(pk=news.pk)
    assert (kept.title, kept.audience, kept.revisions.count()) == (news.title, "public", 1)


@pytest.mark.parametrize("text", ["", "  \n \r\n "])
def test_no_text_is_no_block(site, text):
    assert len(text_blocks(text)) == 0


def test_what_an_editor_wrote_takes_part_in_the_addresses(site, words):
    make_news(site, slug="une-marche-a-sherbrooke")
    assert publish_news(**words).slug == "une-marche-a-sherbrooke-2"
