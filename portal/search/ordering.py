"""The order of results: by relevance for the best candidates, or along an index of the database."""

from portal.search.engines import FIELDS, NEAR, engine
from portal.search.masks import Masks, bits_of, keys_of
from portal.search.models import SearchEntry
from portal.search.query import Query
from portal.search.ranking import Candidate, Ranking

CANDIDATES = 200
FEW = 1_000  # hits that may be sorted by their keys rather than found along an index
KEY_COST = 4  # of naming a hit by its key, in entries walked along an index
SORTS = {
    "date": ("-year", "-id"),
    "oldest": ("year", "id"),
    "title": ("sort_title", "id"),
    "added": ("-added", "-id"),
}


class Order:
    """Puts hits in order, as far as they are asked for."""

    def __init__(self, hits: int, query: Query, masks: Masks, first=()):
        """Take what was found.

        Args:
            hits: the entries, one bit each.
            query: the question that they answer.
            masks: the facets of the index.
            first: entries that the question names: by relevance they come before all others.
        """
        self._hits, self._query, self._masks = hits, query, masks
        self._first = frozenset(key for key in first if hits >> key & 1)

    def places(self, sort: str, start: int, stop: int) -> list[tuple[str, int]]:
        """Return [(source, object id)] of the hits from `start` to `stop`.

        Args:
            sort: a name of `SORTS`, or "" for relevance.
            start, stop: from 0.
        """
        if sort:
            return self._sorted(self._hits, SORTS[sort], stop)[start:stop]
        candidates = list({*self._first, *self._candidates()})
        ranked = self._ranked(candidates)
        if stop > len(ranked) and self._hits.bit_count() > len(candidates):
            rest = self._hits & ~bits_of(candidates)
            ranked += self._sorted(rest, SORTS["date"], stop - len(ranked))
        return ranked[start:stop]

    def _sorted(self, bits, order, number):
        """Return the first `number` of the entries in `bits`, in an order of columns."""
        entries, hits = SearchEntry.objects.order_by(*order), bits.bit_count()
        to_walk = number * bits.bit_length() // (hits or 1)
        if hits <= FEW and hits * KEY_COST < to_walk:
            entries = entries.filter(pk__in=keys_of(bits))
            return list(entries.values_list("source", "object_id")[:number])
        digits, found = format(bits, "b")[::-1], []
        for key, source, object_id in entries.values_list("pk", "source", "object_id").iterator(
            chunk_size=500
        ):
            if key < len(digits) and digits[key] == "1":
                found.append((source, object_id))
                if len(found) == number:
                    break
        return found

    def _candidates(self):
        """Return the entries to rank: those with the words in the best places, the newest first."""
        if self._hits.bit_count() <= CANDIDATES:
            return keys_of(self._hits)
        kept, left = [], self._hits
        for places in (("title",), NEAR, FIELDS):
            bits = left if places == FIELDS else left & bits_of(engine().find(self._query.clauses, places))
            kept += self._newest(bits, CANDIDATES - len(kept))
            if len(kept) == CANDIDATES:
                break
            left &= ~bits
        return kept

    def _newest(self, bits, number):
        kept = []
        for year in sorted(self._masks.values("year"), key=int, reverse=True):
            of_year = bits & self._masks.of("year", year)
            if of_year:
                kept += keys_of(of_year)[::-1]
            if len(kept) >= number:
                break
        return kept[:number]

    def _ranked(self, keys):
        if not keys:
            return []
        kinds = self._masks.value_of("kind", keys)
        years = {key: int(year) for key, year in self._masks.value_of("year", keys).items()}
        ranking, scores, places = Ranking(self._query), {}, {}
        for key, (source, object_id, *words) in engine().words_of(keys).items():
            places[key] = (source, object_id)
            candidate = Candidate(*words, years.get(key, 0), kinds.get(key, ""))
            scores[key] = ranking.score(candidate)
        order = sorted(scores, key=lambda key: (-round(scores[key], 6), -years.get(key, 0), key))
        return [places[key] for key in sorted(order, key=lambda key: key not in self._first)]
