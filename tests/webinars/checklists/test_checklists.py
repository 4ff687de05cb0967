"""What there is to do around an event: ticked on the desk, and in the queue when it is late."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from portal.registries.queues import queues
from tests.factories import make_event, make_person
from webinars.checklists.steps import late_steps, steps_of, usual_day
from webinars.choices import EventStatus
from webinars.models import EventPage, EventStep, StepKind
from webinars.scheduling import set_status

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
MAY = {"facilitator", "superuser"}


def late_kinds():
    return [[step.kind for step in steps] for _event, steps in late_steps()]


@pytest.mark.parametrize(
    ("days", "late"),
    [
        (50, []),
        (30, [["invite"]]),
        (10, [["invite", "announce"]]),
        (-1, [["invite", "announce", "remind"]]),
        (-8, [["invite", "announce", "remind", "publish"]]),
        (-90, []),
    ],
)
def test_each_thing_is_late_after_its_day(site, days, late):
    make_event(site, starts_in=timedelta(days=days))
    assert late_kinds() == late


def test_the_recording_is_asked_for_only_where_one_is_expected(site):
    make_event(site, starts_in=timedelta(days=-30), recording_expected=False)
    assert late_kinds() == [["invite", "announce", "remind", "synthesis"]]


@pytest.mark.parametrize("status", [EventStatus.CANCELLED, EventStatus.POSTPONED])
def test_nothing_is_late_of_what_does_not_take_place(site, status):
    set_status(make_event(site), status)
    assert late_kinds() == []


def sent(event, **changed):
    """Return what the form sends where only `changed` is."""
    given = {f"due-{step.kind}": step.due.isoformat() for step in steps_of(event)}
    return {**given, **changed}


def test_what_is_ticked_is_no_longer_late_and_ticked_twice_it_is_ticked(site, client_as):
    event = make_event(site, starts_in=timedelta(days=30))
    client, path = client_as("facilitator"), reverse("checklist", args=[event.pk])
    for _ in range(2):
        client.post(path, sent(event, **{"done-invite": "on"}))
    assert late_kinds() == []
    assert EventStep.objects.filter(is_done=True).count() == 1
    client.post(path, sent(event))
    assert late_kinds() == [["invite"]]


def test_a_day_of_hers_stands_and_the_usual_one_follows_the_event(site, client_as):
    event = make_event(site, starts_in=timedelta(days=30))
    client, path = client_as("facilitator"), reverse("checklist", args=[event.pk])
    tomorrow = timezone.localdate() + timedelta(days=1)
    client.post(path, sent(event, **{"due-invite": tomorrow.isoformat()}))
    assert late_kinds() == []
    event.starts_at += timedelta(days=14)
    event.ends_at += timedelta(days=14)
    event.save()
    days = {step.kind: step.due for step in steps_of(EventPage.objects.get(pk=event.pk))}
    assert days[StepKind.INVITE] == tomorrow
    assert days[StepKind.REMIND] == usual_day(event, StepKind.REMIND)
    client.post(path, sent(event, **{"due-invite": ""}))
    assert EventStep.objects.get(kind=StepKind.INVITE).due is None


def test_what_is_no_date_is_asked_again(site, client_as):
    event = make_event(site)
    path = reverse("checklist", args=[event.pk])
    response = client_as("facilitator").post(path, sent(event, **{"due-invite": "hier"}))
    assert response.context["form"].errors
    assert not EventStep.objects.exists()


@pytest.mark.parametrize("role", ROLES)
def test_the_lists_are_for_who_looks_after_events(site, client_as, role):
    event = make_event(site, "Zqlistezq", starts_in=timedelta(days=30))
    client = client_as(role)
    for path in (reverse("checklist", args=[event.pk]), reverse("late_steps")):
        response = client.get(path)
        assert (response.status_code == 200) is (role in MAY)
        assert ("Zqlistezq" in response.content.decode()) is (role in MAY)
    client.post(reverse("checklist", args=[event.pk]), sent(event, **{"done-invite": "on"}))
    assert EventStep.objects.exists() is (role in MAY)


def test_the_queue_asks_as_much_however_many_events_there_are(site, django_assert_num_queries):
    facilitator = make_person("facilitator")
    facilitator.has_perm("webinars.look_after_events")
    for _ in range(4):
        make_event(site, starts_in=timedelta(days=30))
    with django_assert_num_queries(2):
        waiting = queues.get("event_steps").waiting(facilitator)
    assert waiting.number == 4
    assert timezone.localdate(waiting.oldest) == timezone.localdate() - timedelta(days=12)
