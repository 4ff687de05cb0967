"""The search inside files: the words of a file find its notice, and show where they stand."""

import pytest

from portal import page_cache
from portal.files.models import FileText, TextState
from portal.files.texts import index_all
from portal.search import indexing
from portal.search.query import parse
from portal.search.searching import SearchRequest, search
from tests.documents.catalogue import FOLDER, needs_catalogue
from tests.factories import make_notice
from tests.files.corpus_text import real, stored, text_pdf, word_file

SENTENCE = "Une phrase assez longue pour que la page ne passe pas pour une image. "
PAGES = [
    "Une introduction qui parle d'hébergement d'urgence et de bien d'autres choses.",
    "Les intervenantes rencontrent des femmes prostituées dans la rue, la nuit.",
    "La traite des personnes est un crime. L'hébergement manque.",
    "Conclusion : <script>alert('zq')</script> la loi C-36 doit changer.",
]


def found(words, user=None, **request):
    return search(SearchRequest(query=parse(words), **request), user)


def titles(words, user=None, **request):
    return [card.title for card in found(words, user, **request).cards]


def passage(words):
    return found(words).cards[0].passage


@pytest.fixture
def notice(site):
    return make_notice(site, "Un rapport", abstract="Un résumé.", file=stored(text_pdf(PAGES)))


class TestTheWordsOfAFile:
    def test_find_its_notice_as_written_and_by_stem(self, notice):
        for words in ("rencontrent", "prostituees", "prostitution", "intervenant", "c36", "crime rapport"):
            assert titles(words) == ["Un rapport"], words

    def test_find_it_though_they_stand_on_different_pages(self, notice):
        assert titles("introduction conclusion") == ["Un rapport"]

    def test_in_quotes_follow_each_other_on_a_page(self, notice):
        assert titles('"traite des personnes"') == ["Un rapport"]
        assert titles('"personnes des traite"') == []
        # Neighbours in the set of words, and on no page.
        assert titles('"traite urgence"') == titles('"crime dans"') == []
        assert titles('"traite des personnes" résumé') == ["Un rapport"]
        results = found('"traite des personnes" absent')
        assert [card.title for card in results.cards] == ["Un rapport"]
        assert [clause.text for clause in results.dropped] == ["absent"]

    def test_count_less_than_those_of_a_summary(self, site, notice):
        make_notice(site, "Autre", abstract="On y rencontre la prostitution.")
        assert titles("prostituées") == ["Autre", "Un rapport"]
        other = make_notice(site, "Titre", abstract="Prostituées", file=stored(text_pdf(["Rien " * 20])))
        assert titles("prostituées") == ["Titre", "Autre", "Un rapport"]
        assert other.file.text.state == TextState.READ

    def test_are_found_in_a_text_without_pages(self, site):
        file = stored(
            word_file([("Heading 1", "Titre"), (None, "Un mot zqglycinezq dans une lettre.")]), "a.docx"
        )
        make_notice(site, "Une lettre", file=file)
        shown = passage("zqglycinezq")
        assert (shown.page, shown.url) == (None, file.url)
        assert "<mark>zqglycinezq</mark>" in shown.snippet

    def test_are_gone_with_the_file(self, site, notice):
        notice.file.delete()
        notice.refresh_from_db()
        notice.save()
        assert titles("rencontrent") == []
        assert titles('"traite des personnes"') == []

    def test_follow_a_file_that_is_replaced(self, notice):
        from django.core.files.base import ContentFile

        file = notice.file
        file.file = ContentFile(text_pdf([f"{SENTENCE}zqnouveauzq"]), name="a.pdf")
        file.save()
        assert titles("rencontrent") == []
        assert titles("zqnouveauzq") == ["Un rapport"]

    def test_are_found_after_a_rebuild(self, notice):
        from portal.search.engines import engine

        engine().clear()
        assert titles("rencontrent") == []
        indexing.rebuild()
        assert titles("rencontrent") == ["Un rapport"]
        assert passage("rencontrent").page == 2
        indexing.rebuild()
        assert titles('"traite des personnes"') == ["Un rapport"]

    def test_that_are_longer_than_any_word_are_no_fault(self, site):
        file = stored(text_pdf([f"{SENTENCE}{'x' * 1_900} fin"]))
        make_notice(site, "Un rapport", file=file, abstract="y" * 5_000)
        assert file.text.state == TextState.READ
        assert titles("fin") == ["Un rapport"]


class TestThePassage:
    def test_is_the_page_that_holds_most_of_the_words_the_first_of_equals(self, notice):
        assert passage("hébergement").page == 1
        assert passage("hébergement traite").page == 3
        assert passage("introduction hébergement traite crime").page == 3
        assert passage('"femmes prostituées"').page == 2

    def test_leads_to_the_file_at_its_page(self, notice):
        assert passage("prostitution").url == f"{notice.file.url}#page=2"

    def test_marks_the_words_and_runs_nothing(self, notice, client_as):
        shown = passage("loi changer").snippet
        assert "<mark>loi</mark>" in shown
        assert "&lt;script&gt;" in shown
        text = client_as("visitor").get("/fr/documentation/?q=changer").content.decode()
        assert "<script>alert" not in text
        assert f'href="{notice.file.url}#page=4"' in text

    def test_is_not_shown_for_words_that_the_file_has_not(self, notice):
        assert passage("résumé") is None
        assert found("").cards[0].passage is None

    def test_is_that_of_each_result(self, site, notice):
        other = stored(text_pdf([SENTENCE, SENTENCE, "La traite, ici, est en troisième page, voyez-vous."]))
        make_notice(site, "Un autre", file=other)
        cards = {card.title: card.passage.url for card in found("traite").cards}
        assert cards == {"Un rapport": f"{notice.file.url}#page=3", "Un autre": f"{other.url}#page=3"}


def test_the_texts_of_all_files_may_be_indexed_again_and_again(notice):
    index_all()
    index_all()
    assert found("rencontrent").total == 1


@pytest.mark.parametrize("size", [3, 25])
def test_a_page_of_results_with_passages_takes_few_queries(
    site, client_as, size, django_assert_max_num_queries
):
    for number in range(size):
        make_notice(site, f"Commun {number}", file=stored(text_pdf([f"{SENTENCE}Commun {number}"] * 3)))
    client = client_as("visitor")
    for _ in range(2):
        client.get("/fr/documentation/?q=commun")
        page_cache.store.clear()
    with django_assert_max_num_queries(15) as queries:
        text = client.get("/fr/documentation/?q=commun").content.decode()
    assert text.count("#page=1") == min(size, 20)
    assert len(queries) > 5


@needs_catalogue
def test_the_real_files_of_the_catalogue_are_found_by_their_pages(site):
    debian = real(FOLDER / "uploads" / "histoire-debian-fr.pdf")
    make_notice(site, "Histoire", file=debian)
    huge = real(FOLDER / "uploads" / "cinq-mille-pages.pdf", as_is=True)
    make_notice(site, "Immense", file=huge)
    assert FileText.objects.get(pk=huge.pk).state == TextState.LONG
    assert titles("démesurée") == ["Immense"]
    assert titles('"noyau en moins de 30 minutes"') == ["Histoire"]
    assert passage("Ian Murdock dpkg rustine").page == 13
