"""Spelling: what is corrected, with which word, and that everything else is left alone."""

import re

import pytest

from portal import page_cache
from portal.search import word_list
from portal.search.query import parse
from portal.search.searching import SearchRequest, search
from portal.search.vocabulary import words_in
from portal.search.word_list import WordList
from tests.factories import make_notice, make_standard_page
from tests.search.wording import CENTRE, lines_of, said


def results(words, **request):
    return search(SearchRequest(query=parse(words), **request), None)


def corrected(words):
    return [(c.clause.text, c.word) for c in results(words).corrections]


@pytest.fixture
def shelf(site):
    make_notice(site, "Le proxénétisme au Québec")
    make_notice(site, "L’hébergement des survivantes", abstract="Des survivants, des survivantes")
    make_notice(site, "CALACS : brochure")


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("proxenetime", "proxénétisme"),
        ("proxénétime", "proxénétisme"),
        ("hebergemnt", "hébergement"),
        ("l’hebregement", "hébergement"),
        ("CALCAS", "calacs"),
        ("brcohure", "brochure"),
    ],
)
def test_a_word_that_stands_nowhere_is_taken_for_the_nearest(shelf, typed, word):
    assert [found for _typed, found in corrected(typed)] == [word]
    assert results(typed).total == 1


@pytest.mark.parametrize(
    "typed", ["quebec", "proxenetisme", "survivante", "brochures", "xyz", "p-34.2", "12345"]
)
def test_a_word_that_finds_something_or_is_no_word_is_left_alone(shelf, typed):
    assert corrected(typed) == []


@pytest.mark.parametrize("typed", ['"proxenetime"', "« proxenetime »", 'rapport "proxenetime"'])
def test_nothing_in_quotes_is_corrected(shelf, typed):
    assert corrected(typed) == []


def test_one_fault_is_looked_for_in_a_short_word_and_two_in_a_long_one(shelf):
    assert corrected("rapots") == []
    assert corrected("proxentime") == [("proxentime", "proxénétisme")]
    assert corrected("proxntime") == []


def test_the_most_frequent_of_equals_is_taken_and_the_others_are_offered(site, client_as):
    make_notice(site, "Exploration")
    for number in range(2):
        make_notice(site, f"Exploitation {number}")
    assert corrected("explotation") == [("explotation", "exploitation")]
    lines = said(client_as("visitor"), "explotation")
    assert lines["alternatives"]["links"] == [f"{CENTRE}?q=exploration"]


def test_a_word_written_in_two_ways_is_offered_in_the_most_frequent(site):
    make_notice(site, "Hebergement")
    for number in range(2):
        make_notice(site, f"Hébergement {number}")
    assert corrected("hebergemnt") == [("hebergemnt", "hébergement")]


def test_correction_comes_before_leaving_a_word_out(shelf):
    found = results("proxenetime québec")
    assert (found.total, found.dropped) == (1, ())
    found = results("proxenetime zzzzzz")
    assert [clause.text for clause in found.dropped] == ["zzzzzz"]
    assert [c.word for c in found.corrections] == ["proxénétisme"]


def test_words_that_find_something_apart_are_not_corrected(shelf):
    found = results("proxénétisme brochure")
    assert found.corrections == ()
    assert len(found.dropped) == 1


def test_the_page_says_what_was_done_and_leads_to_what_was_typed(shelf, client_as):
    client = client_as("visitor")
    lines = said(client, "proxenetime québec", tri="titre")
    assert re.findall(r"prox\w+", lines["corrected"]["text"]) == ["proxénétisme", "proxenetime"]
    assert "proxénétisme québec" in lines["results"]["text"]
    (exact,) = lines["corrected"]["links"]
    assert exact == f"{CENTRE}?q=proxenetime+qu%C3%A9bec&exact=1&tri=titre"
    lines = lines_of(client.get(exact).content.decode())
    assert "corrected" not in lines
    assert lines["exact"]["links"] == [f"{CENTRE}?q=proxenetime+qu%C3%A9bec&tri=titre"]


def test_nothing_found_offers_what_may_be_meant(shelf, client_as):
    lines = said(client_as("visitor"), "proxenetime", exact="1")
    assert lines["alternatives"]["links"] == [f"{CENTRE}?q=prox%C3%A9n%C3%A9tisme"]
    lines = said(client_as("visitor"), "proxenetime", exact="1", path="/fr/recherche/")
    assert lines["alternatives"]["links"] == ["/fr/recherche/?q=prox%C3%A9n%C3%A9tisme"]


def test_a_word_of_pages_of_text_is_no_correction_where_only_documents_are_searched(site, client_as):
    make_standard_page(site.home, "Confidentialité")
    make_notice(site, "Un rapport")
    client = client_as("visitor")
    assert "corrected" not in said(client, "confidentialte")
    assert "corrected" in said(client, "confidentialte", path="/fr/recherche/")


def test_a_word_that_stands_elsewhere_is_not_replaced_but_another_is_offered(shelf, site, client_as):
    make_standard_page(site.home, "Il a écrit proxenetime")
    lines = said(client_as("visitor"), "proxenetime")
    assert "corrected" not in lines
    assert lines["alternatives"]["links"] == [f"{CENTRE}?q=prox%C3%A9n%C3%A9tisme"]


def test_accents_are_given_back_from_the_collection(site):
    # Without its accents, this participle has a stem that its other forms do not have.
    make_notice(site, "Elles sont protégées")
    make_notice(site, "Une protection réglementée")
    bare = {stem for clause in parse("reglementees").clauses for stem in clause.stems}
    assert results("reglementees").total == 1
    make_notice(site, "Réglementer, dit-elle")
    assert bare
    assert results("reglementees").total == 2


def test_words_come_into_a_list_that_is_already_in_memory_and_leave_what_is_offered(site):
    make_notice(site, "Proxénétisme")
    assert corrected("proxenetime")
    held = word_list._memory.held
    notice = make_notice(site, "Hébergement")
    assert corrected("hebergemnt") == [("hebergemnt", "hébergement")]
    assert word_list._memory.held.whole is held.whole
    notice.unpublish()
    assert corrected("hebergemnt") == []
    assert "hebergement" in word_list._memory.held.close_to("hebergemnt", ["public"], 2)


def test_many_new_words_are_read_whole(site, monkeypatch):
    monkeypatch.setattr(word_list, "RELOAD_FROM", 3)
    make_notice(site, "Proxénétisme")
    assert corrected("proxenetime")
    held = word_list._memory.held
    make_notice(site, "Hébergement survivantes intervention prostitution")
    assert corrected("hebergemnt") == [("hebergemnt", "hébergement")]
    assert word_list._memory.held.whole is not held.whole


def test_words_are_kept_apart_by_audience_in_memory_too():
    words = WordList(1, {("public", 6): "agneau", ("members", 6): "anneau"})
    assert words.close_to("agneau", ["public"], 1) == {"agneau": 0}
    assert words.close_to("agneau", ["public", "members"], 1) == {"agneau": 0, "anneau": 1}


def test_words_that_help_have_letters_only():
    text = "L’hébergement d'urgence: la C-36, ab1 xx œuvre 中文 de " + "a" * 31
    assert words_in(text, "NAÏVE e\u0301cole") == {"hébergement", "urgence", "œuvre", "naïve", "école"}


@pytest.mark.parametrize("typed", ["frochure", "selon", "cales"])
def test_a_word_that_may_be_another_one_is_offered_and_not_taken(site, typed):
    for title in ("La brochure", "Un salon", "Des cafes"):
        make_notice(site, title)
    found = results(typed)
    assert (found.corrections, found.total) == ((), 0)


@pytest.mark.parametrize("size", [3, 40])
def test_a_corrected_question_takes_no_more_queries_than_another(
    site, client_as, size, django_assert_max_num_queries
):
    for number in range(size):
        make_notice(site, f"L’hébergement commun {number}", abstract="Un hébergement, des maisons")
    client = client_as("visitor")
    # The first visits make the site's settings and take up what changed in the facets and the words.
    for _ in range(2):
        client.get("/fr/documentation/?q=hebergemnt+commun")
        page_cache.store.clear()
    with django_assert_max_num_queries(15) as queries:
        answer = client.get("/fr/documentation/?q=hebergemnt+commun").content.decode()
    assert "hébergement" in answer
    assert len(queries) > 5
