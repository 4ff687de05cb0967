"""What is related to a thing, across apps: each source gives its own, through the gate, with the reason."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portal.registries.registry import Registry


@dataclass(frozen=True)
class Related:
    """A related thing.

    Args:
        title: its title.
        url: its address.
        reason: why it is shown.
        lang: the language of its title, "" when it has none.
    """

    title: str
    url: str
    reason: str
    lang: str = ""


@dataclass(frozen=True)
class RelatedSource:
    """An app that knows related things.

    Args:
        name: its code.
        find: what is related to `thing` and that `user` may read.
    """

    name: str
    find: Callable[[object, object], Iterable[Related]]


related_sources: Registry[RelatedSource] = Registry()


def related_to(thing, user):
    """Return the things related to `thing` that `user` may read, source after source."""
    return [related for source in related_sources for related in source.find(thing, user)]
