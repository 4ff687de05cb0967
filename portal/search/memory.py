"""What each process keeps of the index in memory, and reads again when the content has changed."""

import threading
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from portal.search.models import SearchState


class Versioned(Protocol):
    """Something read at one version of the content; it is not changed after, so that threads share it."""

    version: int


Held = TypeVar("Held", bound=Versioned)


class InMemory(Generic[Held]):
    """One thing of the index, as it is committed now."""

    def __init__(
        self,
        empty: Held,
        load: Callable[[int], Held],
        follow: Callable[[Held, int], Held | None] = lambda held, version: None,
    ):
        """Keep what `load` reads.

        Args:
            empty: what stands before anything was read, with version 0.
            load: reads the thing whole, at a version of the content.
            follow: takes up what changed since the thing was read; None when it must be read whole.
        """
        self.held = empty
        self._load, self._follow = load, follow
        self._lock = threading.Lock()

    def current(self, version: int | None = None) -> Held:
        """Return the thing as it is now.

        Args:
            version: of the content, where the caller has just read it.
        """
        version = version or SearchState.current()
        held = self.held
        if held.version > version:
            # Another thread was quicker, or the content has gone back: the database tells.
            version = SearchState.current()
        if held.version == version and version:
            return held
        with self._lock:
            followed = self._follow(held, version) if 0 < held.version < version else None
            self.held = followed if followed is not None else self._load(version)
            return self.held
