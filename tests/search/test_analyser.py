"""Words: what meets what, in French and in English."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.search.analyser import analyse
from portal.search.query import LONGEST, MOST_WORDS, parse


def meets(asked, text, language="fr"):
    """Tell whether a text holds all that a question asks, as the index would."""
    tokens = analyse(text, language)
    exact = f" {' '.join(token.exact for token in tokens)} "
    stems = {stem for token in tokens for stem in token.stems}
    clauses = parse(asked).clauses
    assert clauses
    return all(
        any(f" {' '.join(words)} " in exact for words in clause.phrases) or stems.intersection(clause.stems)
        for clause in clauses
    )


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("proxenetisme", "Le proxénétisme au Québec"),
        ("proxénète", "des proxénètes"),
        ("l'exploitation sexuelle", "Exploitations sexuelles"),
        ("l’exploitation", "qu’exploitation"),
        ("C-36", "Projet de loi C-36"),
        ("c36", "Projet de loi C-36"),
        ("c 36", "Projet de loi C-36"),
        ("P-34.1", "RLRQ, c. P-34.1"),
        ("intervenantes", "les intervenant·e·s du milieu"),
        ("intervenant", "les intervenant.e.s du milieu"),
        ("intervenante", "intervenant-e-s"),
        ("intervenant·e·s", "une intervenante"),
        ("survivante", "survivant(e)s"),
        ("travailleuse", "travailleur·euse·s"),
        ("travailleuse", "un travailleur"),
        ("policière", "policier·ère·s"),
        ("professionnelle", "professionnel.le.s"),
        ("étudiante", "étudiants-es"),
        ("directrice", "directeur/trice"),
        ("active", "actif·ve·s"),
        ("oeuvre", "une œuvre"),
        ("œuvre", "une oeuvre"),
        ("DPJ", "la D.P.J."),
        ("itss", "L’ITSS"),
        ("prostituees", "prostituées"),
        ("prostitution", "prostituée"),
        ("jeune", "la jeunesse"),
        ("aujourd'hui", "aujourd’hui"),
        ("intervention", "intervenantes"),
        ("10.1234/ab-c", "doi 10.1234/ab-c"),
        ("978-2-7605-2391-3", "9782760523913"),
        ('"exploitation sexuelle"', "l'exploitation sexuelle des mineurs"),
    ],
)
def test_meets(asked, text):
    assert meets(asked, text)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("CLES", "les clefs de la maison"),
        ("C-36", "36 articles"),
        ('"sexuelle exploitation"', "l'exploitation sexuelle"),
        ("donnez", "donation"),
        ("fin.le", "final"),
        ("traite", "maltraitance"),
    ],
)
def test_does_not_meet(asked, text):
    assert not meets(asked, text)


def test_english_words_meet_in_english_documents():
    assert meets("survivors", "A survivor of trafficking", "en")
    assert meets("trafficked", "Trafficking", "en")


@pytest.mark.parametrize("text", ["donnez-le", "rendez-vous", "mi-chemin", "vient-elle"])
def test_a_hyphen_is_not_always_inclusive_writing(text):
    assert [token.exact for token in analyse(text, "fr")] == text.split("-")


def test_a_sentence_that_ends_without_space_is_two_words():
    assert [token.exact for token in analyse("la fin.Le début", "fr")] == ["la", "fin", "le", "debut"]


def test_tokens_stand_where_they_were_written():
    text = "L’intervenant·e, d’abord"
    assert {text[t.start : t.end] for t in analyse(text, "fr")} == {"intervenant·e", "abord"}


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_text_is_analysed_and_asked(text):
    for token in analyse(text):
        assert 0 <= token.start < token.end
        assert token.exact
    assert len(parse(text).clauses) <= MOST_WORDS


def test_small_words_are_left_out_unless_alone():
    assert [clause.text for clause in parse("la loi").clauses] == ["loi"]
    assert [clause.text for clause in parse("le la").clauses] == ["le", "la"]


def test_a_long_question_is_cut_and_says_so():
    assert parse("mot " * 2000).cut
    assert len(parse("x" * 5000).text) == LONGEST
    assert not parse("deux mots").cut
