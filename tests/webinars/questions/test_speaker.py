"""The speaker's screen: a secret link, one question at a time, a few bytes to know what changed."""

from datetime import timedelta

from django.test import Client

import pytest
import time_machine

from tests.factories import make_profile, make_question
from tests.webinars.questions.conftest import main_of
from webinars.choices import EventStatus
from webinars.models import EventPage, Question, QuestionBoard
from webinars.questions.asking import support, withdraw
from webinars.questions.hours import AFTER
from webinars.questions.link import close_link, make_link
from webinars.questions.moderating import do
from webinars.questions.screen import screen_of
from webinars.scheduling import set_status

pytestmark = pytest.mark.django_db


def screen_path(secret, language="fr"):
    return {"fr": "/fr/webinaires/intervenante/", "en": "/en/webinars/speaker/"}[language] + f"{secret}/"


@pytest.fixture
def secret(event):
    return make_link(event)


@pytest.fixture
def tablet():
    """A tablet without an account."""
    return Client()


@pytest.fixture
def three(event, another):
    return [make_question(event, another().user, text) for text in ("Première", "Deuxième", "Troisième")]


def on_screen(event):
    shown = screen_of(event.pk)
    return tuple(one.text if one else None for one in (shown.before, shown.current, shown.following))


def press(tablet, secret, event, to="next", seen=None):
    current = screen_of(event.pk).current
    seen = (current.key if current else "") if seen is None else seen
    return tablet.post(screen_path(secret), {"to": to, "seen": seen})


@pytest.mark.parametrize("language", ["fr", "en"])
def test_one_question_is_whole_and_the_next_is_announced(tablet, secret, event, three, language):
    three[0].text = "é" * 600
    three[0].save()
    press(tablet, secret, event)
    page = tablet.get(screen_path(secret, language))
    main = main_of(page)
    assert "é" * 600 in main
    assert "Deuxième" in main
    assert "Troisième" not in main
    assert f'<html lang="{language}">' in page.content.decode()
    assert tablet.cookies == {}


def test_she_goes_on_and_back_and_finds_her_place_again(tablet, secret, event, three):
    assert on_screen(event) == (None, None, "Première")
    press(tablet, secret, event)
    assert on_screen(event) == (None, "Première", "Deuxième")
    press(tablet, secret, event)
    press(tablet, secret, event)
    assert on_screen(event) == ("Deuxième", "Troisième", None)
    press(tablet, secret, event, "before")
    press(tablet, secret, event, "before")
    press(tablet, secret, event, "before")
    assert on_screen(event) == (None, "Première", "Deuxième")
    press(tablet, secret, event)
    assert on_screen(event) == ("Première", "Deuxième", "Troisième")


def test_pressed_twice_she_goes_on_once(tablet, secret, event, three):
    for _ in range(2):
        assert press(tablet, secret, event, seen="").status_code == 302
    assert on_screen(event) == (None, "Première", "Deuxième")


def test_pressed_at_the_end_nothing_moves(tablet, secret, event, three):
    for _ in range(5):
        press(tablet, secret, event)
    assert on_screen(event) == ("Deuxième", "Troisième", None)


def test_what_is_on_the_screen_stays_while_others_are_sorted(tablet, secret, event, three, another):
    press(tablet, secret, event)
    do(event, "next", three[2].key)
    support(another(), three[1].key)
    assert on_screen(event) == (None, "Première", "Troisième")


def test_what_the_moderator_does_is_followed(tablet, secret, event, three):
    press(tablet, secret, event)
    do(event, "show", three[2].key)
    assert on_screen(event) == ("Première", "Troisième", "Deuxième")
    do(event, "merge", three[2].key, three[1].key)
    assert on_screen(event) == ("Première", "Deuxième", None)
    do(event, "hide", three[1].key)
    assert on_screen(event) == ("Première", None, None)
    do(event, "answer", three[0].key)
    do(event, "reopen", three[0].key)
    assert on_screen(event) == (None, None, "Première")


def test_answered_questions_are_passed_over(tablet, secret, event, three):
    do(event, "answer", three[1].key)
    press(tablet, secret, event)
    assert on_screen(event) == (None, "Première", "Troisième")


def test_a_question_withdrawn_leaves_the_screen(tablet, secret, event, three, another):
    asker = another()
    mine = make_question(event, asker.user, "La mienne")
    do(event, "show", mine.key)
    withdraw(asker, mine.key)
    assert on_screen(event) == (None, None, "Première")
    assert "La mienne" not in main_of(tablet.get(screen_path(secret)))


def test_without_questions_it_says_so(tablet, secret, event):
    assert "Aucune question n’attend." in main_of(tablet.get(screen_path(secret)))


@pytest.mark.parametrize("signed", [False, True])
def test_her_name_is_on_the_screen_only_where_she_chose_so(tablet, secret, event, registered, signed):
    make_profile(registered, name="Zqnomzq")
    do(event, "show", make_question(event, registered, signed=signed).key)
    assert ("Zqnomzq" in main_of(tablet.get(screen_path(secret)))) is signed


def test_nothing_of_the_screen_is_kept_found_or_told_to_another_site(tablet, secret, event, three):
    for path in (screen_path(secret), f"{screen_path(secret)}etat/", screen_path("inconnu")):
        answer = tablet.get(path)
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Robots-Tag"] == "noindex"
    moved = press(tablet, secret, event)
    assert moved["Referrer-Policy"] == "no-referrer"


def test_it_is_read_by_hand_without_script(tablet, secret, event, three):
    page = tablet.get(screen_path(secret)).content.decode()
    assert '<noscript><meta http-equiv="refresh" content="20"></noscript>' in page
    assert f'<a href="{screen_path(secret)}">Actualiser</a>' in page
    assert '<script nomodule src="' in page


def test_the_database_holds_no_secret(secret, event):
    board = QuestionBoard.objects.get()
    assert secret not in str(board.__dict__)
    assert len(board.digest) == 64


def test_closed_or_replaced_the_link_opens_nothing(tablet, secret, event, three):
    newer = make_link(event)
    close_answer = tablet.get(screen_path(secret))
    assert close_answer.status_code == 404
    assert tablet.get(screen_path(newer)).status_code == 200
    close_link(event)
    assert tablet.get(screen_path(newer)).status_code == 404
    assert tablet.get(f"{screen_path(newer)}etat/").status_code == 404
    press(tablet, newer, event)
    assert on_screen(event)[1] is None


@pytest.mark.parametrize(("after", "opens"), [(AFTER - timedelta(minutes=1), True), (AFTER, False)])
def test_it_closes_some_hours_after_the_end(tablet, secret, event, after, opens):
    with time_machine.travel(event.ends_at + after, tick=False):
        assert (tablet.get(screen_path(secret)).status_code == 200) is opens


def test_what_is_cancelled_or_no_longer_published_is_closed(tablet, secret, event):
    EventPage.objects.filter(pk=event.pk).update(live=False)
    assert tablet.get(screen_path(secret)).status_code == 404
    EventPage.objects.filter(pk=event.pk).update(live=True)
    set_status(event, EventStatus.CANCELLED)
    assert tablet.get(screen_path(secret)).status_code == 404


def test_each_closed_link_gets_the_same_answer(tablet, secret, event, three):
    close_link(event)
    closed, unknown = (tablet.get(screen_path(one)) for one in (secret, "x" * len(secret)))
    assert closed.status_code == unknown.status_code == 404
    assert closed.content.replace(secret.encode(), b"") == unknown.content.replace(b"x" * len(secret), b"")


def test_a_poll_is_a_few_bytes_and_nothing_where_nothing_changed(
    tablet, secret, event, three, django_assert_max_num_queries
):
    press(tablet, secret, event)
    path = f"{screen_path(secret)}etat/"
    tablet.get(path)
    with django_assert_max_num_queries(5):
        first = tablet.get(path)
    assert 0 < len(first.content) <= 400
    assert f'data-tag="{first.content.decode()}"' in main_of(tablet.get(screen_path(secret)))
    again = tablet.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def change_next(event, three, another):
    do(event, "next", three[2].key)


def change_number(event, three, another):
    support(another(), three[0].key)


def change_row(event, three, another):
    make_question(event, another().user, "Une de plus")


def change_screen(event, three, another):
    do(event, "show", three[1].key)


def change_hidden(event, three, another):
    do(event, "hide", three[0].key)


@pytest.mark.parametrize(
    "change", [change_next, change_number, change_row, change_screen, change_hidden], ids=lambda c: c.__name__
)
def test_whatever_changes_on_the_screen_changes_the_poll(tablet, secret, event, three, another, change):
    press(tablet, secret, event)
    path = f"{screen_path(secret)}etat/"
    before = tablet.get(path)
    change(event, three, another)
    after = tablet.get(path, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert after.content != before.content


def test_the_facilitator_makes_the_link_and_reads_it_once(event, client_as, three):
    desk = f"/admin/events/{event.pk}/questions/"
    client = client_as("facilitator")
    answer = client.post(desk, {"deed": "link"})
    secret = answer.content.decode().split("/fr/webinaires/intervenante/")[1].split("/")[0]
    assert Client().get(screen_path(secret)).status_code == 200
    assert secret not in client.get(desk).content.decode()
    assert "no-store" in answer["Cache-Control"]
    client.post(desk, {"deed": "close"})
    assert Client().get(screen_path(secret)).status_code == 404


def test_the_screen_of_the_event_says_how_many_wait(event, client_as, three):
    page = client_as("facilitator").get(f"/admin/events/{event.pk}/").content.decode()
    assert "3\N{NO-BREAK SPACE}questions, 3 sans réponse." in page
    assert f"/admin/events/{event.pk}/questions/" in page
    assert Question.objects.count() == 3
