"""The link of a message: what it lets do, to whom, for how long, and what it tells on the way."""

import pytest

from deposits import depositing, moderating
from deposits.claiming import claim
from deposits.copies import copy_of
from deposits.models import Deposit, DepositState
from members.people.suspending import suspend
from tests.deposits.making import label, make_deposit, make_with_changes_asked
from tests.deposits.test_attacks import link, signed_in, typed_for
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def test_the_link_that_others_know_is_closed_once_she_claimed_it(site, client):
    facilitator, member = make_person("facilitator"), make_person("member")
    deposit = typed_for(facilitator)
    known = link(deposit)
    claim(deposit, member)
    assert client.get(known).status_code == 302
    client.post(known, {"action": "withdraw", "sure": "1"})
    assert Deposit.objects.get().state == DepositState.RECEIVED
    assert signed_in(facilitator).get(known).status_code == 404
    mine = signed_in(member).get(known)
    assert mine.headers["Location"].endswith(f"/contributions/{deposit.public_id}/")
    assert client.get(link(Deposit.objects.get())).status_code == 200


def test_it_lets_nobody_do_more_than_read_answer_and_withdraw(site, client):
    author, facilitator = make_person("member"), make_person("facilitator")
    deposit = make_with_changes_asked(author, facilitator)
    before = str(Deposit.objects.values().get())
    for action in ("discard", "duplicate", "change", "claim", "approve", "labels", ""):
        client.post(link(deposit), {"action": action, "sure": "1", "title": "Volé"})
    assert str(Deposit.objects.values().get()) == before
    assert Deposit.objects.count() == 1


def test_a_suspended_member_claims_nothing_with_the_session_that_she_had(site):
    deposit, member = typed_for(make_person("facilitator")), make_person("member")
    client = signed_in(member)
    suspend(member, by=make_person("facilitator"))
    client.post(link(deposit), {"action": "claim"})
    assert Deposit.objects.get().author is None
    without_role = make_person("stranger")
    signed_in(without_role).post(link(deposit), {"action": "claim"})
    assert Deposit.objects.get().author is None


def test_what_is_known_of_it_stays_on_the_page(site, client):
    deposit = make_deposit(make_person("member"))
    answer = client.get(link(deposit))
    assert answer.headers["Cache-Control"].count("no-store")
    assert answer.headers["Referrer-Policy"] in ("same-origin", "no-referrer")
    head = answer.content.decode().split("</head>")[0]
    assert deposit.title not in head
    assert "http" not in head.replace("http-equiv", "")


@pytest.mark.parametrize("token", ["%00", "a%00b:c", "é:é", ":", "a:" * 40, "x" * 300])
def test_what_is_no_link_is_absent(site, client, token):
    make_deposit(make_person("member"))
    member = signed_in(make_person("member"))
    for language, way in (("fr", "suivi"), ("en", "follow-up")):
        assert client.get(f"/{language}/{way}/{token}/").status_code == 302
        assert member.get(f"/{language}/{way}/{token}/").status_code == 404
    assert member.get(f"/fr/compte/contributions/{token}/").status_code == 404
    for step in ("1", "verifier"):
        assert member.get(f"/fr/compte/contributions/{token}/{step}/").status_code == 404


def test_a_form_of_the_desk_that_holds_what_no_database_keeps_is_kept_without_it(site, client_as):
    deposit = make_deposit(make_person("member"))
    client_as("facilitator").post(f"/admin/deposits/{deposit.pk}/", {"action": "labels", "kind": "gui\x00de"})
    assert Deposit.objects.get().labels["kind"] == ["guide"]


HOSTILE = "<script>zq()</script><img src=x onerror=zq()>\"'zq{{7*7}}"


def test_no_field_becomes_code_anywhere(site, client, client_as):
    author, facilitator = make_person("member"), make_person("facilitator")
    deposit = make_deposit(author, title=HOSTILE, why=HOSTILE, authors=HOSTILE)
    depositing.say(deposit, author, HOSTILE, deposit.form_key)
    moderating.ask_changes(deposit, facilitator, HOSTILE, copy_of(deposit, author, deposit.form_key).form_key)
    moderating.propose_edit(deposit, facilitator, "why", HOSTILE + "2")
    hers, desk = signed_in(author), client_as("facilitator")
    mine = f"/fr/compte/contributions/{deposit.public_id}/"
    pages = [hers.get(path) for path in (mine, f"{mine}1/", f"{mine}verifier/", "/fr/compte/contributions/")]
    pages += [
        client.get(link(deposit)),
        desk.get("/admin/deposits/"),
        desk.get(f"/admin/deposits/{deposit.pk}/"),
    ]
    depositing.submit(deposit, author)
    moderating.approve(label(deposit), facilitator)
    page = Deposit.objects.get(pk=deposit.pk).page.specific
    page.save_revision().publish()
    pages += [hers.get(f"/fr/documentation/{page.slug}/"), desk.get("/admin/documents/")]
    for answer in pages:
        text = answer.content.decode()
        assert answer.status_code == 200
        assert "zq" in text or "documents" in answer.request["PATH_INFO"]
        assert "<script>zq" not in text and "<img src=x" not in text and "zq49" not in text
