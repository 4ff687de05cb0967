"""After an event, those who were registered are asked once what they thought of it."""

from datetime import timedelta

from django.urls import reverse

import pytest

from tests.factories import make_person
from tests.webinars.outgoing import text_of
from tests.webinars.reminders.world import announced, kinds, registered
from webinars.choices import EventStatus
from webinars.evaluations.answering import guest_evaluation_url
from webinars.models import Attendance, DeliveryKind, EvaluationMark, EventPage, RegistrationState
from webinars.reminders.afterwards import enqueue_due_evaluations
from webinars.reminders.tasks import look_at_the_hour

pytestmark = pytest.mark.django_db
EVALUATION = DeliveryKind.EVALUATION
OVER = timedelta(hours=-2)  # it lasts an hour


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        (timedelta(hours=1), []),
        (timedelta(minutes=-50), []),
        (timedelta(minutes=-80), []),
        (timedelta(minutes=-100), [EVALUATION]),
        (timedelta(hours=-40), [EVALUATION]),
        (timedelta(hours=-50), []),
    ],
)
def test_each_is_asked_soon_after_once_and_not_late(site, outbox, starts, expected):
    event = announced(site, starts_in=starts)
    own = [registered(event, make_person("member")), registered(event)]
    for _ in range(3):
        enqueue_due_evaluations()
    assert [kinds(registration) for registration in own] == [expected] * 2
    assert len(outbox) == 2 * len(expected)


def test_the_message_leads_to_the_questions_and_says_nothing_of_the_event(site, outbox):
    event = announced(site, title="Zqtitrezq", starts_in=OVER)
    registered(event, make_person("member"))
    registered(event)
    look_at_the_hour.enqueue()
    links = [reverse("evaluation", args=[event.pk]), guest_evaluation_url(event)]
    for message in outbox:
        text = text_of(message)
        assert sum(link in text for link in links) == 1
        assert "Zqtitrezq" not in text + message.subject
        assert "annulez" not in text
        assert "sans votre nom" in text.replace("\u00a0", " ")
    assert all(any(link in text_of(message) for message in outbox) for link in links)


@pytest.mark.parametrize("state", [RegistrationState.WAITING, RegistrationState.CANCELLED])
def test_who_had_no_place_is_not_asked(site, outbox, state):
    own = registered(announced(site, starts_in=OVER), make_person("member"), state=state)
    enqueue_due_evaluations()
    assert kinds(own) == []


@pytest.mark.parametrize(("came", "expected"), [(True, [EVALUATION]), (False, [])])
def test_who_is_known_not_to_have_come_is_not_asked(site, outbox, came, expected):
    own = registered(announced(site, starts_in=OVER), make_person("member"))
    Attendance.objects.create(registration=own, came=came)
    enqueue_due_evaluations()
    assert kinds(own) == expected


def test_who_answered_already_is_not_asked(site, outbox):
    own = registered(announced(site, starts_in=OVER), make_person("member"))
    EvaluationMark.objects.create(registration=own)
    enqueue_due_evaluations()
    assert kinds(own) == []


@pytest.mark.parametrize("status", [EventStatus.CANCELLED, EventStatus.POSTPONED])
def test_nobody_is_asked_of_what_did_not_take_place(site, outbox, status):
    event = announced(site, starts_in=OVER)
    own = registered(event, make_person("member"))
    EventPage.objects.filter(pk=event.pk).update(status=status)
    enqueue_due_evaluations()
    assert kinds(own) == []


def test_a_member_who_lost_her_rights_is_not_asked(site, outbox):
    person = make_person("member")
    registered(announced(site, starts_in=OVER), person)
    person.groups.clear()
    enqueue_due_evaluations()
    assert outbox == []
