"""The search: what is found, in which order, how it is counted, and that it follows each change."""

from io import StringIO

from django.core.management import call_command
from django.db import transaction

import pytest

from documents.models import Contributor
from portal import page_cache
from portal.models import Region, Theme
from portal.search import indexing
from portal.search.engines import engine
from portal.search.models import SearchEntry, SearchState
from portal.search.query import parse
from portal.search.searching import PER_PAGE, SearchRequest, search
from portal.search.sources import search_sources
from tests.factories import (
    make_dossier,
    make_event,
    make_news,
    make_notice,
    make_organisation,
    make_question,
    make_standard_page,
    make_tool,
)
from tests.webinars.recordings.made import make_recorded


def found(words, user=None, **request):
    return search(SearchRequest(query=parse(words), **request), user)


def titles(words, user=None, **request):
    return [card.title for card in found(words, user, **request).cards]


def counts(results, name):
    facet = next(facet for facet in results.facets if facet.facet.name == name)
    return dict(facet.counts)


@pytest.fixture
def theme(db):
    return Theme.objects.create(name_fr="Hébergement", name_en="Housing", slug="hebergement")


class TestWords:
    def test_are_looked_for_in_each_place(self, site, theme):
        notice = make_notice(site, "Un titre", abstract="Un résumé", plain_summary="En bref")
        notice.contributors = [
            Contributor(family="Tremblay", given="Zoé"),
            Contributor(organisation="Organisme"),
        ]
        notice.themes = [theme]
        notice.tags.add("mot-clé")
        notice.save()
        for words in (
            "titre",
            "résumé",
            "bref",
            "tremblay zoé",
            "organisme",
            "hébergement",
            "housing",
            "mot-clé",
        ):
            assert titles(words) == ["Un titre"], words

    def test_must_all_be_there(self, site):
        make_notice(site, "Rouge et bleu")
        make_notice(site, "Rouge seul")
        assert titles("rouge bleu") == ["Rouge et bleu"]

    def test_in_quotes_follow_each_other(self, site):
        make_notice(site, "Exploitation sexuelle")
        make_notice(site, "Sexuelle, cette exploitation")
        assert titles('"exploitation sexuelle"') == ["Exploitation sexuelle"]
        assert len(titles("exploitation sexuelle")) == 2

    def test_that_nothing_has_are_left_out_and_named(self, site):
        make_notice(site, "Hébergement d'urgence")
        results = found("hébergement zzzz")
        assert [card.title for card in results.cards] == ["Hébergement d'urgence"]
        assert [clause.text for clause in results.dropped] == ["zzzz"]

    def test_of_pages_of_text_are_found_in_the_language_of_the_interface(self, site):
        make_standard_page(site.home, "Confidentialité", body=[("text", "<p>Nous gardons peu</p>")])
        assert titles("gardons", locale="fr") == ["Confidentialité"]
        assert titles("gardons", locale="en") == []


class TestOrder:
    def test_title_comes_before_summary_and_exact_before_stem(self, site):
        make_notice(site, "Autre chose", abstract="La sortie de la prostitution")
        make_notice(site, "Femmes prostituées")
        make_notice(site, "La prostitution")
        assert titles("prostitution") == ["La prostitution", "Femmes prostituées", "Autre chose"]

    def test_of_equals_is_newest_first_but_laws_have_no_age(self, site):
        make_notice(site, "Rapport A", date="2001")
        make_notice(site, "Rapport B", date="2024")
        assert titles("rapport") == ["Rapport B", "Rapport A"]

    @pytest.mark.parametrize(
        ("sort", "order"),
        [("title", ["Égalité", "Fille", "Zone"]), ("date", ["Fille", "Zone", "Égalité"]),
         ("oldest", ["Égalité", "Zone", "Fille"])],
    )  # fmt: skip
    def test_is_chosen(self, site, sort, order):
        for title, date in (("Zone", "2005"), ("Égalité", "1999"), ("Fille", "2020")):
            make_notice(site, title, date=date, abstract="commun")
        assert titles("commun", sort=sort) == order
        assert titles("", sort=sort) == order

    def test_pages_hold_each_result_once(self, site):
        for number in range(PER_PAGE + 5):
            make_notice(site, f"Commun {number}")
        first, second = titles("commun"), titles("commun", page=2)
        assert (len(first), len(second)) == (PER_PAGE, 5)
        assert not set(first) & set(second)


class TestManyResults:
    """More than ranking reads."""

    @pytest.fixture
    def many(self, site, monkeypatch):
        monkeypatch.setattr("portal.search.ordering.CANDIDATES", 6)
        monkeypatch.setattr("portal.search.ordering.FEW", 3)
        for number in range(30):
            place = "title" if number % 5 == 0 else "abstract"
            other = {"abstract": "commun"} if place == "abstract" else {}
            title = f"Commun {number}" if place == "title" else f"Autre {number}"
            make_notice(site, title, date=str(1990 + number), **other)

    def test_begin_with_those_that_have_the_words_in_the_title(self, many):
        first = titles("commun")
        assert all(title.startswith("Commun") for title in first[:6])

    def test_are_all_shown_once_over_the_pages(self, many):
        shown = titles("commun") + titles("commun", page=2)
        assert len(shown) == len(set(shown)) == 30

    def test_are_sorted_over_all(self, many):
        assert titles("commun", sort="oldest")[0] == "Commun 0"
        assert titles("", sort="date")[0] == "Autre 29"


class TestFacets:
    @pytest.fixture
    def shelf(self, site, theme):
        region = Region.objects.create(name_fr="Laval", name_en="Laval", slug="laval", code="13")
        for kind, year, language in (
            ("report", "2020", "fr"),
            ("book", "2020", "fr"),
            ("book", "2019", "en"),
        ):
            notice = make_notice(site, f"Commun {kind} {year}", kind=kind, date=year, language=language)
            notice.themes, notice.regions = [theme], [region] if kind == "report" else []
            notice.save()

    def test_count_each_value(self, shelf, theme):
        results = found("commun")
        assert counts(results, "kind") == {"report": 1, "book": 2}
        assert counts(results, "year") == {"2020": 2, "2019": 1}
        assert counts(results, "language") == {"fr": 2, "en": 1}
        assert counts(results, "theme") == {str(theme.pk): 3}
        assert sum(counts(results, "region").values()) == 1

    def test_ignore_their_own_choice_and_follow_the_others(self, shelf):
        results = found("commun", chosen={"kind": ["report"]})
        assert results.total == 1
        assert counts(results, "kind") == {"report": 1, "book": 2}
        assert counts(results, "year") == {"2020": 1}

    def test_choices_of_one_are_any_of_and_of_two_are_both(self, shelf):
        assert found("commun", chosen={"kind": ["report", "book"]}).total == 3
        assert found("commun", chosen={"kind": ["book"], "year": ["2020"]}).total == 1

    def test_a_wider_theme_holds_its_narrower_ones(self, site, theme):
        narrower = Theme.objects.create(name_fr="Urgence", name_en="Emergency", slug="urgence", parent=theme)
        notice = make_notice(site, "Commun")
        notice.themes = [narrower]
        notice.save()
        assert found("commun", chosen={"theme": [str(theme.pk)]}).total == 1


class TestTheIndexFollows:
    def test_a_change_of_words(self, site):
        notice = make_notice(site, "Avant")
        notice.title = "Après"
        notice.save_revision().publish()
        assert titles("avant") == []
        assert titles("après") == ["Après"]

    def test_a_draft_is_not_found_before_it_is_published(self, site):
        notice = make_notice(site, "Visible")
        notice.title = "Brouillon"
        notice.save_revision()
        assert titles("brouillon") == []
        assert titles("visible") == ["Visible"]

    def test_an_unpublished_page(self, site):
        notice = make_notice(site, "Visible")
        notice.unpublish()
        assert titles("visible") == []
        assert found("").total == 0

    def test_a_deletion_erases_the_words(self, site):
        notice = make_notice(site, "Effacée")
        notice.delete()
        assert titles("effacée") == []
        assert not SearchEntry.objects.exclude(audience="").exists()
        assert not SearchEntry.objects.exclude(sort_title="").exists()

    def test_a_deletion_of_the_parent(self, site):
        make_notice(site, "Effacée")
        site.centre.refresh_from_db()
        site.centre.delete()
        assert found("").total == 0

    def test_a_change_of_audience(self, site, person):
        notice = make_notice(site, "Secrète")
        notice.set_audience("members")
        assert titles("secrète") == []
        assert titles("secrète", person("member")) == ["Secrète"]

    def test_a_transaction_that_fails_changes_nothing(self, site):
        notice = make_notice(site, "Avant")

        class Fault(Exception):
            pass

        with pytest.raises(Fault), transaction.atomic():
            notice.title = "Après"
            notice.save()
            raise Fault
        assert titles("après") == []
        assert titles("avant") == ["Avant"]

    def test_a_rebuild_from_nothing(self, site):
        make_notice(site, "Reconstruite")
        make_standard_page(site.home, "Page reconstruite")
        before = sorted(titles("reconstruite"))
        SearchEntry.objects.all().delete()
        assert titles("reconstruite") == []
        call_command("rebuild_search", stdout=open("/dev/null", "w"))  # noqa: SIM115
        assert sorted(titles("reconstruite")) == before == ["Page reconstruite", "Reconstruite"]

    def test_facets_in_memory_agree_with_a_fresh_reading(self, site):
        from portal.search import masks

        for number in range(6):
            make_notice(site, f"Notice {number}", kind="book" if number % 2 else "report")
            masks.current_masks()
        fresh = masks._load(1)
        assert masks.current_masks()._values == fresh._values

    def test_a_stale_entry_shows_nothing(self, site):
        notice = make_notice(site, "Périmée")
        type(notice).objects.filter(pk=notice.pk).update(live=False)
        assert found("périmée").cards == []


class TestRefusals:
    """No question is a fault."""

    # fmt: off
    QUESTIONS = [
        '"', '""', '"a', "a\" OR \"b", "*", "a*", ":", "title:x", "(", ")", "NEAR(a b)", "AND", "a AND NOT b",
        "^a", "le la les", "x" * 5000, "mot " * 1500, "\x00", "a\x00b", "😀", "😀 loi", "' OR 1=1 --", "\\",
        "%", "_", "{}",
        "a & b | !c <-> d", "-", "ﬁ", "İ", "\ud7ff", "٣", "中文", "a'b''c", "l'", "’’",
    ]
    # fmt: on

    @pytest.mark.parametrize("language", ["fr", "en"])
    @pytest.mark.parametrize("question", QUESTIONS)
    def test_page(self, site, client_as, question, language):
        make_notice(site, "Une loi")
        for path in (f"/{language}/documentation/", "/fr/recherche/" if language == "fr" else "/en/search/"):
            assert client_as("visitor").get(path, {"q": question}).status_code == 200

    @pytest.mark.parametrize(
        "address",
        [
            "?page=0", "?page=-1", "?page=abc", "?page=99999999999999999999", "?page=٣", "?tri=zzz",
            "?type=zzz",
            "?annee=20x0", "?annee=9999", "?theme=%00", "?region=" + "a" * 3000, "?q=a&q=b", "?langue[]=fr",
            "?" + "&".join(f"annee={year}" for year in range(1900, 2000)),
        ],
    )  # fmt: skip
    def test_address(self, site, client_as, address):
        make_notice(site, "Une loi")
        assert client_as("visitor").get(f"/fr/documentation/{address}").status_code == 200

    def test_markup_in_a_document_is_shown_and_not_run(self, site, client_as):
        make_notice(site, "Une <script>alert(1)</script> loi", abstract="<img src=x onerror=alert(1)> loi")
        text = client_as("visitor").get("/fr/documentation/?q=loi").content.decode()
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "&lt;script&gt;" in text


def test_marks_show_the_words_as_written(site):
    make_notice(site, "Les intervenant·e·s", abstract="Des prostituées, une loi dite C-36, l’exploitation.")
    card = found("intervenantes prostitution c36 exploitation").cards[0]
    assert "<mark>intervenant·e·s</mark>" in card.title_marked
    for marked in ("<mark>prostituées</mark>", "<mark>C-36</mark>", "<mark>exploitation</mark>"):
        assert marked in card.summary


def test_a_long_summary_is_cut_around_the_words(site):
    make_notice(
        site, "Titre", abstract="Rien ici. " * 200 + "Puis l’hébergement d’urgence. " + "Rien. " * 200
    )
    summary = found("hébergement urgence").cards[0].summary
    assert "<mark>hébergement</mark> d’<mark>urgence</mark>" in summary
    assert len(summary) < 400


def test_each_source_tells_the_facts_that_facets_need(site):
    make_notice(site, "Notice")
    make_standard_page(site.home, "Page")
    make_dossier(site, "Parcours")
    make_organisation("Organisme")
    make_question(make_event(site), answered=True)
    make_recorded(site)
    make_news(site)
    make_tool(site)
    names = [source.name for source in search_sources]
    of_pages = ["dossier", "event", "news", "notice", "page", "tool"]
    assert sorted(names) == sorted([*of_pages, "organisation", "question", "recording"])
    for source in search_sources:
        records = list(source.records(source.keys()))
        assert records
        assert all(record.facets["kind"][0] in source.kinds() for record in records)


@pytest.mark.parametrize("size", [3, 40])
def test_a_page_of_results_takes_few_queries_whatever_the_size(
    site, client_as, theme, size, django_assert_max_num_queries
):
    for number in range(size):
        notice = make_notice(site, f"Commun {number}")
        notice.themes = [theme]
        notice.save()
    client = client_as("visitor")
    # The first visit ever makes the site's settings; the next takes up the facets that changed.
    for _ in range(2):
        client.get("/fr/documentation/?q=commun")
        page_cache.store.clear()
    with django_assert_max_num_queries(15) as queries:
        client.get("/fr/documentation/?q=commun")
    assert len(queries) > 5
    with django_assert_max_num_queries(15):
        client.get("/fr/documentation/?theme=hebergement")


def test_an_upgrade_makes_an_index_of_another_version_anew(site):
    make_notice(site, "Commun")
    assert not indexing.is_outdated()
    SearchState.objects.update(analyser="0/older")
    engine().clear()
    assert titles("commun") == []
    said = StringIO()
    call_command("prepare", stdout=said)
    assert titles("commun") == ["Commun"]
    assert "rebuilding" in said.getvalue()
    said = StringIO()
    call_command("prepare", stdout=said)
    assert said.getvalue() == ""


def test_two_engines_of_one_process_share_nothing_that_is_not_committed(site):
    make_notice(site, "Commun")
    source = search_sources.get("notice")
    assert not indexing.is_outdated()
    indexing.remove(source, [])
    assert titles("commun") == ["Commun"]
