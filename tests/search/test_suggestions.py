"""Suggestions while somebody types."""

import pytest

from portal import page_cache
from portal.models import Theme
from portal.search.suggestions import MOST
from tests.factories import make_notice
from tests.search.wording import CENTRE, make_notice_by, suggested


def texts(found, kind):
    return [suggestion["text"] for suggestion in found if suggestion["kind"] == kind]


@pytest.fixture
def shelf(site):
    theme = Theme.objects.create(name_fr="Prévenir", name_en="Prevention", slug="prevenir")
    notice = make_notice_by(site, ("Zoé", "Prévost"), title="La prévention à l’école", slug="ecole")
    notice.themes = [theme]
    notice.save()
    make_notice(site, "Prévenir la traite", abstract="prévention", slug="traite")


def test_are_words_themes_people_and_titles_that_begin_so(shelf, client_as):
    found = suggested(client_as("visitor"), "prev")
    assert texts(found, "word") == ["prévention", "prévenir", "prévost"]
    assert texts(found, "theme") == ["Prévenir"]
    assert texts(found, "person") == ["Zoé Prévost"]
    assert set(texts(found, "title")) == {"La prévention à l’école", "Prévenir la traite"}
    assert len(found) <= MOST


def test_lead_where_they_say(shelf, client_as):
    client = client_as("visitor")
    urls = {suggestion["kind"]: suggestion["url"] for suggestion in suggested(client, "prev")}
    assert urls["theme"] == f"{CENTRE}?theme=prevenir"
    assert urls["person"] == f"{CENTRE}?auteur=Zo%C3%A9+Pr%C3%A9vost"
    assert urls["word"].startswith(f"{CENTRE}?q=pr%C3%A9v")
    assert urls["title"] in (f"{CENTRE}ecole/", f"{CENTRE}traite/")
    for url in urls.values():
        assert client.get(url).status_code == 200


def test_complete_the_last_word_and_keep_the_others(shelf, client_as):
    found = suggested(client_as("visitor"), "école prév")
    assert texts(found, "word")[0] == "école prévention"
    assert texts(found, "title") == ["La prévention à l’école"]


def test_are_in_the_language_of_the_interface(shelf, client_as):
    found = suggested(client_as("visitor"), "prev", "/en/documentation/")
    assert texts(found, "theme") == ["Prevention"]
    assert {s["url"] for s in found if s["kind"] == "title"} == {
        "/en/documentation/ecole/",
        "/en/documentation/traite/",
    }


@pytest.mark.parametrize(
    "words",
    [
        "",
        "p",
        "  ",
        "pré ",
        "C-36",
        "12",
        '"',
        "a'b",
        "%",
        "_",
        "😀",
        "\x00",
        "prev*",
        "x" * 5000,
        "le la",
        "' OR 1=1",
    ],
)
def test_nothing_typed_is_a_fault(shelf, client_as, words):
    response = client_as("visitor").get(f"{CENTRE}suggestions.json", {"q": words})
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    assert len(response.json()["suggestions"]) <= MOST


def test_markup_in_a_title_stays_text(site, client_as):
    make_notice(site, "Prévenir <script>alert(1)</script>")
    response = client_as("visitor").get(f"{CENTRE}suggestions.json?q=prev")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert texts(response.json()["suggestions"], "title") == ["Prévenir <script>alert(1)</script>"]


def test_are_kept_for_visitors_until_the_content_changes(site, shelf, client_as, django_assert_num_queries):
    client = client_as("visitor")
    suggested(client, "prev")
    with django_assert_num_queries(1):
        kept = suggested(client, "prev")
    assert texts(kept, "title")
    make_notice(site, "Prévenir encore")
    assert "Prévenir encore" in texts(suggested(client, "prev"), "title")


@pytest.mark.parametrize("size", [3, 30])
def test_take_few_queries_whatever_the_size(site, client_as, size, django_assert_max_num_queries):
    for number in range(size):
        make_notice_by(site, ("Zoé", f"Prévost{number}"), title=f"Prévenir {number}")
    client = client_as("visitor")
    suggested(client, "prev")
    page_cache.store.clear()
    with django_assert_max_num_queries(15) as queries:
        assert MOST - 1 <= len(suggested(client, "prev")) <= MOST
    assert len(queries) > 5


def test_another_form_of_the_page_is_absent(site, client_as):
    assert client_as("member").get("/fr/suggestions.json").status_code == 404
