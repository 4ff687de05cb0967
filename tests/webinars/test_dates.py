"""Dates and hours in words, in the zone of the event, on both sides of a change of clock."""

from datetime import UTC, datetime

from django.utils.translation import override

import pytest

from portal.dates import span_in_words
from webinars.choices import Zone
from webinars.dates import zone_in_words
from webinars.shown import length_in_words

SPACE = "\N{NO-BREAK SPACE}"


def plain(text):
    return text.replace(SPACE, " ")


@pytest.mark.parametrize(
    ("utc_hour", "month", "day", "said"),
    [
        (17, 3, 5, "jeudi 5 mars 2026, de 12 h à 13 h 30"),
        (16, 3, 12, "jeudi 12 mars 2026, de 12 h à 13 h 30"),
        (16, 10, 29, "jeudi 29 octobre 2026, de 12 h à 13 h 30"),
        (17, 11, 5, "jeudi 5 novembre 2026, de 12 h à 13 h 30"),
        (17, 1, 1, "jeudi 1er janvier 2026, de 12 h à 13 h 30"),
    ],
)
def test_noon_is_noon_on_both_sides_of_a_change_of_clock(utc_hour, month, day, said):
    begins = datetime(2026, month, day, utc_hour, tzinfo=UTC)
    ends = begins.replace(hour=utc_hour + 1, minute=30)
    with override("fr"):
        assert plain(span_in_words(begins, ends, Zone.EASTERN)) == said


def test_english_has_its_own_way_to_say_the_hour():
    begins = datetime(2026, 3, 5, 17, tzinfo=UTC)
    with override("en"):
        said = plain(span_in_words(begins, begins.replace(hour=18, minute=30), Zone.EASTERN))
    assert said == "Thursday 5 March 2026, from noon to 1:30 p.m."


def test_an_event_across_midnight_says_both_days():
    begins, ends = datetime(2026, 3, 6, 4, tzinfo=UTC), datetime(2026, 3, 6, 6, tzinfo=UTC)
    with override("fr"):
        said = plain(span_in_words(begins, ends, Zone.EASTERN))
    assert said == "Du jeudi 5 mars 2026, 23 h, au vendredi 6 mars 2026, 1 h"


def test_another_zone_says_the_hour_in_montreal_too():
    begins = datetime(2026, 7, 2, 16, tzinfo=UTC)
    with override("fr"):
        assert zone_in_words(begins, Zone.EASTERN) == "Heure de l’Est"
        assert plain(zone_in_words(begins, Zone.ATLANTIC)).endswith("; 12 h à Montréal")


@pytest.mark.parametrize(
    ("minutes", "said"), [(45, "45 min"), (60, "1 h"), (75, "1 h 15"), (1440, "24 h"), (1860, "2 jours")]
)
def test_a_length_is_said_in_minutes_hours_or_days(minutes, said):
    with override("fr"):
        assert plain(length_in_words(minutes)) == said
