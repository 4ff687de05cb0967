"""The page of an event changes by itself, from its announcement to what remains of it."""

from datetime import UTC, datetime, timedelta

import pytest

from webinars.choices import EventStatus, Registration
from webinars.models import WebinarPage
from webinars.phases import Phase, phase_of, registration_is_open

pytestmark = pytest.mark.django_db  # a page that is made asks what kind it is
NOON = datetime(2026, 12, 3, 17, tzinfo=UTC)


def event(**fields):
    return WebinarPage(starts_at=NOON, ends_at=NOON + timedelta(hours=1), **fields)


@pytest.mark.parametrize(
    ("before", "phase"),
    [
        (timedelta(days=30), Phase.ANNOUNCED),
        (timedelta(days=9), Phase.OPEN),
        (timedelta(days=2), Phase.SOON),
        (timedelta(minutes=16), Phase.SOON),
        (timedelta(minutes=15), Phase.NOW),
        (timedelta(0), Phase.NOW),
        (-timedelta(minutes=59, seconds=59), Phase.NOW),
        (-timedelta(hours=1), Phase.JUST_FINISHED),
        (-timedelta(days=5), Phase.JUST_FINISHED),
        (-timedelta(days=5, hours=1), Phase.FINISHED),
    ],
)
def test_a_webinar_goes_through_its_phases_as_time_passes(before, phase):
    webinar = event(registration_opens_at=NOON - timedelta(days=10))
    assert phase_of(webinar, now=NOON - before) == phase


def test_what_can_be_seen_again_says_so_as_soon_as_it_is_over():
    assert phase_of(event(), available=True, now=NOON + timedelta(hours=1)) == Phase.AVAILABLE
    assert phase_of(event(), available=True, now=NOON) == Phase.NOW


def test_what_is_not_recorded_promises_nothing():
    assert phase_of(event(recording_expected=False), now=NOON + timedelta(hours=1)) == Phase.FINISHED


@pytest.mark.parametrize("days", [-10, 0, 10])
@pytest.mark.parametrize(
    ("status", "phase"),
    [(EventStatus.CANCELLED, Phase.CANCELLED), (EventStatus.POSTPONED, Phase.POSTPONED)],
)
def test_what_does_not_take_place_says_so_whatever_the_date(days, status, phase):
    assert phase_of(event(status=status), now=NOON + timedelta(days=days)) == phase


@pytest.mark.parametrize(
    ("fields", "hours_before", "is_open"),
    [
        ({}, 1, True),
        ({}, -0.5, True),
        ({}, -1, False),
        ({"registration_closes_at": NOON - timedelta(days=1)}, 25, True),
        ({"registration_closes_at": NOON - timedelta(days=1)}, 24, False),
        ({"registration_closes_at": NOON + timedelta(days=9)}, -2, False),
        ({"registration": Registration.NONE}, 1, False),
        ({"registration": Registration.INVITED}, 1, False),
        ({"status": EventStatus.CANCELLED}, 1, False),
        ({"status": EventStatus.POSTPONED}, 1, False),
    ],
)
def test_registration_is_open_between_its_hours_and_for_what_takes_place(fields, hours_before, is_open):
    assert registration_is_open(event(**fields), NOON - timedelta(hours=hours_before)) is is_open
