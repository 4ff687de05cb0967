"""The questions of the demonstration: now, soon and past, made once."""

import json

import pytest

from home.demonstration_questions import load_questions
from home.demonstration_site import DOMAIN, FOLDER
from members.models import User
from tests.factories import make_event
from webinars.models import EventRegistration, Question, QuestionHelper
from webinars.questions.shown import in_order

pytestmark = pytest.mark.django_db
ROWS = json.loads((FOLDER / "questions.json").read_text(encoding="utf-8"))
EVENTS = {row["slug"] for row in json.loads((FOLDER / "events.json").read_text(encoding="utf-8"))["events"]}


@pytest.fixture
def loaded(site):
    for name in ("membre", "membre2", "praticienne", "groupe"):
        User.objects.create_user(email=f"{name}@{DOMAIN}")
    slugs = {row["event"] for row in ROWS}
    assert slugs <= EVENTS
    made = {slug: make_event(site, slug=slug) for slug in slugs}
    load_questions()
    return made


def test_each_event_has_its_questions_and_a_second_run_adds_nothing(loaded):
    held = Question.objects.count(), EventRegistration.objects.count(), QuestionHelper.objects.count()
    assert held[0] == len(ROWS)
    assert held[2] == len(loaded) == 3
    load_questions()
    assert held == (
        Question.objects.count(),
        EventRegistration.objects.count(),
        QuestionHelper.objects.count(),
    )


def test_some_are_put_together_answered_and_without_a_name(loaded):
    shown = in_order(Question.objects.filter(event=loaded["prendre-soin-de-soi"]))
    first = next(one for one in shown if one.merged)
    assert first.number == 4
    assert {one.answered for one in shown} == {True, False}
    assert Question.objects.filter(author=None, signed=False).count() == 6
