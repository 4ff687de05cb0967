"""An event in a calendar: read alike by four programs, on both sides of a clock change."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from portal import page_cache
from tests.factories import make_event, make_meeting
from tests.webinars.calendar.reading import READERS
from webinars.choices import EventStatus
from webinars.models import EventPage
from webinars.scheduling import note_hours, set_status

pytestmark = pytest.mark.django_db
HOME = ZoneInfo("America/Toronto")
LINE = 75  # bytes (RFC 5545, 3.1)
NOW = datetime(2026, 2, 20, tzinfo=UTC)
# The clock of Québec goes forward on 8 March 2026, back on 1 November.
NOONS = {
    (2026, 3, 7): "2026-03-07T17:00:00",
    (2026, 3, 8): "2026-03-08T16:00:00",
    (2026, 3, 9): "2026-03-09T16:00:00",
    (2026, 10, 31): "2026-10-31T16:00:00",
    (2026, 11, 1): "2026-11-01T17:00:00",
    (2026, 11, 2): "2026-11-02T17:00:00",
}


@pytest.fixture(autouse=True)
def in_february(time_machine):
    time_machine.move_to(NOW, tick=False)


def text_of(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return response.content.decode()


def file_of(client, event):
    return text_of(client, f"/fr/webinaires/{event.slug}/agenda.ics")


@pytest.mark.parametrize("reader", READERS)
def test_noon_is_noon_on_both_sides_of_a_clock_change(site, client, reader):
    made = {}
    for day, moment in NOONS.items():
        event = make_event(site, f"Midi du {day}", starts_at=datetime(*day, 12, tzinfo=HOME))
        made[str(event.translation_key)] = moment
        (row,) = READERS[reader](file_of(client, event))
        assert (row[0], row[1]) == (str(event.translation_key), moment)
    rows = READERS[reader](text_of(client, "/fr/agenda.ics"))
    assert {row[0]: row[1] for row in rows} == made


@pytest.mark.parametrize("reader", READERS)
def test_four_programs_read_the_same_whatever_is_written(site, client, reader):
    make_event(
        site,
        "L’écoute, « au-delà » ; une \\ et 🌷",
        place="Maison d’Émilie ; salle 2, à Gatineau",
        introduction="Première ligne\nDeuxième, avec é;à\\n",
        slug="ecoute",
    )
    meeting = make_meeting(site, "Deux jours", minutes=30 * 60)
    set_status(meeting, EventStatus.CANCELLED)
    postponed = make_event(site, "Plus tard")
    set_status(postponed, EventStatus.POSTPONED)
    text = text_of(client, "/fr/agenda.ics")
    expected = [
        [
            str(component["uid"]),
            *(component[n].dt.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S") for n in ("dtstart", "dtend")),
            *(str(component[n]) for n in ("summary", "location", "status")),
            component["sequence"],
        ]
        for component in Calendar.from_ical(text).walk("VEVENT")
    ]
    assert len(expected) == 3
    assert sorted(READERS[reader](text)) == sorted(expected)
    (row,) = READERS[reader](text_of(client, "/fr/webinaires/ecoute/agenda.ics"))
    assert row[3] == "L’écoute, « au-delà » ; une \\ et 🌷"
    assert row[4] == "Maison d’Émilie ; salle 2, à Gatineau"


def test_lines_are_folded_at_75_bytes_between_characters(site, client):
    event = make_event(site, "É" * 200, introduction="à" * 500)
    lines = client.get(f"/fr/webinaires/{event.slug}/agenda.ics").content.split(b"\r\n")
    assert len(lines) > 15
    assert max(len(line) for line in lines) <= LINE
    # Each line is text by itself: a character cut in two would break here.
    assert "".join(line.decode("utf-8") for line in lines)
    assert "É" * 200 in b"\r\n".join(lines).replace(b"\r\n ", b"").decode()


def test_what_nobody_sees_does_not_break_the_file(site, client):
    event = make_event(site, "Un\x07 midi\u202e", introduction="Début\x0b\r\nBEGIN:VEVENT\r\nfin")
    for reader in ("ical", "vobject", "ics"):
        (row,) = READERS[reader](file_of(client, event))
        assert row[3] == "Un midi"


def entry(client, event):
    (found,) = Calendar.from_ical(file_of(client, event)).walk("VEVENT")
    return found


def test_a_moved_event_keeps_its_name_and_tells_that_it_changed(site, client, time_machine):
    event = make_event(site)
    note_hours(event)
    before = entry(client, event)
    time_machine.move_to(NOW + timedelta(hours=1), tick=False)
    event.starts_at += timedelta(days=1)
    event.ends_at += timedelta(days=1)
    event.save()
    after = entry(client, event)
    assert after["uid"] == before["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after["last-modified"].dt - before["last-modified"].dt == timedelta(hours=1)
    assert after["dtstart"].dt - before["dtstart"].dt == timedelta(days=1)


@pytest.mark.parametrize(
    ("status", "written", "title"),
    [
        (EventStatus.CANCELLED, "CANCELLED", "Annulé : Un midi"),
        (EventStatus.POSTPONED, "TENTATIVE", "Reporté : Un midi"),
    ],
)
def test_a_cancelled_event_stays_in_calendars_as_cancelled(site, client, status, written, title):
    event = make_event(site, "Un midi")
    assert entry(client, event)["status"] == "CONFIRMED"
    set_status(event, status, word="Mot")
    found = entry(client, event)
    assert (found["status"], found["summary"].replace("\xa0", " ")) == (written, title)
    assert found["sequence"] == 1
    feed = Calendar.from_ical(text_of(client, "/fr/agenda.ics"))
    assert [str(part["status"]) for part in feed.walk("VEVENT")] == [written]


def test_the_address_of_the_page_stands_where_the_room_would(site, client):
    event = make_event(
        site,
        room_url="https://visio.example.org/zqsallezq",
        room_telephone="438 555-0199",
        speakers=["Ada Essai"],
        slug="midi",
    )
    for path in ("/fr/webinaires/midi/agenda.ics", "/fr/agenda.ics"):
        text = text_of(client, path).replace("\r\n ", "")
        assert "zqsallezq" not in text and "555-0199" not in text
        assert "Ada Essai" not in text
        assert "LOCATION:http://testserver/fr/webinaires/midi/" in text
    assert "http://testserver/en/webinars/midi/" in text_of(client, "/en/calendar.ics").replace("\r\n ", "")
    assert EventPage.objects.get(pk=event.pk).room_url


def test_a_calendar_says_how_often_to_come_back_and_that_it_is_published(site, client):
    make_event(site)
    text = text_of(client, "/fr/agenda.ics")
    for line in ("METHOD:PUBLISH", "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H"):
        assert f"\r\n{line}\r\n" in text
    assert "VTIMEZONE" not in text


def test_a_calendar_that_did_not_change_is_not_sent_again(site, client):
    event = make_event(site)
    first = client.get("/fr/agenda.ics")
    again = client.get("/fr/agenda.ics", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    set_status(event, EventStatus.CANCELLED)
    changed = client.get("/fr/agenda.ics", headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200


def test_a_calendar_takes_the_same_queries_for_any_number(site, client, django_assert_max_num_queries):
    counts = []
    for number in (3, 12):
        for place in range(number):
            make_event(site, starts_in=timedelta(days=place))
        for _ in range(2):  # the first visit makes the site's settings
            client.get("/fr/agenda.ics")
            page_cache.store.clear()
        with django_assert_max_num_queries(8) as queries:
            text = text_of(client, "/fr/agenda.ics")
        counts.append((len(queries), text.count("BEGIN:VEVENT")))
    assert [number for _queries, number in counts] == [3, 15]
    assert counts[0][0] == counts[1][0]
