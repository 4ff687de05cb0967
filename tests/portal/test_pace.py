"""How often one place may ask."""

from types import SimpleNamespace

import pytest

from portal import visitors


@pytest.fixture
def clock(monkeypatch):
    """Seconds that the test sets."""
    clock = SimpleNamespace(now=59.9)
    monkeypatch.setattr(visitors, "time", SimpleNamespace(monotonic=lambda: clock.now))
    return clock


def test_a_place_asks_so_many_times_a_minute_and_no_more_whenever_the_minute_begins(clock):
    pace = visitors.Pace(2)
    assert pace.may_go_on("here")
    clock.now = 60.1
    assert pace.may_go_on("here")
    assert not pace.may_go_on("here")
    assert pace.may_go_on("elsewhere")
    clock.now = 120.2
    assert pace.may_go_on("here")


def test_no_more_places_are_remembered_than_there_is_room_for(clock, monkeypatch):
    monkeypatch.setattr(visitors, "MOST_REMEMBERED", 3)
    pace = visitors.Pace(1)
    for place in range(3):
        assert pace.may_go_on(place)
    clock.now += 30
    assert pace.may_go_on("fourth")
    assert len(pace._asked) == 1
