"""A member shows the facilitator one message: that one, and nothing else of the exchange."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

import pytest

from members.messages.reports import forget_settled
from members.models import MemberMessage, MessageReport, User
from portal.registries.personal_data import personal_data
from portal.registries.queues import waiting_for
from tests.factories import make_message, make_person, make_profile

pytestmark = pytest.mark.django_db
MINE = "/fr/compte/messages/"
DESK = "/admin/members/reported-messages/"


def browser_of(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def member(name):
    return make_profile(make_person("member"), name=name).user


@pytest.fixture
def alix(site):
    return member("Alix")


@pytest.fixture
def bea(site):
    return member("Béa")


@pytest.fixture
def desk(site, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    return browser_of(make_person("facilitator"))


def report(reader, message):
    return browser_of(reader).post(f"{MINE}signaler/{message.key}/", {"words": "zqplaintezq"})


def test_the_facilitator_sees_that_message_and_no_other(alix, bea, desk):
    message = make_message(alix, bea, "zqsignalezq")
    make_message(alix, bea, "zqautrezq", thread=message.thread)
    assert report(bea, message).status_code == 302
    report(bea, message)
    text = desk.get(DESK).content.decode()
    assert text.count("zqsignalezq") == 1
    assert "zqplaintezq" in text and "Alix" in text and "Béa" in text
    assert "zqautrezq" not in text
    facilitator = User.objects.get(groups__name="Animatrice")
    assert ("message_reports", 1) in [(q.name, w.number) for q, w in waiting_for(facilitator)]
    assert waiting_for(make_person("editor")) == []


def test_settled_it_waits_no_more_and_is_erased_after_half_a_year(alix, bea, desk):
    report(bea, make_message(alix, bea))
    key = MessageReport.objects.get().pk
    desk.post(DESK, {"report": key})
    settled = MessageReport.objects.get().settled_at
    desk.post(DESK, {"report": key})
    assert MessageReport.objects.get().settled_at == settled
    assert "Aucun message n’attend" in desk.get(DESK).content.decode()
    forget_settled()
    assert MessageReport.objects.exists()
    forget_settled(timezone.now() + timedelta(days=181))
    assert not MessageReport.objects.exists()


def test_only_who_received_it_reports_it(alix, bea):
    message = make_message(alix, bea)
    for person in (alix, member("Cécile")):
        assert report(person, message).status_code == 404
    assert not MessageReport.objects.exists()


def test_leaving_does_not_take_the_proof_away_until_it_is_settled(alix, bea, desk):
    report(bea, make_message(alix, bea, "zqsignalezq"))
    personal_data.get("member_messages").erase(alix)
    alix.delete()
    assert not MemberMessage.objects.exists()
    text = desk.get(DESK).content.decode()
    assert "zqsignalezq" in text
    assert "Alix" not in text
    desk.post(DESK, {"report": MessageReport.objects.get().pk})
    assert not MessageReport.objects.exists()


def test_when_who_reported_it_leaves_the_message_waits_without_her(alix, bea, desk):
    report(bea, make_message(alix, bea, "zqsignalezq"))
    personal_data.get("member_messages").erase(bea)
    bea.delete()
    assert not MemberMessage.objects.exists()
    text = desk.get(DESK).content.decode()
    assert "zqsignalezq" in text and "Alix" in text
    assert "n’est plus membre" in text and "dès qu’il est réglé" in text
    assert "Béa" not in text and "zqplaintezq" not in text
    desk.post(DESK, {"report": MessageReport.objects.get().pk})
    assert not MessageReport.objects.exists()


def test_what_she_reported_and_was_settled_goes_with_her(alix, bea, desk):
    report(bea, make_message(alix, bea))
    desk.post(DESK, {"report": MessageReport.objects.get().pk})
    personal_data.get("member_messages").erase(bea)
    assert not MessageReport.objects.exists()


def test_when_both_leave_it_still_waits_and_names_neither(alix, bea, desk):
    report(bea, make_message(alix, bea, "zqsignalezq"))
    for person in (bea, alix):
        personal_data.get("member_messages").erase(person)
        person.delete()
    text = desk.get(DESK).content.decode()
    assert "zqsignalezq" in text and "Alix" not in text and "Béa" not in text
    desk.post(DESK, {"report": MessageReport.objects.get().pk})
    assert not MessageReport.objects.exists()


def test_the_names_lead_to_the_files_of_both(alix, bea, desk):
    report(bea, make_message(alix, bea))
    text = desk.get(DESK).content.decode()
    for person in (alix, bea):
        assert f'href="/admin/members/{person.pk}/"' in text
        assert desk.get(f"/admin/members/{person.pk}/").status_code == 200


def test_what_is_reported_is_not_offered_again(alix, bea):
    message = make_message(alix, bea)
    other = make_message(alix, bea, thread=message.thread)
    report(bea, message)
    text = browser_of(bea).get(f"{MINE}{message.thread}/").content.decode()
    assert f"signaler/{message.key}/" not in text and "Message signalé" in text
    assert f"signaler/{other.key}/" in text
    again = browser_of(bea).get(f"{MINE}signaler/{message.key}/")
    assert again["Location"] == f"{MINE}{message.thread}/"


@pytest.mark.parametrize("key", ["", "²", "-1", "9" * 30, "zq", "123456789"])
def test_a_key_that_is_none_settles_nothing(alix, bea, desk, key):
    report(bea, make_message(alix, bea))
    assert desk.post(DESK, {"report": key}).status_code == 302
    assert MessageReport.objects.get().settled_at is None


@pytest.mark.parametrize("role", ["stranger", "member", "editor", "privacy_officer"])
def test_nobody_else_reads_them(alix, bea, settings, role):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    report(bea, make_message(alix, bea, "zqsignalezq"))
    client = browser_of(make_person(role))
    for answer in (client.get(DESK), client.post(DESK, {"report": MessageReport.objects.get().pk})):
        assert answer.status_code != 200
        assert "zqsignalezq" not in answer.content.decode()
    assert MessageReport.objects.get().settled_at is None
