"""What is new, in groups: each app declares its own, through the gate of each reader."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from portal.registries.registry import Registry


@dataclass(frozen=True)
class InRegion:
    """Something that happened in regions.

    Args:
        regions: keys of the regions.
        day: when.
        title: "" for what is counted and never named.
    """

    regions: tuple[int, ...]
    day: date
    title: str = ""
    url: str = ""
    kind: str = ""
    lang: str = ""


def _nowhere(user, since) -> Iterable[InRegion]:
    return ()


@dataclass(frozen=True)
class Novelties:
    """A group of what is new.

    Args:
        name: its code, which stands in addresses.
        label: its heading, translated, in the plural.
        said: « 3 documents », from a number.
        fresh: what is new to (`user`, since): a queryset of what she may read. `user` is None for everybody.
        cards: (things, user, most) to the cards of the newest of those things, at most so many.
        list_page: the class of the page that lists them all, if that is a page.
        list_view: the name of the view that lists them all, if that is none.
        in_regions: (user, since) to what happened in the regions, as `InRegion`.
        layout: the template of its cards.
    """

    name: str
    label: str
    said: Callable[[int], str]
    fresh: Callable[[object, object], QuerySet]
    cards: Callable[[QuerySet, object, int], list]
    list_page: Callable[[], type] | None = None
    list_view: str = ""
    in_regions: Callable[[object, object], Iterable[InRegion]] = field(default=_nowhere)
    layout: str = "components/cards.html"


novelties: Registry[Novelties] = Registry()
