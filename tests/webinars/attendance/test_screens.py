"""The list to tick and the numbers: three things are told apart, and only the team touches them."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest

from portal.registries.personal_data import personal_data
from tests.factories import make_event, make_person, make_profile, make_registration
from webinars.attendance.recording import tally_of
from webinars.desk.sections import desk_sections
from webinars.models import Attendance, HeadCount, RegistrationState

pytestmark = pytest.mark.django_db
MAY = {"facilitator", "superuser"}
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
NAME = "Zqpresentezq"


@pytest.fixture
def midi(site):
    """A past webinar with four members: one will have come, one not, one is not known, one cancelled."""
    event = make_event(site, starts_in=timedelta(days=-1))
    people = [make_registration(event, make_person("member")) for _ in range(4)]
    make_profile(people[0].user, name=NAME)
    people[3].state = RegistrationState.CANCELLED
    people[3].save()
    return event, people


def addresses(event):
    names = ("attendance", "import_participants", "heads")
    return [reverse(name, args=[event.pk]) for name in names]


@pytest.mark.parametrize("role", ROLES)
def test_the_screens_open_for_who_looks_after_events_only(midi, client_as, role):
    event, _people = midi
    client = client_as(role)
    for path in addresses(event):
        assert (client.get(path).status_code == 200) is (role in MAY), path
    assert (NAME in client.get(addresses(event)[0]).content.decode()) is (role in MAY)


@pytest.mark.parametrize("role", ROLES)
def test_and_nobody_else_writes_there(midi, client_as, role):
    event, people = midi
    client, key = client_as(role), people[0].pk
    client.post(addresses(event)[0], {f"said-{key}": "came", f"was-{key}": ""})
    client.post(addresses(event)[2], {"telephone-": 3})
    assert Attendance.objects.exists() is (role in MAY)
    assert HeadCount.objects.exists() is (role in MAY)


def test_came_did_not_come_and_not_known_are_three_things(midi, client_as):
    event, people = midi
    first, second, third, _cancelled = (one.pk for one in people)
    given = {f"said-{first}": "came", f"said-{second}": "absent", f"said-{third}": ""}
    given |= {f"was-{key}": "" for key in (first, second, third)}
    client_as("facilitator").post(addresses(event)[0], given)
    tally = tally_of(event)
    assert (tally.came, tally.absent, tally.unknown) == (1, 1, 1)


def test_a_late_correction_changes_what_she_changed_and_nothing_else(midi, client_as):
    event, people = midi
    Attendance.objects.create(registration=people[0], came=False, minutes=4)
    Attendance.objects.create(registration=people[1], came=True, minutes=40)
    keys = [one.pk for one in people[:3]]
    given = {f"said-{keys[0]}": "came", f"said-{keys[1]}": "came", f"said-{keys[2]}": ""}
    given |= {f"was-{keys[0]}": "absent", f"was-{keys[1]}": "came", f"was-{keys[2]}": ""}
    client = client_as("facilitator")
    client.post(addresses(event)[0], given)
    client.post(addresses(event)[0], given)
    rows = Attendance.objects.order_by("registration").values_list("came", "minutes", "by_hand")
    assert list(rows) == [(True, 4, True), (True, 40, False)]
    client.post(addresses(event)[0], {f"said-{keys[0]}": "", f"was-{keys[0]}": "came"})
    assert Attendance.objects.count() == 1


def test_whoever_cancelled_counts_if_she_came_and_is_never_absent(midi):
    event, people = midi
    assert tally_of(event).unknown == 3
    row = Attendance.objects.create(registration=people[3], came=True)
    assert (tally_of(event).came, tally_of(event).unknown) == (1, 3)
    row.came = False
    row.save()
    assert tally_of(event).absent == 0


def test_the_people_beside_her_and_those_in_no_list_count_in_all(midi, client_as):
    event, people = midi
    people[0].people = 5
    people[0].save()
    Attendance.objects.create(registration=people[0], came=True)
    client = client_as("facilitator")
    client.post(addresses(event)[2], {"telephone-community": 2, "in_person-": 3, "on_line-": ""})
    assert (tally_of(event).came, tally_of(event).heads, tally_of(event).everybody) == (1, 5, 10)
    client.post(addresses(event)[2], {"telephone-community": "", "in_person-": 3})
    assert tally_of(event).heads == 3


@pytest.mark.parametrize("number", ["-1", "deux", "10000", "1.5"])
def test_what_is_no_number_is_asked_again(midi, client_as, number):
    event, _people = midi
    response = client_as("facilitator").post(addresses(event)[2], {"telephone-": number})
    assert response.context["form"].errors
    assert not HeadCount.objects.exists()


def test_it_stands_on_the_screen_of_an_event_that_began_and_no_other(midi, site):
    event, _people = midi
    section = desk_sections.get("attendance")
    assert section.concerns(event)
    assert "3" in section.said(event)
    assert not section.concerns(make_event(site))


def test_the_list_asks_as_much_however_many_there_are(midi, client_as, django_assert_num_queries):
    event, _people = midi
    client = client_as("facilitator")
    client.get(addresses(event)[0])
    with CaptureQueriesContext(connection) as before:
        client.get(addresses(event)[0])
    for _ in range(10):
        make_registration(event, make_person("member"))
    with django_assert_num_queries(len(before)):
        client.get(addresses(event)[0])


def test_she_reads_whether_she_came_and_it_goes_with_her(midi):
    event, people = midi
    for one in people[:2]:
        Attendance.objects.create(registration=one, came=True, minutes=42)
    entry = personal_data.get("attendance")
    assert [(row["event"], row["minutes"]) for row in entry.export(people[0].user)] == [(event.title, 42)]
    entry.erase(people[0].user)
    assert list(Attendance.objects.values_list("registration", flat=True)) == [people[1].pk]
