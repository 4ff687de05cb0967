"""What those who are registered read in their mailbox: enough to come, nothing that tells on them."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

import pytest

from tests.factories import make_event, make_person, make_registration
from tests.webinars.outgoing import html_of, subject_of, text_of
from tests.webinars.reminders.world import announced, kinds, registered
from webinars.choices import EventStatus, Registration, Zone
from webinars.models import DeliveryKind, EventPage, RegistrationState
from webinars.registrations.places import Guest, cancel, register
from webinars.reminders.changes import tell_all
from webinars.reminders.due import enqueue_due_reminders
from webinars.scheduling import set_status

pytestmark = pytest.mark.django_db
ROOM = {"room_url": "https://visio.example.org/zqsallezq", "room_telephone": "438 555-0199 zqcodezq"}
SECRET = ("zqsallezq", "zqcodezq", "zqtitrezq", "zqsommairezq", "exploitation", "prostitution")
CHANGED = DeliveryKind.CHANGED


@pytest.mark.parametrize(
    ("language", "subject", "words"),
    [
        (
            "fr",
            "Votre inscription",
            ("Vous êtes inscrite.", "jeudi 3 décembre 2099", "12 h", "Heure de l’Est"),
        ),
        ("en", "Your registration", ("You are registered.", "Thursday 3 December 2099", "Eastern time")),
    ],
)
def test_a_confirmation_says_when_in_her_language_and_names_nothing(site, outbox, language, subject, words):
    begins = datetime(2099, 12, 3, 17, tzinfo=UTC)
    event = make_event(
        site, "Zqtitrezq", slug="zqtitrezq", introduction="Zqsommairezq", starts_at=begins, **ROOM
    )
    member = make_person("member")
    type(member).objects.filter(pk=member.pk).update(language=language)
    member.refresh_from_db()
    register(event, member)
    (message,) = outbox
    assert (subject_of(message), message.to) == (subject, [member.email])
    assert [word for word in words if word not in text_of(message)] == []
    assert f"/{language}/p/{event.pk}/" in text_of(message)
    source = message.message().as_string().lower()
    read = (text_of(message) + html_of(message)).lower()
    for word in SECRET:
        assert word not in source + read, word


def test_an_hour_of_another_zone_is_said_with_that_of_montreal(site, outbox):
    begins = datetime(2099, 12, 3, 17, tzinfo=UTC)
    register(make_event(site, starts_at=begins, zone=Zone.PACIFIC), make_person("member"))
    assert "9 h" in text_of(outbox[0])
    assert "12 h à Montréal" in text_of(outbox[0])


def test_who_waits_reads_that_she_waits_then_that_she_has_a_place(site, outbox):
    event = make_event(site, capacity=1)
    own = register(event, make_person("member"))[0]
    register(event, make_person("member"))
    assert "liste d’attente" in text_of(outbox[1])
    cancel(own)
    assert subject_of(outbox[2]) == "Une place pour vous"
    assert outbox[2].to == outbox[1].to


def test_a_guest_manages_by_the_link_of_her_message_only(site, outbox):
    event = make_event(site, registration=Registration.GUESTS)
    own, _made = register(event, Guest("Ada", "ada@example.org", "en"))
    assert f"/en/webinars/my-registration/{own.key}/" in text_of(outbox[0])
    assert subject_of(outbox[0]) == "Your registration"


def test_who_is_taken_off_the_list_by_the_team_is_told(site, outbox):
    event = make_event(site, registration=Registration.GUESTS)
    member, guest = (register(event, who)[0] for who in (make_person("member"), Guest("A", "a@example.org")))
    outbox.clear()
    for own in (member, guest):
        assert cancel(own, by_team=True)
    assert [message.to for message in outbox] == [[member.address], ["a@example.org"]]
    assert not type(guest).objects.filter(pk=guest.pk).exists(), "What a guest gave is erased."


@pytest.mark.parametrize(
    ("status", "words"),
    [(EventStatus.CANCELLED, "est annulé"), (EventStatus.POSTPONED, "est reporté")],
)
def test_who_comes_and_who_waits_are_told_of_a_change_once_with_the_word_of_the_team(
    site, outbox, status, words
):
    event = announced(site)
    told = [registered(event), registered(event, state=RegistrationState.WAITING)]
    other = registered(event, state=RegistrationState.CANCELLED)
    change = set_status(event, status, word="La salle n’est plus libre.")
    tell_all(change.pk)
    assert [kinds(own) for own in (*told, other)] == [[CHANGED], [CHANGED], []]
    assert len(outbox) == 2
    assert words in text_of(outbox[0])
    assert "La salle n’est plus libre." in text_of(outbox[0])
    set_status(event, EventStatus.PLANNED)
    assert kinds(told[0]) == [CHANGED, CHANGED]
    assert "a lieu, finalement" in text_of(outbox[2])


def test_another_hour_or_place_is_told_with_the_new_hour(site, outbox):
    event = announced(site)
    own = registered(event)
    event.starts_at += timedelta(days=1)
    event.ends_at += timedelta(days=1)
    event.save_revision().publish()
    event.save_revision().publish()
    assert kinds(own) == [CHANGED]
    assert "L’heure ou le lieu a changé." in text_of(outbox[0])


def test_nobody_is_told_of_what_is_over_nor_of_what_she_knew_when_she_asked(site, outbox):
    past = announced(site, starts_in=timedelta(hours=-3))
    registered(past)
    set_status(past, EventStatus.CANCELLED)
    event = announced(site)
    change = set_status(event, EventStatus.POSTPONED)
    make_registration(event, asked_at=timezone.now() + timedelta(seconds=1))
    tell_all(change.pk)
    assert outbox == []


def test_a_late_worker_tells_the_last_change_only(site, outbox, settings):
    event = announced(site)
    own = registered(event)
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    changes = [set_status(event, status) for status in (EventStatus.POSTPONED, EventStatus.CANCELLED)]
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    for change in changes:
        tell_all(change.pk)
    assert kinds(own) == [CHANGED]
    assert "est annulé" in text_of(outbox[0])


def test_a_registration_cancelled_while_the_message_waits_gets_none(site, outbox, settings):
    event = announced(site, starts_in=timedelta(hours=30))
    own = registered(event, make_person("member"))
    cancel(own)
    outbox.clear()
    enqueue_due_reminders()
    assert outbox == []
    assert EventPage.objects.get(pk=event.pk).status == EventStatus.PLANNED
