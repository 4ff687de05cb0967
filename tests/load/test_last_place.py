"""The last place, asked by fifty people in the same second: one gets it, the others wait in order."""

import time

import pytest
from django_tasks_db.models import DBTaskResult

from tests.factories import make_event, make_person, make_registration, make_site
from tests.processes import finish, start_script
from webinars.models import EventRegistration, RegistrationState
from webinars.registrations.places import cancel

pytestmark = pytest.mark.django_db(transaction=True)
PROCESSES, EACH = 5, 10
REGISTER = """
import sys, threading, time
from django.db import connection
from members.models import User
from webinars.models import EventPage
from webinars.registrations.places import register
event = EventPage.objects.get(pk=sys.argv[1])
people = [User.objects.get(pk=key) for key in sys.argv[2].split(",")]
def go(person):
    time.sleep(max(0, float(sys.argv[3]) - time.time()))
    registration, made = register(event, person)
    # One write: those of two threads would mix.
    sys.stdout.write(f"{made} {registration.state}\\n")
    connection.close()
threads = [threading.Thread(target=go, args=[person]) for person in people]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
"""


@pytest.fixture
def site(transactional_db):
    return make_site()


def all_at_once(event, people):
    """Have people register at the same second, in processes of as many threads."""
    second = time.time() + 15
    groups = [people[n::PROCESSES] for n in range(PROCESSES)]
    keys = [",".join(str(person.pk) for person in group) for group in groups]
    done = finish([start_script(REGISTER, event.pk, group, second) for group in keys])
    assert [(code, errors[-300:]) for code, _output, errors in done] == [(0, "")] * PROCESSES
    return "".join(output for _code, output, _errors in done).splitlines()


def test_the_last_place_goes_to_one_of_fifty_and_the_others_wait_in_order(site):
    event = make_event(site, capacity=3)
    for _ in range(2):
        make_registration(event, make_person("member"))
    people = [make_person("member") for _ in range(PROCESSES * EACH)]
    said = all_at_once(event, people)
    assert sorted(said) == ["True registered", *["True waiting"] * (PROCESSES * EACH - 1)]
    own = EventRegistration.objects.filter(event=event.pk, user__in=people).order_by("asked_at", "pk")
    states = list(own.values_list("state", flat=True))
    assert states == [RegistrationState.REGISTERED, *[RegistrationState.WAITING] * (PROCESSES * EACH - 1)]
    order = list(own.values_list("pk", flat=True))
    for number in (1, 2):
        cancel(own.get(pk=order[number - 1]))
        registered = own.filter(state=RegistrationState.REGISTERED)
        assert list(registered.values_list("pk", flat=True)) == [order[number]]


def test_one_person_who_clicks_fifty_times_at_once_is_registered_once(site):
    event, person = make_event(site, capacity=3), make_person("member")
    twins = [person] * (PROCESSES * EACH)
    said = all_at_once(event, twins)
    assert said.count("True registered") == 1
    assert EventRegistration.objects.filter(event=event.pk).count() == 1
    assert DBTaskResult.objects.filter(task_path__endswith=".tell").count() == 1
