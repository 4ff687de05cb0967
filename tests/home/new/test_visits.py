"""When a visit begins and ends, and what somebody has seen."""

from datetime import timedelta

from django.utils import timezone

import pytest

from home.new.models import VisitMark
from home.new.visits import keep_seen, moment_typed, noted, since
from members.data_rights.erasing import erase_person
from portal.registries.personal_data import personal_data
from tests.factories import make_person
from tests.spaces.making import SHELTERED, make_space, make_survivor, take_part

pytestmark = pytest.mark.django_db
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def test_a_visit_ends_after_an_hour_of_absence(site):
    user, begun = make_person("member"), timezone.now() - 10 * HOUR
    assert noted(user, begun).previous_visit_at is None
    assert noted(user, begun + 50 * MINUTE).previous_visit_at is None
    # From one page to the next, the visit goes on.
    assert noted(user, begun + 100 * MINUTE).previous_visit_at is None
    back = noted(user, begun + 5 * HOUR)
    assert back.previous_visit_at == begun + 100 * MINUTE
    assert noted(user, begun + 5 * HOUR + 2 * MINUTE).previous_visit_at == begun + 100 * MINUTE


def test_presence_is_written_every_few_minutes_at_most(site, django_assert_num_queries):
    user, begun = make_person("member"), timezone.now() - HOUR
    noted(user, begun)
    with django_assert_num_queries(1):
        noted(user, begun + 4 * MINUTE)
    assert VisitMark.objects.get(user=user).seen_at == begun
    noted(user, begun + 6 * MINUTE)
    assert VisitMark.objects.get(user=user).seen_at == begun + 6 * MINUTE


def test_what_she_has_seen_of_a_group_is_new_no_more(site):
    user, now = make_person("member"), timezone.now()
    mark = noted(user, now)
    keep_seen(user, ["tools"], now - 2 * MINUTE)
    mark.refresh_from_db()
    assert since(mark, "tools") == now - 2 * MINUTE
    assert since(mark, "documents") < now - timedelta(days=29)
    # A page that stayed open long does not bring back what was seen since.
    keep_seen(user, ["tools"], now - 2 * HOUR)
    mark.refresh_from_db()
    assert since(mark, "tools") == now - 2 * MINUTE


def test_nobody_has_seen_what_is_to_come(site):
    user = make_person("member")
    keep_seen(user, ["tools"], timezone.now() + timedelta(days=900))
    assert since(VisitMark.objects.get(user=user), "tools") <= timezone.now()


@pytest.mark.parametrize("typed", ["", "demain", "2026-99-99T00:00", "2026-01-01T00:00:00", None])
def test_a_moment_that_is_none_counts_as_now(typed):
    before = timezone.now()
    assert before <= moment_typed(typed) <= timezone.now()


def test_reading_elsewhere_keeps_a_visit_going(site, client_as, person):
    client, user = client_as("member"), person("member")
    client.get("/fr/")
    long_ago = timezone.now() - 30 * MINUTE
    VisitMark.objects.filter(user=user).update(seen_at=long_ago)
    client.get("/fr/documentation/")
    assert VisitMark.objects.get(user=user).seen_at == long_ago  # noted less than five minutes ago
    session = client.session
    session["visit"] = long_ago.timestamp()
    session.save()
    client.get("/fr/documentation/")
    assert VisitMark.objects.get(user=user).seen_at > long_ago


def test_no_presence_is_kept_of_a_survivor_nor_of_who_is_no_member(site, client, client_as):
    survivor = make_survivor()
    take_part(make_space(**SHELTERED), survivor)
    client.force_login(survivor, backend="django.contrib.auth.backends.ModelBackend")
    for one in (client, client_as("stranger")):
        assert one.get("/fr/").status_code == one.get("/fr/nouveautes/").status_code == 200
        assert one.post("/fr/nouveautes/vu/").status_code == 404
    assert not VisitMark.objects.exists()


def test_her_visits_are_given_to_her_and_erased(site):
    user = make_person("member")
    noted(user, timezone.now())
    assert personal_data.get("visits").export(user)["last here"]
    erase_person(user, say_so=False)
    assert not VisitMark.objects.exists()
