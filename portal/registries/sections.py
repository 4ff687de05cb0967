"""Sections of the site that are no pages: each app puts its own in the folded menu and the footer."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.registries.registry import Registry


@dataclass(frozen=True)
class Section:
    """A section that everybody may enter.

    Args:
        name: its code.
        label: its name, translated.
        url: its address in the interface's language, as a function without argument.
        is_open: whether there is something in it; what changes that gives the content a new version.
    """

    name: str
    label: str
    url: Callable[[], str]
    is_open: Callable[[], bool] = lambda: True


sections: Registry[Section] = Registry()
