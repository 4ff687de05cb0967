"""Places: one click, a waiting list in order, and nothing twice."""

from datetime import timedelta

from django.utils import timezone

import pytest

from tests.factories import make_event, make_person, make_registration
from webinars.choices import EventStatus, Registration
from webinars.models import (
    DeliveryKind,
    EventPage,
    EventRegistration,
    RegistrationDelivery,
    RegistrationState,
)
from webinars.registrations.places import (
    Asked,
    Guest,
    NotEnoughPlaces,
    RegistrationClosed,
    cancel,
    change,
    give_place,
    register,
)
from webinars.scheduling import set_status

pytestmark = pytest.mark.django_db
REGISTERED, WAITING, CANCELLED = RegistrationState


def members(number):
    return [make_person("member") for _ in range(number)]


def states(event):
    return list(EventRegistration.objects.filter(event=event.pk).values_list("state", flat=True))


def told(registration):
    return list(RegistrationDelivery.objects.filter(registration=registration).values_list("kind", flat=True))


def test_a_second_registration_does_nothing(site):
    event, (ada,) = make_event(site), members(1)
    first, made = register(event, ada, Asked(people=3))
    again, made_again = register(event, ada, Asked(people=7))
    assert (made, made_again) == (True, False)
    assert (again.pk, again.people) == (first.pk, 3)
    assert told(first) == [DeliveryKind.CONFIRMED]


def test_places_count_people_and_the_others_wait_in_the_order_in_which_they_asked(site):
    event, people = make_event(site, capacity=4), members(4)
    for person, number in zip(people, (3, 1, 1, 1), strict=True):
        register(event, person, Asked(people=number))
    assert states(event) == [REGISTERED, REGISTERED, WAITING, WAITING]


def test_a_place_that_becomes_free_goes_to_who_waits_first_and_she_is_told(site):
    event, people = make_event(site, capacity=1), members(3)
    own, first, second = (register(event, person)[0] for person in people)
    assert cancel(own)
    assert states(event) == [CANCELLED, REGISTERED, WAITING]
    assert told(first) == [DeliveryKind.CONFIRMED, DeliveryKind.PROMOTED]
    assert told(second) == [DeliveryKind.CONFIRMED]
    assert not cancel(own), "A second click does nothing."
    assert states(event) == [CANCELLED, REGISTERED, WAITING]


def test_a_group_too_large_keeps_its_turn_while_whoever_fits_comes_in(site):
    event, people = make_event(site, capacity=2), members(4)
    held = register(event, people[0], Asked(people=2))[0]
    register(event, people[1], Asked(people=3))
    register(event, people[2])
    cancel(held)
    assert states(event) == [CANCELLED, WAITING, REGISTERED]
    EventPage.objects.filter(pk=event.pk).update(capacity=4)
    register(event, people[3])
    assert states(event) == [CANCELLED, REGISTERED, REGISTERED, WAITING]


def test_who_comes_back_after_cancelling_is_the_last_in_the_list(site):
    event, people = make_event(site, capacity=1), members(3)
    own = register(event, people[0])[0]
    for person in people[1:]:
        register(event, person)
    cancel(own)
    register(event, people[0])
    order = EventRegistration.objects.filter(event=event.pk).values_list("user", "state")
    assert list(order) == [
        (people[1].pk, REGISTERED),
        (people[2].pk, WAITING),
        (people[0].pk, WAITING),
    ]
    assert told(own) == [DeliveryKind.CONFIRMED] * 2


def test_more_places_on_the_page_go_to_who_waits(site):
    event, people = make_event(site, capacity=1), members(2)
    for person in people:
        register(event, person)
    event.refresh_from_db()
    event.capacity = 2
    event.save_revision().publish()
    assert states(event) == [REGISTERED, REGISTERED]


def test_a_suspended_account_holds_no_place(site):
    event, people = make_event(site, capacity=1), members(2)
    register(event, people[0])
    type(people[0]).objects.filter(pk=people[0].pk).update(is_active=False)
    assert register(event, people[1])[0].state == REGISTERED


@pytest.mark.parametrize(
    "fields",
    [
        {"registration": Registration.NONE},
        {"registration": Registration.INVITED},
        {"registration_opens_at": timezone.now() + timedelta(days=1)},
        {"registration_closes_at": timezone.now() - timedelta(days=1)},
        {"starts_in": timedelta(hours=-2)},
        {"status": EventStatus.CANCELLED},
        {"status": EventStatus.POSTPONED},
    ],
)
def test_nobody_registers_where_it_is_not_open(site, fields):
    status = fields.pop("status", None) if "status" in fields else None
    event, (ada,) = make_event(site, **fields), members(1)
    if status:
        fields["status"] = status
        set_status(event, status)
    with pytest.raises(RegistrationClosed):
        register(event, ada)
    assert not EventRegistration.objects.exists()


def test_the_team_registers_when_it_is_closed_and_past_the_last_place(site):
    event, people = make_event(site, registration=Registration.INVITED, capacity=1), members(3)
    register(event, people[0], Asked(by_team=True))
    waiting = register(event, people[1], Asked(by_team=True))[0]
    register(event, people[2], Asked(by_team=True, past_capacity=True))
    assert states(event) == [REGISTERED, WAITING, REGISTERED]
    give_place(waiting)
    give_place(waiting)
    assert states(event) == [REGISTERED] * 3
    assert told(waiting) == [DeliveryKind.CONFIRMED, DeliveryKind.PROMOTED]


def test_she_says_with_how_many_she_comes_as_far_as_there_are_places(site):
    event, people = make_event(site, capacity=3), members(2)
    own = register(event, people[0])[0]
    other = register(event, people[1])[0]
    change(own, people=2, shows_herself=True)
    with pytest.raises(NotEnoughPlaces):
        change(other, people=2, shows_herself=False)
    assert list(EventRegistration.objects.values_list("people", "shows_herself")) == [(2, True), (1, False)]


def test_a_member_takes_up_what_she_had_asked_as_a_guest(site):
    event, (ada,) = make_event(site, registration=Registration.GUESTS), members(1)
    register(event, Guest("Ada", ada.email.upper()))
    register(event, ada)
    assert list(EventRegistration.objects.values_list("user", "name", "email")) == [(ada.pk, "", "")]


def test_she_takes_it_up_after_cancelling_as_a_member_too(site):
    event, (ada,) = make_event(site, registration=Registration.GUESTS), members(1)
    cancel(register(event, ada)[0])
    register(event, Guest("Ada", ada.email))
    register(event, ada)
    assert list(EventRegistration.objects.values_list("user", "state")) == [(ada.pk, REGISTERED)]


def test_a_guest_who_cancels_leaves_nothing(site):
    event = make_event(site, registration=Registration.GUESTS, capacity=1)
    own = register(event, Guest("Ada", "ada@example.org"))[0]
    waiting = register(event, Guest("Bea", "bea@example.org"))[0]
    cancel(own)
    assert list(EventRegistration.objects.values_list("pk", "state")) == [(waiting.pk, REGISTERED)]


def test_places_go_on_being_given_when_it_takes_place_after_all(site):
    event, people = make_event(site, capacity=1), members(2)
    own, waiting = (register(event, person)[0] for person in people)
    set_status(event, EventStatus.POSTPONED)
    cancel(own)
    assert states(event) == [CANCELLED, WAITING]
    set_status(event, EventStatus.PLANNED)
    assert states(event) == [CANCELLED, REGISTERED]
    assert DeliveryKind.PROMOTED in told(waiting)


def test_an_account_that_is_erased_gives_its_place_back(site):
    from portal.registries.personal_data import personal_data

    event, people = make_event(site, capacity=1), members(2)
    for person in people:
        register(event, person)
    personal_data.get("event_registrations").erase(people[0])
    assert states(event) == [REGISTERED]


def test_what_was_registered_without_these_screens_counts_too(site):
    event, (ada,) = make_event(site, capacity=1), members(1)
    make_registration(event)
    assert register(event, ada)[0].state == WAITING
