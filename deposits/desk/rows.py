"""Deposits in the team's list."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery

from deposits.models import Deposit, Opinion
from deposits.promises import days_waiting, is_late
from deposits.shown import title_of
from members.naming import name_of

MOST = 200


@dataclass(frozen=True)
class DepositRow:
    """A line of the list.

    Args:
        is_first: whether nothing of hers was accepted before: she may need a kind word.
        is_change: whether it changes what is published.
        has_answered: whether its author answered in words what was asked of her.
        asks_me: whether a second opinion is asked of who reads the list.
    """

    key: int
    title: str
    kind: str
    who: str
    state: str
    days: int
    is_late: bool
    is_first: bool
    is_change: bool
    is_hers: bool
    has_answered: bool
    followed_by: str
    asks_me: bool


def _named(user):
    return name_of(user) or user.email


def who_is(deposit):
    """Return the name of whose it is, as the team reads it."""
    if deposit.author:
        return _named(deposit.author)
    behalf = getattr(deposit, "on_behalf", None)
    if behalf is None:
        return _named(deposit.typed_by) if deposit.typed_by else ""
    return behalf.told_by or str(behalf.region or "")


def _rows(deposits, user):
    others = Deposit.objects.filter(author=OuterRef("author"), state="approved").values("author")
    accepted = others.annotate(number=Count("pk")).values("number")
    deposits = deposits.annotate(accepted=Subquery(accepted))
    people = ("author__profile", "typed_by__profile", "assigned_to", "on_behalf__region")
    found = list(deposits.select_related(*people)[:MOST])
    keys = [deposit.pk for deposit in found]
    asked = Opinion.objects.filter(deposit__in=keys, asked_of=user, given_at=None)
    asks = set(asked.values_list("deposit_id", flat=True))
    return [_row(deposit, user, deposit.pk in asks) for deposit in found]


def _row(deposit, user, asks_me):
    follower = deposit.assigned_to
    return DepositRow(
        key=deposit.pk,
        title=title_of(deposit),
        kind=str(deposit.depositable.label),
        who=who_is(deposit),
        state=str(deposit.get_state_display()),
        days=days_waiting(deposit),
        is_late=is_late(deposit),
        is_first=bool(deposit.author_id and not deposit.accepted),
        is_change=deposit.previous_id is not None,
        is_hers=deposit.author_id == user.pk,
        has_answered=deposit.has_answered,
        followed_by=(follower.get_full_name() or follower.email) if follower else "",
        asks_me=asks_me,
    )


def waiting_rows(user):
    """Return the rows of what waits for the team, the oldest first."""
    found = Deposit.objects.visible_to(user).waiting()
    return _rows(found.order_by("waits_since", "pk"), user)


def decided_rows(user, states):
    """Return the rows of what is in some states and waits for nobody of the team, the last one first."""
    sent = Deposit.objects.visible_to(user).filter(state__in=states, submitted_at__isnull=False)
    sent = sent.filter(waits_since=None)
    return _rows(sent.order_by("-saved_at", "-pk"), user)
