"""What is written to those who come to a meeting: neutral, once, and nothing about a sheltered space."""

from datetime import timedelta
from email.header import decode_header, make_header

from django.core import mail
from django.utils import timezone

import pytest

from spaces.choices import ParticipationState
from spaces.meetings.coming import cancel, change_meeting, come, withdraw
from spaces.meetings.tasks import look_at_meetings
from spaces.models import Coming, Meeting, Participation, Space
from tests.spaces.making import DISCREET, SHELTERED, address, take_part
from tests.spaces.things import make_meeting, signed_in, space_with_all

pytestmark = pytest.mark.django_db
TOLD = ("Une place s’est libérée", "change d’heure", "est annulée")
CANARIES = ("Zqtitre", "Zqespace", "Zqlieu", "Zqtexte", "zqsalle")


@pytest.fixture(autouse=True)
def box(settings):
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []


def written():
    """Return the messages that left, decoded, headers first."""
    return [_decoded(one.message()) for one in mail.outbox]


def _decoded(message):
    parts = [part for part in message.walk() if part.get_content_maintype() == "text"]
    texts = [part.get_payload(decode=True).decode() for part in parts]
    return "\n".join([message["To"], str(make_header(decode_header(message["Subject"]))), *texts])


def coming_soon(space, hours=23, days_ago=3):
    """Somebody who asked three days ago, to a meeting that is near."""
    caller = take_part(space, moderates=True)
    hers = take_part(space)
    meeting = make_meeting(
        caller,
        "Zqtitre",
        starts_at=timezone.now() + timedelta(hours=hours),
        place="Zqlieu",
        text="Zqtexte",
        room="https://salle.example/zqsalle",
    )
    coming = come(hers, meeting)
    Coming.objects.update(asked_at=timezone.now() - timedelta(days=days_ago))
    return hers, meeting, coming


def remind():
    look_at_meetings.call()


def test_she_is_reminded_the_day_before_once_and_nothing_is_named(site):
    hers, meeting, _coming = coming_soon(space_with_all("Zqespace"), hours=25)
    remind()
    assert written() == []
    Meeting.objects.update(starts_at=timezone.now() + timedelta(hours=23))
    for _time in range(2):
        remind()
    [source] = written()
    assert hers.user.email in source and meeting.public_id in source
    assert not any(word in source for word in CANARIES)
    assert "Un message vous attend" in source


def test_who_took_her_place_within_the_day_needs_no_reminder(site):
    coming_soon(space_with_all(), days_ago=0)
    remind()
    assert written() == []


@pytest.mark.parametrize(
    "change",
    [
        lambda hers: Participation.objects.filter(pk=hers.pk).update(state=ParticipationState.LEFT),
        lambda hers: Participation.objects.filter(pk=hers.pk).update(state=ParticipationState.SUSPENDED),
        lambda hers: Participation.objects.filter(pk=hers.pk).update(mail_muted=True),
        lambda hers: hers.user.groups.clear(),
        lambda hers: Space.objects.update(parts=["discussions"]),
        lambda hers: Space.objects.update(agreements_number=2),
        lambda hers: Meeting.objects.update(cancelled_at=timezone.now()),
        lambda hers: Coming.objects.update(has_place=False) and Meeting.objects.update(places=0),
    ],
)
def test_who_may_not_read_it_any_more_hears_nothing(site, change):
    hers, _meeting, _coming = coming_soon(space_with_all())
    change(hers)
    remind()
    assert written() == []


def test_nothing_is_written_about_a_sheltered_space(site):
    space = space_with_all(**SHELTERED)
    moderator, other = take_part(space, moderates=True), take_part(space, moderates=True)
    meeting = make_meeting(moderator, starts_at=timezone.now() + timedelta(hours=23))
    come(other, meeting)
    Coming.objects.update(asked_at=timezone.now() - timedelta(days=3))
    remind()
    cancel(moderator, meeting)
    assert other.user.email and written() == []


def test_a_space_whose_mails_say_nothing_does_not_tell_the_hour(site):
    coming_soon(space_with_all(**DISCREET, mail_content="nothing"))
    coming_soon(space_with_all(**DISCREET, mail_content="title"))
    remind()
    assert sorted("heure du Québec" in source for source in written()) == [False, True]


def test_who_gets_a_place_and_who_loses_a_meeting_are_told(site):
    space = space_with_all()
    first, second = take_part(space), take_part(space)
    meeting = make_meeting(first, places=1)
    come(first, meeting)
    come(second, meeting)
    withdraw(first, meeting)
    assert len(written()) == 1 and second.user.email in written()[0]
    fields = {name: getattr(meeting, name) for name in ("title", "place", "room", "places", "text")}
    starts_at = meeting.starts_at + timedelta(hours=1)
    change_meeting(first, meeting, **fields, starts_at=starts_at, ends_at=starts_at + timedelta(hours=1))
    cancel(first, meeting)
    assert [line in source for line, source in zip(TOLD, written(), strict=True)] == [True] * 3


def test_a_new_hour_is_reminded_anew(site):
    _hers, meeting, _coming = coming_soon(space_with_all())
    remind()
    Meeting.objects.update(starts_at=meeting.starts_at - timedelta(hours=1))
    remind()
    assert len(written()) == 2


def test_the_form_says_that_no_mail_leaves_a_sheltered_space(site):
    space = space_with_all(**SHELTERED)
    meeting = make_meeting(take_part(space, moderates=True))
    path = address("meeting", space.public_id, meeting.public_id)
    assert (
        "Aucun courriel ne part, sauf si vous en avez demandé"
        in signed_in(take_part(space)).get(path).content.decode()
    )
