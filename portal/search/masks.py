"""Facets in memory: one large integer a value, whose bit n tells that entry n has it.

Counting all facets of 100,000 hits is then a few hundred "and" of 12 kB each, under a
millisecond, where SQL would group the hits again for each facet. 100,000 entries take
about 2 MB. The masks follow the index by its version, read at each search.
"""

from collections import defaultdict

from portal.search.memory import InMemory
from portal.search.models import SearchEntry

AS_DIGITS = bytes.maketrans(b"\x00\x01", b"01")
RELOAD_FROM = 2_000  # changed entries


def bits_of(keys) -> int:
    """Return the integer whose bits `keys` are set."""
    keys = list(keys)
    if not keys:
        return 0
    flags = bytearray(max(keys) + 1)
    for key in keys:
        flags[key] = 1
    return int(flags.translate(AS_DIGITS)[::-1], 2)


def keys_of(bits: int) -> list[int]:
    """Return the bits set in an integer, the smallest first."""
    digits, keys, place = format(bits, "b")[::-1], [], -1
    while (place := digits.find("1", place + 1)) >= 0:
        keys.append(place)
    return keys


class Masks:
    """The facets of the whole index at one version. Instances are not changed, so threads share them."""

    def __init__(self, version=0, values=None):
        """Hold {(facet, value): bits}."""
        self.version = version
        self._values = values or {}
        self._options = {}

    def of(self, facet: str, value: str) -> int:
        """Return the entries that have a value."""
        return self._values.get((facet, str(value)), 0)

    def any_of(self, facet: str, values) -> int:
        """Return the entries that have one of the values."""
        bits = 0
        for value in values:
            bits |= self.of(facet, value)
        return bits

    def values(self, facet: str) -> list[str]:
        """Return the values that a facet has."""
        return [value for name, value in self._values if name == facet]

    def options(self, facet, language: str) -> dict | None:
        """Return the options of a facet in a language: they change with the index's version only."""
        key = (facet.name, language)
        if key not in self._options:
            options = facet.options() if facet.options else None
            self._options[key] = options and {
                code: (value, str(label)) for code, (value, label) in options.items()
            }
        return self._options[key]

    def value_of(self, facet: str, keys) -> dict[int, str]:
        """Return {entry: its value} of a facet that gives one value at most."""
        bits = bits_of(keys)
        return {key: value for value in self.values(facet) for key in keys_of(self.of(facet, value) & bits)}


def _pairs(row):
    _key, source, audience, locale, facets, year = row
    if not audience:
        return []
    pairs = [("source", source), ("audience", audience), ("locale", locale), ("year", str(year))]
    return [*pairs, *(tuple(part.split("=", 1)) for part in facets.split(" ") if part)]


def _rows(**which):
    fields = ("pk", "source", "audience", "locale", "facets", "year")
    return SearchEntry.objects.filter(**which).values_list(*fields)


def _load(version):
    keys_by_row = defaultdict(list)
    for row in _rows().iterator(chunk_size=5_000):
        keys_by_row[row[1:]].append(row[0])
    keys = defaultdict(list)
    for row, found in keys_by_row.items():
        for pair in _pairs((0, *row)):
            keys[pair] += found
    return Masks(version, {pair: bits_of(found) for pair, found in keys.items()})


def _follow(masks, version):
    """Return masks that take up what changed since `masks`, or None when too much did."""
    rows = list(_rows(version__gt=masks.version)[: RELOAD_FROM + 1])
    if len(rows) > RELOAD_FROM:
        return None
    changed = ~bits_of([row[0] for row in rows])
    values = {pair: bits & changed for pair, bits in masks._values.items()}
    for row in rows:
        for pair in _pairs(row):
            values[pair] = values.get(pair, 0) | 1 << row[0]
    followed = Masks(version, {pair: bits for pair, bits in values.items() if bits})
    return followed if _is_whole(followed) else None


def _is_whole(masks):
    held = masks.any_of("source", masks.values("source")).bit_count()
    return held == SearchEntry.objects.exclude(audience="").count()


_memory = InMemory(Masks(), _load, _follow)


def current_masks(version: int | None = None) -> Masks:
    """Return the masks of the index as it is committed now.

    Args:
        version: of the index, where the caller has just read it.
    """
    return _memory.current(version)
