"""What an author does with her deposit: each deed one transaction, and twice the same nothing more."""

import uuid

from django.db import transaction
from django.utils import timezone

from deposits import workflow
from deposits.answers import answers_of, count_of_steps
from deposits.models import (
    OPEN_STATES,
    WITH_HER,
    Deposit,
    DepositFile,
    DepositMessage,
    DepositState,
    EditState,
    FileRole,
)
from deposits.telling import tell_author, tell_team
from portal.tree import tree_lock

READ_BY_BOTH = [*OPEN_STATES, DepositState.APPROVED, DepositState.DECLINED]


class Moved(Exception):
    """It is no longer where she believed: sent, decided or withdrawn meanwhile."""


class NothingToRead(Exception):
    """It holds no file, no link and no words."""


def held(deposit, states):
    """Return a deposit, held until the end of the transaction.

    Raises:
        Moved: it is in none of `states`, or was erased meanwhile.
    """
    found = Deposit.objects.select_for_update().filter(pk=deposit.pk).first()
    if found is None or found.state not in states:
        raise Moved
    return found


@transaction.atomic
def begin(user, kind, form_key, *, language, author=None, answers=None, previous=None):
    """Begin a deposit, once for each form.

    Args:
        user: who types it.
        kind: the name of a `DepositableKind`.
        language: "fr" or "en", that of the words.
        author: whose it is, herself by default; False for somebody without an account.
        answers: what is known already.
        previous: the accepted deposit that it changes.
    """
    fields = {
        "kind": kind,
        "typed_by": user,
        "author": None if author is False else (author or user),
        "language": language,
        "answers": answers or {},
        "previous": previous,
        "page": previous.page if previous else None,
        "organisation": previous.organisation if previous else None,
    }
    if Deposit.objects.filter(form_key=form_key).exclude(typed_by=user).exists():
        # The key of another's form opens nothing.
        form_key = uuid.uuid4()
    deposit, _made = Deposit.objects.get_or_create(form_key=form_key, defaults=fields)
    return deposit


@transaction.atomic
def keep_answers(deposit, form_class, data, step):
    """Keep what was typed at one step, right or wrong.

    Raises:
        Moved: it is not hers to write any more.
    """
    found = held(deposit, WITH_HER)
    found.answers = {**found.answers, **form_class.kept_of(data)}
    _overtake_edits(found)
    found.step = max(found.step, min(step + 1, count_of_steps(found) + 1))
    found.saved_at = timezone.now()
    found.save(update_fields=["answers", "step", "saved_at"])
    return found


def _overtake_edits(deposit):
    """A proposed change is of words that she has changed since: it is put aside, and kept."""
    for edit in deposit.edits.filter(state=EditState.WAITING):
        if deposit.words_of(edit.field) != edit.before:
            deposit.edits.filter(pk=edit.pk).update(state=EditState.OVERTAKEN, answered_at=timezone.now())


@transaction.atomic
def submit(deposit, user):
    """Send a deposit, or send it again once it was changed.

    Args:
        user: who sends it, None for who came by her link.

    Raises:
        Moved: it was sent already.
        Incomplete: an answer is missing.
        NothingToRead: there is nothing in it.
    """
    from deposits.tasks import put_photos_together

    found = held(deposit, WITH_HER)
    given = answers_of(found)
    if not has_something(found, given):
        raise NothingToRead
    again = found.state == DepositState.CHANGES
    state = DepositState.REVIEW if again and found.assigned_to_id else DepositState.RECEIVED
    now = timezone.now()
    sent = {"waits_since": now, "submitted_at": found.submitted_at or now, "saved_at": now}
    _move(found, state, reminded_at=None, **sent)
    workflow.send(found, user)
    put_photos_together.enqueue(found.pk)
    if not again:
        tell_author(found, "received")
    tell_team(found)
    return found


def has_something(deposit, given):
    """Tell whether a deposit holds something: a file, or an answer that stands for one."""
    alone = deposit.depositable.steps()[-1].stands_alone
    return any(given.get(name) for name in alone) or DepositFile.objects.filter(deposit=deposit).exists()


def _move(deposit, state, **fields):
    Deposit.objects.filter(pk=deposit.pk).update(state=state, **fields)
    deposit.refresh_from_db()


@transaction.atomic
def withdraw(deposit, user):
    """Take back what was sent, or what is hers and is published: nobody else reads it any more.

    Raises:
        Moved: it was decided meanwhile, and what it became is not its author's.
    """
    published = [DepositState.APPROVED] if deposit.depositable.is_hers else []
    found = held(deposit, [*OPEN_STATES, *published])
    if found.state == DepositState.APPROVED:
        _take_off_line(found, user)
        return found
    workflow.stop(found, user)
    _move(found, DepositState.WITHDRAWN, decided_at=timezone.now(), waits_since=None)
    return found


def _take_off_line(deposit, user):
    """Unpublish what a deposit became, with what was sent to change it; the team learns that."""
    of_page = Deposit.objects.select_for_update().filter(page=deposit.page_id)
    for other in of_page.filter(state__in=OPEN_STATES):
        workflow.stop(other, user)
    states = [DepositState.APPROVED, *OPEN_STATES]
    of_page.filter(state__in=states).update(
        state=DepositState.WITHDRAWN, decided_at=timezone.now(), waits_since=None
    )
    page = deposit.page and deposit.page.specific
    if page and page.live:
        # She has no right over pages, and this one is hers.
        page.unpublish()
    deposit.refresh_from_db()
    tell_team(deposit)


@transaction.atomic
def discard(deposit):
    """Erase a draft, or what was withdrawn or declined: its files, its words and what was said.

    What was published and withdrawn goes with it.

    Raises:
        Moved: it was sent meanwhile.
    """
    found = held(deposit, [DepositState.DRAFT, DepositState.WITHDRAWN, DepositState.DECLINED])
    withdrawn = found.state == DepositState.WITHDRAWN and found.depositable.is_hers
    page = found.page.specific if withdrawn and found.page else None
    of_page = Deposit.objects.filter(page=page and page.pk)
    # What the team alone took off line is accepted still: a change that is erased leaves it.
    if page is not None and not page.live and not of_page.filter(state=DepositState.APPROVED).exists():
        with tree_lock():
            of_page.filter(state=DepositState.WITHDRAWN).exclude(pk=found.pk).delete()
            page.delete()
    found.delete()


@transaction.atomic
def remove_file(deposit, key):
    """Take a file out; twice does nothing more.

    Raises:
        Moved: it is not hers to write any more.
    """
    found = held(deposit, WITH_HER)
    for file in DepositFile.objects.filter(deposit=found, pk=key):
        if file.role != FileRole.PHOTO:
            file.delete()
            continue
        # What was made of the photos is made again of those that stay.
        DepositFile.objects.filter(deposit=found, role=FileRole.PAPER).delete()
        file.delete()


@transaction.atomic
def say(deposit, user, text, form_key, *, from_team=False, state=""):
    """Keep a message in the file, once for each form, and tell the other side that there is one.

    Raises:
        Moved: the other side does not read it: it was not sent, or was withdrawn.
    """
    if not state:
        held(deposit, READ_BY_BOTH)
    message, made = DepositMessage.objects.get_or_create(
        form_key=form_key,
        defaults={
            "deposit": deposit,
            "author": user,
            "from_team": from_team,
            "text": text,
            "state": state,
        },
    )
    if made and from_team and not state:
        tell_author(deposit, "message")
    elif made and not from_team:
        # What she answers in words waits for the team too.
        asked = Deposit.objects.filter(pk=deposit.pk, state=DepositState.CHANGES, waits_since=None)
        asked.update(waits_since=timezone.now())
        tell_team(deposit)
    return message


@transaction.atomic
def answer_edit(deposit, key, *, accept):
    """Accept or refuse a proposed change of her words; an answer is given once.

    Raises:
        Moved: it was decided meanwhile.
    """
    found = held(deposit, OPEN_STATES)
    edit = found.edits.select_for_update().filter(pk=key, state=EditState.WAITING).first()
    if edit is None:
        return
    edit.answered_at = timezone.now()
    edit.state = EditState.REFUSED
    if accept:
        edit.state = EditState.ACCEPTED if found.words_of(edit.field) == edit.before else EditState.OVERTAKEN
    edit.save(update_fields=["state", "answered_at"])
    if edit.state == EditState.ACCEPTED:
        found.answers = {**found.answers, edit.field: [edit.after]}
        found.save(update_fields=["answers"])
    tell_team(found)
