"""What a stop of a tour brought: numbers by sector and who joined, and few is never a number."""

import re
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

import pytest

from members.models import ApplicationState
from portal.models import Region
from portal.search.models import SearchState
from tests.factories import make_application, make_meeting, make_person, make_profile, make_registration
from webinars.attendance.recording import count_heads
from webinars.choices import MeetingFormat
from webinars.models import Attendance
from webinars.tours.results import results_of

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
MAY = {"facilitator", "superuser"}


@pytest.fixture
def regions(db):
    return [
        Region.objects.create(code=code, slug=f"r{code}", name_fr=name, name_en=name)
        for code, name in (("09", "Côte-Nord"), ("07", "Outaouais"))
    ]


@pytest.fixture
def stop(site, regions):
    """A stop in the Côte-Nord, 70 days ago."""
    fields = {"format": MeetingFormat.TOUR, "regions": regions[:1], "starts_in": timedelta(days=-70)}
    return make_meeting(site, "Tournée", **fields)


def come(stop, sector, number):
    for _ in range(number):
        member = make_person("member")
        make_profile(member, sector=sector)
        Attendance.objects.create(registration=make_registration(stop, member), came=True)


def join(region, days, number=1, stop=None, **fields):
    for _ in range(number):
        given = {"state": ApplicationState.ACCEPTED, "account": make_person("member"), "region": region}
        make_application(**{**given, "decided_at": stop.ends_at + timedelta(days=days), **fields})


def test_sectors_are_numbers_from_five_on_and_fewer_below(stop):
    come(stop, "community", 4)
    come(stop, "institution", 2)
    count_heads(stop, {("in_person", "community"): 3, ("telephone", ""): 5, ("in_person", "survivor"): 1})
    sectors = {str(label): number for label, number in results_of(stop).sectors}
    assert list(sectors.values()) == [7, None, None, None, None, 5]


def test_a_sector_from_which_nobody_came_reads_like_one_from_which_one_did(stop):
    come(stop, "community", 6)
    without = results_of(stop)
    come(stop, "survivor", 1)
    assert results_of(stop) == without
    assert len(without.sectors) == 5


def test_nothing_written_is_nothing_said(stop):
    assert results_of(stop).sectors == []


def test_those_of_the_region_who_joined_in_sixty_days_are_counted_and_no_others(stop, regions):
    join(regions[0], 10, number=4, stop=stop)
    assert results_of(stop).joined is None
    join(regions[1], 10, number=3, stop=stop)
    join(regions[0], 61, number=3, stop=stop)
    join(regions[0], -1, number=3, stop=stop)
    join(regions[0], 10, stop=stop, state=ApplicationState.DECLINED)
    assert results_of(stop).joined is None
    join(regions[0], 59, stop=stop)
    assert results_of(stop).joined == 5


def test_she_who_said_her_region_in_her_profile_only_counts(stop, regions):
    for _ in range(5):
        member = make_person("member")
        make_profile(member, region=regions[0])
        join(None, 3, stop=stop, account=member)
    assert results_of(stop).joined == 5


def page(client, stop):
    return client.get(f"/fr/webinaires/{stop.slug}/").content.decode()


def test_the_page_says_it_in_words_and_never_a_small_number(stop, regions, client_as):
    come(stop, "community", 6)
    come(stop, "research", 3)
    join(regions[0], 5, number=6, stop=stop)
    text = page(client_as("visitor"), stop)
    section = text.split('id="tour-title"')[1].split("</section>")[0]
    assert re.search(r"\b6 (people|personnes)", section) and "Côte-Nord" in section
    assert "3" not in section.replace("Côte-Nord", "")
    assert "9" not in section


def test_who_joined_is_said_on_the_page_only_when_the_sixty_days_are_over(site, regions, client_as):
    fields = {"format": MeetingFormat.TOUR, "regions": regions[:1], "starts_in": timedelta(days=-30)}
    stop = make_meeting(site, **fields)
    come(stop, "community", 5)
    join(regions[0], 5, number=7, stop=stop)
    assert "7" not in page(client_as("visitor"), stop).split('id="tour-title"')[1].split("</section>")[0]
    text = client_as("facilitator").get(reverse("tour_results", args=[stop.pk])).content.decode()
    assert "7" in text


def test_before_its_end_and_for_other_meetings_the_page_says_nothing(site, client_as):
    coming = make_meeting(site, format=MeetingFormat.TOUR)
    annual = make_meeting(site, starts_in=timedelta(days=-70))
    come(annual, "community", 6)
    for event in (coming, annual):
        assert "tour-title" not in page(client_as("visitor"), event)
    client = client_as("facilitator")
    for event in (coming, annual):
        path = reverse("tour_results", args=[event.pk])
        assert client.get(path, follow=True).status_code == 404


@pytest.mark.parametrize("role", ROLES)
def test_the_screen_is_for_who_looks_after_events(stop, client_as, role):
    response = client_as(role).get(reverse("tour_results", args=[stop.pk]))
    assert (response.status_code == 200) is (role in MAY)


def test_the_page_of_a_stop_keeps_within_its_queries(stop, client_as):
    come(stop, "community", 3)
    client = client_as("visitor")
    # As where something was published once: the menu is kept until the next time.
    SearchState.advance()
    for number in range(2):
        client.get(f"/fr/webinaires/{stop.slug}/?x={number}")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/fr/webinaires/{stop.slug}/?x={timezone.now().microsecond}")
    # Four more than another event’s: who came, of which sectors and regions, and who joined.
    assert len(queries) <= 17
