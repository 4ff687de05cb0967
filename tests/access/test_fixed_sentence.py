"""What a visitor is told of what is for members: one sentence, the same whatever she asks."""

import re

import pytest

from tests.access.world import LANGUAGES, make_world

SENTENCE = re.compile(r'<p class="members-find-more">.*?</p>')
PATHS = {
    "fr": ["/fr/", "/fr/documentation/", "/fr/recherche/", "/fr/regions/ici/", "/fr/themes/monde/"],
    "en": ["/en/", "/en/documentation/", "/en/search/", "/en/regions/ici/", "/en/themes/monde/"],
}
LISTS = {"fr": PATHS["fr"][1:3], "en": PATHS["en"][1:3]}
QUESTIONS = ["?q=zqmembersnoticezq", "?q=zqpublicnoticezq", "?q=rien-de-tel", "?annee=1900", "?page=2"]
WORDS = {"fr": "Les membres trouvent ici d’autres documents et outils", "en": "Members find other documents"}
JOIN = {"fr": 'href="/fr/adhesion/"', "en": 'href="/en/join/"'}

build = make_world


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visitor_reads_it_everywhere_in_the_same_words(world, client_as, language):
    client = client_as("visitor")
    asked = [*PATHS[language], *(f"{path}{words}" for path in LISTS[language] for words in QUESTIONS)]
    said = {tuple(SENTENCE.findall(client.get(path).content.decode())) for path in asked}
    ((sentence,),) = said
    assert WORDS[language] in sentence.replace("\u00a0", " ")
    assert JOIN[language] in sentence
    assert not re.search(r"\d", sentence)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["stranger", "member", "editor", "facilitator"])
def test_who_is_signed_in_does_not(world, client_as, role, language):
    client = client_as(role)
    for path in PATHS[language]:
        assert "members-find-more" not in client.get(path).content.decode(), path


def test_it_is_there_whether_or_not_something_is_for_members(site, client_as):
    text = client_as("visitor").get("/fr/documentation/").content.decode()
    assert SENTENCE.search(text)
