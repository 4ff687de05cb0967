"""The registrations of a member are hers, and go when she goes."""

import pytest

from portal.registries.personal_data import personal_data
from tests.factories import make_event, make_person, make_registration
from webinars.models import EventRegistration

pytestmark = pytest.mark.django_db


def test_she_reads_her_registrations_and_they_go_with_her(site):
    member, other = make_person("member"), make_person("member")
    event = make_event(site, "Un midi")
    kept = make_registration(event, other)
    make_registration(event, member)
    entry = personal_data.get("event_registrations")
    assert [row["event"] for row in entry.export(member)] == ["Un midi"]
    entry.erase(member)
    assert list(EventRegistration.objects.all()) == [kept]
