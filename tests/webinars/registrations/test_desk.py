"""The facilitator's screens on who is registered: list, add, move, take off, write, download."""

import csv
import uuid
from datetime import timedelta
from io import StringIO

from django.urls import reverse

import pytest

from tests.factories import make_event, make_person, make_profile, make_registration
from tests.webinars.outgoing import text_of
from webinars.choices import Registration
from webinars.models import EventRegistration, RegistrationState, TeamMessage

pytestmark = pytest.mark.django_db
MAY = {"facilitator", "superuser"}
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
SCREENS = ["event_registrations_desk", "event_registrations_csv", "event_messages_desk"]
REGISTERED, WAITING = RegistrationState.REGISTERED, RegistrationState.WAITING


def desk(event, screen="event_registrations_desk"):
    return reverse(screen, args=[event.pk])


def do(client, event, action, screen="event_registrations_desk", **data):
    return client.post(desk(event, screen), {"action": action, **data}, follow=True).content.decode()


@pytest.mark.parametrize("role", ROLES)
def test_the_screens_open_for_who_looks_after_events_only(site, client_as, role):
    event = make_event(site)
    make_registration(event, name="Zqinviteezq")
    TeamMessage.objects.create(event=event.eventpage_ptr, text="Zqinviteezq")
    client = client_as(role)
    for screen in SCREENS:
        response = client.get(desk(event, screen))
        assert (response.status_code == 200) is (role in MAY), screen
        assert ("Zqinviteezq" in response.content.decode()) is (role in MAY), screen


@pytest.mark.parametrize("role", [role for role in ROLES if role not in MAY])
def test_nobody_else_does_anything_there(site, client_as, role):
    event = make_event(site, capacity=1)
    kept, waiting = make_registration(event), make_registration(event, state=WAITING)
    message = TeamMessage.objects.create(event=event.eventpage_ptr, text="Prête")
    client = client_as(role)
    do(client, event, "cancel", key=kept.pk)
    do(client, event, "place", key=waiting.pk)
    do(client, event, "add_guest", name="A", email="a@example.org")
    do(client, event, "send", "event_messages_desk", key=message.pk)
    assert list(EventRegistration.objects.values_list("state", flat=True)) == [REGISTERED, WAITING]
    assert not TeamMessage.objects.exclude(sent_at=None).exists()


def test_the_screen_of_the_event_says_how_many_come_and_wait(site, client_as):
    event = make_event(site, capacity=4)
    make_registration(event, make_person("member"), people=3)
    make_registration(event)
    make_registration(event, state=WAITING)
    text = client_as("facilitator").get(reverse("event_desk", args=[event.pk])).content.decode()
    assert "2 inscrites · 4 personnes en tout · 1 en attente · 4 places" in text.replace("\u00a0", " ")
    assert desk(event) in text


def test_she_adds_a_member_in_two_clicks_even_past_the_last_place(site, client_as, outbox):
    event = make_event(site, registration=Registration.INVITED, capacity=1)
    make_registration(event)
    ada = make_profile(make_person("member"), name="Ada Essai").user
    client = client_as("facilitator")
    text = do(client, event, "find", who="ada essai", past="on")
    assert text.count('value="add_member"') == 1
    assert 'name="past" value="on"' in text
    do(client, event, "add_member", key=ada.pk, past="on")
    own = EventRegistration.objects.get(user=ada)
    assert (own.state, own.by_team) == (REGISTERED, True)
    assert [message.to for message in outbox] == [[ada.email]]
    assert 'value="add_member"' not in do(client, event, "find", who="ada essai"), (
        "She is registered already."
    )


def test_without_asking_for_more_who_is_added_waits(site, client_as):
    event, ada = make_event(site, capacity=1), make_person("member")
    make_registration(event)
    client = client_as("facilitator")
    assert 'value="add_member"' in do(client, event, "find", who=ada.email)
    do(client, event, "add_member", key=ada.pk)
    assert EventRegistration.objects.get(user=ada).state == WAITING
    do(client, event, "add_member", key=ada.pk, past="on")
    assert EventRegistration.objects.get(user=ada).state == REGISTERED


def test_an_address_that_no_member_has_is_a_guest_s(site, client_as, outbox):
    event, client = make_event(site), client_as("facilitator")
    text = do(client, event, "find", who="bea@example.org")
    assert 'value="bea@example.org"' in text
    assert 'value="add_guest"' in text
    do(client, event, "add_guest", name="Bea", email="bea@example.org")
    do(client, event, "add_guest", name="Bea", email="bea@example.org")
    assert list(EventRegistration.objects.values_list("name", "by_team")) == [("Bea", True)]
    assert [message.to for message in outbox] == [["bea@example.org"]]
    assert 'value="non"' in do(client, event, "add_guest", name="", email="non"), "It is asked again."
    assert EventRegistration.objects.count() == 1


def test_the_address_of_an_account_registers_the_account_and_a_suspended_one_nobody(site, client_as):
    event, client = make_event(site), client_as("facilitator")
    ada, gone = make_person("member"), make_person("member")
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    for person in (ada, gone):
        do(client, event, "add_guest", name="Nom", email=person.email)
    assert list(EventRegistration.objects.values_list("user", flat=True)) == [ada.pk]


def test_she_gives_a_place_and_takes_somebody_off(site, client_as, outbox):
    event, client = make_event(site, capacity=1), client_as("facilitator")
    kept = make_registration(event, make_person("member"))
    waiting = make_registration(event, make_person("member"), state=WAITING)
    do(client, event, "place", key=waiting.pk)
    waiting.refresh_from_db()
    assert waiting.state == REGISTERED
    do(client, event, "cancel", key=kept.pk)
    assert "déjà" in do(client, event, "cancel", key=kept.pk)
    kept.refresh_from_db()
    assert kept.state == RegistrationState.CANCELLED
    assert [message.to[0] for message in outbox] == [waiting.user.email, kept.user.email]


def test_a_registration_of_another_event_is_out_of_reach(site, client_as):
    event, other = make_event(site), make_event(site)
    own, client = make_registration(other), client_as("facilitator")
    do(client, event, "cancel", key=own.pk)
    do(client, event, "cancel", key="x" * 40)
    assert EventRegistration.objects.get().state == REGISTERED


def test_a_message_is_prepared_read_again_sent_once_and_kept(site, client_as, outbox):
    event, client = make_event(site), client_as("facilitator")
    told = [make_registration(event, make_person("member")), make_registration(event)]
    make_registration(event, state=WAITING)
    make_registration(event, state=RegistrationState.CANCELLED)
    key = str(uuid.uuid4())
    for _ in range(2):
        text = do(
            client, event, "prepare", "event_messages_desk", text="Apportez <une> feuille.", form_key=key
        )
    assert outbox == []
    assert "Envoyer à 2" in text
    message = TeamMessage.objects.get()
    for _ in range(2):
        text = do(client, event, "send", "event_messages_desk", key=message.pk)
    assert sorted(sent.to[0] for sent in outbox) == sorted(own.address for own in told)
    assert "Apportez <une> feuille." in text_of(outbox[0])
    assert "Apportez &lt;une&gt; feuille." in text


def test_a_message_that_was_thrown_away_is_not_sent_and_an_empty_one_is_not_kept(site, client_as, outbox):
    event, client = make_event(site), client_as("facilitator")
    make_registration(event)
    do(client, event, "prepare", "event_messages_desk", text=" ")
    assert not TeamMessage.objects.exists()
    do(client, event, "prepare", "event_messages_desk", text="Non")
    message = TeamMessage.objects.get()
    do(client, event, "discard", "event_messages_desk", key=message.pk)
    do(client, event, "send", "event_messages_desk", key=message.pk)
    assert outbox == []


def test_nobody_is_written_to_once_it_is_over(site, client_as, outbox):
    event, client = make_event(site, starts_in=timedelta(days=-3)), client_as("facilitator")
    make_registration(event)
    message = TeamMessage.objects.create(event=event.eventpage_ptr, text="Tard")
    assert 'value="send"' not in client.get(desk(event, "event_messages_desk")).content.decode()
    do(client, event, "send", "event_messages_desk", key=message.pk)
    assert outbox == []


def test_the_file_runs_no_formula_and_that_it_was_taken_is_in_the_history(site, client_as):
    event, client = make_event(site), client_as("facilitator")
    make_registration(event, name='=HYPERLINK("https://mal.example")', email="a@example.org")
    make_registration(event, make_profile(make_person("member"), name="@Ada").user, people=4)
    response = client.get(desk(event, "event_registrations_csv"))
    rows = list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) == 3
    assert rows[1][:2] == ['\'=HYPERLINK("https://mal.example")', "a@example.org"]
    assert rows[2][0] == "'@Ada"
    assert rows[2][3] == "4"
    text = client.get(reverse("wagtailadmin_pages:history", args=[event.pk])).content.decode()
    assert "téléchargé" in text


def test_the_list_asks_the_database_as_often_for_fifty_as_for_five(
    site, client_as, django_assert_max_num_queries
):
    event, client = make_event(site), client_as("facilitator")
    for _ in range(25):
        make_registration(event, make_profile(make_person("member")).user)
        make_registration(event)
    client.get(desk(event))
    with django_assert_max_num_queries(25):
        text = client.get(desk(event)).content.decode()
    assert text.count("Retirer de la liste") == 50
