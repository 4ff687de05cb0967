"""Who reads which calendar: each address answers as its owner's rights stand at that moment."""

from datetime import timedelta

from django.test import Client
from django.utils.translation import override

import pytest
from icalendar import Calendar

from members.data_rights.erasing import erase_person
from members.models import User
from members.people.suspending import reinstate, suspend
from tests.access.refusals import headers_of
from tests.factories import make_event, make_person, make_registration
from webinars.calendar.addresses import AddressClosed, close_address, make_address, reader_of
from webinars.models import CalendarAddress, RegistrationState

pytestmark = pytest.mark.django_db
PATHS = {"fr": "/fr/agenda/mien/{}.ics", "en": "/en/calendar/mine/{}.ics"}
MINE = {"fr": "/fr/compte/agenda/", "en": "/en/account/calendar/"}
CANARIES = ("zqsallezq", "555-0199", "zqinscritezq", "zqbrouillonzq")
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
READS_MEMBERS = {"member", "editor", "facilitator", "superuser"}


@pytest.fixture
def event(site):
    event = make_event(
        site,
        "zqmidizq",
        room_url="https://visio.example.org/zqsallezq",
        room_telephone="438 555-0199",
        starts_in=timedelta(minutes=5),
    )
    make_registration(event, name="zqinscritezq")
    make_event(site, "zqbrouillonzq", live=False)
    return event


def ask(secret, language="fr"):
    return Client().get(PATHS[language].format(secret))


@pytest.mark.parametrize("language", PATHS)
@pytest.mark.parametrize("role", ROLES)
def test_the_calendars_of_all_are_the_same_for_all_and_hold_no_secret(event, client_as, role, language):
    client = client_as(role)
    for path in (
        {"fr": "/fr/agenda.ics", "en": "/en/calendar.ics"}[language],
        {"fr": "/fr/agenda/", "en": "/en/calendar/"}[language],
        {"fr": "/fr/webinaires/{}/agenda.ics", "en": "/en/webinars/{}/agenda.ics"}[language].format(
            event.slug
        ),
    ):
        text = client.get(path).content.decode()
        assert "zqmidizq" in text, path
        for canary in CANARIES:
            assert canary not in text, (path, canary)


@pytest.mark.parametrize("language", PATHS)
def test_her_own_calendar_says_that_she_is_registered_and_holds_no_room(event, language):
    member = make_person("member")
    make_registration(event, member)
    secret = make_address(member, "a")
    text = ask(secret, language).content.decode()
    assert "zqmidizq" in text
    assert {"fr": "Vous êtes inscrite", "en": "You are registered"}[language] in text
    assert not [canary for canary in CANARIES if canary in text]


def test_what_she_may_no_longer_read_is_answered_as_an_unknown_address(event):
    unknown = ask("0" * 48)
    assert unknown.status_code == 404

    def closes(member, secret):
        answer = ask(secret)
        assert (answer.status_code, answer.content) == (404, unknown.content)
        assert headers_of(answer) == headers_of(unknown)
        assert "zqmidizq" not in answer.content.decode()

    suspended, unsigned, expelled, closed = (make_person("member") for _ in range(4))
    secrets = {member.pk: make_address(member, "a") for member in (suspended, unsigned, expelled, closed)}
    assert all(ask(secret).status_code == 200 for secret in secrets.values())
    suspend(suspended, by=suspended)
    User.objects.filter(pk=unsigned.pk).update(must_sign_charter=True)
    expelled.groups.clear()
    close_address(closed)
    for member in (suspended, unsigned, expelled, closed):
        closes(member, secrets[member.pk])
    reinstate(suspended, by=suspended)
    assert ask(secrets[suspended.pk]).status_code == 200
    assert ask("0" * 48).status_code == 404


def test_her_address_goes_with_her_account(event, django_capture_on_commit_callbacks):
    member = make_person("member")
    secret = make_address(member, "a")
    erase_person(member, by=member)
    assert ask(secret).status_code == 404
    assert not CalendarAddress.objects.exists()


def test_a_calendar_holds_her_registrations_first_then_the_others_or_hers_only(site):
    member = make_person("member")
    others = [make_event(site, f"Autre {number}", starts_in=timedelta(days=number)) for number in (1, 2)]
    hers = make_event(site, "Le sien", starts_in=timedelta(days=9))
    waits = make_event(site, "Attendu", starts_in=timedelta(days=10))
    make_registration(hers, member)
    make_registration(waits, member, state=RegistrationState.WAITING)
    make_registration(others[0], member, state=RegistrationState.CANCELLED)

    def titles(secret):
        return [str(part["summary"]) for part in Calendar.from_ical(ask(secret).content).walk("VEVENT")]

    assert titles(make_address(member, "a")) == ["Le sien", "Attendu", "Autre 1", "Autre 2"]
    assert titles(make_address(member, "b", only_mine=True)) == ["Le sien", "Attendu"]


def test_the_database_holds_no_secret(event):
    secret = make_address(make_person("member"), "a")
    assert secret not in str(list(CalendarAddress.objects.values()))
    assert len(secret) == 48


def test_one_form_makes_one_address_and_a_closed_one_is_never_opened_again(event):
    member, other = make_person("member"), make_person("member")
    first = make_address(member, "a")
    assert make_address(member, "a") == first
    assert make_address(other, "a") != first
    second = make_address(member, "b")
    assert reader_of(first) is None and reader_of(second).user == member
    with pytest.raises(AddressClosed):
        make_address(member, "a")
    assert reader_of(second).user == member


@pytest.mark.parametrize("language", MINE)
@pytest.mark.parametrize("role", ROLES)
def test_only_who_reads_members_pages_has_a_calendar_of_her_own(site, client_as, role, language):
    client = client_as(role)
    answers = [client.get(MINE[language]), client.post(MINE[language], {"events": "all", "action": "make"})]
    opened = [answer.status_code == 200 for answer in answers]
    assert opened == [role in READS_MEMBERS] * 2
    assert CalendarAddress.objects.exists() is (role in READS_MEMBERS)


def test_the_address_is_shown_once_and_works(event, client_as):
    client = client_as("member")
    shown = client.post(MINE["fr"], {"events": "all", "action": "make", "form_key": ""})
    url = shown.context["own_url"]
    assert url in shown.content.decode()
    assert shown.context["subscribe_url"].startswith("webcal://testserver/fr/agenda/mien/")
    assert "zqmidizq" in Client().get(url).content.decode()
    assert url not in client.get(MINE["fr"]).content.decode()
    client.post(MINE["fr"], {"action": "choose", "events": "mine"})
    assert "zqmidizq" not in Client().get(url).content.decode()
    client.post(MINE["fr"], {"action": "close"})
    assert Client().get(url).status_code == 404


def test_a_form_sent_again_after_it_was_closed_opens_nothing(event, client_as):
    client = client_as("member")
    key = "6a1d9c5e-3f4b-4b6e-9f0a-7d2f5a1c8e11"
    sent = {"events": "all", "action": "make", "form_key": key}
    url = client.post(MINE["fr"], sent).context["own_url"]
    client.post(MINE["fr"], {"action": "close"})
    again = client.post(MINE["fr"], sent, follow=True)
    with override("fr"):
        assert "fermée" in again.content.decode()
    assert Client().get(url).status_code == 404


def test_nothing_chosen_makes_nothing(event, client_as):
    response = client_as("member").post(MINE["fr"], {"action": "make"})
    assert response.status_code == 200
    assert "error-summary" in response.content.decode()
    assert not CalendarAddress.objects.exists()


def test_the_door_stands_on_her_account(site, client_as):
    assert MINE["fr"] in client_as("member").get("/fr/compte/").content.decode()
    assert MINE["fr"] not in client_as("stranger").get("/fr/compte/").content.decode()
