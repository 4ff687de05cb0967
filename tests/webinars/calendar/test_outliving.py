"""A backup is older than what was closed since: it opens nothing again."""

import pytest

from portal.registries.outliving import outliving
from tests.factories import make_person
from webinars.calendar.addresses import close_address, make_address, reader_of
from webinars.models import CalendarAddress

pytestmark = pytest.mark.django_db


def test_an_address_that_was_closed_stays_closed_after_a_restoration(site):
    closed, kept = make_person("member"), make_person("member")
    gone, opens = make_address(closed, "a"), make_address(kept, "a")
    close_address(closed)
    entry = outliving.get("closed_calendar_addresses")
    held = entry.take()
    # The backup was made before: there, both are open.
    CalendarAddress.objects.update(closed_at=None)
    for _ in range(2):
        entry.give(held)
        assert reader_of(gone) is None
        assert reader_of(opens).user == kept


def test_a_site_that_held_nothing_closes_nothing(site):
    secret = make_address(make_person("member"), "a")
    outliving.get("closed_calendar_addresses").give(None)
    assert reader_of(secret) is not None
