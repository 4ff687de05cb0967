"""What is new to a reader, in groups: counted in one query, through the gate of each group."""

from dataclasses import dataclass, field

from django.db.models import Count, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from wagtail.models import Locale

from home.lists import list_addresses
from home.new.visits import since
from members.models import SignIn
from portal.registries.novelties import novelties

MOST = 4  # cards of a group
ORDER = ("documents", "webinars", "tools", "discussions", "regions", "people")


@dataclass(frozen=True)
class Group:
    """A group of what is new to a reader.

    Args:
        name: its code.
        label: its heading.
        number: how many things; `said` in words.
        url: where all of them are.
        cards: of the newest.
    """

    name: str
    label: str
    number: int
    said: str
    url: str
    cards: list = field(default_factory=list)


def reader_of(user):
    """Return as whom `user` reads what is new: who signs in with a passphrase, as everybody (R11).

    Returns:
        The account, or None for everybody.
    """
    if not user.is_authenticated or user.sign_in == SignIn.PASSPHRASE:
        return None
    return user


def groups_for(user, mark, *, with_cards=False):
    """Return the groups in which there is something new, in their order.

    Args:
        user: the reader.
        mark: her `VisitMark`, None for the last thirty days.
        with_cards: whether the newest things of each come with it.
    """
    reader, order = reader_of(user), {name: place for place, name in enumerate(ORDER)}
    urls = _urls(reader)
    asked = sorted((one for one in novelties if urls.get(one.name)), key=lambda one: order[one.name])
    fresh = {one.name: one.fresh(reader, since(mark, one.name)) for one in asked}
    numbers = _numbers(fresh)
    return [
        Group(
            name=one.name,
            label=str(one.label),
            number=numbers[one.name],
            said=one.said(numbers[one.name]),
            url=urls[one.name],
            cards=one.cards(fresh[one.name], reader, MOST) if with_cards else [],
        )
        for one in asked
        if numbers[one.name]
    ]


def _urls(reader):
    """Return {name of a group: where all its things are}, "" where the reader may not open that list."""
    pages = {one.name: one.list_page() for one in novelties if one.list_page}
    addresses = list_addresses(reader, pages.values())
    urls = {name: addresses.get(page, "") for name, page in pages.items()}
    views = {one.name: one.list_view for one in novelties if one.list_view}
    return urls | {name: reverse(view) if reader else "" for name, view in views.items()}


def _numbers(fresh):
    """Return {name: how many things} of querysets, in one query."""
    if not fresh:
        return {}
    counted = {f"number_{name}": _number(things) for name, things in fresh.items()}
    # Any table with a row does: what is asked stands in the columns.
    found = Locale.objects.order_by("pk").values(**counted)[:1]
    return {name: found[0][f"number_{name}"] for name in fresh} if found else dict.fromkeys(fresh, 0)


def _number(things):
    rows = things.model._base_manager.filter(pk__in=things.order_by().values("pk"))
    one = rows.order_by().values(one=Value(1)).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(one), 0)
