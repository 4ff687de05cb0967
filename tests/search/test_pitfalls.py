"""The pitfalls of French and of how people type it (documentation-centre research, §4.4)."""

import pytest

from portal.search.analyser import analyse
from portal.search.query import parse
from portal.search.searching import SearchRequest, search
from tests.factories import make_notice
from tests.search.test_analyser import meets

# Each finds the other: she types one, a text has the other.
MEET = [
    # Accents, which a phone leaves out; what they tell apart is for the order of results.
    ("traite", "traité"),
    ("traité", "traitement"),
    ("jeûne", "jeune"),
    ("marché", "marche"),
    ("droit", "droite"),
    ("port", "porte"),
    ("québécoise", "quebecois"),
    # Capitals without accents.
    ("PROXENETISME", "proxénétisme"),
    ("CLÉS", "clés"),
    # Ligatures.
    ("soeurs", "sœur"),
    ("ŒUVRE", "oeuvre"),
    ("d’œuvre", "l'oeuvre"),
    ("vitæ", "vitae"),
    # Elisions, with the apostrophes of all keyboards.
    ("qu’elle", "elle"),
    ("l'exploitation", "l’exploitation"),
    ("lʼexploitation", "exploitation"),
    ("l‘exploitation", "exploitation"),
    ("l`exploitation", "l´exploitation"),
    ("s’en sortir", "sortir"),
    ("quelqu'un", "quelqu’un"),
    ("prud'homme", "prud’hommes"),
    # Hyphens, of all kinds.
    ("mi-chemin", "mi chemin"),
    ("rendez-vous", "rendez vous"),
    ("rendez-vous", "rendez\u2011vous"),
    ("mot-clé", "mots-clés"),
    ("donnez-le", "donnez le"),
    ("après\u2010midi", "après-midi"),
    # A hyphen that shows only at the end of a line.
    ("exploitation", "exploi\u00adtation"),
    ("cyberprédation", "cyber\u00adpréda\u00adtion"),
    # Plurals.
    ("femmes", "femme"),
    ("réseaux", "réseau"),
    ("tribunaux", "tribunal"),
    ("criminaux", "criminel"),
    ("lois", "loi"),
    ("emplois", "emploi"),
    ("vidéos", "vidéo"),
    ("médias", "média"),
    ("photos", "photo"),
    ("individus", "individu"),
    ("revenus", "revenu"),
    ("abris", "abri"),
    ("milieux", "milieu"),
    ("enjeux", "enjeu"),
    ("anglais", "anglaises"),
    ("soumis", "soumis"),
    ("refus", "refuser"),
    ("abus", "abus"),
]
# Neither finds the other.
APART = [
    ("traite", "maltraitance"),
    ("fin.Le", "final"),
    ("M. e", "me"),
    ("loi", "loin"),
    ("fois", "foi"),
    ("mois", "moine"),
    ("milieu", "mille"),
    ("media", "médiation"),
]


@pytest.mark.parametrize(("one", "other"), MEET)
def test_they_find_each_other(one, other):
    assert meets(one, other)
    assert meets(other, one)


@pytest.mark.parametrize(("one", "other"), APART)
def test_they_do_not_find_each_other(one, other):
    assert not meets(one, other)
    assert not meets(other, one)


def test_an_acronym_is_no_key_for_who_asks_for_a_key():
    assert not meets("clé", "La CLES")


def test_a_hidden_hyphen_leaves_a_word_where_it_was_written():
    text = "L’exploi\u00adtation, cachée"
    assert [text[token.start : token.end] for token in analyse(text, "fr")] == [
        "exploi\u00adtation",
        "cachée",
    ]
    assert [token.exact for token in analyse(text, "fr")] == ["exploitation", "cachee"]


def test_small_words_count_inside_quoted_phrases():
    assert meets('"ne pas juger"', "Écouter et ne pas juger")
    assert not meets('"ne pas juger"', "Juger")
    assert not meets('"ne pas juger"', "Ne plus juger")


@pytest.mark.parametrize("question", ["et", "de la", "ne pas", "the of"])
def test_a_question_of_small_words_only_is_still_one(question):
    assert parse(question).clauses


@pytest.mark.parametrize(
    ("asked", "first", "other"),
    [
        ("droit", "Le droit", "La droite"),
        ("droite", "La droite", "Le droit"),
        ("port", "Le port", "La porte"),
        ("porte", "La porte", "Le port"),
        ("traite", "La traite", "Le traitement"),
        ("traitement", "Le traitement", "La traite"),
        ("lois", "Les lois", "La loi"),
        ("loi", "La loi", "Les lois"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_word_as_typed_comes_first(site, asked, first, other, turned):
    for title in (other, first) if turned else (first, other):
        make_notice(site, title)
    cards = search(SearchRequest(query=parse(asked)), None).cards
    assert [card.title for card in cards] == [first, other]
