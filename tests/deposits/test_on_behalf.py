"""« Au nom de »: typed by the facilitator, with the proof of consent; claimed, or withdrawn, by a link."""

from django.test import Client

import pytest

from deposits import depositing, moderating
from deposits.models import Deposit, DepositState, OnBehalf
from tests.deposits.making import TITLE, answers_for, label, make_region
from tests.factories import make_person

pytestmark = pytest.mark.django_db
BEGIN = "/admin/deposits/in-her-name/"
GIVEN = {
    "kind": "document",
    "told_by": "Louise",
    "consent_way": "telephone",
    "consent_on": "2026-01-15",
    "agreed": "on",
}


@pytest.fixture
def client(client_as):
    return client_as("facilitator")


def begin(client, **fields):
    answer = client.post(BEGIN, {**GIVEN, **fields})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return Deposit.objects.latest("pk")


def send(deposit, facilitator):
    Deposit.objects.filter(pk=deposit.pk).update(answers={**deposit.answers, **answers_for("document")})
    deposit.refresh_from_db()
    return depositing.submit(deposit, facilitator)


def test_nothing_begins_without_the_proof_that_she_agreed(site, client):
    for missing in ("agreed", "consent_way", "consent_on"):
        answer = client.post(BEGIN, {name: value for name, value in GIVEN.items() if name != missing})
        assert answer.status_code == 200
    answer = client.post(BEGIN, {**GIVEN, "consent_on": "2999-01-01"})
    assert "pas encore venu" in answer.content.decode()
    assert not Deposit.objects.exists()


def test_a_form_sent_twice_begins_one(site, client):
    key = "6f5902ac-2b5b-4c5e-9d3f-0e2b8a7f6c11"
    for _again in range(2):
        client.post(BEGIN, {**GIVEN, "form_key": key})
    assert Deposit.objects.count() == OnBehalf.objects.count() == 1


def test_the_facilitator_types_it_then_accepts_it(site, client, person):
    deposit = send(begin(client), person("facilitator"))
    assert (deposit.author, deposit.on_behalf.told_by) == (None, "Louise")
    page = client.get(f"/admin/deposits/{deposit.pk}/").content.decode()
    assert "Louise" in page
    assert deposit.link in page
    assert "Son premier dépôt" not in page
    moderating.approve(label(deposit), person("facilitator"))
    assert Deposit.objects.get().state == DepositState.APPROVED


def test_a_member_in_whose_name_it_was_typed_has_it_on_her_account_once_it_is_sent(site, client, person):
    member = make_person("member")
    deposit = begin(client, member_email=member.email)
    assert deposit not in Deposit.objects.visible_to(member)
    assert deposit in Deposit.objects.of(person("facilitator"))
    send(deposit, person("facilitator"))
    assert deposit in Deposit.objects.of(member)


@pytest.mark.parametrize("is_member", [True, False])
def test_who_types_for_another_is_led_to_its_file_however_often_she_clicks(site, client, is_member):
    deposit = begin(client, member_email=make_person("member").email if is_member else "")
    Deposit.objects.filter(pk=deposit.pk).update(answers={**deposit.answers, **answers_for("document")})
    check = f"/fr/compte/contributions/{deposit.public_id}/verifier/"
    for _click in range(2):
        sent = client.post(check, {"no_name": "on", "no_face": "on", "no_place": "on"})
        assert sent.url == f"/admin/deposits/{deposit.pk}/"
    assert client.get(sent.url).status_code == 200


def test_an_address_of_nobody_is_said_and_nothing_is_lost(site, client):
    page = client.post(BEGIN, {**GIVEN, "member_email": "personne@example.org"}).content.decode()
    assert "Aucune membre" in page
    assert 'value="Louise"' in page


def test_her_link_lets_her_read_answer_and_claim_it_once(site, client, person):
    deposit = send(begin(client), person("facilitator"))
    path, visitor = f"/fr/suivi/{deposit.link}/", Client()
    assert TITLE in visitor.get(path).content.decode()
    visitor.post(path, {"action": "say", "text": "Enlevez la date."})
    assert deposit.messages.get().from_team is False
    refused = visitor.post(path, {"action": "claim"})
    assert refused.status_code == 302
    assert Deposit.objects.get().author is None
    member = make_person("member")
    visitor.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    visitor.post(path, {"action": "claim"})
    assert Deposit.objects.get().author == member
    other = Client()
    other.force_login(make_person("member"), backend="django.contrib.auth.backends.ModelBackend")
    other.post(path, {"action": "claim"})
    assert Deposit.objects.get().author == member


def test_her_link_withdraws_it(site, client, person):
    deposit = send(begin(client), person("facilitator"))
    Client().post(f"/fr/suivi/{deposit.link}/", {"action": "withdraw", "sure": "1"})
    assert Deposit.objects.get().state == DepositState.WITHDRAWN


def test_she_is_named_by_her_region_when_she_has_no_name(site, client):
    region = make_region()
    deposit = begin(client, told_by="", region=region.pk)
    assert (deposit.words_of("credit"), deposit.words_of("region")) == ("region", str(region.pk))


@pytest.mark.parametrize("role", ["visitor", "member", "editor"])
def test_nobody_else_types_for_others(site, client_as, role):
    assert client_as(role).post(BEGIN, GIVEN).status_code == 302
    assert not Deposit.objects.exists()
