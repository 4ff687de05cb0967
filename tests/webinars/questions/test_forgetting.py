"""Some days after an event, nothing tells any more who asked; how many did stays."""

from datetime import timedelta

import pytest
import time_machine

from tests.factories import give_voice, make_question
from tests.webinars.questions.conftest import questions_path
from webinars.models import Question, QuestionVoice
from webinars.questions.asking import support
from webinars.questions.hours import MARKS_KEPT
from webinars.questions.moderating import do
from webinars.questions.shown import in_order
from webinars.questions.tasks import forget_marks, forget_question_marks

pytestmark = pytest.mark.django_db


def numbers():
    return {one.text: one.number for one in in_order(Question.objects.all())}


@pytest.fixture
def asked(event, another):
    """Two questions put together, that three people ask, one of them both."""
    first, second = (make_question(event, another().user, text) for text in ("Une", "Autre"))
    both = another()
    support(both, first.key)
    support(both, second.key)
    do(event, "merge", second.key, first.key)
    return first, second


def test_marks_are_erased_and_the_numbers_stay(event, asked):
    assert numbers()["Une"] == 3
    assert forget_marks(event.ends_at + MARKS_KEPT + timedelta(minutes=1)) == 1
    assert not QuestionVoice.objects.exists()
    assert set(Question.objects.values_list("author_mark", flat=True)) == {""}
    assert numbers()["Une"] == 3


def test_done_again_it_changes_nothing(event, asked):
    late = event.ends_at + MARKS_KEPT + timedelta(minutes=1)
    forget_marks(late)
    assert forget_marks(late) == 0
    assert numbers()["Une"] == 3


def test_they_are_kept_until_then(event, asked):
    assert forget_marks(event.ends_at + MARKS_KEPT - timedelta(minutes=1)) == 0
    assert QuestionVoice.objects.count() == 4


def test_the_daily_job_does_it(event, asked):
    with time_machine.travel(event.ends_at + MARKS_KEPT + timedelta(hours=1), tick=False):
        forget_question_marks.enqueue()
    assert not QuestionVoice.objects.exists()


def test_put_together_later_the_larger_number_is_sure(event, another):
    first, second = (make_question(event, another().user, text) for text in ("Une", "Autre"))
    give_voice(second, "x")
    forget_marks(event.ends_at + MARKS_KEPT + timedelta(minutes=1))
    do(event, "merge", second.key, first.key)
    assert numbers()["Une"] == 2


def test_she_no_longer_withdraws_what_nothing_ties_to_her(client_as, event, registered):
    question = make_question(event, registered)
    forget_marks(event.ends_at + MARKS_KEPT + timedelta(minutes=1))
    client_as("member").post(questions_path(event), {"deed": "withdraw", "question": question.key})
    assert Question.objects.count() == 1
