"""Guests: the same answer for every address, the link by mail only, and nothing kept for long."""

import re
import uuid
from datetime import timedelta

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

import pytest

from members.people.suspending import suspend
from members.sealing import seal
from tests.factories import make_event, make_person, make_registration
from tests.webinars.outgoing import text_of
from webinars.choices import EventStatus, Registration
from webinars.evaluations.answering import guest_evaluation_url
from webinars.models import EventRegistration, RegistrationState
from webinars.questions.views import guest_questions_url
from webinars.registrations.guests import forget_old
from webinars.registrations.limits import MESSAGES, REGISTRATIONS
from webinars.registrations.places import free_places
from webinars.scheduling import set_status

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
ROOM = {"room_url": "https://visio.example.org/zqsallezq", "room_telephone": "438 555-0199"}


@pytest.fixture(autouse=True)
def no_counts_left():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def event(site):
    return make_event(site, registration=Registration.GUESTS, **ROOM)


def ask(client, event, email="ada@example.org", **data):
    given = {"name": "Ada", "email": email, "people": "1", "form_key": str(uuid.uuid4()), **data}
    return client.post(reverse("event_guest", args=[event.pk]), given)


def link_in(message):
    return re.search(r"https?://[^/]+(/\S+)", text_of(message))[1]


def test_a_guest_registers_with_her_name_and_her_address(event, client_as, outbox):
    client = client_as("visitor")
    page = client.get(f"/fr/webinaires/{event.slug}/").content.decode()
    assert reverse("event_guest", args=[event.pk]) in page
    assert client.get(reverse("event_guest", args=[event.pk])).status_code == 200
    assert ask(client, event, "Ada@Example.org", people="3")["Location"] == reverse("guest_thanks")
    assert not EventRegistration.objects.exists(), "Whoever wrote it: only her own mailbox confirms."
    link = link_in(outbox[0])
    assert client.get(link).status_code == 200
    assert not EventRegistration.objects.exists(), "A program that opens links confirms nothing."
    response = client.post(link)
    own = EventRegistration.objects.get()
    assert (own.name, own.email, own.people, own.user) == ("Ada", "ada@example.org", 3, None)
    assert response["Location"] == reverse("guest_registration", args=[own.key])
    assert [message.to for message in outbox] == [["ada@example.org"]] * 2
    assert own.key in text_of(outbox[1])
    assert own.key not in client.get(reverse("guest_thanks")).content.decode()


@pytest.mark.parametrize("known", ["unknown", "member", "suspended", "guest"])
def test_no_place_taken_tells_who_has_an_account_or_comes(site, client_as, outbox, known):
    event = make_event(site, registration=Registration.GUESTS, capacity=3, **ROOM)
    member = make_person("member")
    email = "ada@example.org" if known in ("unknown", "guest") else member.email
    type(member).objects.filter(pk=member.pk).update(is_active=known != "suspended")
    make_registration(event, people=1 if known == "guest" else 2)
    if known == "guest":
        make_registration(event, email=email)
    client, form = client_as("visitor"), reverse("event_guest", args=[event.pk])
    before = client.get(form).content.decode()
    ask(client, event, email)
    assert "liste d’attente" not in before
    assert "liste d’attente" not in client.get(form).content.decode()
    assert "liste d’attente" not in client.get(f"/fr/webinaires/{event.slug}/").content.decode()


def test_what_confirms_is_told_to_no_cache_and_no_other_site_and_holds_nothing_to_read(
    event, client_as, outbox
):
    client = client_as("visitor")
    ask(client, event)
    link = link_in(outbox[0])
    response = client.get(link)
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "same-origin"
    assert "ada" not in link.lower()


def test_confirming_twice_registers_and_writes_once(event, client_as, outbox):
    client = client_as("visitor")
    ask(client, event)
    link = link_in(outbox[0])
    first, second = client.post(link), client.post(link)
    assert first["Location"] == second["Location"]
    assert (EventRegistration.objects.count(), len(outbox)) == (1, 2)


@pytest.mark.parametrize("role", ROLES)
def test_a_link_that_was_altered_or_is_something_else_confirms_nothing(event, client_as, outbox, role):
    ask(client_as("visitor"), event)
    *_start, sealed, _end = link_in(outbox[0]).split("/")
    for other in (sealed[:-4] + "AAAA", seal("[1]").rstrip("="), "x", "x" * 400):
        url = reverse("guest_confirm", args=[other])
        for response in (client_as(role).get(url), client_as(role).post(url)):
            assert response.status_code == (302 if role == "visitor" else 404), other
    assert not EventRegistration.objects.exists()


def test_a_link_of_what_is_closed_full_of_members_only_or_hers_as_a_member_registers_no_guest(
    event, client_as, outbox
):
    client = client_as("visitor")
    ask(client, event)
    link = link_in(outbox[0])
    type(event).objects.filter(pk=event.pk).update(registration=Registration.MEMBERS)
    assert "connexion" in client.post(link)["Location"]
    type(event).objects.filter(pk=event.pk).update(registration=Registration.GUESTS)
    set_status(event, EventStatus.CANCELLED)
    assert client.post(link)["Location"] == f"/fr/webinaires/{event.slug}/#registration"
    set_status(event, EventStatus.PLANNED)
    member = make_person("member")
    type(member).objects.filter(pk=member.pk).update(email="ada@example.org")
    assert "connexion" in client.post(link)["Location"]
    assert not EventRegistration.objects.exists()


def test_the_same_form_sent_twice_registers_and_writes_once_and_another_sends_the_link_again(
    event, client_as, outbox
):
    client, key = client_as("visitor"), str(uuid.uuid4())
    for _ in range(3):
        ask(client, event, form_key=key)
    assert len(outbox) == 1
    client.post(link_in(outbox[0]))
    assert (EventRegistration.objects.count(), len(outbox)) == (1, 2)
    ask(client, event, name="Quelqu’un d’autre", people="9")
    own = EventRegistration.objects.get()
    assert (own.name, own.people, len(outbox)) == ("Ada", 1, 3)
    assert own.key in text_of(outbox[2])


@pytest.mark.parametrize("known", ["unknown", "member", "suspended", "guest"])
def test_the_answer_and_the_work_are_the_same_whatever_is_known_of_the_address(
    event, client_as, outbox, known, settings
):
    member = make_person("member")
    email = "ada@example.org" if known in ("unknown", "guest") else member.email
    type(member).objects.filter(pk=member.pk).update(is_active=known != "suspended")
    if known == "guest":
        make_registration(event, email=email)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    client = client_as("visitor")
    ask(client, event, "premiere@example.org")
    with CaptureQueriesContext(connection) as usual:
        ask(client, event, "deuxieme@example.org")
    with CaptureQueriesContext(connection) as asked:
        response = ask(client, event, email)
    assert len(asked) == len(usual) > 0
    assert (response.status_code, response["Location"]) == (302, reverse("guest_thanks"))
    assert response.content == b""
    assert outbox == []


def test_a_member_is_told_by_mail_to_sign_in_and_nobody_registers_her(event, client_as, outbox):
    member = make_person("member")
    ask(client_as("visitor"), event, member.email)
    assert not EventRegistration.objects.exists()
    (message,) = outbox
    assert message.to == [member.email]
    assert "connectez-vous" in text_of(message)
    assert f"/fr/p/{event.pk}/" in text_of(message)


def test_nobody_whose_access_ended_hears_anything(event, client_as, outbox):
    member = make_person("member")
    type(member).objects.filter(pk=member.pk).update(is_active=False)
    ask(client_as("visitor"), event, member.email)
    assert not EventRegistration.objects.exists()
    assert outbox == []


@pytest.mark.parametrize(
    "wrong", [{"email": "ada"}, {"name": ""}, {"people": "0"}, {"people": "beaucoup"}, {"name": "x" * 121}]
)
def test_what_is_wrong_is_asked_again_with_what_was_typed(event, client_as, outbox, wrong):
    response = ask(client_as("visitor"), event, **{"email": "ada@example.org", **wrong})
    assert response.status_code == 200
    assert "error-summary" in response.content.decode()
    assert not EventRegistration.objects.exists()


def test_a_program_that_fills_in_everything_registers_nobody(event, client_as, outbox):
    assert ask(client_as("visitor"), event, website="https://spam.example")["Location"]
    assert not EventRegistration.objects.exists()


def test_one_place_registers_so_many_and_one_address_is_written_to_so_often(event, client_as, outbox):
    client = client_as("visitor")
    for _ in range(MESSAGES + 2):
        ask(client, event)
    assert len(outbox) == MESSAGES
    for number in range(REGISTRATIONS - MESSAGES - 2):
        assert ask(client, event, f"a{number}@example.org").status_code == 302
    response = ask(client, event, "derniere@example.org")
    assert response.status_code == 429
    assert "derniere@example.org" in response.content.decode(), "What she typed stays."
    assert not EventRegistration.objects.filter(email="derniere@example.org").exists()


@pytest.mark.parametrize("registration", [Registration.NONE, Registration.MEMBERS, Registration.INVITED])
def test_no_guest_where_the_facilitator_allows_none(site, client_as, outbox, registration):
    event, client = make_event(site, registration=registration), client_as("visitor")
    assert "connexion" in ask(client, event)["Location"]
    assert "connexion" in client.get(reverse("event_guest", args=[event.pk]))["Location"]
    assert not EventRegistration.objects.exists()


def test_a_member_is_led_to_her_own_button(event, client_as, outbox):
    response = ask(client_as("member"), event)
    assert response["Location"] == f"/fr/webinaires/{event.slug}/#registration"
    assert not EventRegistration.objects.exists()


@pytest.mark.parametrize(("minutes", "opens"), [(60, False), (10, True)])
def test_her_link_shows_the_room_at_its_time_and_nothing_elsewhere_does(site, client_as, minutes, opens):
    fields = {"registration": Registration.GUESTS, **ROOM}
    event = make_event(site, starts_in=timedelta(minutes=minutes), **fields)
    own = make_registration(event)
    client = client_as("visitor")
    response = client.get(reverse("guest_registration", args=[own.key]))
    text = response.content.decode()
    assert "Vous êtes inscrite." in text
    assert ("zqsallezq" in text) is opens
    assert ("555-0199" in text) is opens
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "same-origin"
    assert "zqsallezq" not in client.get(f"/fr/webinaires/{event.slug}/").content.decode()
    assert "zqsallezq" not in client.get("/fr/direct/").content.decode()


def test_her_link_cancels_and_erases_what_she_gave_and_leads_nowhere_then(event, client_as, outbox):
    own, client = make_registration(event), client_as("visitor")
    url = reverse("guest_registration", args=[own.key])
    assert client.post(url, {"action": "cancel"})["Location"] == reverse("guest_gone")
    assert client.get(reverse("guest_gone")).status_code == 200
    assert not EventRegistration.objects.exists()
    for response in (client.get(url), client.post(url, {"action": "cancel"})):
        assert "connexion" in response["Location"]


def test_who_was_suspended_enters_by_no_link_that_she_had_as_a_guest(site, client_as):
    event = make_event(site, starts_in=timedelta(), registration=Registration.GUESTS, capacity=1, **ROOM)
    member = make_person("member")
    own, client = make_registration(event, email=member.email), client_as("visitor")
    asked = reverse("guest_questions", args=[own.key])
    assert "zqsallezq" in client.get(reverse("guest_registration", args=[own.key])).content.decode()
    assert client.get(asked).status_code == 200
    suspend(member, make_person("facilitator"))
    assert "connexion" in client.get(reverse("guest_registration", args=[own.key]))["Location"]
    assert client.get(asked).status_code == 404
    assert free_places(event) == 1


@pytest.mark.parametrize("role", ROLES)
def test_the_key_of_a_member_and_what_is_no_key_open_nothing(event, client_as, role):
    own = make_registration(event, make_person("member"))
    client = client_as(role)
    for key in (own.key, "x" * 12, "a"):
        response = client.get(reverse("guest_registration", args=[key]))
        assert response.status_code == (302 if role == "visitor" else 404), key


def test_a_guest_of_a_cancelled_event_reads_so_and_may_erase_what_she_gave(event, client_as):
    own = make_registration(event)
    set_status(event, EventStatus.CANCELLED)
    client = client_as("visitor")
    text = client.get(reverse("guest_registration", args=[own.key])).content.decode()
    assert "C’est terminé, ou annulé." in text
    client.post(reverse("guest_registration", args=[own.key]))
    assert not EventRegistration.objects.exists()


def test_what_guests_gave_is_erased_ninety_days_after_the_event(site, client_as):
    old = make_event(site, starts_in=timedelta(days=-92))
    recent = make_event(site, starts_in=timedelta(days=-88))
    member = make_registration(old, make_person("member"))
    make_registration(old, state=RegistrationState.CANCELLED)
    kept = make_registration(recent)
    forget_old(timezone.now())
    assert set(EventRegistration.objects.all()) == {member, kept}


def test_a_guest_finds_her_questions_from_her_registration(event, client_as):
    client, own = client_as("visitor"), make_registration(event)
    path = reverse("guest_registration", args=[own.key])
    assert guest_questions_url(own) in client.get(path).content.decode()
    assert client.get(guest_questions_url(own)).status_code == 200
    type(own).objects.update(state=RegistrationState.WAITING)
    assert guest_questions_url(own) not in client.get(path).content.decode()


@pytest.mark.parametrize(("days", "asked"), [(7, False), (-1, True), (-70, False)])
def test_a_guest_is_asked_afterwards_what_she_thought_of_it(site, client_as, days, asked):
    event = make_event(site, registration=Registration.GUESTS, starts_in=timedelta(days=days))
    own = make_registration(event)
    text = client_as("visitor").get(reverse("guest_registration", args=[own.key])).content.decode()
    assert (guest_evaluation_url(event) in text) is asked
