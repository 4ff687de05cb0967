"""Something of a space, as each reader is shown it."""

from dataclasses import dataclass, field

from django.core.paginator import Paginator
from django.urls import reverse

from spaces.permissions import may_change, may_judge_thing, may_report, may_take_away

PER_PAGE = 20


@dataclass(frozen=True)
class Deeds:
    """What the reader may do with a thing: an address for each, "" where she may not."""

    change_url: str
    remove_url: str
    judge_url: str
    report_url: str


@dataclass(frozen=True)
class ShownThing:
    """A thing in a list or on its page.

    Args:
        thing: what it is; author: the name to read; deeds: a `Deeds`.
        url: where it is read, "" where it has no page of its own.
        more: what the part adds.
    """

    thing: object
    author: str
    deeds: Deeds
    url: str = ""
    more: dict = field(default_factory=dict)


def address_of(name, thing):
    """Return an address of a thing in its space."""
    return reverse(name, args=[thing.space.public_id, thing.public_id])


def shown(thing, participation, name, *, has_page=False, changes=True, **more):
    """Return a thing as she sees it.

    Args:
        thing: read with its space and its author.
        name: what its addresses are called: `name`, `change_name`, `remove_name`, `report_name`.
        has_page: whether it is read at `name`; changes: whether it can be changed at all.
    """
    may = {
        "change": changes and may_change(participation, thing),
        "remove": may_take_away(participation, thing),
        "report": may_report(participation, thing),
    }
    urls = {f"{deed}_url": address_of(f"{deed}_{name}", thing) if may[deed] else "" for deed in may}
    judged = thing.is_apart and may_judge_thing(participation, thing)
    deeds = Deeds(**urls, judge_url=address_of("judge_thing", thing) if judged else "")
    return ShownThing(
        thing,
        thing.author.name if thing.author else "",
        deeds,
        address_of(name, thing) if has_page else "",
        more,
    )


def page_of(things, request):
    """Return the page of a list that was asked for."""
    return Paginator(things, PER_PAGE).get_page(request.GET.get("page"))
