"""Her own device asks for codes whatever others did with her address."""

import re
from datetime import timedelta

from django.conf import settings
from django.core.signing import TimestampSigner
from django.test import Client
from django.utils import timezone

import pytest
import time_machine

from members import known_device
from tests.members.signing import ask_code, code_in, give_code, sign_in

pytestmark = pytest.mark.django_db
COOKIE = settings.KNOWN_DEVICE_COOKIE_NAME
HER_PLACE = "203.0.113.200"
SENT, REFUSED = 302, 200


@pytest.fixture
def member(site, person):
    return person("member")


@pytest.fixture
def hers(member, outbox):
    """A device on which she signed in, said that it is hers, and signed out."""
    client = Client()
    sign_in(client, outbox, member, own_device=True)
    client.post("/fr/compte/deconnexion/")
    return client


@pytest.fixture
def used_up(member, hers, outbox):
    """All the codes of her address, asked for by others from ten networks."""
    statuses = [
        ask_code(Client(), member.email, REMOTE_ADDR=f"198.51.100.{place}").status_code
        for place in range(10)
        for _ in range(4)
    ]
    assert statuses.count(SENT) == 39  # she asked for one herself
    assert len(outbox) == 40


def test_her_own_device_still_gets_a_code_and_another_of_hers_does_not(member, hers, used_up, outbox):
    assert ask_code(Client(), member.email, REMOTE_ADDR=HER_PLACE).status_code == REFUSED
    assert ask_code(hers, member.email, REMOTE_ADDR=HER_PLACE).status_code == SENT
    assert give_code(hers, code_in(outbox[-1])).url == "/fr/"


def test_a_new_code_is_sent_there_too(member, hers, used_up, outbox):
    ask_code(hers, member.email, REMOTE_ADDR=HER_PLACE)
    hers.post("/fr/compte/connexion/code/", {"action": "resend"}, REMOTE_ADDR=HER_PLACE)
    assert len(outbox) == 42


def forged(address):
    real = known_device.make(address)
    mark, tie, *signature = real.replace(".", ":").split(":")
    return [
        "",
        "x",
        f"{mark}.{tie}",
        f"{mark}.{tie}:{signature[0]}:{'A' * 43}",
        real[:-1] + ("A" if real[-1] != "A" else "B"),
        TimestampSigner(key="another", salt=known_device.PURPOSE).sign(f"{mark}.{tie}"),
        known_device.make("somebody@example.org"),
    ]


def test_a_forged_cookie_or_somebody_elses_opens_nothing(member, used_up):
    cookies = forged(member.email)
    answers = []
    for cookie in cookies:
        client = Client()
        client.cookies[COOKIE] = cookie
        answers.append(ask_code(client, member.email, REMOTE_ADDR=HER_PLACE).status_code)
    assert answers == [REFUSED] * 7


def test_it_has_a_count_of_its_own(member, hers):
    statuses = [ask_code(hers, member.email, REMOTE_ADDR=HER_PLACE).status_code for _ in range(6)]
    assert statuses == [SENT] * 4 + [REFUSED] * 2


def test_it_is_of_no_use_for_another_address(hers, person):
    other = person("stranger").email
    for place in range(10):
        for _ in range(4):
            ask_code(Client(), other, REMOTE_ADDR=f"198.51.100.{place}")
    assert ask_code(hers, other, REMOTE_ADDR=HER_PLACE).status_code == REFUSED


def test_only_a_device_that_she_says_is_hers_keeps_it_and_it_names_nobody(member, hers, outbox):
    shared = Client()
    sign_in(shared, outbox, member)
    assert COOKIE not in shared.cookies
    cookie = hers.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert cookie["max-age"] == timedelta(days=180).total_seconds()
    assert member.email not in cookie.value
    other = Client()
    sign_in(other, outbox, member, own_device=True)
    # Drawn by chance for each device: what is the same on both would stand for her. The moment is signed too.
    signed = (re.split(r"[.:]", client.cookies[COOKIE].value) for client in (hers, other))
    parts, others = ({value[0], value[-1]} for value in signed)
    assert len(parts | others) == 4


def test_it_is_left_once_and_is_too_old_after_half_a_year(member, hers, outbox):
    before = hers.cookies[COOKIE].value
    sign_in(hers, outbox, member, own_device=True)
    assert hers.cookies[COOKIE].value == before
    request = type("Request", (), {"COOKIES": {COOKIE: before}})
    for days, known in ((179, True), (181, False)):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            assert bool(known_device.mark_of(request, member.email)) is known


def test_leaving_quickly_takes_it_away(hers):
    hers.post("/q", headers={"origin": "http://testserver"})
    assert hers.cookies[COOKIE].value == ""
