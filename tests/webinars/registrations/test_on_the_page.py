"""Registering from the page of an event: one click, without JavaScript; what each sees there."""

from datetime import timedelta

from django.urls import reverse

import pytest

from portal import page_cache
from tests.access.world import EVENT_LISTS, LANGUAGES
from tests.factories import make_event, make_person, make_profile, make_registration, make_series
from webinars.choices import EventStatus, Registration
from webinars.models import EventRegistration, RegistrationState
from webinars.scheduling import set_status

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
MEMBERS = {"member", "editor", "facilitator", "superuser"}
ROOM = {"room_url": "https://visio.example.org/zqsallezq", "room_telephone": "438 555-0199 code 2468"}


def main_of(client, event, language="fr"):
    text = client.get(f"/{language}/{EVENT_LISTS[language]}/{event.slug}/").content.decode()
    return text.split("<main")[1].replace("\u00a0", " ")


def post(client, event, action="register", **data):
    return client.post(reverse("event_registration", args=[event.pk]), {"action": action, **data})


@pytest.mark.parametrize("role", ROLES)
def test_members_register_in_one_click_and_nobody_else_does(site, client_as, role):
    event, client = make_event(site), client_as(role)
    action = f'action="{reverse("event_registration", args=[event.pk])}"'
    assert (action in main_of(client, event)) is (role in MEMBERS)
    response = post(client, event)
    assert EventRegistration.objects.exists() is (role in MEMBERS)
    assert response.status_code == (404 if role == "stranger" else 302)
    assert ("connexion" in response.get("Location", "")) is (role == "visitor")


def test_she_comes_back_to_the_page_that_says_that_she_is_registered(site, client_as):
    event, client = make_event(site), client_as("member")
    response = post(client, event)
    assert response["Location"] == f"/fr/webinaires/{event.slug}/#registration"
    text = main_of(client, event)
    assert "Vous êtes inscrite." in text
    assert 'value="cancel"' in text
    assert 'value="register"' not in text
    post(client, event)
    assert EventRegistration.objects.count() == 1
    post(client, event, "cancel")
    text = main_of(client, event)
    assert "Vous êtes inscrite." not in text
    assert 'value="register"' in text
    post(client, event, "cancel")
    assert EventRegistration.objects.get().state == RegistrationState.CANCELLED


def test_who_signs_in_first_comes_back_to_the_page(site, client_as):
    event = make_event(site)
    response = client_as("member").get(reverse("event_registration", args=[event.pk]))
    assert response["Location"] == f"/fr/webinaires/{event.slug}/#registration"
    assert not EventRegistration.objects.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_event_offers_the_waiting_list_and_says_her_place_in_it(site, client_as, language):
    event, client = make_event(site, capacity=1), client_as("member")
    make_registration(event)
    make_registration(event, state=RegistrationState.WAITING)
    words = {"fr": ("liste d’attente", "numéro 2"), "en": ("waiting list", "number 2")}[language]
    assert words[0] in main_of(client, event, language)
    post(client, event)
    text = main_of(client, event, language)
    assert words[1] in text
    assert "zqsallezq" not in text


@pytest.mark.parametrize("people", ["5", "1", ""])
def test_she_says_how_many_they_will_be_in_the_room(site, client_as, people):
    event, client = make_event(site), client_as("member")
    post(client, event, people=people)
    number = int(people or 1)
    assert EventRegistration.objects.get().people == number
    assert ("Vous serez 5 dans la salle." in main_of(client, event)) is (number == 5)


@pytest.mark.parametrize("people", ["0", "-3", "51", "beaucoup", "9" * 30])
def test_a_number_that_is_none_registers_nobody_and_is_said(site, client_as, people):
    event, client = make_event(site), client_as("member")
    post(client, event, people=people)
    assert not EventRegistration.objects.exists()
    assert "de 1 à 50" in main_of(client, event)


def test_who_else_comes_is_hidden_unless_she_says_so_and_read_by_the_registered_only(site, client_as):
    event = make_event(site)
    shown, hidden, gone = (make_profile(make_person("member"), name=name).user for name in NAMES)
    make_registration(event, shown, shows_herself=True)
    make_registration(event, hidden)
    make_registration(event, gone, shows_herself=True, state=RegistrationState.CANCELLED)
    for role in ROLES:
        assert not any(name in main_of(client_as(role), event) for name in NAMES), role
    client = client_as("member")
    post(client, event)
    text = main_of(client, event)
    assert [name for name in NAMES if name in text] == ["Zqmontrezq"]


NAMES = ["Zqmontrezq", "Zqcachezq", "Zqpartiezq"]


def test_the_box_that_shows_her_is_unticked_and_kept(site, client_as, person):
    make_profile(person("member"), name="Ada")
    event, client = make_event(site), client_as("member")
    box = main_of(client, event).split('name="shows_herself"')[1].split(">")[0]
    assert "checked" not in box
    post(client, event)
    assert EventRegistration.objects.get().shows_herself is False
    post(client, event, "change", people="2", shows_herself="on")
    own = EventRegistration.objects.get()
    assert (own.people, own.shows_herself) == (2, True)
    assert "checked" in main_of(client, event).split('name="shows_herself"')[1].split(">")[0]


@pytest.mark.parametrize(("minutes", "opens"), [(60, False), (10, True), (-30, True)])
def test_the_room_opens_on_the_page_at_its_time_with_the_telephone_beside_it(site, client_as, minutes, opens):
    event = make_event(site, starts_in=timedelta(minutes=minutes), **ROOM)
    client = client_as("member")
    post(client, event)
    text = main_of(client, event)
    assert ("zqsallezq" in text) is opens
    assert ("555-0199" in text) is opens
    assert ("seront ici" in text) is not opens
    assert "zqsallezq" not in main_of(client_as("facilitator"), event)


@pytest.mark.parametrize("registration", [Registration.NONE, Registration.INVITED])
def test_nothing_is_offered_where_nobody_registers_by_herself(site, client_as, registration):
    event, client = make_event(site, registration=registration), client_as("member")
    assert 'value="register"' not in main_of(client, event)
    post(client, event)
    assert not EventRegistration.objects.exists()


def test_a_postponed_event_keeps_her_place_and_a_cancelled_one_says_nothing_of_it(site, client_as):
    event, client = make_event(site), client_as("member")
    post(client, event)
    set_status(event, EventStatus.POSTPONED)
    text = main_of(client, event)
    assert "Vous gardez votre place" in text
    assert 'value="cancel"' in text
    set_status(event, EventStatus.CANCELLED)
    assert 'id="registration"' not in main_of(client, event)


def test_a_draft_and_what_is_no_event_are_refused_alike(site, client_as):
    draft, client = make_event(site, live=False), client_as("member")
    for key in (draft.pk, site.home.pk, 10**17):
        assert (
            client.post(reverse("event_registration", args=[key]), {"action": "register"}).status_code == 404
        )
    assert not EventRegistration.objects.exists()


@pytest.mark.parametrize("role", ["visitor", "member"])
def test_the_page_keeps_to_its_queries_with_all_that_it_shows(
    site, client_as, person, role, django_assert_max_num_queries
):
    event = make_event(site, capacity=30, series=make_series(), registration=Registration.GUESTS, **ROOM)
    client = client_as(role)
    for _ in range(12):
        make_registration(event, make_profile(make_person("member"), name="Nom").user, shows_herself=True)
    if role == "member":
        make_registration(event, person("member"))
    for _ in range(2):
        client.get(f"/fr/webinaires/{event.slug}/")
    page_cache.store.clear()
    # Signed in, each part of the page asks once for what is hers: place, questions, series, put aside.
    with django_assert_max_num_queries(15 if role == "visitor" else 23):
        client.get(f"/fr/webinaires/{event.slug}/")


@pytest.mark.parametrize("state", [None, RegistrationState.CANCELLED])
def test_who_changes_a_registration_that_she_has_no_more_is_told_so(site, client_as, person, state):
    event, client = make_event(site), client_as("member")
    if state:
        make_registration(event, person("member"), state=state)
    post(client, event, "change", people="3")
    text = main_of(client, event)
    assert "Vous n’étiez pas inscrite" in text
    assert "de 1 à 50" not in text
