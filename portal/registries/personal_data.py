"""What each app holds about a person: to give it to her, and to erase it (Loi 25, s. 27, 28.1)."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.registries.registry import Registry


@dataclass(frozen=True)
class PersonalData:
    """What one app holds about people.

    Args:
        name: its code.
        label: what it is, translated.
        export: what is held about `user`, as JSON-ready values.
        erase: erases what is held about `user`, in the caller's transaction.
    """

    name: str
    label: str
    export: Callable[[object], object]
    erase: Callable[[object], None]


personal_data: Registry[PersonalData] = Registry()
