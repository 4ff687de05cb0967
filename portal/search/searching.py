"""Searches: the words, the gate, the facets, the order, the page of results."""

from dataclasses import dataclass, field, replace
from functools import cached_property, reduce
from operator import and_

from portal.search.engines import FIELDS, NEAR, engine
from portal.search.masks import Masks, bits_of, current_masks, keys_of
from portal.search.models import SearchEntry
from portal.search.query import Query
from portal.search.ranking import Candidate, Ranking
from portal.search.snippets import Highlighter
from portal.search.sources import Facet, facets, search_sources
from portal.visibility import audiences_of

PER_PAGE = 20
CANDIDATES = 200
MOST_DROPPED = 8  # words looked at when all together find nothing
FEW = 1_000  # hits that may be sorted by their keys rather than found along an index
KEY_COST = 4  # of naming a hit by its key, in entries walked along an index
SORTS = {
    "date": ("-year", "-id"),
    "oldest": ("year", "id"),
    "title": ("sort_title", "id"),
    "added": ("-added", "-id"),
}


@dataclass(frozen=True)
class SearchRequest:
    """A search.

    Args:
        query: the question; without words it asks for everything.
        chosen: {facet name: values in the index}; several of one facet mean any of them.
        sort: a name of `SORTS`, or "" for relevance (the newest first without words).
        page: from 1.
        sources: names of the sources to look in, all when empty.
        locale: language of the interface, for what has one page a language.
    """

    query: Query = Query()
    chosen: dict[str, list[str]] = field(default_factory=dict)
    sort: str = ""
    page: int = 1
    sources: tuple[str, ...] = ()
    locale: str = "fr"


@dataclass(frozen=True)
class FacetCount:
    """A facet and how many results each of its values would give: [(value, number)]."""

    facet: Facet
    counts: list[tuple[str, int]]


class Results:
    """What a search found for one reader. Each part is worked out when it is asked for."""

    def __init__(self, request: SearchRequest, user, masks: Masks):
        """Search for `request` what `user` may read, in the index as `masks` know it."""
        self.request = request
        self.user = user
        self.masks = masks
        self.dropped: tuple = ()

    @cached_property
    def _readable(self):
        """All that the reader may find with these words, before facets."""
        masks, request = self.masks, self.request
        names = request.sources or [source.name for source in search_sources]
        allowed = masks.any_of("audience", [str(audience) for audience in audiences_of(self.user)])
        allowed &= masks.any_of("source", names) & masks.any_of("locale", ["", request.locale])
        if request.query.clauses:
            found = allowed & bits_of(engine().find(request.query.clauses))
            return found or self._without_least_useful(allowed)
        # What was typed holds no word at all: an emoji, a dash.
        return 0 if request.query.text else allowed

    def _without_least_useful(self, allowed):
        """Search again without the words that prevent any result, and say which (`dropped`).

        Words found nowhere go first, then the most frequent one after another.
        """
        clauses = self.request.query.clauses[:MOST_DROPPED]
        if len(clauses) < 2:
            return 0
        bits = {clause: allowed & bits_of(engine().find([clause])) for clause in clauses}
        kept = sorted((c for c in clauses if bits[c]), key=lambda c: bits[c].bit_count())
        while kept:
            found = reduce(and_, (bits[clause] for clause in kept))
            if found:
                self.dropped = tuple(clause for clause in self.request.query.clauses if clause not in kept)
                return found
            kept.pop()
        return 0

    @cached_property
    def asked(self) -> Query:
        """The question that was answered: without the words that had to be dropped."""
        clauses = tuple(clause for clause in self.request.query.clauses if clause not in self.dropped)
        return replace(self.request.query, clauses=clauses)

    def _narrowed(self, without=""):
        bits = self._readable
        for name, values in self.request.chosen.items():
            if values and name != without:
                bits &= self.masks.any_of(name, values)
        return bits

    @cached_property
    def _hits(self):
        return self._narrowed()

    @cached_property
    def total(self) -> int:
        """How many things were found."""
        return self._hits.bit_count()

    @property
    def pages(self) -> int:
        """How many pages they fill."""
        return max(1, -(-self.total // PER_PAGE))

    @cached_property
    def facets(self) -> list[FacetCount]:
        """The facets; the counts of one ignore what was chosen in it."""
        found = []
        for facet in facets:
            bits = self._narrowed(without=facet.name)
            counts = [
                (v, (bits & self.masks.of(facet.name, v)).bit_count()) for v in self.masks.values(facet.name)
            ]
            found.append(FacetCount(facet, [(value, number) for value, number in counts if number]))
        return found

    @cached_property
    def cards(self) -> list:
        """The page of results, each read again through its own gate."""
        start = (self.request.page - 1) * PER_PAGE
        return self._cards(self._ordered(start, start + PER_PAGE))

    def first(self, number: int) -> list:
        """Return the cards of the first `number` results."""
        return self._cards(self.places(number))

    def places(self, number: int) -> list[tuple[str, int]]:
        """Return (source, key in it) of the first `number` results, in order; the gate is the caller's."""
        return self._ordered(0, number)

    def _cards(self, places):
        by_source = {}
        for source, object_id in places:
            by_source.setdefault(source, []).append(object_id)
        cards = {
            (source.name, key): card
            for source in search_sources
            if source.name in by_source
            for key, card in source.cards(by_source[source.name], self.user, Highlighter(self.asked)).items()
        }
        return [cards[place] for place in places if place in cards]

    def _ordered(self, start, stop):
        """Return [(source, object id)] of the results from `start` to `stop`."""
        sort = self.request.sort or ("" if self.request.query.clauses else "added")
        if sort:
            return self._sorted(self._hits, SORTS[sort], stop)[start:stop]
        candidates = self._candidates()
        ranked = self._ranked(candidates)
        if stop > len(ranked) and self.total > len(candidates):
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
        if self.total <= CANDIDATES:
            return keys_of(self._hits)
        kept, left = [], self._hits
        for places in (("title",), NEAR, FIELDS):
            bits = left if places == FIELDS else left & bits_of(engine().find(self.asked.clauses, places))
            kept += self._newest(bits, CANDIDATES - len(kept))
            if len(kept) == CANDIDATES:
                break
            left &= ~bits
        return kept

    def _newest(self, bits, number):
        kept = []
        for year in sorted(self.masks.values("year"), key=int, reverse=True):
            of_year = bits & self.masks.of("year", year)
            if of_year:
                kept += keys_of(of_year)[::-1]
            if len(kept) >= number:
                break
        return kept[:number]

    def _ranked(self, keys):
        if not keys:
            return []
        kinds = self.masks.value_of("kind", keys)
        years = {key: int(year) for key, year in self.masks.value_of("year", keys).items()}
        ranking, scores, places = Ranking(self.asked), {}, {}
        for key, (source, object_id, *words) in engine().words_of(keys).items():
            places[key] = (source, object_id)
            candidate = Candidate(*words, years.get(key, 0), kinds.get(key, ""))
            scores[key] = ranking.score(candidate)
        order = sorted(scores, key=lambda key: (-round(scores[key], 6), -years.get(key, 0), key))
        return [places[key] for key in order]


def search(request: SearchRequest, user, masks: Masks | None = None) -> Results:
    """Search what `user` may read.

    Args:
        request: what is asked.
        user: a `members.User`, an `AnonymousUser` or None.
        masks: the facets of the index, read anew by default.
    """
    return Results(request, user, masks or current_masks())
