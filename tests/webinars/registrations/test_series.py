"""Coming to a whole series: what is announced and what will be, once each, until she says otherwise."""

from datetime import timedelta

from django.urls import reverse

import pytest

from portal.registries.personal_data import personal_data
from tests.factories import make_event, make_person, make_series
from webinars.choices import Registration
from webinars.models import EventPage, EventRegistration, RegistrationState, SeriesRegistration
from webinars.registrations.places import cancel
from webinars.registrations.series import follow, leave

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
MEMBERS = {"member", "editor", "facilitator", "superuser"}


@pytest.fixture
def series(db):
    return make_series()


def registered_to(user):
    rows = EventRegistration.objects.concerned().filter(user=user).order_by("event")
    return list(rows.values_list("event", flat=True))


def publish(site, series, **fields):
    event = make_event(site, series=series, live=False, **fields)
    event.save_revision().publish()
    return event


def test_one_click_registers_to_all_that_comes_of_the_series(site, series, outbox):
    ada = make_person("member")
    coming = [make_event(site, series=series, starts_in=timedelta(days=days)) for days in (5, 9)]
    later = make_event(site, series=series, registration_opens_at=coming[0].starts_at, starts_in=WEEKS)
    make_event(site, series=series, registration=Registration.INVITED)
    make_event(site, series=series, starts_in=timedelta(days=-3))
    make_event(site)
    assert follow(series, ada) == 3
    assert follow(series, ada) == 0
    assert registered_to(ada) == [event.pk for event in (*coming, later)]
    assert outbox == [], "The page says it; a message for each would be noise."


WEEKS = timedelta(days=30)


def test_a_new_event_of_the_series_registers_her_once_when_it_is_published(site, series, outbox):
    ada = make_person("member")
    follow(series, ada)
    event = publish(site, series)
    assert registered_to(ada) == [event.pk]
    assert [message.to for message in outbox] == [[ada.email]]
    cancel(EventRegistration.objects.get())
    EventPage.objects.get(pk=event.pk).specific.save_revision().publish()
    assert registered_to(ada) == [], "She cancelled it: publishing it again registers her no more."
    assert len(outbox) == 1


def test_places_of_a_new_event_go_in_the_order_in_which_the_series_was_asked(site, series):
    people = [make_person("member") for _ in range(3)]
    for person in people:
        follow(series, person)
    publish(site, series, capacity=2)
    rows = EventRegistration.objects.order_by("asked_at", "pk").values_list("user", "state")
    expected = [RegistrationState.REGISTERED, RegistrationState.REGISTERED, RegistrationState.WAITING]
    assert list(rows) == list(zip([person.pk for person in people], expected, strict=True))


def test_who_left_or_is_no_longer_a_member_is_registered_to_nothing_new(site, series):
    left, suspended, former = (make_person("member") for _ in range(3))
    for person in (left, suspended, former):
        follow(series, person)
    leave(series, left, cancels=False)
    type(left).objects.filter(pk=suspended.pk).update(is_active=False)
    former.groups.clear()
    publish(site, series)
    assert not EventRegistration.objects.exists()


@pytest.mark.parametrize(("cancels", "left"), [(True, 0), (False, 2)])
def test_she_leaves_the_series_and_what_is_announced_if_she_says_so(
    site, series, client_as, person, cancels, left
):
    event = make_event(site, series=series)
    make_event(site, series=series, starts_in=WEEKS)
    client, url = client_as("member"), reverse("series_registration", args=[series.pk])
    response = client.post(url, {"action": "follow", "event": event.pk})
    assert response["Location"] == f"/fr/webinaires/{event.slug}/#registration"
    text = client.get(response["Location"]).content.decode()
    assert "Vous venez à toute la série" in text
    client.post(url, {"action": "leave", "event": event.pk, **({"cancels": "on"} if cancels else {})})
    assert len(registered_to(person("member"))) == left
    assert not SeriesRegistration.objects.exists()


@pytest.mark.parametrize("role", ROLES)
def test_members_alone_come_to_a_series(site, series, client_as, role):
    event = make_event(site, series=series)
    url = reverse("series_registration", args=[series.pk])
    client = client_as(role)
    assert (url in client.get(f"/fr/webinaires/{event.slug}/").content.decode()) is (role in MEMBERS)
    client.post(url, {"action": "follow", "event": event.pk})
    assert SeriesRegistration.objects.exists() is (role in MEMBERS)


def test_a_series_that_is_none_and_an_event_of_another_are_refused(site, series, client_as):
    other, client = make_event(site, series=make_series("Autre")), client_as("member")
    assert client.post(reverse("series_registration", args=[10**9])).status_code == 404
    url = reverse("series_registration", args=[series.pk])
    assert client.post(url, {"event": other.pk}).status_code == 404
    assert client.post(url, {"event": "x" * 40})["Location"] == reverse("live")


def test_her_series_are_hers_to_read_and_go_with_her(site, series):
    ada, other = make_person("member"), make_person("member")
    follow(series, ada)
    follow(series, other)
    entry = personal_data.get("series_registrations")
    assert [row["series"] for row in entry.export(ada)] == ["Les midis"]
    entry.erase(ada)
    assert SeriesRegistration.objects.get().user == other
