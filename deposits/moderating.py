"""What the team does with a deposit. It is decided once, whoever is quicker."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from deposits import workflow
from deposits.answers import answers_of, labels_of
from deposits.depositing import Moved, held, say
from deposits.models import (
    OPEN_STATES,
    WITH_THE_TEAM,
    Deposit,
    DepositState,
    EditState,
    Opinion,
    ProposedEdit,
)
from deposits.permissions import may_decide
from deposits.telling import tell_author, tell_somebody
from members.models import User
from members.typing import cleaned
from portal.files.sharing import copies_undone


def _may(user, deposit):
    if not may_decide(user, deposit):
        raise PermissionDenied


@transaction.atomic
def take(deposit, user):
    """Say that she follows a deposit: its author reads that it is being read.

    Raises:
        Moved: it does not wait for the team any more.
    """
    found = held(deposit, OPEN_STATES)
    Deposit.objects.filter(pk=found.pk).update(assigned_to=user)
    if found.state == DepositState.RECEIVED:
        Deposit.objects.filter(pk=found.pk).update(state=DepositState.REVIEW)


@transaction.atomic
def leave(deposit):
    """Say that nobody follows it; its author's page goes back to « received »."""
    found = held(deposit, OPEN_STATES)
    Deposit.objects.filter(pk=found.pk).update(assigned_to=None)
    if found.state == DepositState.REVIEW:
        Deposit.objects.filter(pk=found.pk).update(state=DepositState.RECEIVED)


@transaction.atomic
def take_up_again(deposit, user):
    """Read again, as it is, what was given back to its author: she answered in words.

    Raises:
        Moved: it is not hers any more.
        PermissionDenied: it is who asks's own.
    """
    _may(user, deposit)
    found = held(deposit, [DepositState.CHANGES])
    workflow.send(found, user)
    Deposit.objects.filter(pk=found.pk).update(
        state=DepositState.REVIEW, waits_since=found.waits_since or timezone.now(), assigned_to=user
    )


@transaction.atomic
def keep_labels(deposit, form_class, data):
    """Keep what she chose so far, complete or not."""
    found = held(deposit, OPEN_STATES)
    found.labels = {name: [cleaned(text) for text in data.getlist(name)] for name in form_class.base_fields}
    found.save(update_fields=["labels"])
    return found


@transaction.atomic
def ask_changes(deposit, user, text, form_key):
    """Give the deposit back to its author, with what is asked.

    Raises:
        Moved: it does not wait for the team any more.
        PermissionDenied: it is her own.
    """
    _may(user, deposit)
    found = held(deposit, WITH_THE_TEAM)
    workflow.act(found, user, "reject")
    assigned = found.assigned_to_id or user.pk
    Deposit.objects.filter(pk=found.pk).update(
        state=DepositState.CHANGES, waits_since=None, assigned_to_id=assigned
    )
    say(found, user, text, form_key, from_team=True, state=DepositState.CHANGES)
    tell_author(found, "changes")


def approve(deposit, user, word="", form_key=None):
    """Accept a deposit: what it becomes is made in the same transaction, and its author told after it.

    Returns:
        The `Deposit`.

    Raises:
        Moved: it was decided, or withdrawn, meanwhile.
        Incomplete: an answer or a label is missing.
        PermissionDenied: it is her own.
    """
    _may(user, deposit)
    with copies_undone(), transaction.atomic():
        return _approve(deposit, user, word, form_key)


def _approve(deposit, user, word, form_key):
    # Who is erased at this moment is waited for, as she waits for what is accepted: her page goes with her.
    # Her other deeds only name her: they need not wait, and would wait for the deposit the other way round.
    list(User.objects.select_for_update(no_key=True).filter(pk=deposit.author_id))
    found = held(deposit, WITH_THE_TEAM)
    answers_of(found)
    labels_of(found)
    Deposit.objects.filter(pk=found.pk).update(
        state=DepositState.APPROVED, waits_since=None, decided_at=timezone.now(), decided_by=user
    )
    workflow.act(found, user, "approve")
    if word:
        say(found, user, word, form_key, from_team=True, state=DepositState.APPROVED)
    found.refresh_from_db()
    tell_author(found, "approved")
    return found


@transaction.atomic
def decline(deposit, user, reason, form_key):
    """Say that it is not published, and why.

    Raises:
        Moved: it was decided, or withdrawn, meanwhile.
        PermissionDenied: it is her own.
    """
    _may(user, deposit)
    found = held(deposit, OPEN_STATES)
    workflow.stop(found, user)
    Deposit.objects.filter(pk=found.pk).update(
        state=DepositState.DECLINED, waits_since=None, decided_at=timezone.now(), decided_by=user
    )
    say(found, user, reason, form_key, from_team=True, state=DepositState.DECLINED)
    tell_author(found, "declined")


@transaction.atomic
def propose_edit(deposit, user, field, after, *, is_spelling=False):
    """Propose other words to the author: one proposal a field at a time, the last one.

    Raises:
        Moved: it was decided, or withdrawn, meanwhile.
    """
    found = held(deposit, OPEN_STATES)
    before = found.words_of(field)
    if after == before:
        return None
    waiting = found.edits.filter(field=field, state=EditState.WAITING)
    if waiting.filter(after=after, before=before).exists():
        return waiting.get()
    waiting.update(state=EditState.OVERTAKEN, answered_at=timezone.now())
    edit = ProposedEdit.objects.create(
        deposit=found, field=field, before=before, after=after, is_spelling=is_spelling, proposed_by=user
    )
    tell_author(found, "edit")
    return edit


@transaction.atomic
def ask_opinion(deposit, user, colleague, question=""):
    """Ask a colleague what she thinks of it, once until she has said it.

    Raises:
        Moved: it was decided, or withdrawn, meanwhile.
        PermissionDenied: the colleague is its author.
    """
    _may(colleague, deposit)
    found = held(deposit, OPEN_STATES)
    opinion, made = Opinion.objects.get_or_create(
        deposit=found,
        asked_of=colleague,
        given_at=None,
        defaults={"asked_by": user, "question": question},
    )
    if made:
        tell_somebody(colleague)
    return opinion


@transaction.atomic
def give_opinion(deposit, user, word):
    """Keep what a colleague thinks of it, and tell who follows it.

    Raises:
        Moved: nobody asks her any more.
    """
    given = Opinion.objects.filter(deposit=deposit, asked_of=user, given_at=None)
    asked = given.select_related("asked_by").first()
    if asked is None or not given.update(word=word, given_at=timezone.now()):
        raise Moved
    if asked.asked_by:
        tell_somebody(asked.asked_by)
