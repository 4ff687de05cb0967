"""The moderator sorts, merges, hides and marks as answered; each deed twice is done once."""

import pytest

from tests.factories import make_event, make_question
from tests.webinars.questions.conftest import event_path, main_of, questions_path
from webinars.models import Question, QuestionHelper
from webinars.questions.asking import support
from webinars.questions.moderating import do
from webinars.questions.shown import in_order

pytestmark = pytest.mark.django_db


def desk_path(event, language="fr"):
    return questions_path(event, language) + {"fr": "animer/", "en": "moderate/"}[language]


def order(event):
    return [one.text for one in in_order(Question.objects.filter(event=event, merged_into=None))]


@pytest.fixture
def three(event, another):
    """Three questions; the last is the one that most people ask."""
    asked = [make_question(event, another().user, text) for text in ("Un", "Deux", "Trois")]
    support(another(), asked[2].key)
    return asked


def test_those_that_most_people_ask_come_first_and_what_she_puts_next_before(event, three):
    assert order(event) == ["Trois", "Un", "Deux"]
    do(event, "next", three[1].key)
    do(event, "next", three[0].key)
    do(event, "next", three[0].key)
    assert order(event) == ["Un", "Deux", "Trois"]
    do(event, "later", three[0].key)
    assert order(event) == ["Deux", "Trois", "Un"]


def test_put_together_the_same_person_is_counted_once(event, three, another):
    first, second, _third = three
    both = another()
    support(both, first.key)
    support(both, second.key)
    for _ in range(2):
        do(event, "merge", second.key, first.key)
    shown = {one.text: one for one in in_order(Question.objects.filter(event=event))}
    assert shown["Un"].number == 3
    assert [one["text"] for one in shown["Un"].merged] == ["Deux"]
    do(event, "separate", second.key)
    assert {one.text: one.number for one in in_order(Question.objects.all())}["Deux"] == 2


def test_nothing_is_merged_into_what_is_merged_nor_into_itself(event, three):
    first, second, third = three
    do(event, "merge", second.key, first.key)
    do(event, "merge", third.key, second.key)
    assert set(Question.objects.exclude(merged_into=None).values_list("merged_into", flat=True)) == {first.pk}
    do(event, "merge", first.key, third.key)
    do(event, "merge", first.key, first.key)
    assert order(event) == ["Un"]


def test_what_was_merged_goes_along(event, three):
    first, second, third = three
    do(event, "merge", second.key, first.key)
    do(event, "merge", first.key, third.key)
    assert order(event) == ["Trois"]
    assert set(third.merged.all()) == {first, second}


def test_what_is_hidden_is_read_by_its_author_only_who_is_told(event, registered, client_as, another):
    question = make_question(event, registered, "Zqcachéezq")
    do(event, "hide", question.key)
    assert "L’équipe ne montre pas cette question aux autres." in main_of(
        client_as("member").get(event_path(event))
    )
    assert "Zqcachéezq" not in main_of(client_as("facilitator").get(event_path(event)))
    do(event, "bring_back", question.key)
    assert "Zqcachéezq" in main_of(client_as("facilitator").get(event_path(event)))


def test_the_short_answer_stays_with_the_question(event, three, registered, client_as):
    client = client_as("facilitator")
    client.post(
        desk_path(event), {"deed": "answer", "question": three[0].key, "answer": " Avec\u202e tact. "}
    )
    page = main_of(client_as("member").get(event_path(event)))
    assert "Répondues" in page
    assert "Avec tact." in page
    client.post(desk_path(event), {"deed": "reopen", "question": three[0].key})
    assert "Répondues" not in main_of(client_as("member").get(event_path(event)))


def test_an_answer_without_words_was_given_aloud(event, three, registered, client_as):
    do(event, "answer", three[0].key)
    assert "Réponse donnée de vive voix." in main_of(client_as("member").get(event_path(event)))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"deed": "answer", "answer": "é" * 1501}, "Cette réponse est trop longue"),
        ({"deed": "merge"}, "Choisissez la question à laquelle elle est pareille."),
        ({"deed": "next", "question": "disparue"}, "Cette question n’est plus là"),
        ({"deed": "x"}, "Cette question n’est plus là"),
    ],
)
def test_what_cannot_be_done_is_said(event, three, client_as, given, said):
    form = {"question": three[0].key, **given}
    assert said in main_of(client_as("facilitator").post(desk_path(event), form, follow=True))
    assert order(event) == ["Trois", "Un", "Deux"]


def test_another_events_question_is_not_sorted_from_here(site, event, three, another):
    other = make_question(make_event(site), None, "Ailleurs")
    assert not do(event, "hide", other.key)
    do(event, "merge", three[0].key, other.key)
    assert not Question.objects.exclude(merged_into=None).exists()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_her_screen_holds_each_question_with_its_deeds(event, three, client_as, language):
    do(event, "show", three[1].key)
    do(event, "hide", three[0].key)
    page = main_of(client_as("facilitator").get(desk_path(event, language)))
    for question in three:
        assert page.count(f'id="question-{question.key}"') == 1
    for deed in ("show", "next", "hide"):
        assert f'id="{deed}-{three[2].key}"' in page
    assert f'id="bring_back-{three[0].key}"' in page
    assert page.index(three[1].key) < page.index(three[2].key) < page.index(three[0].key)


def test_a_member_whom_the_facilitator_names_sorts_this_event_and_no_other(
    site, event, three, registered, client_as
):
    desk = f"/admin/events/{event.pk}/questions/"
    client = client_as("member")
    assert client.get(desk_path(event)).status_code == 404
    team = client_as("facilitator")
    for _ in range(2):
        team.post(desk, {"deed": "name", "email": registered.email.upper()})
    helper = QuestionHelper.objects.get()
    assert desk_path(event) in main_of(client.get(event_path(event)))
    client.post(desk_path(event), {"deed": "hide", "question": three[0].key})
    assert Question.objects.filter(hidden=True).count() == 1
    assert client.get(desk_path(make_event(site))).status_code == 404
    team.post(desk, {"deed": "dismiss", "helper": helper.pk})
    assert client.get(desk_path(event)).status_code == 404


def test_nobody_is_named_by_an_address_that_no_member_has(event, client_as, person):
    desk = f"/admin/events/{event.pk}/questions/"
    for email in ("inconnue@example.org", person("stranger").email, "x"):
        page = client_as("facilitator").post(desk, {"deed": "name", "email": email})
        assert page.status_code == 200
    assert "Aucune membre" in page.content.decode() or "adresse" in page.content.decode()
    assert not QuestionHelper.objects.exists()


def test_the_screen_asks_as_much_of_the_database_for_many_as_for_few(
    event, three, another, client_as, django_assert_max_num_queries
):
    client = client_as("facilitator")
    for _ in range(2):
        client.get(desk_path(event))
    with django_assert_max_num_queries(25) as few:
        client.get(desk_path(event))
    for _ in range(5):
        make_question(event, another().user, signed=True)
    with django_assert_max_num_queries(25) as many:
        client.get(desk_path(event))
    assert len(many) <= len(few)


def test_its_poll_is_a_few_bytes_and_nothing_where_nothing_changed(event, three, client_as):
    client = client_as("facilitator")
    path = f"{desk_path(event)}etat/"
    first = client.get(path)
    assert 0 < len(first.content) <= 400
    assert f'data-tag="{first.content.decode()}"' in main_of(client.get(desk_path(event)))
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    do(event, "next", three[0].key)
    changed = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed.content != first.content
