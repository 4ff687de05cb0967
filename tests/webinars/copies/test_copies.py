"""Drafts made from an event: its words and its frame, nothing of what happened to it, and once only."""

from datetime import UTC, date, datetime, time, timedelta

from django.urls import reverse

import pytest

from tests.factories import make_event, make_meeting, make_person, make_registration, make_series
from webinars.choices import EventStatus, Zone
from webinars.copies.copying import FRAME, NOT_COPIED, ROOM, WORDS, copy_event, dates_of_series
from webinars.models import Attendance, EventPage, MeetingPage, Session, WebinarPage
from webinars.scheduling import set_status

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
MAY = {"facilitator", "superuser"}
SOON = datetime(2032, 3, 4, 17, tzinfo=UTC)  # a Thursday at noon
INHERITED = {"eventpage_ptr", "portalpage_ptr"}


@pytest.fixture
def midi(site):
    """A past webinar of a series, cancelled, with its room, a speaker and somebody who came."""
    series = make_series()
    fields = {"series": series, "why_come": "Pour apprendre", "room_url": "https://visio.example.org/zq"}
    event = make_event(site, "Midi", speakers=["Ada"], starts_in=timedelta(days=-9), **fields)
    Attendance.objects.create(registration=make_registration(event, make_person("member")), came=True)
    set_status(event, EventStatus.CANCELLED)
    return WebinarPage.objects.get(pk=event.pk)


@pytest.mark.parametrize("model", [WebinarPage, MeetingPage])
def test_each_field_of_an_event_says_whether_a_copy_takes_it(model):
    own = {field.name for parent in (EventPage, model) for field in parent._meta.local_fields} - INHERITED
    told = {*FRAME, *WORDS, *ROOM, *NOT_COPIED}
    assert own - told == set()
    assert not set(NOT_COPIED) & {*FRAME, *WORDS, *ROOM}


def test_a_copy_has_the_words_and_nothing_of_what_happened(midi):
    draft, made = copy_event(midi, "Midi, la suite", SOON)
    draft = WebinarPage.objects.get(pk=draft.pk)
    assert made and not draft.live
    assert (draft.why_come, draft.series, draft.status) == ("Pour apprendre", midi.series, "planned")
    assert [speaker.name for speaker in draft.speakers.all()] == ["Ada"]
    assert draft.ends_at - draft.starts_at == timedelta(hours=1)
    assert not draft.registrations.exists() and not draft.changes.exists()
    assert draft.room_url == "" and draft.registration_opens_at is None
    assert midi.speakers.count() == 1


def test_the_room_follows_only_when_she_says_so(midi):
    draft, _made = copy_event(midi, "Midi", SOON, keeps_room=True)
    assert draft.room_url == midi.room_url


def test_the_programme_of_a_meeting_moves_with_it_by_the_clock_on_the_wall(site):
    begins = datetime(2031, 10, 30, 13, tzinfo=UTC)  # 9 in the morning, before the clocks change
    meeting = make_meeting(site, starts_at=begins, minutes=1500)
    meeting.sessions = [Session(title="Lendemain", starts_at=begins + timedelta(hours=24))]
    meeting.save()
    # Copied over a change of clock: the first day is a Saturday, the second in winter time.
    draft, _made = copy_event(meeting, "Suite", datetime(2031, 11, 1, 13, tzinfo=UTC))
    local = draft.sessions.get().starts_at.astimezone(draft.tz)
    assert (local.date(), local.time()) == (date(2031, 11, 2), time(9))


@pytest.mark.parametrize(
    ("first", "utc_hours"),
    [(date(2032, 3, 4), [17, 16, 16]), (date(2031, 10, 23), [16, 17, 17])],
)
def test_noon_is_noon_across_a_change_of_clock(first, utc_hours):
    tz = WebinarPage(zone=Zone.EASTERN).tz
    moments = dates_of_series(first, time(12), tz, number=3, weeks=2)
    assert [moment.astimezone(UTC).hour for moment in moments] == utc_hours
    assert {moment.weekday() for moment in moments} == {3}
    assert {moment.hour for moment in moments} == {12}


def drafts():
    return EventPage.objects.filter(live=False)


FORM = {"title": "Un midi", "day": "2032-03-04", "hour": "12:00"}
SERIES = {**FORM, "number": 3, "weeks": 2}


def test_a_second_click_finds_the_draft_that_the_first_made(midi, client_as):
    client, path = client_as("facilitator"), reverse("duplicate", args=[midi.pk])
    found = {client.post(path, FORM).url for _ in range(2)}
    assert found == {reverse("wagtailadmin_pages:edit", args=[drafts().get().pk])}


def test_a_series_is_shown_first_then_made_once(midi, client_as):
    client, path = client_as("facilitator"), reverse("prepare_series", args=[midi.pk])
    shown = client.post(path, SERIES).context["dates"]
    assert [row["is_known"] for row in shown] == [False] * 3
    assert not drafts().exists()
    for _ in range(2):
        client.post(path, {**SERIES, "confirmed": 1})
    made = drafts().order_by("starts_at")
    assert [one.starts_at.astimezone(UTC).hour for one in made] == [17, 16, 16]
    assert len({one.slug for one in made}) == 3
    assert [row["is_known"] for row in client.post(path, SERIES).context["dates"]] == [True] * 3
    assert {(one.specific.why_come, one.speakers.count(), one.series) for one in made} == {
        ("", 0, midi.series)
    }


@pytest.mark.parametrize(
    "wrong",
    [{"day": "2032-03-06"}, {"day": "2020-03-05"}, {"number": 1}, {"number": 27}, {"weeks": 0}, {"day": ""}],
)
def test_dates_that_cannot_be_are_asked_again(midi, client_as, wrong):
    path = reverse("prepare_series", args=[midi.pk])
    response = client_as("facilitator").post(path, {**SERIES, **wrong, "confirmed": 1})
    assert response.context["form"].errors
    assert not drafts().exists()


@pytest.mark.parametrize("role", ROLES)
def test_only_who_looks_after_events_makes_drafts(midi, client_as, role):
    client = client_as(role)
    for name in ("duplicate", "prepare_series"):
        path = reverse(name, args=[midi.pk])
        assert (client.get(path).status_code == 200) is (role in MAY)
        client.post(path, {**SERIES, "confirmed": 1})
    assert drafts().exists() is (role in MAY)


def test_a_draft_is_seen_by_nobody_and_is_announced_when_it_is_published(midi, client_as):
    draft, _made = copy_event(midi, "Zqcopiezq", SOON)
    assert "Zqcopiezq" not in client_as("member").get("/fr/webinaires/").content.decode()
    draft.save_revision().publish()
    assert "Zqcopiezq" in client_as("member").get("/fr/webinaires/").content.decode()
    assert draft.changes.count() == 1


def test_the_dates_of_a_series_are_changed_without_typing_all_again(midi, client_as):
    client, path = client_as("facilitator"), reverse("prepare_series", args=[midi.pk])
    given = {"title": "Les midis zqzq", "day": "2027-01-07", "hour": "12:00", "number": 4, "weeks": 3}
    assert 'name="again"' in client.post(path, given).content.decode()
    text = client.post(path, {**given, "again": 1}).content.decode()
    assert 'value="Les midis zqzq"' in text and 'name="again"' not in text
    assert not drafts()
