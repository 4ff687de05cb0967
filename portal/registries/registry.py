"""A list of named things that apps fill when they start."""

from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar


class Named(Protocol):
    """Something with a name of its own in its registry."""

    name: str


Entry = TypeVar("Entry", bound=Named)


class Registry(Generic[Entry]):
    """Entries by name, in the order in which they came."""

    def __init__(self):
        """Begin empty."""
        self._entries: dict[str, Entry] = {}

    def register(self, entry: Entry) -> Entry:
        """Add an entry.

        Raises:
            ValueError: its name is taken.
        """
        if entry.name in self._entries:
            raise ValueError(f"{entry.name} is registered twice.")
        self._entries[entry.name] = entry
        return entry

    def get(self, name: str) -> Entry | None:
        """Return the entry of that name, or None."""
        return self._entries.get(name)

    def __iter__(self) -> Iterator[Entry]:
        """Go through the entries, in order."""
        return iter(self._entries.values())
