"""The kinds of things that members may deposit. The steps and the moderation are the deposits' own."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.registries.registry import Registry


@dataclass(frozen=True)
class DepositableKind:
    """A kind of thing that may be deposited.

    Args:
        name: its code.
        label: what it is, translated.
        create: makes the draft from the deposit.
    """

    name: str
    label: str
    create: Callable[[object], object]


depositable_kinds: Registry[DepositableKind] = Registry()
