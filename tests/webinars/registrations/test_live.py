"""« /direct »: one address to keep. The room for who is registered; the way in for the others."""

from datetime import timedelta

from django.urls import reverse

import pytest

from tests.factories import make_event, make_registration
from webinars.choices import EventStatus, Registration
from webinars.scheduling import set_status

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
MEMBERS = {"member", "editor", "facilitator", "superuser"}
PATHS = ["/fr/direct/", "/en/live/"]
ROOM = {"room_url": "https://visio.example.org/zqsallezq", "room_telephone": "438 555-0199"}
MINUTES = timedelta(minutes=1)


def text_of(client, path="/fr/direct/"):
    response = client.get(path)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    return response.content.decode().split("<main")[1].replace("\u00a0", " ")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("role", ROLES)
def test_the_room_is_for_who_is_registered_and_for_nobody_else(site, client_as, person, role, path):
    event = make_event(site, "Zqtitrezq", starts_in=-5 * MINUTES, **ROOM)
    client = client_as(role)
    text = text_of(client, path)
    assert "Zqtitrezq" in text
    assert "zqsallezq" not in text
    assert "555-0199" not in text
    if role in MEMBERS:
        make_registration(event, person(role))
        assert "zqsallezq" in text_of(client, path)
        assert "555-0199" in text_of(client, path)


@pytest.mark.parametrize("role", ROLES)
def test_the_others_read_what_comes_next_and_the_way_in(site, client_as, role):
    event = make_event(site, "Le suivant", registration=Registration.GUESTS)
    make_event(site, "Le dernier", starts_in=timedelta(days=30))
    text = text_of(client_as(role))
    assert "Le suivant" in text
    assert "Le dernier" not in text
    assert (reverse("event_registration", args=[event.pk]) in text) is (role in MEMBERS)
    assert (reverse("event_guest", args=[event.pk]) in text) is (role not in MEMBERS)
    assert ("/fr/compte/connexion/?next=/fr/direct/" in text) is (role == "visitor")


def test_what_is_open_comes_before_what_begins_first(site, client_as, person):
    long = make_event(site, "Longue réunion", starts_in=-90 * MINUTES, minutes=300)
    now = make_event(site, "Avec une salle", starts_in=5 * MINUTES, **ROOM)
    for event in (long, now):
        make_registration(event, person("member"))
    text = text_of(client_as("member"))
    assert "Avec une salle" in text
    assert "Longue réunion" not in text


def test_before_its_time_it_says_when(site, client_as, person):
    make_registration(make_event(site, starts_in=timedelta(days=3), **ROOM), person("member"))
    text = text_of(client_as("member"))
    assert "seront ici" in text
    assert "zqsallezq" not in text


@pytest.mark.parametrize("status", [EventStatus.CANCELLED, EventStatus.POSTPONED])
def test_what_does_not_take_place_is_not_there(site, client_as, person, status):
    event = make_event(site, "Zqannulezq", starts_in=5 * MINUTES, **ROOM)
    make_registration(event, person("member"))
    set_status(event, status)
    text = text_of(client_as("member"))
    assert "Zqannulezq" not in text
    assert "Rien n’est annoncé" in text


def test_the_address_may_be_typed_without_its_last_stroke(site, client_as):
    assert client_as("visitor").get("/fr/direct")["Location"] == "/fr/direct/"


def test_it_asks_the_database_as_often_for_many_events_as_for_one(
    site, client_as, person, django_assert_max_num_queries
):
    client = client_as("member")
    for days in range(1, 9):
        event = make_event(site, starts_in=timedelta(days=days), capacity=5, **ROOM)
        make_registration(event, person("member"))
    text_of(client)
    with django_assert_max_num_queries(20):
        text_of(client)
