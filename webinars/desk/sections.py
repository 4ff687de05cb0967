"""What the facilitator does with one event: each part of the app puts its own on the event's screen."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.registries.registry import Registry


@dataclass(frozen=True)
class DeskSection:
    """A part of the screen of an event.

    Args:
        name: its code.
        label: its heading, translated.
        url: where it is dealt with, from an `EventPage`.
        said: one line that says how things stand, from an `EventPage`.
        concerns: whether it is shown for an event.
    """

    name: str
    label: str
    url: Callable[[object], str]
    said: Callable[[object], str]
    concerns: Callable[[object], bool] = lambda event: True


desk_sections: Registry[DeskSection] = Registry()
