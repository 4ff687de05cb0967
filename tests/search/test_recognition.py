"""Questions that name one thing: it comes first, and the page says why."""

import pytest

from portal.search.names import NameKind, identifier_keys, law_keys, words_key
from portal.search.query import parse
from portal.search.searching import SearchRequest, search
from tests.factories import make_notice
from tests.search.wording import CENTRE, lines_of, make_notice_by, said

TITLE = "L’exploitation sexuelle : comprendre, « agir » et prévenir"


def results(words, **request):
    return search(SearchRequest(query=parse(words), **request), None)


def titles(words, **request):
    return [card.title for card in results(words, **request).cards]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("10.1234/AB-c", {(NameKind.DOI, "10.1234/ab-c")}),
        ("https://doi.org/10.1234/ab-c.", {(NameKind.DOI, "10.1234/ab-c")}),
        ("doi:10.1234/ab", {(NameKind.DOI, "10.1234/ab")}),
        ("978-2-7605-2391-3", {(NameKind.ISBN, "9782760523913")}),
        ("ISBN 2760523918", {(NameKind.ISBN, "9782760523913")}),
        ("2-7605-2391-8", {(NameKind.ISBN, "9782760523913")}),
        ("978-2-7605-2391-4", set()),
        ("ISSN 1480-9878", set()),
        ("0317-8471", {(NameKind.ISSN, "03178471")}),
        ("514 123-4567", set()),
        ("2012-10-15", set()),
    ],
)
def test_identifiers_are_read_in_each_form(text, keys):
    assert identifier_keys(text) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("C-36", {"c36"}),
        ("c36", {"c36"}),
        ("Projet de loi C-36", {"c36"}),
        ("projet de loi 21", {"bill21"}),
        ("Projet de loi no 21", {"bill21"}),
        ("PL 21", {"bill21"}),
        ("Bill 21", {"bill21"}),
        ("RLRQ c. P-34.1", {"p34.1"}),
        ("RLRQ, ch. P-34.1", {"p34.1"}),
        ("L.R.C. (1985), ch. C-46", {"c46"}),
        ("loi de 2014", set()),
        ("la loi", set()),
    ],
)
def test_numbers_of_laws_are_read_in_each_form(text, keys):
    assert {key for kind, key in law_keys(text) if kind == NameKind.LAW} == keys


def test_long_titles_are_compared_whole():
    long = "mot " * 60
    assert words_key(long + "fin") != words_key(long + "autre")
    assert len(words_key(long)) <= 80


@pytest.fixture
def shelf(site):
    for number in range(6):
        make_notice(site, f"C-36 et l’exploitation sexuelle {number}: comprendre agir prévenir", date="2025")
    make_notice(site, TITLE, date="1999", doi="10.1234/ab-c", isbn="978-2-7605-2391-3", issn="0317-8471")
    make_notice(
        site, "Loi sur la protection des collectivités", date="2014", kind="law", number="Projet de loi C-36"
    )
    make_notice(site, "Protection de la jeunesse", kind="law", law_citation="RLRQ, c. P-34.1")


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("l'exploitation sexuelle comprendre agir et prévenir", TITLE),
        ("EXPLOITATION SEXUELLE COMPRENDRE AGIR ET PREVENIR", TITLE),
        ("https://doi.org/10.1234/AB-C", TITLE),
        ("2760523918", TITLE),
        ("978 2 7605 2391 3", TITLE),
        ("0317-8471", TITLE),
        ("C-36", "Loi sur la protection des collectivités"),
        ("projet de loi c36", "Loi sur la protection des collectivités"),
        ("RLRQ c. P-34.1", "Protection de la jeunesse"),
    ],
)
def test_what_is_named_comes_first_and_the_page_says_why(shelf, client_as, question, title):
    assert titles(question)[0] == title
    lines = said(client_as("visitor"), question)
    assert "named" in lines
    assert not {"corrected", "alternatives"} & set(lines)


def test_another_order_that_she_chose_is_kept(shelf, client_as):
    assert titles("C-36", sort="date")[0] != "Loi sur la protection des collectivités"
    assert "named" not in said(client_as("visitor"), "C-36", tri="recent")


def test_what_is_named_comes_first_among_more_than_ranking_reads(shelf, monkeypatch):
    monkeypatch.setattr("portal.search.ordering.CANDIDATES", 3)
    assert titles("C-36")[0] == "Loi sur la protection des collectivités"
    assert len(titles("C-36")) == len(set(titles("C-36"))) == 7


def test_a_choice_that_leaves_out_what_is_named_is_kept(shelf, client_as):
    assert "named" not in said(client_as("visitor"), "C-36", type="report")


class TestPeople:
    @pytest.fixture
    def shelf(self, site):
        make_notice_by(site, ("Zoé", "Tremblay"), title="Premier", kind="book")
        make_notice_by(site, ("Zoé", "Tremblay"), ("Marie", "Roy"), title="Deuxième")
        make_notice_by(site, ("Marie", "Tremblay"), title="Troisième", abstract="Zoé")
        make_notice_by(site, ("Anne", "Zoé"), ("Tremblay", "Luc"), title="Quatrième")

    @pytest.mark.parametrize("question", ["Zoé Tremblay", "tremblay zoe", "TREMBLAY, Zoé"])
    def test_are_recognised_by_either_name_first(self, shelf, client_as, question):
        client = client_as("visitor")
        line = said(client, question)["person"]
        assert line["links"] == [f"{CENTRE}?auteur=Zo%C3%A9+Tremblay"]
        assert line["text"].startswith("2 ")
        html = client.get(line["links"][0]).content.decode()
        assert ("Premier" in html, "Deuxième" in html) == (True, True)
        assert "Troisième" not in html
        assert "Quatrième" not in html

    def test_stay_in_the_form_the_facets_and_the_orders(self, shelf, client_as):
        html = client_as("visitor").get(CENTRE, {"auteur": "Zoé Tremblay"}).content.decode()
        assert '<input type="hidden" name="auteur" value="Zoé Tremblay">' in html
        assert "?type=book&amp;auteur=Zo%C3%A9+Tremblay" in html
        assert "auteur=Zo%C3%A9+Tremblay&amp;tri=titre" in html
        assert 'name="robots" content="noindex"' in html

    def test_may_be_taken_away(self, shelf, client_as):
        html = client_as("visitor").get(CENTRE, {"q": "premier", "auteur": "Zoé Tremblay"}).content.decode()
        assert f'<a href="{CENTRE}?q=premier" rel="nofollow">Zoé Tremblay' in html

    @pytest.mark.parametrize("name", ["Absente", "\x00", "😀", "<script>", "x" * 5000, "' OR 1=1 --"])
    def test_who_are_not_there_find_nothing_and_break_nothing(self, shelf, client_as, name):
        response = client_as("visitor").get(CENTRE, {"auteur": name})
        assert response.status_code == 200
        assert "<script>alert" not in response.content.decode()
        if name not in ("\x00",):
            assert lines_of(response.content.decode())["results"]["text"].startswith("0 ")
