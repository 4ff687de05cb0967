"""A file of participants is read whatever the room that gave it, and time is counted once."""

from datetime import datetime

from django.core.exceptions import ValidationError

import pytest

from members.tables import decoded, refuse_no_text
from tests.webinars.attendance.files import BIG_BLUE_BUTTON, SEMICOLONS, TEAMS, UNKNOWN, ZOOM
from webinars.attendance.participants import MOST_ROWS, people_in, read_table
from webinars.attendance.times import minutes_there, read_length, read_moments

NOON = datetime(2026, 3, 5, 12)


def read(text):
    return [(person.name, person.email, person.minutes) for person in people_in(read_table(text), NOON)]


def test_zooms_file_is_read_after_its_preamble_and_connections_are_added_once():
    assert read(ZOOM) == [
        ("Alice Tremblay (CALACS)", "alice@example.org", 50),
        ("Côté Béatrice", "", 55),
        ("iPhone de Zq", "zqetrangerezq@example.org", 60),
    ]


@pytest.mark.parametrize(
    ("text", "minutes"), [(TEAMS, [60, 30]), (BIG_BLUE_BUTTON, [45, 60]), (SEMICOLONS, [45, 35])]
)
def test_those_of_other_rooms_are_read_too(text, minutes):
    found = read(text)
    assert [name for name, _email, _minutes in found] == ["Alice Tremblay", "Béatrice Côté"]
    assert [minutes for _name, _email, minutes in found] == minutes


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_however_it_is_written_down(encoding, end):
    assert read(decoded(TEAMS.replace("\n", end).encode(encoding))) == read(TEAMS)


def test_columns_that_are_not_known_are_chosen():
    table = read_table(UNKNOWN)
    assert not table.names_people
    chosen = table.read_again(0, {"name": 1, "length": 2})
    assert [(p.name, p.minutes) for p in people_in(chosen, NOON)] == [
        ("Alice Tremblay", 45),
        ("Béatrice Côté", 20),
    ]


@pytest.mark.parametrize(
    "text", ["", " \n\n", "\ufeff", "une seule colonne\nAlice", "a,b\n" * (MOST_ROWS + 1)]
)
def test_what_is_no_list_is_refused_in_words(text):
    with pytest.raises(ValidationError) as refused:
        read_table(text)
    assert refused.value.messages[0]


def test_a_workbook_named_csv_is_refused_in_words():
    with pytest.raises(ValidationError) as refused:
        refuse_no_text(b"PK\x03\x04 xl/workbook.xml")
    assert "CSV" in refused.value.messages[0]
    refuse_no_text(ZOOM.encode())


def test_nothing_of_a_file_breaks_the_reading():
    assert read("Name,Duration\n,\nAlice\nBéa,abc\n\x00Chloé,12,trop,de,cellules\n") == [
        ("Alice", "", 0),
        ("Béa", "", 0),
        ("Chloé", "", 12),
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("03/05/2026 12:00:01 PM", (3, 5, 12)),
        ("05/03/2026 12:00:01", (3, 5, 12)),
        ("2026-03-05T12:00:01Z", (3, 5, 12)),
        ("3/5/26, 1:00:01 p.m.", (3, 5, 13)),
    ],
)
def test_the_date_of_the_event_tells_the_day_from_the_month(written, said):
    moment = read_moments([written], datetime(2026, 3, 5, 12))[written]
    assert (moment.month, moment.day, moment.hour) == said


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("45", 2700), ("1:05:20", 3920), ("59m 3s", 3543), ("1 h 05 min", 3900), ("1,5", 90), ("", 0), ("?", 0)],
)
def test_lengths_are_read_however_they_are_written(written, seconds):
    assert read_length(written) == seconds


def at(minute):
    return datetime(2026, 3, 5, 12, minute)


@pytest.mark.parametrize(
    ("spans", "minutes"),
    [
        ([(0, 10), (20, 30)], 20),
        ([(0, 30), (10, 20)], 30),
        ([(20, 30), (0, 25)], 30),
        ([(0, 10), (0, 10)], 10),
        ([(10, 0)], 0),
        ([], 0),
    ],
)
def test_what_overlaps_is_counted_once(spans, minutes):
    assert minutes_there([(at(begins), at(ends)) for begins, ends in spans], []) == minutes
