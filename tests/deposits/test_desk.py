"""The team's screens: the oldest first, her words as she wrote them, nothing decided by their author."""

import uuid
from datetime import timedelta

from django.utils import timezone

import pytest

from deposits import moderating
from deposits.depositing import say, submit, withdraw
from deposits.models import Deposit, DepositState, EditState
from documents.models import DocumentPage
from members.models import PreparedReply
from members.people.suspending import suspend
from portal.registries.queues import waiting_for
from tests.deposits.making import (
    TITLE,
    WHY,
    label,
    make_approved,
    make_deposit,
    make_draft,
    make_with_changes_asked,
)
from tests.factories import make_person

pytestmark = pytest.mark.django_db
LIST = "/admin/deposits/"
CHANGED = {"kind": "guide", "title": "Autre", "why": "Autrement", "link": "x"}


@pytest.fixture
def facilitator(person):
    return person("facilitator")


@pytest.fixture
def client(client_as):
    return client_as("facilitator")


def desk(deposit):
    return f"{LIST}{deposit.pk}/"


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def test_what_waits_is_listed_the_oldest_first_with_its_days_and_first_deposits_marked(
    site, client, facilitator
):
    author = make_person("member")
    new, old = make_deposit(author, title="Le nouveau"), make_deposit(author, title="L’ancien")
    Deposit.objects.filter(pk=old.pk).update(waits_since=timezone.now() - timedelta(days=10))
    make_draft(author, title="Le brouillon")
    page = text_of(client.get(LIST))
    assert page.index("L’ancien") < page.index("Le nouveau")
    assert "10 jours d’attente" in page
    assert page.count("en retard") == 1
    assert "Son premier dépôt" in page
    assert "Le brouillon" not in page
    moderating.approve(label(new), facilitator)
    assert "Son premier dépôt" not in text_of(client.get(LIST))


@pytest.mark.parametrize("role", ["facilitator", "superuser"])
def test_the_home_of_the_admin_leads_to_the_list_while_something_waits(site, client_as, role):
    make_deposit(make_person("member"))
    page = text_of(client_as(role).get("/admin/"))
    assert f'href="{LIST}"' in page
    assert TITLE not in page


def test_the_list_asks_as_much_for_one_as_for_many(site, client, facilitator, django_assert_max_num_queries):
    make_deposit(make_person("member"))
    client.get(LIST)
    with django_assert_max_num_queries(30):
        client.get(LIST)
    for _number in range(6):
        make_deposit(make_person("member"), taken_by=facilitator)
    with django_assert_max_num_queries(30):
        client.get(LIST)


@pytest.mark.parametrize("role", ["visitor", "stranger", "member", "editor", "privacy_officer"])
def test_the_desk_is_closed_to_all_others(site, client_as, role):
    deposit = make_deposit(make_person("member"))
    for path in (LIST, desk(deposit), f"{LIST}in-her-name/"):
        answer = client_as(role).get(path)
        assert answer.status_code == 302
        assert TITLE not in answer.content.decode()


def test_she_reads_the_words_and_completes_the_labels_and_accepts(site, client, facilitator):
    deposit = make_deposit(make_person("member"))
    page = text_of(client.get(desk(deposit)))
    assert WHY in page
    client.post(desk(deposit), {"action": "approve", "kind": "guide", "text": "Merci !"})
    notice = DocumentPage.objects.get()
    assert (notice.kind, notice.plain_summary) == ("guide", WHY)
    assert deposit.messages.get().text == "Merci !"


def test_what_is_incomplete_is_said_and_nothing_is_accepted(site, client):
    deposit = make_deposit(make_person("member"))
    page = text_of(client.post(desk(deposit), {"action": "approve", "kind": "zqinconnu", "text": "Merci"}))
    assert "Complétez" in page
    assert not DocumentPage.objects.exists()
    assert Deposit.objects.get().state == DepositState.RECEIVED


def test_labels_are_kept_for_later(site, client):
    deposit = make_deposit(make_person("member"))
    client.post(desk(deposit), {"action": "labels", "kind": "guide"})
    assert Deposit.objects.get().labels["kind"] == ["guide"]
    assert 'value="guide" selected' in text_of(client.get(desk(deposit)))


def test_no_post_changes_the_words_of_the_author(site, client):
    deposit = make_deposit(make_person("member"))
    client.post(
        desk(deposit),
        {"action": "labels", **CHANGED},
    )
    client.post(
        desk(deposit),
        {"action": "approve", "text": "", **CHANGED},
    )
    notice = DocumentPage.objects.get()
    assert (notice.title, notice.plain_summary) == (TITLE, WHY)


def test_she_asks_for_changes_with_a_prepared_sentence_that_she_edits(site, client):
    PreparedReply.objects.create(
        moment="d_change", title_fr="Pour qui", title_en="For whom", text_fr="Dites pour qui.", text_en="Say."
    )
    deposit = make_deposit(make_person("member"))
    reply = PreparedReply.objects.get()
    page = text_of(client.post(desk(deposit), {"fill": "changes", "prepared": reply.pk, "text": "Bonjour,"}))
    assert "Bonjour,\n\nDites pour qui." in page
    assert Deposit.objects.get().state == DepositState.RECEIVED
    client.post(desk(deposit), {"action": "changes", "text": "Bonjour, dites pour qui."})
    assert Deposit.objects.get().state == DepositState.CHANGES


def test_her_words_are_shown_to_be_reworded_and_proposed(site, client):
    deposit = make_deposit(make_person("member"))
    page = text_of(client.post(desk(deposit), {"action": "words", "field": "why"}))
    assert page.count(WHY) >= 2
    client.post(desk(deposit), {"action": "edit", "field": "why", "after": "Mieux dit.", "is_spelling": "on"})
    edit = deposit.edits.get()
    assert (edit.state, edit.is_spelling, edit.before) == (EditState.WAITING, True, WHY)
    client.post(desk(deposit), {"action": "edit", "field": "why", "after": "Mieux dit.", "is_spelling": "on"})
    assert deposit.edits.count() == 1


def test_a_field_that_is_not_hers_cannot_be_reworded(site, client):
    deposit = make_deposit(make_person("member"))
    text_of(client.post(desk(deposit), {"action": "edit", "field": "link", "after": "https://x.example/"}))
    assert not deposit.edits.exists()


def test_her_own_deposit_shows_no_decision(site, client, facilitator):
    deposit = make_deposit(facilitator)
    page = text_of(client.get(desk(deposit)))
    assert 'value="approve"' not in page
    assert client.post(desk(deposit), {"action": "approve", "kind": "report", "text": ""}).status_code == 302
    assert Deposit.objects.get().state == DepositState.RECEIVED


def test_a_colleague_gives_a_second_opinion_that_its_author_never_reads(site, client, facilitator, client_as):
    author, colleague = make_person("member"), make_person("facilitator")
    deposit = make_deposit(author)
    client.post(
        desk(deposit), {"action": "ask_opinion", "colleague": colleague.pk, "question": "Trop long ?"}
    )
    client.force_login(colleague, backend="django.contrib.auth.backends.ModelBackend")
    assert "Votre avis est demandé" in text_of(client.get(LIST))
    client.post(desk(deposit), {"action": "give_opinion", "word": "Zqaviszq"})
    assert deposit.opinions.get().word == "Zqaviszq"
    client.force_login(author, backend="django.contrib.auth.backends.ModelBackend")
    assert "Zqaviszq" not in text_of(client.get(f"/fr/compte/contributions/{deposit.public_id}/"))


def test_the_queue_tells_her_how_many_wait_and_leaves_her_own_out(site, facilitator):
    make_deposit(facilitator)
    make_deposit(make_person("member"))
    make_with_changes_asked(make_person("member"), facilitator)
    waiting = {queue.name: waiting.number for queue, waiting in waiting_for(facilitator)}
    assert waiting["deposits"] == 1
    assert "deposits" not in {queue.name for queue, _waiting in waiting_for(make_person("editor"))}


def test_who_had_the_page_open_is_told_that_it_was_withdrawn_meanwhile_and_reads_it_no_more(site, client):
    author = make_person("member")
    deposit = make_deposit(author)
    withdraw(deposit, author)
    assert client.get(desk(deposit), follow=True).status_code == 404
    for sent in ({"action": "approve", "kind": "report"}, {"fill": "changes"}, {"action": "take"}):
        answer = client.post(desk(deposit), sent, follow=True)
        assert answer.redirect_chain == [(LIST, 302)]
        assert "l’a retiré" in text_of(answer)
        assert TITLE not in text_of(answer)
    assert client.post(desk(make_draft(author)), {"action": "take"}, follow=True).status_code == 404
    assert Deposit.objects.get(pk=deposit.pk).state == DepositState.WITHDRAWN


def test_an_accepted_resource_leads_to_its_organisation_to_complete_and_publish_it(site, client, facilitator):
    deposit = make_approved(make_person("member"), facilitator, kind="resource")
    assert f"/admin/organisations/edit/{deposit.organisation_id}/" in text_of(client.get(desk(deposit)))


def test_a_member_who_gave_no_name_is_not_said_to_be_gone(site, client):
    author = make_person("member")
    deposit = make_deposit(author)
    for page in (text_of(client.get(LIST)), text_of(client.get(desk(deposit)))):
        assert author.email in page
        assert "plus membre" not in page


def test_a_suspended_author_is_said_and_her_deposit_stays(site, client, facilitator):
    author = make_person("member")
    deposit = make_deposit(author)
    suspend(author, by=facilitator)
    assert "suspendu" in text_of(client.get(desk(deposit)))


def test_an_answer_in_words_waits_for_the_team_and_may_be_read_again_as_it_is(site, client, facilitator):
    author = make_person("member")
    deposit = make_with_changes_asked(author, facilitator)
    assert not Deposit.objects.waiting().exists()
    say(deposit, author, "C’est pour les maisons de jeunes.", uuid.uuid4())
    assert list(Deposit.objects.waiting()) == [deposit]
    assert "a répondu en mots" in text_of(client.get(LIST))
    client.post(desk(deposit), {"action": "take_up"})
    client.post(desk(deposit), {"action": "approve", "kind": "guide", "text": ""})
    assert Deposit.objects.get().state == DepositState.APPROVED


def test_what_its_author_sends_again_after_an_answer_is_read_once(site, client, facilitator):
    author = make_person("member")
    deposit = make_with_changes_asked(author, facilitator)
    say(deposit, author, "Je change cela.", uuid.uuid4())
    submit(deposit, author)
    assert client.post(desk(deposit), {"action": "take_up"}).status_code == 302
    assert Deposit.objects.get().state == DepositState.REVIEW
