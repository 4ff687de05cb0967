"""Synonyms: what is searched beside what was typed, how it is said, and how it is undone."""

from django.core.exceptions import ValidationError

import pytest

from portal.search.matching import understand
from portal.search.models import SynonymGroup
from portal.search.searching import SearchRequest, search
from tests.factories import make_notice
from tests.search.wording import CENTRE, lines_of, make_group, said

DPJ = ("DPJ", "direction de la protection de la jeunesse")


def titles(words, **request):
    query = understand(words, 0)
    return [card.title for card in search(SearchRequest(query=query, **request), None).cards]


@pytest.fixture
def shelf(site):
    make_notice(site, "La DPJ répond")
    make_notice(site, "La direction de la protection de la jeunesse")
    make_notice(site, "Protection de la jeunesse")
    make_notice(site, "Direction des finances")


@pytest.mark.parametrize("asked", ["DPJ", "dpj", "D.P.J.", "la direction de la protection de la jeunesse"])
def test_each_wording_finds_the_others(shelf, asked):
    assert "La DPJ répond" not in titles("direction de la protection de la jeunesse")
    make_group(*DPJ)
    assert set(titles(asked)) == {"La DPJ répond", "La direction de la protection de la jeunesse"}


def test_a_phrase_is_found_as_a_phrase_and_other_words_must_still_be_there(shelf):
    make_group(*DPJ)
    assert titles("DPJ répond") == ["La DPJ répond"]
    assert titles("DPJ jeunesse") == ["La direction de la protection de la jeunesse"]


def test_one_way_is_one_way(site):
    make_notice(site, "Exploitation sexuelle")
    make_notice(site, "Prostitution")
    make_group("prostitution", leads_to=["exploitation sexuelle"])
    assert set(titles("prostitution")) == {"Prostitution", "Exploitation sexuelle"}
    assert titles("exploitation sexuelle") == ["Exploitation sexuelle"]


def test_what_was_typed_comes_before_what_means_the_same(site):
    make_group("pimp", "proxénète")
    make_notice(site, "Le pimp", date="2024")
    make_notice(site, "Le proxénète", date="2001")
    assert titles("proxénètes") == ["Le proxénète", "Le pimp"]
    assert titles("pimp") == ["Le pimp", "Le proxénète"]


def test_a_key_is_no_acronym(site):
    make_notice(site, "La Concertation")
    make_group("CLES", "Concertation")
    assert titles("cles") == titles("CLES") == ["La Concertation"]
    assert titles("clés") == titles("clé") == []


def test_nothing_in_quotes_has_synonyms(shelf):
    make_group(*DPJ)
    assert titles('"DPJ"') == ["La DPJ répond"]


def test_all_the_ways_are_searched_in_each_place(site):
    make_group("ITSS", "IST")
    for number in range(4):
        make_notice(site, f"Titre {number}", abstract="IST")
    assert len(titles("itss")) == 4


def test_the_page_says_it_and_one_link_undoes_it(shelf, client_as):
    make_group(*DPJ)
    client = client_as("visitor")
    lines = said(client, "DPJ")
    assert DPJ[1] in lines["synonyms"]["text"]
    assert "2 " in lines["results"]["text"]
    (exact,) = lines["synonyms"]["links"]
    assert exact == f"{CENTRE}?q=DPJ&exact=1"
    html = client.get(exact).content.decode()
    assert "synonyms" not in lines_of(html)
    assert "1 " in lines_of(html)["results"]["text"]
    assert '<input type="hidden" name="exact" value="1">' in html
    everything = client.get(CENTRE, {"q": "direction", "exact": "1"}).content.decode()
    assert "q=direction&amp;exact=1&amp;tri=titre" in everything


def test_the_words_of_a_synonym_are_marked_but_its_small_ones(shelf, client_as):
    make_group(*DPJ)
    html = client_as("visitor").get(CENTRE, {"q": "DPJ"}).content.decode()
    assert "<mark>direction</mark> de la <mark>protection</mark> de la <mark>jeunesse</mark>" in html


def test_a_corrected_word_has_its_synonyms(site):
    make_notice(site, "Le proxénétisme")
    make_notice(site, "Procuring", language="en")
    make_group("proxénétisme", "procuring")
    assert set(titles("proxenetime")) == {"Le proxénétisme", "Procuring"}


def test_a_change_shows_at_once_to_visitors_too(shelf, client_as):
    client = client_as("visitor")
    assert "synonyms" not in said(client, "DPJ")
    group = make_group(*DPJ)
    assert "synonyms" in said(client, "DPJ")
    group.delete()
    assert "synonyms" not in said(client, "DPJ")


@pytest.mark.parametrize(
    ("wordings", "leads_to", "field"),
    [
        ("DPJ", "", "wordings"),
        ("DPJ\nDPJ", "", "wordings"),
        ("DPJ\nde la", "", "wordings"),
        ("DPJ\n" + "x" * 121, "", "wordings"),
        ("DPJ", "😀", "leads_to"),
        ("DPJ\n" + "\n".join(f"mot{number}" for number in range(41)), "", "wordings"),
    ],
)
def test_a_group_that_cannot_be_searched_is_refused(db, wordings, leads_to, field):
    with pytest.raises(ValidationError) as refused:
        SynonymGroup(wordings=wordings, leads_to=leads_to).full_clean()
    assert set(refused.value.message_dict) == {field}


def test_a_group_is_kept_one_wording_a_line(db):
    group = SynonymGroup(wordings="  DPJ \n\n direction   jeunesse\nDPJ")
    group.full_clean()
    assert group.wordings == "DPJ\ndirection jeunesse"


@pytest.mark.parametrize(("number", "shown", "folded"), [(5, 5, 0), (6, 4, 2)])
def test_a_long_list_of_what_was_searched_too_folds(site, client_as, number, shown, folded):
    make_notice(site, "Le sigle ABCD")
    wordings = [f"formulation{letter}" for letter in "abcdef"[:number]]
    SynonymGroup.objects.create(wordings="\n".join(["ABCD", *wordings]))
    html = client_as("visitor").get(CENTRE, {"q": "ABCD"}).content.decode()
    parts = html.partition('id="synonyms"')[2].partition("</p>")
    assert parts[0].count("<span>") == shown
    more = parts[2].partition('id="more-synonyms"')[2].partition("</details>")[0]
    assert more.count("<span>") == folded
