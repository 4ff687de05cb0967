"""From a draft to what it becomes: each deed once, whoever is quicker."""

import uuid

from django.core.exceptions import PermissionDenied
from django.http import QueryDict

from wagtail.models import ModelLogEntry, WorkflowState

import pytest

from deposits import depositing, moderating
from deposits.answers import Incomplete
from deposits.depositing import Moved, NothingToRead
from deposits.models import Deposit, DepositState, EditState
from documents.models import DocumentPage
from members.models import Organisation
from portal.models import OutgoingMessage
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


@pytest.fixture
def author(person):
    return person("member")


@pytest.fixture
def facilitator(person):
    return person("facilitator")


def state_of(deposit):
    return Deposit.objects.get(pk=deposit.pk).state


def workflow_of(deposit):
    states = WorkflowState.objects.for_instance(deposit).order_by("-pk")
    return states.first()


def test_what_is_sent_waits_in_the_workflow_of_wagtail(site, author, facilitator):
    deposit = make_deposit(author)
    assert state_of(deposit) == DepositState.RECEIVED
    reading = workflow_of(deposit)
    assert reading.status == WorkflowState.STATUS_IN_PROGRESS
    task = reading.current_task_state.task.specific
    assert [name for name, *_rest in task.get_actions(deposit, facilitator)] == ["reject", "approve"]
    assert [name for name, *_rest in task.get_actions(deposit, author)] == []


def test_what_is_sent_twice_is_received_once(site, author):
    draft = make_draft(author)
    depositing.submit(draft, author)
    with pytest.raises(Moved):
        depositing.submit(draft, author)
    assert WorkflowState.objects.count() == 1


def test_a_form_sent_twice_begins_one_deposit(site, author):
    key = uuid.uuid4()
    first = depositing.begin(author, "document", key, language="fr")
    assert depositing.begin(author, "document", key, language="fr").pk == first.pk
    assert Deposit.objects.count() == 1


def test_what_lacks_an_answer_is_not_sent_and_says_which(site, author):
    with pytest.raises(Incomplete) as missing:
        depositing.submit(make_draft(author, why=""), author)
    assert missing.value.step == 1


def test_what_holds_nothing_is_not_sent(site, author):
    draft = make_draft(author, link="")
    with pytest.raises(NothingToRead):
        depositing.submit(draft, author)
    assert state_of(draft) == DepositState.DRAFT


def test_changes_are_asked_answered_and_read_again(site, author, facilitator):
    deposit = make_with_changes_asked(author, facilitator)
    assert state_of(deposit) == DepositState.CHANGES
    assert workflow_of(deposit).status == WorkflowState.STATUS_NEEDS_CHANGES
    depositing.submit(deposit, author)
    assert state_of(deposit) == DepositState.REVIEW
    assert workflow_of(deposit).status == WorkflowState.STATUS_IN_PROGRESS
    assert WorkflowState.objects.for_instance(deposit).count() == 1


def test_an_accepted_document_is_the_draft_of_a_notice(site, author, facilitator):
    deposit = make_approved(author, facilitator)
    notice = DocumentPage.objects.get()
    assert (notice.title, notice.plain_summary, notice.live) == (TITLE, WHY, False)
    assert str(notice.contributors.get()) == "Zqauteurezq"
    assert Deposit.objects.get(pk=deposit.pk).page_id == notice.pk
    assert workflow_of(deposit).status == WorkflowState.STATUS_APPROVED


def test_an_accepted_resource_is_the_draft_of_an_organisation(site, author, facilitator):
    deposit = make_approved(author, facilitator, kind="resource")
    organisation = Organisation.objects.get(name=TITLE)
    assert (organisation.published, organisation.description_fr) == (False, WHY)
    assert "Zqconnuzq" not in organisation.notes + organisation.source
    assert Deposit.objects.get(pk=deposit.pk).organisation_id == organisation.pk


def test_a_resource_that_the_directory_has_already_is_not_written_over(site, author, facilitator):
    Organisation.objects.create(name=TITLE.upper(), description_fr="Ce que l’on sait.", published=True)
    make_approved(author, facilitator, kind="resource")
    assert Organisation.objects.get().description_fr == "Ce que l’on sait."


def test_nobody_accepts_or_declines_her_own(site, facilitator):
    deposit = label(make_deposit(facilitator))
    for deed in (
        lambda: moderating.approve(deposit, facilitator),
        lambda: moderating.decline(deposit, facilitator, "Non.", uuid.uuid4()),
        lambda: moderating.ask_changes(deposit, facilitator, "Oui ?", uuid.uuid4()),
    ):
        with pytest.raises(PermissionDenied):
            deed()
    assert workflow_of(deposit).current_task_state.task.specific.get_actions(deposit, facilitator) == []
    assert state_of(deposit) == DepositState.RECEIVED


@pytest.mark.parametrize("role", ["member", "editor", "privacy_officer"])
def test_nobody_else_decides(site, author, person, role):
    with pytest.raises(PermissionDenied):
        moderating.approve(label(make_deposit(author)), person(role))


def test_what_was_withdrawn_is_not_accepted_any_more(site, author, facilitator):
    deposit = label(make_deposit(author))
    depositing.withdraw(deposit, author)
    with pytest.raises(Moved):
        moderating.approve(deposit, facilitator)
    assert state_of(deposit) == DepositState.WITHDRAWN
    assert not DocumentPage.objects.exists()
    assert workflow_of(deposit).status == WorkflowState.STATUS_CANCELLED


def test_what_was_accepted_is_not_withdrawn_any_more(site, author, facilitator):
    deposit = make_approved(author, facilitator)
    with pytest.raises(Moved):
        depositing.withdraw(deposit, author)
    assert DocumentPage.objects.count() == 1


def test_what_was_withdrawn_is_hers_alone(site, author, facilitator):
    deposit = make_deposit(author)
    assert deposit in Deposit.objects.visible_to(facilitator)
    depositing.withdraw(deposit, author)
    assert deposit not in Deposit.objects.visible_to(facilitator)
    assert deposit in Deposit.objects.visible_to(author)


def test_a_failure_while_it_is_published_undoes_the_whole_decision(site, author, facilitator):
    deposit = label(make_deposit(author))
    site.centre.delete()
    before = OutgoingMessage.objects.count()
    with pytest.raises(Exception, match="DocumentIndexPage"):
        moderating.approve(deposit, facilitator)
    assert state_of(deposit) == DepositState.RECEIVED
    assert workflow_of(deposit).status == WorkflowState.STATUS_IN_PROGRESS
    assert OutgoingMessage.objects.count() == before


def test_her_words_change_only_when_she_accepts(site, author, facilitator):
    deposit = make_deposit(author)
    edit = moderating.propose_edit(deposit, facilitator, "why", "Mieux dit.")
    deposit.refresh_from_db()
    assert deposit.words_of("why") == WHY
    depositing.answer_edit(deposit, edit.pk, accept=True)
    deposit.refresh_from_db()
    edit.refresh_from_db()
    assert (deposit.words_of("why"), edit.state, edit.before) == ("Mieux dit.", EditState.ACCEPTED, WHY)


def test_she_keeps_her_words(site, author, facilitator):
    deposit = make_deposit(author)
    edit = moderating.propose_edit(deposit, facilitator, "why", "Mieux dit.")
    depositing.answer_edit(deposit, edit.pk, accept=False)
    depositing.answer_edit(deposit, edit.pk, accept=True)
    deposit.refresh_from_db()
    assert deposit.words_of("why") == WHY


def test_a_proposal_of_words_that_she_changed_since_is_overtaken(site, author, facilitator):
    deposit = make_with_changes_asked(author, facilitator)
    edit = moderating.propose_edit(deposit, facilitator, "why", "Mieux dit.")
    typed = QueryDict("title=Autre&why=Autrement")
    depositing.keep_answers(deposit, deposit.depositable.steps()[0], typed, 1)
    edit.refresh_from_db()
    assert edit.state == EditState.OVERTAKEN
    deposit.refresh_from_db()
    assert deposit.words_of("why") == "Autrement"


def test_nothing_that_was_said_is_written_over(site, author, facilitator):
    deposit = make_deposit(author)
    for number in range(3):
        depositing.say(deposit, facilitator, f"Message {number}", uuid.uuid4(), from_team=True)
    key = uuid.uuid4()
    for _again in range(2):
        depositing.say(deposit, author, "Ma réponse", key)
    assert [message.text for message in deposit.messages.all()] == [
        *("Message 0", "Message 1", "Message 2"),
        "Ma réponse",
    ]


def test_a_second_opinion_is_asked_of_a_colleague_and_never_of_its_author(site, author):
    one, other = make_person("facilitator"), make_person("facilitator")
    deposit = make_deposit(one)
    with pytest.raises(PermissionDenied):
        moderating.ask_opinion(deposit, other, one)
    deposit = make_deposit(author)
    moderating.ask_opinion(deposit, one, other, "Est-ce trop long ?")
    moderating.ask_opinion(deposit, one, other)
    moderating.give_opinion(deposit, other, "Non, c’est clair.")
    assert [opinion.word for opinion in deposit.opinions.all()] == ["Non, c’est clair."]
    with pytest.raises(Moved):
        moderating.give_opinion(deposit, other, "Encore.")


def test_logs_hold_nothing_of_what_is_deposited(site, author, facilitator):
    deposit = make_approved(author, facilitator)
    entries = ModelLogEntry.objects.filter(object_id=str(deposit.pk))
    assert entries.count() >= 2
    for entry in entries:
        assert "Zq" not in entry.label + str(entry.data)
