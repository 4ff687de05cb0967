"""The room opens for who has a place, at its time, and for nobody else."""

from datetime import timedelta

import pytest

from tests.factories import make_event, make_person, make_registration
from webinars.choices import EventStatus
from webinars.models import EventPage, RegistrationState
from webinars.registrations.own import registration_of, room_for
from webinars.scheduling import set_status

pytestmark = pytest.mark.django_db
ROOM = {"room_url": "https://visio.example.org/a", "room_telephone": "438 555-0199"}


@pytest.mark.parametrize(
    ("minutes", "state", "opens"),
    [
        (16, RegistrationState.REGISTERED, False),
        (15, RegistrationState.REGISTERED, True),
        (-59, RegistrationState.REGISTERED, True),
        (-60, RegistrationState.REGISTERED, False),
        (0, RegistrationState.WAITING, False),
        (0, RegistrationState.CANCELLED, False),
    ],
)
def test_the_room_opens_a_quarter_of_an_hour_before_for_who_has_a_place(site, minutes, state, opens):
    event, member = make_event(site, **ROOM), make_person("member")
    make_registration(event, member, state=state)
    found = room_for(event, registration_of(event, member), event.starts_at - timedelta(minutes=minutes))
    assert (found == (ROOM["room_url"], ROOM["room_telephone"])) is opens
    assert (found is None) is not opens


def test_nobody_else_has_a_room(site):
    event, member, other = make_event(site, **ROOM), make_person("member"), make_person("member")
    make_registration(event, member)
    assert room_for(event, registration_of(event, other), event.starts_at) is None
    assert room_for(event, registration_of(event, None), event.starts_at) is None


def test_the_room_of_a_cancelled_event_is_given_to_nobody(site):
    event, member = make_event(site, **ROOM), make_person("member")
    registration = make_registration(event, member)
    set_status(event, EventStatus.CANCELLED)
    assert room_for(EventPage.objects.get(pk=event.pk), registration, event.starts_at) is None
