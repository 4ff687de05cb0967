"""What waits for the facilitator and the editors: one list, on the admin's home page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from portal.registries.registry import Registry


@dataclass(frozen=True)
class Waiting:
    """How much waits in a queue.

    Args:
        number: how many things.
        oldest: since when the oldest waits, or None.
    """

    number: int
    oldest: datetime | None = None


@dataclass(frozen=True)
class Queue:
    """A kind of thing that waits for somebody.

    Args:
        name: its code.
        label: what it is, translated, in the plural.
        waiting: what waits for `user`, as a function of her; nothing for whom it does not concern.
        url: where she deals with it, as a function without argument.
    """

    name: str
    label: str
    waiting: Callable[[object], Waiting]
    url: Callable[[], str]


queues: Registry[Queue] = Registry()


def waiting_for(user):
    """Return [(queue, waiting)] of what waits for `user`, the longest wait first."""
    found = [(queue, queue.waiting(user)) for queue in queues]
    found = [(queue, waiting) for queue, waiting in found if waiting.number]
    return sorted(found, key=lambda pair: (pair[1].oldest is None, pair[1].oldest))
