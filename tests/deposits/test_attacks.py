"""What somebody may try against deposits, and what holds."""

import uuid

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import pytest

from deposits import depositing, moderating
from deposits.claiming import claim
from deposits.copies import copy_of
from deposits.desk.deeds import DEEDS
from deposits.models import Deposit, DepositState, OnBehalf
from members.data_rights.erasing import erase_person
from tests.deposits.making import label, make_approved, make_deposit, make_draft, make_with_changes_asked
from tests.factories import make_person

pytestmark = pytest.mark.django_db
HERS = ["say", "accept", "keep", "withdraw", "discard", "duplicate", "change", "claim"]
BACKEND = "django.contrib.auth.backends.ModelBackend"


def signed_in(user):
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def typed_for(facilitator, author=None, **fields):
    """Make a deposit that the facilitator typed for somebody, sent."""
    draft = make_draft(facilitator)
    Deposit.objects.filter(pk=draft.pk).update(author=author)
    draft.refresh_from_db()
    told = {"told_by": "Louise", "consent_way": "telephone", "consent_on": "2026-01-15", **fields}
    OnBehalf.objects.create(deposit=draft, recorded_by=facilitator, **told)
    return depositing.submit(draft, facilitator)


def link(deposit):
    return f"/fr/suivi/{deposit.link}/"


def test_who_moderates_claims_nothing(site):
    deposit = typed_for(make_person("facilitator"))
    for role in ("facilitator", "superuser"):
        signed_in(make_person(role)).post(link(deposit), {"action": "claim"})
        assert Deposit.objects.get().author is None
    signed_in(make_person("member")).post(link(deposit), {"action": "claim"})
    assert Deposit.objects.get().author is not None


@pytest.mark.parametrize("claimed", [True, False])
def test_the_link_of_who_is_gone_opens_nothing_and_claims_nothing(site, claimed):
    facilitator, author = make_person("facilitator"), make_person("member")
    deposit = typed_for(facilitator, None if claimed else author)
    if claimed:
        claim(deposit, author)
    moderating.approve(label(deposit), facilitator)
    erase_person(author, keep_published=True, by=author)
    assert not OnBehalf.objects.exists()
    thief = make_person("member")
    assert signed_in(thief).get(link(deposit)).status_code == 404
    signed_in(thief).post(link(deposit), {"action": "claim"})
    assert Deposit.objects.get().author is None


def test_an_author_who_moderates_reads_no_opinion_of_hers_and_decides_nothing(site):
    author, colleague = make_person("facilitator"), make_person("facilitator")
    deposit = make_deposit(author)
    moderating.ask_opinion(deposit, colleague, make_person("facilitator"), "Zqquestionzq")
    moderating.ask_opinion(deposit, make_person("facilitator"), colleague)
    moderating.give_opinion(deposit, colleague, "Zqaviszq")
    client, desk = signed_in(author), f"/admin/deposits/{deposit.pk}/"
    page = client.get(desk).content.decode()
    assert "Zqaviszq" not in page and "Zqquestionzq" not in page
    before = str(Deposit.objects.values().get())
    sent = {"text": "Bravo", "kind": "guide", "field": "why", "after": "Autre", "colleague": colleague.pk}
    for action in DEEDS:
        assert client.post(desk, {"action": action, **sent}).status_code in (302, 403), action
        assert client.post(desk, {"fill": action, **sent}).status_code in (302, 403, 404), action
    assert str(Deposit.objects.values().get()) == before
    assert not deposit.messages.exists() and not deposit.edits.exists()
    assert "Zqaviszq" in signed_in(colleague).get(desk).content.decode()


def test_the_key_of_a_form_opens_no_deposit_of_another(site):
    victim, other = make_person("member"), make_person("member")
    hers = make_draft(victim, title="Le sien")
    form = {"form_key": str(hers.form_key), "title": "Volé", "why": "Volé"}
    answer = signed_in(other).post("/fr/documentation/proposer/", form)
    hers.refresh_from_db()
    assert hers.title == "Le sien"
    assert hers.public_id not in answer.headers.get("Location", "")


def test_the_key_of_a_form_adds_no_file_to_what_was_sent(site):
    author = make_person("member")
    sent = make_deposit(author)
    other = make_deposit(author, files=[SimpleUploadedFile("a.txt", b"Ajout")])
    path = f"/fr/compte/contributions/{other.public_id}/"
    signed_in(author).post(path, {"action": "duplicate", "form_key": str(sent.form_key)})
    assert not sent.files.exists()


def test_nobody_writes_to_the_team_about_what_it_does_not_read(site):
    author = make_person("member")
    draft, gone = make_draft(author), make_deposit(author)
    depositing.withdraw(gone, author)
    for deposit in (draft, gone):
        path = f"/fr/compte/contributions/{deposit.public_id}/"
        signed_in(author).post(path, {"action": "say", "text": "Bonjour"})
        assert not deposit.messages.exists()


def test_copies_have_a_limit_as_beginnings_have(site):
    author = make_person("member")
    sent = make_deposit(author)
    client, path = signed_in(author), f"/fr/compte/contributions/{sent.public_id}/"
    for _again in range(40):
        client.post(path, {"action": "duplicate", "form_key": str(uuid.uuid4())})
    assert Deposit.objects.filter(state=DepositState.DRAFT).count() <= 30


def test_a_deposit_has_one_change_at_a_time(site):
    author, facilitator = make_person("member"), make_person("facilitator")
    deposit = make_approved(author, facilitator)
    deposit.page.specific.save_revision().publish()
    first = copy_of(deposit, author, uuid.uuid4(), changes=True)
    with pytest.raises(depositing.Moved):
        copy_of(deposit, author, uuid.uuid4(), changes=True)
    assert list(deposit.changes.all()) == [first]


@pytest.mark.parametrize("role", ["visitor", "stranger", "member", "editor", "privacy_officer"])
def test_no_post_of_a_wrong_role_changes_anything(site, client_as, role):
    author, facilitator = make_person("member"), make_person("facilitator")
    deposit = make_with_changes_asked(author, facilitator)
    edit = moderating.propose_edit(deposit, facilitator, "why", "Autre")
    client, mine = client_as(role), f"/fr/compte/contributions/{deposit.public_id}/"
    before = str([list(Deposit.objects.values()), list(deposit.edits.values())])
    sent = {"text": "Bonjour", "sure": "1", "edit": edit.pk, "kind": "guide", "title": "Volé", "why": "Volé"}
    for action in [*DEEDS, *HERS, ""]:
        for path in (mine, f"{mine}1/", f"{mine}3/", f"{mine}verifier/", f"/admin/deposits/{deposit.pk}/"):
            form = {"action": action, "no_name": "on", "no_face": "on", "no_place": "on", **sent}
            absent = path.replace(deposit.public_id, "absent").replace(f"/{deposit.pk}/", "/99999/")
            answer, other = client.post(path, form), client.post(absent, form)
            assert answer.status_code == other.status_code in (302, 403, 404)
    assert str([list(Deposit.objects.values()), list(deposit.edits.values())]) == before
    assert deposit.messages.count() == 1
