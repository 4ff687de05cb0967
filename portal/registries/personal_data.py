"""What each app holds about a person: to give it to her, and to erase it (Loi 25, s. 27, 28.1)."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.registries.registry import Registry


@dataclass(frozen=True)
class Published:
    """What a person published, which may stay when she goes, as written by « une intervenante ».

    Args:
        number: how many things `user` published.
        release: takes `user` off them and leaves them, in the caller's transaction.
    """

    number: Callable[[object], int]
    release: Callable[[object], None]


@dataclass(frozen=True)
class PersonalData:
    """What one app holds about people.

    Args:
        name: its code.
        label: what it is, translated.
        export: what is held about `user`, as JSON-ready values; keys are English words, shown translated.
        erase: erases all that is still held about `user`, in the caller's transaction.
        published: what of it may stay when she goes, if anything may; `release` then comes before `erase`.
        covers: the models that it answers for, as "app_label.Model".
    """

    name: str
    label: str
    export: Callable[[object], object]
    erase: Callable[[object], None]
    published: Published | None = None
    covers: tuple[str, ...] = ()


personal_data: Registry[PersonalData] = Registry()
