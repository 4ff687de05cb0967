"""What could tell who somebody is is found in French and in English, quickly, and with few false alarms."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.anonymity.marking import KINDS
from portal.anonymity.spots import FINDERS, spot
from tests.anonymity.examples import FOUND, NOT_FOUND


def by_kind(text, language="fr"):
    found = {}
    for one in spot(text, language):
        found.setdefault(one.kind, []).append(one.text)
    return found


@pytest.mark.parametrize(("language", "text", "expected"), FOUND)
def test_it_is_found(language, text, expected):
    assert by_kind(text, language) == expected


@pytest.mark.parametrize(("language", "text"), NOT_FOUND)
def test_what_tells_nobody_is_left_alone(language, text):
    assert by_kind(text, language) == {}


def test_there_are_enough_examples():
    assert len(FOUND) + len(NOT_FOUND) >= 60
    assert {kind for _language, _text, expected in FOUND for kind in expected} == set(KINDS)
    assert [kind for kind, _finder in FINDERS if kind not in KINDS] == []


def test_a_street_that_bears_a_name_is_an_address_once():
    assert [one.kind for one in spot("au 12, rue Marie-Anne Est")] == ["address"]


def test_an_accent_written_apart_is_read_the_same():
    import unicodedata

    text = unicodedata.normalize("NFD", "Hier, Élodie est venue.")
    assert by_kind(text) == {"name": [unicodedata.normalize("NFD", "Élodie")]}


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["fr", "en"]))
def test_each_spot_is_a_piece_of_the_text_and_none_overlaps(text, language):
    place = 0
    for one in spot(text, language):
        assert place <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        place = one.end


SIZE = 100_000
ORDINARY = (
    "Le 3 mars 2019, j’ai parlé à madame Tremblay, de Trois-Rivières, qui m’a dit d’appeler au 418 555-0134. "
    "Elle habite au 12, rue des Érables. Après, Nathalie et moi avons écrit; personne n’a répondu. "
)
HOSTILE = {
    "ordinary": ORDINARY,
    "one letter": "a",
    "capital letters": "Aa ",
    "one long word": "Éa-",
    "digits": "2",
    "numbers": "200-2023 ",
    "phones begun": "(418) 555-",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "at signs": "a@",
    "points": "a.",
    "a local part": "a.a-a+a",
    "an endless domain": "a@a" + ".a" * 40,
    "numbered streets": "12 rue de la ",
    "English streets": "12 Aa Aa Aa Aa ",
    "dates": "né le 3 mars 1984 ",
    "births begun": "née ",
    "titles": "Mme ",
    "given names": "Marie ",
    "shouted": "MARIE ",
    "apostrophes": "D'",
    "initials": "B. ",
    "small words": "Marie de ",
    "plates": "ABC 123 ",
    "insured": "NAS 123 456 789 ",
    "accents apart": "e\u0301",
    "doors": "1 rue A app ",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_long_text_is_read_at_once_whatever_it_holds(name):
    piece = HOSTILE[name]
    text = (piece * (SIZE // len(piece) + 1))[:SIZE]
    assert min(seconds_to_read(text) for _again in range(3)) < 0.3


def seconds_to_read(text):
    begun = time.process_time()
    spot(text)
    return time.process_time() - begun
