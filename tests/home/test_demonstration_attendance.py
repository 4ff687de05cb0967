"""The demonstration says who came to its past events, once."""

from datetime import timedelta

import pytest

from home.demonstration_attendance import ANSWERS, load_attendance
from members.models import User
from tests.factories import make_event, make_meeting
from webinars.checklists.steps import late_steps
from webinars.models import Attendance, EvaluationAnswer, EventRegistration, EventStep, HeadCount

pytestmark = pytest.mark.django_db


def counts():
    models = (Attendance, EvaluationAnswer, EventRegistration, EventStep, HeadCount)
    return [model.objects.count() for model in models]


def test_who_came_what_they_said_and_what_is_done_are_loaded_once(site):
    for account in ("membre", "membre2", "praticienne", "animatrice"):
        User.objects.create_user(email=f"{account}@demo.example")
    make_event(site, slug="reconnaitre-les-signes", starts_in=timedelta(days=-21))
    make_meeting(site, slug="tournee-outaouais", starts_in=timedelta(days=-95))
    make_event(site, slug="premier-contact", starts_in=timedelta(days=14))
    load_attendance()
    first = counts()
    assert first == [6, len(ANSWERS), 8, 7, 6]
    assert [[str(step.kind) for step in steps] for _event, steps in late_steps()] == [
        ["publish", "synthesis"],
        ["announce"],
    ]
    load_attendance()
    assert counts() == first
