"""Public addresses that are no pages, for the sitemap: each app gives its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portal.registries.registry import Registry


@dataclass(frozen=True)
class PublicAddresses:
    """What an app shows to everybody outside the tree of pages.

    Args:
        name: its code.
        paths: their paths in the interface's language, always in the same order.
    """

    name: str
    paths: Callable[[], Iterable[str]]


public_addresses: Registry[PublicAddresses] = Registry()
