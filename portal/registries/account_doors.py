"""What each app puts on « Mon compte »: the doors to what is somebody's own."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.registries.registry import Registry


@dataclass(frozen=True)
class AccountDoor:
    """A door on the page of an account.

    Args:
        name: its code, the name of the view where it leads.
        label: its heading, translated.
        said: one line on what is behind it, translated.
        concerns: whether it is shown to `user`.
    """

    name: str
    label: str
    said: str
    concerns: Callable[[object], bool]


account_doors: Registry[AccountDoor] = Registry()


def doors_of(user):
    """Return the doors that `user` is shown, in order."""
    return [door for door in account_doors if door.concerns(user)]
