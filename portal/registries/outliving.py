"""What outlives a restoration: read before the database is replaced, written into the new one."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.registries.registry import Registry


@dataclass(frozen=True)
class Outliving:
    """Something that a backup, being older, must not undo.

    Args:
        name: its code.
        take: returns what the site holds of it, as JSON-ready values.
        give: applies it to the restored database; `None` when the site held nothing. Done twice, it
            does nothing more.
    """

    name: str
    take: Callable[[], object]
    give: Callable[[object], None]


outliving: Registry[Outliving] = Registry()
