"""Who reads what of registrations: role × language × channel, with a control who reads it."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import override

import pytest

from tests.access.world import EVENT_LISTS, LANGUAGES
from tests.factories import make_event, make_person, make_profile, make_registration, make_series
from webinars.choices import Registration
from webinars.models import TeamMessage

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
ROOM, TELEPHONE = "zqsallezq", "zqtelephonezq"
CANARIES = {
    "room": ROOM,
    "telephone": TELEPHONE,
    "who shows herself": "zqmontrezq",
    "who does not": "zqcachezq",
    "guest": "zqinviteezq",
    "address of the guest": "zqadressezq",
    "message of the team": "zqmessagezq",
}


@pytest.fixture
def event(site):
    """An event that takes place now, with somebody of each kind registered to it."""
    series = make_series()
    type(series).objects.filter(pk=series.pk).update(room_telephone=TELEPHONE)
    series.refresh_from_db()
    made = make_event(
        site,
        "Un midi",
        starts_in=timedelta(minutes=-5),
        room_url=f"https://visio.example.org/{ROOM}",
        series=series,
        registration=Registration.GUESTS,
        capacity=5,
    )
    for name, shows in ((CANARIES["who shows herself"], True), (CANARIES["who does not"], False)):
        make_registration(made, make_profile(make_person("member"), name=name).user, shows_herself=shows)
    address = f"{CANARIES['address of the guest']}@example.org"
    make_registration(made, name=CANARIES["guest"], email=address)
    TeamMessage.objects.create(event=made.eventpage_ptr, text=CANARIES["message of the team"])
    return made


def channels(event, language):
    """Return the addresses where something of an event is read."""
    with override(language):
        names = [reverse("live"), reverse("event_guest", args=[event.pk]), reverse("guest_thanks")]
    index = f"/{language}/{EVENT_LISTS[language]}/"
    search = {"fr": "/fr/recherche/?q=midi", "en": "/en/search/?q=midi"}[language]
    machines = [f"/api/v2/pages/{event.pk}/", "/api/v2/pages/?fields=*", "/sitemap.xml", "/robots.txt"]
    return [f"{index}{event.slug}/", index, f"/{language}/", search, *names, *machines]


def read(client, paths):
    """Return {canary: addresses where it is read}, what headers say included."""
    found = {}
    for path in paths:
        response = client.get(path, follow=True)
        text = (response.content.decode() + str(response.headers)).lower()
        for canary, word in CANARIES.items():
            if word in text:
                found.setdefault(canary, []).append(path)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_nobody_who_is_not_registered_reads_anything_of_it(event, client_as, role, language):
    assert read(client_as(role), channels(event, language)) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_registered_reads_the_room_and_who_shows_herself_on_the_page_and_at_the_live_address_only(
    event, client_as, person, language
):
    make_registration(event, person("member"))
    paths = channels(event, language)
    # The form of guests leads a member to the page.
    page, live, guest = paths[0], paths[4], paths[5]
    shown = {"room", "telephone", "who shows herself"}
    assert read(client_as("member"), paths) == {
        canary: [page, live, guest] for canary in CANARIES if canary in shown
    }


def test_the_facilitator_reads_who_comes_and_what_was_written_on_her_screens_without_the_room(
    event, client_as
):
    screens = ["event_desk", "event_registrations_desk", "event_registrations_csv", "event_messages_desk"]
    found = read(client_as("facilitator"), [reverse(name, args=[event.pk]) for name in screens])
    assert set(found) == set(CANARIES) - {"room", "telephone"}
