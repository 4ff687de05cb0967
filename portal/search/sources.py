"""Who feeds the index: each app registers what it has to be found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from portal.registries.registry import Registry
from portal.search.names import Names


@dataclass
class IndexRecord:
    """A published thing, as the index takes it.

    Args:
        object_id: its key in its source.
        audience: who may read it, a key that `portal.visibility.audiences_of` gives.
        title, summary, text: its words; `language` ("fr", "en" or "") says which stems.
        text_key: of the long text that it has beside them (`portal.search.passages`), None without any.
        people: names of who made it.
        subjects: its themes, regions and keywords in both languages, its identifiers.
        locale: the interface that shows it, "" for both.
        facets: {facet name: values}.
        year: 0 when unknown.
        added: when it was published here.
        names: what it may be asked for by, directly.
    """

    object_id: int
    audience: str
    title: str
    people: str = ""
    subjects: str = ""
    summary: str = ""
    text: str = ""
    text_key: int | None = None
    language: str = ""
    locale: str = ""
    facets: dict[str, list[str]] = field(default_factory=dict)
    year: int = 0
    added: datetime | None = None
    names: Names = Names()


@dataclass(frozen=True)
class SearchSource:
    """A kind of things that are found.

    Args:
        name: its code.
        label: what they are, translated, in the plural.
        model: its class; saves and deletions of it are followed when it is a page type.
        records: the records of the published things among the keys given, all without keys.
        cards: {key: card} of the things among the keys that `user` may read, with what the
            result page shows; takes keys, user and a `portal.search.snippets.Highlighter`.
        keys: all the keys of published things, for a rebuild.
        kinds: {value of the facet "kind": label, translated}.
    """

    name: str
    label: str
    model: type
    records: Callable[[Iterable[int]], Iterable[IndexRecord]]
    cards: Callable[[list[int], object, object], dict]
    keys: Callable[[], Iterable[int]]
    kinds: Callable[[], dict[str, str]]


@dataclass(frozen=True)
class Facet:
    """A way to narrow results.

    Args:
        name: its code in the index.
        parameter: its name in addresses.
        label: its heading, translated.
        options: {code in addresses: (value in the index, label)}; None where a value is its
            own code and label.
        newest_first: show the greatest values first, rather than the most frequent.
    """

    name: str
    parameter: str
    label: str
    options: Callable[[], dict[str, tuple[str, str]]] | None = None
    newest_first: bool = False


search_sources: Registry[SearchSource] = Registry()
facets: Registry[Facet] = Registry()


def source_of(model):
    """Return the source whose things are instances of `model`, or None."""
    return next((source for source in search_sources if issubclass(model, source.model)), None)
