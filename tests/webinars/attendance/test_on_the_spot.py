"""People put down at a meeting: registered and come, members or guests, and nobody is written to."""

from datetime import timedelta

from django.core import mail
from django.urls import reverse

import pytest

from members.models import Application, User
from tests.factories import make_meeting, make_person, make_registration
from webinars.models import Attendance, EventRegistration, RegistrationState

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
MAY = {"facilitator", "superuser"}


@pytest.fixture
def meeting(site):
    return make_meeting(site, "Rencontre", starts_in=timedelta(hours=-1), minutes=300, capacity=1)


def send(client, meeting, people, **fields):
    path = reverse("on_the_spot", args=[meeting.pk])
    return client.post(path, {"people": people, "agreed": "on", **fields})


def test_shown_first_then_put_down_once(meeting, client_as):
    member, cancelled = make_person("member"), make_person("member")
    suspended = make_person("member")
    User.objects.filter(pk=suspended.pk).update(is_active=False)
    make_registration(meeting, cancelled, state=RegistrationState.CANCELLED)
    people = (
        f"Alice Essai <alice@example.org>\n{member.email}\n{cancelled.email}\n{suspended.email}\n"
        "Sans Adresse\nalice@example.org\n"
    )
    client = client_as("facilitator")
    found = send(client, meeting, people).context["found"]
    assert [one.what for one in found] == ["guest", "member", "registered", "", "", "twice"]
    assert EventRegistration.objects.count() == 1
    for _ in range(2):
        send(client, meeting, people, confirmed=1)
    rows = EventRegistration.objects.values_list("user__email", "name", "email", "state", "attendance__came")
    assert sorted(rows, key=str) == sorted(
        [
            (None, "Alice Essai", "alice@example.org", "registered", True),
            (member.email, "", "", "registered", True),
            (cancelled.email, "", "", "registered", True),
        ],
        key=str,
    )
    assert mail.outbox == []
    assert not Application.objects.exists()


def test_nobody_is_put_down_without_her_agreement(meeting, client_as):
    response = send(client_as("facilitator"), meeting, "alice@example.org", agreed="", confirmed=1)
    assert response.context["form"].errors
    assert not EventRegistration.objects.exists()


@pytest.mark.parametrize("people", ["", "  \n", "a@example.org\n" * 501])
def test_what_is_no_list_is_asked_again(meeting, client_as, people):
    response = send(client_as("facilitator"), meeting, people, confirmed=1)
    assert response.context["form"].errors
    assert not EventRegistration.objects.exists()


@pytest.mark.parametrize("role", ROLES)
def test_only_who_looks_after_events_puts_people_down(meeting, client_as, role):
    client = client_as(role)
    path = reverse("on_the_spot", args=[meeting.pk])
    assert (client.get(path).status_code == 200) is (role in MAY)
    send(client, meeting, "alice@example.org", confirmed=1)
    assert Attendance.objects.exists() is (role in MAY)


def test_the_list_is_changed_without_being_typed_again(meeting, client_as):
    client = client_as("facilitator")
    shown = send(client, meeting, "Alice sans adresse").content.decode()
    assert 'name="again"' in shown
    text = send(client, meeting, "Alice sans adresse", again=1).content.decode()
    assert "Alice sans adresse</textarea>" in text
    assert 'name="again"' not in text
    assert not EventRegistration.objects.exists()
