"""Help with words tells nobody of what she may not read: corrections, completions, names, answers."""

import pytest

from documents.models import DocumentPage
from portal.search.models import EntryWords, SearchEntry, SearchName, SearchState, SearchWord
from portal.search.names import NameKind
from portal.search.recognition import MOST_LOOKED_AT
from tests.access.world import LANGUAGES, NOTICES, READERS, ROLES, make_world
from tests.factories import make_notice
from tests.search.wording import CENTRE, make_answer, make_notice_by, said, suggested

LETTERS = {"public": "wagalou", "members": "zibenolic", "draft": "fomaturet"}
STATES = {
    "public": {"live": True, "audience": "public"},
    "members": {"live": True, "audience": "members"},
    "draft": {"live": False, "audience": "public"},
}
READ_BY = {name: READERS[f"{name}_notice"] for name in LETTERS}
BLIND = ["visitor", "stranger"]


@pytest.fixture
def words(site):
    """One word that stands in one notice only, by the audience of the notice."""
    for name, word in LETTERS.items():
        make_notice_by(
            site, (word.title(), "Canari"), title=f"Le {word} canari", abstract=word, **STATES[name]
        )
    return LETTERS


def misspelt(word):
    return word[:3] + word[4] + word[3] + word[5:]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", LETTERS)
def test_a_word_is_corrected_for_its_readers_and_for_no_other(words, client_as, role, name, language):
    client, word = client_as(role), words[name]
    for path in (f"/{language}/documentation/", "/fr/recherche/" if language == "fr" else "/en/search/"):
        for exact in ("", "1"):
            text = client.get(path, {"q": misspelt(word), "exact": exact}).content.decode()
            assert (word in text) == (role in READ_BY[name]), (path, exact)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", LETTERS)
def test_nothing_is_suggested_but_to_those_who_may_read_it(words, client_as, role, name, language):
    found = suggested(client_as(role), words[name][:4], f"/{language}/documentation/")
    kinds = {suggestion["kind"] for suggestion in found}
    assert kinds == ({"word", "person", "title"} if role in READ_BY[name] else set())


@pytest.mark.parametrize("role", ROLES)
def test_suggestions_hold_the_canaries_of_her_table_and_no_other(site, client_as, role):
    make_world(site)
    found = str(suggested(client_as(role), "zq"))
    assert NOTICES
    for name in NOTICES:
        canary = "zq" + name.replace("_", "") + "zq"
        assert (canary in found) == (role in READERS[name]), name


@pytest.mark.parametrize("role", BLIND)
@pytest.mark.parametrize("name", ["members", "draft"])
def test_a_page_is_the_same_whether_the_word_exists_for_others_or_nowhere(words, client_as, role, name):
    client = client_as(role)
    for word in (words[name], misspelt(words[name]), f"{words[name]} Canari"):
        there = client.get(CENTRE, {"q": word}).content.decode()
        absent = client.get(CENTRE, {"q": word.replace(word[:5], "qqqqq")}).content.decode()
        assert there.replace(word[:5], "qqqqq") == absent
        first = client.get(f"{CENTRE}suggestions.json", {"q": word}).json()
        assert (
            first == client.get(f"{CENTRE}suggestions.json", {"q": "qqqqqqqq"}).json() == {"suggestions": []}
        )


@pytest.mark.parametrize("role", ROLES)
def test_how_often_a_word_stands_is_counted_in_what_she_reads(site, client_as, role):
    for number in range(3):
        make_notice(site, f"Explication {number}", audience="members")
    make_notice(site, "Exploration")
    make_notice(site, "Autre", abstract="exploration explicotion")
    line = said(client_as(role), "explocotion")
    # Two faults to both: the most frequent comes first.
    assert "explicotion" in line["corrected"]["text"]
    completed = [s["text"] for s in suggested(client_as(role), "expl") if s["kind"] == "word"]
    first = "explication" if role in READERS["members_notice"] else "exploration"
    assert completed[0] == first


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", LETTERS)
def test_what_a_question_names_comes_first_for_its_readers_only(site, client_as, role, name):
    people = ("Zoé", "Tremblay")
    make_notice_by(site, people, title="Le grand titre secret", isbn="9782760523913", **STATES[name])
    client = client_as(role)
    for question in ("le grand titre secret", "2-7605-2391-8", "978-2-7605-2391-3"):
        assert ("named" in said(client, question)) == (role in READ_BY[name]), question
    assert ("person" in said(client, "Tremblay Zoé")) == (role in READ_BY[name])
    shown = "grand titre" in client.get(CENTRE, {"auteur": "Zoé Tremblay"}).content.decode()
    assert shown == (role in READ_BY[name])


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", LETTERS)
def test_a_first_answer_is_shown_to_its_readers_only(site, client_as, role, name):
    page = make_notice(site, "Réponse cachée", slug="reponse-cachee", **STATES[name])
    make_answer(page, questions=["où aller"])
    text = client_as(role).get("/fr/recherche/", {"q": "où aller?"}).content.decode()
    assert ("reponse-cachee" in text) == ("first-answers" in text) == (role in READ_BY[name])


def test_words_follow_a_change_of_audience(site, client_as):
    notice = make_notice(site, "Le zibenolic")
    visitor = client_as("visitor")
    assert suggested(visitor, "zib")
    notice.set_audience("members")
    assert suggested(visitor, "zib") == []
    assert "corrected" not in said(visitor, "zibenoilc")
    assert suggested(client_as("member"), "zib")
    DocumentPage.objects.get(pk=notice.pk).set_audience("public")
    assert "corrected" in said(visitor, "zibenoilc")


@pytest.mark.parametrize("way", ["unpublish", "delete"])
def test_no_word_and_no_name_outlives_its_thing(site, client_as, way):
    notice = make_notice_by(site, ("Zoé", "Tremblay"), title="Le zibenolic")
    assert suggested(client_as("visitor"), "zib")
    assert SearchWord.objects.filter(word="tremblay").exists()
    getattr(notice, way)()
    assert suggested(client_as("visitor"), "zib") == []
    assert not SearchWord.objects.filter(word__in=["zibenolic", "tremblay", "zoé"]).exists()
    assert not SearchName.objects.filter(key__contains="tremblay").exists()
    assert not EntryWords.objects.filter(words__contains="zibenolic").exists()


def test_names_that_she_may_not_read_push_out_none_that_she_may(site, client_as):
    make_notice_by(site, ("Zzoé", "Visible"), title="Lisible par tout le monde")
    hidden = make_notice(site, "Pour les membres", audience="members")
    entry = SearchEntry.objects.get(source="notice", object_id=hidden.pk)
    names = [f"zzoa{number:05}" for number in range(MOST_LOOKED_AT + 1)]
    SearchName.objects.bulk_create(
        [SearchName(entry=entry, kind=NameKind.PERSON, key=name, label=name) for name in names]
    )
    found = [suggestion["text"] for suggestion in suggested(client_as("visitor"), "zzo")]
    assert any("Visible" in text for text in found)


@pytest.mark.parametrize("role", ROLES)
def test_a_person_passes_the_gate_of_her_things_even_if_the_index_is_late(site, client_as, role):
    late = make_notice_by(site, ("Zibenolic", "Canari"), title="Tardive", audience="members")
    rows = SearchEntry.objects.filter(source="notice", object_id=late.pk)
    assert rows.update(audience="public", version=SearchState.advance())
    found = [suggestion["kind"] for suggestion in suggested(client_as(role), "zibe")]
    assert ("person" in found) == (role in READ_BY["members"])
