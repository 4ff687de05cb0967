"""Finds the notices that may be the same document.

An equal DOI or ISBN is certain, the ISBN of a chapter excepted: it is its book's. Else the same
rules as for an import (`documents.references.matching`): titles alike at 88 or more, within a
year, a person in common, and no number that differs. Only notices that share a person or a link
are compared, and none that share one are left out.
"""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from django.core.cache import cache
from django.db.models import Count, Max

from documents.kinds import DocumentKind
from documents.models import Contributor, DistinctPair, DocumentPage
from documents.references.matching import Known, fold, is_alike, is_same

KEPT = 60 * 60  # seconds
READ = ("pk", "title", "year", "doi", "isbn", "link", "volume", "issue", "kind")


@dataclass(frozen=True, order=True)
class Pair:
    """Two notices that may be the same, the lower key first; certain pairs come first."""

    probable: bool
    first: int
    second: int


def find_pairs() -> list[Pair]:
    """Return the pairs of notices that may be the same and that nobody told apart."""
    apart = set(DistinctPair.objects.values_list("first_id", "second_id"))
    return [pair for pair in _all_pairs() if (pair.first, pair.second) not in apart]


def _all_pairs():
    """Return all the pairs; found once for a state of the notices."""
    state = DocumentPage.objects.aggregate(
        Count("pk"), Max("pk"), Max("latest_revision_created_at"), Max("last_published_at")
    )
    key = "duplicates-" + "-".join(str(value).replace(" ", "T") for value in state.values())
    pairs = cache.get(key)
    if pairs is None:
        pairs = pairs_among(*_read())
        cache.set(key, pairs, KEPT)
    return pairs


def _read():
    """Return (what comparing needs of each notice, the keys of those that are chapters)."""
    names = defaultdict(set)
    for page, organisation, family in Contributor.objects.values_list("page_id", "organisation", "family"):
        names[page].add(fold(organisation or family))
    known, chapters = [], set()
    for row in DocumentPage.objects.filter(alias_of__isnull=True).values(*READ):
        pk, volume = row["pk"], f"{row['volume']}/{row['issue']}"
        title, doi = fold(row["title"]), row["doi"].lower()
        known.append(Known(pk, title, row["year"], names[pk], doi, row["isbn"], row["link"], "", volume))
        if row["kind"] == DocumentKind.CHAPTER:
            chapters.add(pk)
    return known, chapters


def pairs_among(known: list[Known], chapters=frozenset()) -> list[Pair]:
    """Return the pairs that may be the same, certain ones first.

    Args:
        known: the notices.
        chapters: keys of those that are chapters of a book.
    """
    certain = {_in_order(a, b) for block in _blocks(known, lambda one: [one.doi]) for a, b in _two(block)}
    for block in _blocks(known, lambda one: [_digits(one.isbn)]):
        certain |= {
            _in_order(a, b) for a, b in _two(block) if a.title == b.title or not {a.pk, b.pk} & chapters
        }
    probable = {
        _in_order(a, b)
        for block in _blocks(known, lambda one: [one.title])
        for a, b in _two(block)
        if is_same(a, b)
    }
    for block in _blocks(known, lambda one: one.names or [f"link {one.link}" if one.link else ""]):
        probable |= {_in_order(a, b) for a, b in _near(block) if is_alike(a, b)}
    pairs = [Pair(False, *keys) for keys in certain] + [Pair(True, *keys) for keys in probable - certain]
    return sorted(pairs)


def _digits(isbn):
    return isbn.replace("-", "").replace(" ", "")


def _blocks(known, keys):
    """Yield the lists of notices that share a key, empty keys left out."""
    blocks = defaultdict(list)
    for one in known:
        for key in keys(one):
            if key:
                blocks[key].append(one)
    return [block for block in blocks.values() if len(block) > 1]


def _two(block):
    return combinations(block, 2)


def _near(block):
    """Yield the pairs of a block whose years are within one; a notice without a year is near all."""
    dated = sorted((one for one in block if one.year), key=lambda one: one.year)
    years = [one.year for one in dated]
    for number, one in enumerate(dated):
        for other in dated[number + 1 : bisect_right(years, one.year + 1)]:
            yield one, other
    undated = [one for one in block if not one.year]
    yield from combinations(undated, 2)
    yield from ((one, other) for one in undated for other in dated)


def _in_order(one, other):
    return min(one.pk, other.pk), max(one.pk, other.pk)
