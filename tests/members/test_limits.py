"""Codes cannot be asked for without end, and nobody is kept out by somebody else who asks for hers."""

import hashlib
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

import pytest
import time_machine

from members.applications.limits import may_write_about
from tests.members.signing import FACTOR, ask_code, code_in, give_code, sign_in

pytestmark = pytest.mark.django_db
SENT, REFUSED = 302, 200


def asks(number, address, place="203.0.113.1"):
    return [ask_code(Client(), address, REMOTE_ADDR=place).status_code for _ in range(number)]


def test_an_address_is_sent_few_codes_a_minute_from_one_place(site, person, outbox):
    address = person("member").email
    assert asks(6, address) == [SENT] * 4 + [REFUSED] * 2
    assert len(outbox) == 4


def test_the_refusal_is_told_at_the_field_and_is_the_same_for_a_stranger(site):
    asks(4, "personne@example.org")
    response = ask_code(Client(), "personne@example.org", REMOTE_ADDR="203.0.113.1")
    page = response.content.decode()
    assert 'id="id_email_error"' in page
    assert 'value="personne@example.org"' in page


def test_who_asks_for_codes_at_the_address_of_another_does_not_keep_her_out(site, person, outbox, client):
    member, now = person("member"), timezone.now()
    for minute in range(59):
        with time_machine.travel(now + timedelta(minutes=minute), tick=False):
            asks(6, member.email, "198.51.100.7")
    assert len(outbox) == 12
    with time_machine.travel(now + timedelta(minutes=59), tick=False):
        response = ask_code(client, member.email, REMOTE_ADDR="203.0.113.9")
        assert response.status_code == SENT
        assert give_code(client, code_in(outbox[-1])).url == "/fr/"


def test_a_limit_is_over_after_a_minute(site, person, outbox):
    address = person("member").email
    asks(6, address)
    with time_machine.travel(timezone.now() + timedelta(seconds=61), tick=False):
        assert asks(1, address) == [SENT]


def test_an_address_is_sent_a_bounded_number_of_codes_an_hour_from_everywhere(site, person, outbox):
    address = person("member").email
    for place in range(20):
        asks(3, address, f"203.0.113.{place}")
    assert len(outbox) == 40


def test_a_place_asks_for_a_bounded_number_of_addresses_a_minute(site):
    statuses = [asks(1, f"personne-{number}@example.org")[0] for number in range(25)]
    assert statuses == [SENT] * 20 + [REFUSED] * 5


def test_a_code_sent_again_counts(site, person, client, outbox):
    ask_code(client, person("member").email)
    for _ in range(3):
        client.post("/fr/compte/connexion/code/", {"action": "resend"})
    ask_code(client, person("member").email)
    assert len(outbox) == 4


def test_too_many_requests_have_a_page_of_ours_in_both_languages(site, person, client, outbox, give_factor):
    editor = person("editor")
    _secret, codes = give_factor(editor)
    sign_in(client, outbox, editor)
    client.post(f"{FACTOR}connexion/", {"code": codes[0]})
    for _ in range(10):
        assert client.get(f"{FACTOR}confirmation/").status_code == 200
    response = client.post(f"{FACTOR}confirmation/", {"code": "000000"})
    for _ in range(12):
        response = client.post(f"{FACTOR}confirmation/", {"code": "000000"})
    page = response.content.decode()
    assert response.status_code == 429
    assert "Un peu trop vite" in page
    assert "Too many requests" in page
    assert 'href="/q"' in page


def test_tries_of_the_same_moment_are_counted_together(site, person, outbox, client):
    ask_code(client, person("member").email)
    session, code = client.session.session_key, code_in(outbox[-1])
    before = Session.objects.get(pk=session).session_data
    for _ in range(5):
        give_code(client, "AAAA-BBBB")
        # As requests that all began before the first of them ended.
        Session.objects.update_or_create(
            pk=session, defaults={"session_data": before, "expire_date": timezone.now() + timedelta(hours=1)}
        )
        client.cookies["sessionid"] = session
    assert "_auth_user_id" not in give_code(client, code).wsgi_request.session


def test_the_cache_keeps_nothing_from_which_an_address_could_be_tried(site, client):
    address = "zqadressezq@example.org"
    ask_code(client, address)
    client.post("/fr/compte/connexion/", {"email": address, "password": "zqmotdepassezq"})
    assert may_write_about(address)
    kept = " ".join(cache._cache)
    assert "applications_of" in kept
    assert "password_from_one_place" in kept
    for read in (address, f"{address} 127.0.0.1"):
        assert hashlib.sha256(read.encode()).hexdigest() not in kept
        assert read not in kept


def test_whoever_tries_many_addresses_leaves_no_line_for_each(site):
    asks(1, "une@example.org")
    before = len(cache._cache)
    statuses = [asks(1, f"adresse{number}@example.org")[0] for number in range(40)]
    assert statuses == [SENT] * 19 + [REFUSED] * 21
    assert len([key for key in cache._cache if "code_from_one_place" in key]) == 2 * 20
    assert before > 0
