"""Reminders two days and an hour before: each person once, late or not at all, never to who need none."""

import signal
import time
from datetime import timedelta

from django.utils import timezone

import pytest

from portal.registries.mail_guards import may_leave
from tests.factories import make_charter, make_person, make_site
from tests.processes import finish, manage, start_script
from tests.webinars.reminders.world import announced, kinds, registered
from webinars.choices import EventStatus
from webinars.models import ChangeKind, DeliveryKind, EventPage, RegistrationDelivery, RegistrationState
from webinars.reminders.due import enqueue_due_reminders
from webinars.scheduling import set_status

TWO_DAYS, ONE_HOUR = DeliveryKind.TWO_DAYS, DeliveryKind.ONE_HOUR


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (timedelta(hours=49), []),
        (timedelta(hours=47), [TWO_DAYS]),
        (timedelta(hours=2), [TWO_DAYS]),
        (timedelta(minutes=50), [ONE_HOUR]),
        (timedelta(minutes=2), [ONE_HOUR]),
        (timedelta(minutes=-2), []),
        (timedelta(hours=-2), []),
    ],
)
def test_each_is_reminded_at_its_time_once_and_not_when_it_has_begun(site, outbox, before, expected):
    event = announced(site, starts_in=before)
    own = [registered(event, make_person("member")), registered(event)]
    for _ in range(3):
        enqueue_due_reminders()
    assert [kinds(registration) for registration in own] == [expected] * 2
    assert sorted(message.to[0] for message in outbox) == sorted(
        registration.address for registration in own for _kind in expected
    )


def test_who_registered_an_hour_ago_gets_the_second_reminder_only(site, outbox):
    event = announced(site, starts_in=timedelta(hours=30))
    own = registered(event, make_person("member"), ago=timedelta(hours=1))
    enqueue_due_reminders()
    assert kinds(own) == []
    enqueue_due_reminders(event.starts_at - timedelta(minutes=30))
    EventPage.objects.filter(pk=event.pk).update(starts_at=timezone.now() + timedelta(minutes=30))
    type(own).objects.update(asked_at=timezone.now() - timedelta(hours=2))
    enqueue_due_reminders()
    assert kinds(own) == [ONE_HOUR]


def test_who_got_a_place_since_needs_no_reminder_of_two_days(site, outbox):
    event = announced(site, starts_in=timedelta(hours=30))
    own = registered(event, make_person("member"), placed_at=timezone.now())
    enqueue_due_reminders()
    assert kinds(own) == []


@pytest.mark.parametrize("status", [EventStatus.CANCELLED, EventStatus.POSTPONED])
def test_nobody_is_reminded_of_what_does_not_take_place(site, outbox, status):
    event = announced(site, starts_in=timedelta(hours=30))
    own = registered(event, make_person("member"))
    EventPage.objects.filter(pk=event.pk).update(status=status)
    enqueue_due_reminders()
    assert kinds(own) == []
    assert outbox == []


@pytest.mark.parametrize("state", [RegistrationState.WAITING, RegistrationState.CANCELLED])
def test_only_who_has_a_place_is_reminded(site, outbox, state):
    event = announced(site, starts_in=timedelta(hours=30), capacity=1)
    kept = registered(event, make_person("member"))
    own = registered(event, make_person("member"), state=state)
    enqueue_due_reminders()
    assert (kinds(kept), kinds(own)) == ([TWO_DAYS], [])


def test_who_was_told_of_another_hour_today_is_not_reminded_of_it_at_once(site, outbox):
    event = announced(site, starts_in=timedelta(days=9))
    own = registered(event, make_person("member"))
    event.starts_at = timezone.now() + timedelta(hours=30)
    event.ends_at = event.starts_at + timedelta(hours=1)
    event.save_revision().publish()
    enqueue_due_reminders()
    assert kinds(own) == [DeliveryKind.CHANGED]


def test_another_hour_is_reminded_anew(site, outbox):
    event = announced(site, starts_in=timedelta(hours=30))
    own = registered(event, make_person("member"))
    enqueue_due_reminders()
    EventPage.objects.filter(pk=event.pk).update(starts_at=event.starts_at + timedelta(hours=10))
    enqueue_due_reminders()
    assert kinds(own) == [TWO_DAYS, TWO_DAYS]


def test_nobody_whose_access_ended_is_reminded_and_nobody_before_she_signs(site, outbox):
    event = announced(site, starts_in=timedelta(hours=30))
    suspended, unsigned, without = (make_person("member") for _ in range(3))
    make_charter()
    people = type(suspended).objects
    own = [registered(event, person) for person in (suspended, unsigned, without)]
    people.filter(pk=suspended.pk).update(is_active=False)
    people.filter(pk=unsigned.pk).update(must_sign_charter=True)
    people.filter(pk=without.pk).update(email=None, login_name="sans-courriel")
    enqueue_due_reminders()
    assert [kinds(registration) for registration in own] == [[]] * 3
    assert outbox == []
    assert not may_leave("event_news", [suspended.email])
    assert not may_leave("event_news", [unsigned.email])


REMIND = """
import sys
from webinars.reminders.due import enqueue_due_reminders, remind_all
enqueue_due_reminders()
remind_all(int(sys.argv[1]), "two_days")
"""
PEOPLE = 30


@pytest.mark.django_db(transaction=True)
def test_three_processes_remind_and_one_is_killed_and_each_person_receives_one_message(sink, settings):
    event = announced(make_site(), starts_in=timedelta(hours=30))
    own = [registered(event, make_person("member")) for _ in range(PEOPLE)]
    processes = [start_script(REMIND, event.pk) for _ in range(3)]
    until = time.monotonic() + 100
    while RegistrationDelivery.objects.count() < PEOPLE / 10 and time.monotonic() < until:
        time.sleep(0.02)
    processes[0].send_signal(signal.SIGKILL)
    assert RegistrationDelivery.objects.count() < PEOPLE, "It was killed in the middle."
    codes = [code for code, _output, _errors in finish(processes)]
    assert codes == [-signal.SIGKILL, 0, 0]
    workers = [manage("run_due", EMAIL_URL=sink.url) for _ in range(2)]
    assert [worker.returncode for worker in workers] == [0, 0]
    received = sorted(message["To"] for message in sink.messages)
    assert received == sorted(registration.address for registration in own)
    assert {message["Subject"] for message in sink.messages} == {"Un rappel"}


def test_the_history_that_a_test_makes_old_is_that_of_the_announcement(site):
    event = announced(site)
    assert [change.kind for change in event.changes.all()] == [ChangeKind.ANNOUNCED]
    set_status(event, EventStatus.CANCELLED)
    assert event.changes.count() == 2
