"""The open sessions of an account: seen and closed by its owner, and by nobody else."""

import re

from django.test import Client

import pytest
from allauth.usersessions.models import UserSession

from members.devices import kind_of
from tests.members.signing import sign_in

pytestmark = pytest.mark.django_db
PAGE = "/fr/compte/sessions/"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"


def signed_in(client):
    return b"/fr/compte/deconnexion/" in client.get("/fr/").content


@pytest.fixture
def member(site, person):
    return person("member")


@pytest.fixture
def devices(member, outbox):
    """A computer and a telephone on which she is signed in."""
    computer, phone = Client(), Client(headers={"user-agent": PHONE})
    for device in (computer, phone):
        sign_in(device, outbox, member)
    return computer, phone


def keys_in(page):
    return re.findall(r'name="session" value="(\d+)"', page)


def test_she_sees_her_devices_the_one_she_holds_first(devices):
    computer, phone = devices
    page = phone.get(PAGE).content.decode()
    assert page.index("Téléphone") < page.index("Ordinateur")
    assert page.count("cet appareil") == 1
    assert len(keys_in(page)) == 1


def test_she_closes_the_other_one_and_it_must_sign_in_again(devices):
    computer, phone = devices
    [key] = keys_in(phone.get(PAGE).content.decode())
    response = phone.post(PAGE, {"session": key}, follow=True)
    assert response.status_code == 200
    assert signed_in(phone)
    assert not signed_in(computer)
    assert keys_in(response.content.decode()) == []


def test_she_closes_all_the_others_at_once(devices, member, outbox):
    third = Client()
    sign_in(third, outbox, member)
    third.post(PAGE, {"session": "others"})
    assert [signed_in(device) for device in (*devices, third)] == [False, False, True]


@pytest.mark.parametrize("session", ["", "0", "x", "-1", "9" * 40])
def test_a_number_that_is_none_closes_nothing(devices, session):
    assert devices[0].post(PAGE, {"session": session}).status_code == 302
    assert all(map(signed_in, devices))


def test_nobody_closes_somebody_elses(devices, person, outbox):
    editor = Client()
    sign_in(editor, outbox, person("editor"))
    for session in UserSession.objects.all():
        editor.post(PAGE, {"session": str(session.pk)})
    editor.post(PAGE, {"session": "others"})
    assert all(map(signed_in, devices))
    assert "Téléphone" not in editor.get(PAGE).content.decode()


def test_who_is_not_signed_in_is_sent_to_sign_in(site):
    assert Client().get(PAGE).url.startswith("/fr/compte/connexion/")
    assert Client().post(PAGE, {"session": "others"}).url.startswith("/fr/compte/connexion/")


@pytest.mark.parametrize(
    ("browser", "kind"),
    [
        (PHONE, "phone"),
        (
            "Mozilla/5.0 (Linux; Android 15; Pixel) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36",
            "phone",
        ),
        ("Mozilla/5.0 (Linux; Android 15; SM-X200) AppleWebKit/537.36 Chrome/130 Safari/537.36", "tablet"),
        ("Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148", "tablet"),
        ("Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0", "computer"),
        ("", "computer"),
    ],
)
def test_only_the_kind_of_device_is_kept(browser, kind):
    assert kind_of(browser) == kind
