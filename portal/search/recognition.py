"""Questions that name one thing: a title, a DOI, an ISBN, an ISSN, a law; and those that name a person."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from portal.search.masks import bits_of
from portal.search.models import SearchName
from portal.search.names import NameKind, identifier_keys, law_keys, words_key
from portal.search.query import Query

MOST_SHOWN_FIRST = 5
MOST_WORDS_AROUND = 8  # an identifier: a longer question is a text that quotes one
MOST_LOOKED_AT = 1_000  # names that begin alike
# Of several ways to read a question, the most precise.
PRECISION = (NameKind.DOI, NameKind.ISBN, NameKind.TITLE, NameKind.LAW, NameKind.ISSN)


@dataclass(frozen=True)
class Recognised:
    """What a question names, of what the reader may find.

    Args:
        kind: how the things are named; None when nothing is.
        keys: the entries, at most a few.
        person, number: who is named, and how many of these things she made.
    """

    kind: NameKind | None = None
    keys: tuple[int, ...] = ()
    person: str = ""
    number: int = 0


def recognise(query: Query, allowed: int) -> Recognised:
    """Return what a question names.

    Args:
        query: the question.
        allowed: the entries that the reader may find, one bit each.
    """
    short = len(query.tokens) <= MOST_WORDS_AROUND
    wanted = identifier_keys(query.text) or law_keys(query.text) if short else set()
    words = words_key(query.text)
    wanted |= {(NameKind.TITLE, words), (NameKind.PERSON, words)} if words else set()
    if not wanted:
        return Recognised()
    found, people = defaultdict(list), Counter()
    rows = SearchName.objects.filter(key__in={key for _kind, key in wanted}).order_by("entry_id")
    for entry_id, kind, key, label in rows.values_list("entry_id", "kind", "key", "label"):
        if (kind, key) in wanted and allowed >> entry_id & 1:
            if kind == NameKind.PERSON:
                people[label] += 1
            else:
                found[kind].append(entry_id)
    kind = next((kind for kind in PRECISION if found[kind]), None)
    keys = tuple(dict.fromkeys(found[kind]))[:MOST_SHOWN_FIRST] if kind else ()
    return Recognised(kind, keys, _most_frequent(people), people.total())


def _most_frequent(ways):
    """Return the most frequent of the ways to write a name, "" when there is none."""
    return min(ways, key=lambda way: (-ways[way], way), default="")


def entries_of_person(name: str) -> int:
    """Return the entries that somebody made, one bit each, whoever may read them."""
    rows = SearchName.objects.filter(kind=NameKind.PERSON, key=words_key(name))
    return bits_of(rows.values_list("entry_id", flat=True))


def people_beginning(beginning: str, allowed: int, audiences, most: int) -> list[tuple[str, list[int]]]:
    """Return [(name, entries of her things)] of the people one of whose names begins so.

    The most frequent come first. The index alone says who may read: the caller passes the things through
    their own gates.

    Args:
        beginning: of a name, in the form of `words_key`.
        allowed: the entries that the reader may find, one bit each.
        audiences: hers: others' names are left out before any is cut off.
        most: how many.
    """
    rows = SearchName.objects.filter(kind=NameKind.PERSON, key__range=(beginning, beginning + "z" * 10))
    rows = rows.filter(entry__audience__in=[str(audience) for audience in audiences])
    rows = rows.order_by("key").values_list("entry_id", "key", "label")[:MOST_LOOKED_AT]
    entries, written = defaultdict(set), defaultdict(Counter)
    for entry_id, _key, label in rows:
        if allowed >> entry_id & 1:
            key = " ".join(sorted(words_key(label).split(" ")))
            entries[key].add(entry_id)
            written[key][label] += 1
    order = sorted(entries, key=lambda key: (-len(entries[key]), key))[:most]
    return [(_most_frequent(written[key]), sorted(entries[key])) for key in order]
