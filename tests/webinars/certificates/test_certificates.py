"""A certificate is for who was there, and for her alone."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import override

import pytest

from portal.registries.account_doors import doors_of
from tests.factories import make_event, make_person, make_profile, make_registration
from webinars.choices import EventStatus
from webinars.models import Attendance
from webinars.scheduling import set_status

pytestmark = pytest.mark.django_db
NAME, TITLE = "Zqélianezq Côté", "Zqmidizq"
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]


def paths(event):
    found = []
    for language in ("fr", "en"):
        with override(language):
            found += [reverse("certificate", args=[event.pk]), reverse("my_certificates")]
    return found


@pytest.fixture
def came(site):
    """A past webinar at which a member was, and her registration."""
    event = make_event(site, TITLE, starts_in=timedelta(days=-2), minutes=90)
    member = make_person("member")
    make_profile(member, name=NAME)
    registration = make_registration(event, member)
    Attendance.objects.create(registration=registration, came=True)
    return event, registration


def enter(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_she_finds_and_prints_it_with_her_name_as_she_wrote_it(came, client):
    event, registration = came
    enter(client, registration.user)
    for path in paths(event):
        response = client.get(path)
        assert TITLE in response.content.decode(), path
        assert "no-store" in response["Cache-Control"]
    text = client.get(paths(event)[0]).content.decode()
    assert NAME in text and "1\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30" in text
    assert registration.user.email not in text.split("<main")[1]


@pytest.mark.parametrize("role", ROLES)
def test_nobody_else_reaches_it(came, client_as, role):
    event, _registration = came
    client = client_as(role)
    found = [client.get(path) for path in paths(event)]
    assert [response.status_code for response in found[::2]] == [302 if role == "visitor" else 404] * 2
    for response in found:
        text = response.content.decode()
        assert NAME not in text and TITLE not in text


@pytest.mark.parametrize("case", ["absent", "not known", "cancelled", "not over"])
def test_there_is_none_for_who_was_not_there(came, client, case):
    event, registration = came
    if case == "absent":
        Attendance.objects.update(came=False)
    elif case == "not known":
        Attendance.objects.all().delete()
    elif case == "cancelled":
        set_status(event, EventStatus.CANCELLED)
    else:
        event.starts_at += timedelta(days=3)
        event.ends_at += timedelta(days=3)
        event.save()
    enter(client, registration.user)
    assert client.get(paths(event)[0]).status_code == 404
    assert "my_certificates" not in [door.name for door in doors_of(registration.user)]


def test_without_a_name_she_writes_it_by_hand_and_her_address_is_not_shown(came, client):
    event, registration = came
    make_profile(registration.user, name="")
    enter(client, registration.user)
    text = client.get(paths(event)[0]).content.decode().split("<main")[1]
    assert "certificate-line" in text and registration.user.email not in text


def test_the_way_is_on_the_event_s_page_and_on_her_account_for_her_only(came, client, client_as):
    event, registration = came
    page = f"/fr/webinaires/{event.slug}/"
    for other in ("visitor", "member"):
        assert paths(event)[0] not in client_as(other).get(page).content.decode()
    enter(client, registration.user)
    assert paths(event)[0] in client.get(page).content.decode()
    assert reverse("my_certificates") in client.get(reverse("account")).content.decode()


def test_the_list_asks_as_much_however_many_there_are(came, site, client, django_assert_max_num_queries):
    _event, registration = came
    for _ in range(8):
        event = make_event(site, starts_in=timedelta(days=-9))
        Attendance.objects.create(registration=make_registration(event, registration.user), came=True)
    enter(client, registration.user)
    client.get(reverse("my_certificates"))
    with django_assert_max_num_queries(14):
        assert client.get(reverse("my_certificates")).content.decode().count("/attestations/") >= 9
