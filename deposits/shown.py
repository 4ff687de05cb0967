"""A deposit as its author reads it: where it stands in human words, what comes next, what she may do."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from deposits.answers import facts_of, words_of
from deposits.models import Deposit, DepositState, EditState
from deposits.permissions import moderates
from deposits.promises import promise_in_words
from deposits.side_by_side import side_by_side
from deposits.views.frame import step_url
from portal.links import address
from portal.registries.depositable import depositable_kinds


@dataclass(frozen=True)
class EditShown:
    """A proposed change, side by side with what she wrote.

    Args:
        before, after: safe HTML, what differs marked.
    """

    key: int
    label: str
    before: str
    after: str
    is_spelling: bool


@dataclass(frozen=True)
class DepositShown:
    """What the page of a deposit shows to its author.

    Args:
        state: where it stands, in a sentence.
        next_step: what comes next, or what she is waited for; "" when nothing is.
        url: where it is to be read, once it is published.
        used: how often it has served, in words.
        edits: changes of her words that wait for her answer.
        change_url: the change of it that she began.
    """

    state: str
    next_step: str
    url: str
    used: str
    words: list
    facts: list
    files: list
    thread: list
    edits: list = field(default_factory=list)
    continue_url: str = ""
    change_url: str = ""
    may_withdraw: bool = False
    may_change: bool = False
    may_discard: bool = False
    may_claim: bool = False
    may_say: bool = False


@dataclass(frozen=True)
class DepositCard:
    """A deposit in a list."""

    title: str
    kind: str
    state: str
    url: str
    used: str
    waits_for_her: bool
    saved_at: object
    lang: str


def title_of(deposit):
    """Return what a deposit is called, or what it is when it has no name yet."""
    return deposit.title or str(deposit.depositable.label)


def state_in_words(deposit):
    """Return where a deposit stands, as one says it to somebody."""
    if deposit.state == DepositState.APPROVED:
        return _approved_in_words(deposit)
    if deposit.state == DepositState.RECEIVED:
        return _("Received. An answer comes by %(day)s.") % {"day": promise_in_words(deposit.waits_since)}
    if deposit.state == DepositState.DRAFT and deposit.previous_id:
        return _("A change that you have not sent yet: what is published stays online.")
    return {
        DepositState.DRAFT: _("Draft: nobody else reads it."),
        DepositState.REVIEW: _("The facilitator is reading it."),
        DepositState.CHANGES: _("The facilitator asks you for something."),
        DepositState.DECLINED: _("Not published. The facilitator tells you why below."),
        DepositState.WITHDRAWN: _("Withdrawn: nobody else reads it any more."),
    }[deposit.state]


def _approved_in_words(deposit):
    if _is_readable(deposit):
        return _("Published. Thank you!")
    was_there = deposit.depositable.is_hers or (deposit.page and deposit.page.first_published_at)
    if was_there or not (deposit.page_id or deposit.organisation_id):
        return _("It was published, and is on line no more.")
    return _("Accepted: it is being prepared.")


def _next_step(deposit, edits):
    if edits:
        return _("A change of your words is proposed: say whether you accept it.")
    if deposit.previous_id and deposit.is_with_the_team:
        return _("What is published stays as it is until this change is accepted.")
    return {
        DepositState.DRAFT: _("Go on where you stopped, then send it."),
        DepositState.CHANGES: _("Read the message below, change what you wish, and send it again."),
        DepositState.DECLINED: _("You may begin again from a copy."),
        DepositState.WITHDRAWN: _("You may begin again from a copy, or erase it."),
    }.get(deposit.state, "")


def _is_readable(deposit):
    return bool(
        (deposit.page_id and deposit.page.live)
        or (deposit.organisation_id and deposit.organisation.published)
    )


def url_of(deposit):
    """Return where what a deposit became is read, "" before it is."""
    if not _is_readable(deposit):
        return ""
    if deposit.organisation_id:
        return reverse("organisation", args=[deposit.organisation.slug])
    return address(deposit.page.specific) or ""


def _used(deposits):
    """Return {deposit: how often what it became has served}, in one question a kind."""
    words = {}
    for kind in depositable_kinds:
        live = [one for one in deposits if one.kind == kind.name and one.page_id and one.page.live]
        said = kind.used([one.page for one in live]) if live else {}
        words |= {one.pk: said[one.page_id] for one in live if one.page_id in said}
    return words


def continue_url(deposit):
    """Return where she goes on: the question where she stopped, the check before it is sent, or, when
    something is asked of her, the first question.
    """
    if deposit.state == DepositState.CHANGES:
        return step_url(deposit, 1)
    if deposit.step > len(deposit.depositable.steps()):
        return reverse("contribution_check", args=[deposit.public_id])
    return step_url(deposit, deposit.step)


def edits_of(deposit):
    """Return the changes of her words that wait for her answer, each beside what she wrote."""
    if not deposit.is_open:
        return []
    labels = {name: str(label) for name, label, _text in words_of(deposit)}
    return [
        EditShown(
            edit.pk,
            labels.get(edit.field, edit.field),
            *side_by_side(edit.before, edit.after),
            edit.is_spelling,
        )
        for edit in deposit.edits.filter(state=EditState.WAITING)
    ]


def shown_to_author(deposit, user):
    """Return the `DepositShown` of a deposit, for its author or who came by her link."""
    edits = edits_of(deposit)
    pending = deposit.changes.exclude(state__in=[DepositState.APPROVED, DepositState.DECLINED])
    change = pending.exclude(state=DepositState.WITHDRAWN).first()
    published = deposit.state == DepositState.APPROVED and _is_readable(deposit)
    closed = deposit.state in (DepositState.DRAFT, DepositState.WITHDRAWN, DepositState.DECLINED)
    return DepositShown(
        state=state_in_words(deposit),
        next_step=_next_step(deposit, edits),
        url=url_of(deposit),
        used=_used([deposit]).get(deposit.pk, ""),
        words=words_of(deposit),
        facts=facts_of(deposit),
        files=list(deposit.files.as_sent()),
        thread=list(deposit.messages.all()),
        edits=edits,
        continue_url=continue_url(deposit) if deposit.is_with_her else "",
        change_url=reverse("contribution", args=[change.public_id]) if change else "",
        may_withdraw=deposit.is_open or (published and deposit.depositable.is_hers),
        may_change=published and change is None and _may_be_changed(deposit),
        may_discard=closed,
        may_say=deposit.submitted_at is not None and deposit.state != DepositState.WITHDRAWN,
        may_claim=deposit.author_id is None and user.is_authenticated and not moderates(user),
    )


def _may_be_changed(deposit):
    """Tell whether it is its author's, and the last that she sent of it."""
    overtaken = deposit.changes.filter(state=DepositState.APPROVED)
    return deposit.depositable.is_hers and not overtaken.exists()


def latest(deposits):
    """Leave out what a later deposit, accepted too, has changed since."""
    return deposits.exclude(state=DepositState.APPROVED, changes__state=DepositState.APPROVED)


def cards_of(deposits):
    """Return the cards of deposits, those that wait for their author first."""
    deposits = list(deposits)
    used = _used(deposits)
    cards = [
        DepositCard(
            title=title_of(deposit),
            kind=str(deposit.depositable.label),
            state=state_in_words(deposit),
            url=reverse("contribution", args=[deposit.public_id]),
            used=used.get(deposit.pk, ""),
            waits_for_her=deposit.is_with_her,
            saved_at=deposit.saved_at,
            lang=deposit.language if deposit.title else "",
        )
        for deposit in deposits
    ]
    return sorted(cards, key=lambda card: not card.waits_for_her)


def doors():
    """Return [(label, address)] of the doors where one begins, in the interface's language."""
    return [(kind.label, reverse(kind.door)) for kind in depositable_kinds]


def began_before(user, kind):
    """Return [(title, address)] of the drafts of that kind that she began and did not send."""
    found = Deposit.objects.of(user).filter(kind=kind, state=DepositState.DRAFT)[:5]
    return [(title_of(deposit), continue_url(deposit)) for deposit in found]
