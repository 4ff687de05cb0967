"""Searches: the words, the gate, the facets, the order, the page of results."""

from dataclasses import dataclass, field
from functools import cached_property

from portal.search.masks import Masks, bits_of, current_masks
from portal.search.matching import Match, Matcher
from portal.search.ordering import Order
from portal.search.query import Query
from portal.search.recognition import Recognised, entries_of_person, recognise
from portal.search.snippets import Highlighter
from portal.search.sources import Facet, facets, search_sources
from portal.visibility import audiences_of

PER_PAGE = 20


@dataclass(frozen=True)
class SearchRequest:
    """A search.

    Args:
        query: the question; without words it asks for everything.
        chosen: {facet name: values in the index}; several of one facet mean any of them.
        sort: a name of `portal.search.ordering.SORTS`, or "" for relevance (the newest first without words).
        page: from 1.
        sources: names of the sources to look in, all when empty.
        locale: language of the interface, for what has one page a language.
        person: the name of somebody who must be among its authors, or "".
        exact: correct no word.
    """

    query: Query = Query()
    chosen: dict[str, list[str]] = field(default_factory=dict)
    sort: str = ""
    page: int = 1
    sources: tuple[str, ...] = ()
    locale: str = "fr"
    person: str = ""
    exact: bool = False


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

    @cached_property
    def _allowed(self):
        """All that the reader may find, whatever the words."""
        masks, request = self.masks, self.request
        names = request.sources or [source.name for source in search_sources]
        allowed = masks.any_of("audience", [str(audience) for audience in audiences_of(self.user)])
        allowed &= masks.any_of("source", names) & masks.any_of("locale", ["", request.locale])
        return allowed & entries_of_person(request.person) if request.person else allowed

    @cached_property
    def _matcher(self):
        version = self.masks.version
        return Matcher(self.request.query, self._allowed, audiences_of(self.user), version)

    @cached_property
    def match(self) -> Match:
        """What answers the question, and the question that was answered."""
        query = self.request.query
        if query.clauses:
            return self._matcher.match(exact=self.request.exact or bool(self.recognised.keys))
        # What was typed holds no word at all: an emoji, a dash.
        return Match(0 if query.text else self._allowed, query)

    @cached_property
    def recognised(self) -> Recognised:
        """What the question names directly."""
        return recognise(self.request.query, self._allowed)

    @property
    def names_first(self) -> bool:
        """Whether what the question names is among the results."""
        return bool(self._hits & bits_of(self.recognised.keys))

    @property
    def corrections(self) -> tuple:
        """The words that were taken for others."""
        return self.match.corrections

    @property
    def dropped(self) -> tuple:
        """The words that had to be left out."""
        return () if self.recognised.keys else self.match.dropped

    @property
    def may_be_meant(self) -> list:
        """The corrections that were not made, where nothing was found."""
        return self._matcher.corrections if self.request.query.clauses and not self.total else []

    @cached_property
    def _readable(self):
        """All that the reader may find with these words, before facets."""
        named = bits_of(self.recognised.keys)
        # Words had to be left out: what is named answers better than what is left.
        return named if named and self.match.dropped else self.match.bits | named

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
        by_source, highlighter = {}, Highlighter(self.match.query)
        for source, object_id in places:
            by_source.setdefault(source, []).append(object_id)
        cards = {
            (source.name, key): card
            for source in search_sources
            if source.name in by_source
            for key, card in source.cards(by_source[source.name], self.user, highlighter).items()
        }
        return [cards[place] for place in places if place in cards]

    def _ordered(self, start, stop):
        sort = self.request.sort or ("" if self.request.query.clauses else "added")
        order = Order(self._hits, self.match.query, self.masks, self.recognised.keys)
        return order.places(sort, start, stop)


def search(request: SearchRequest, user, masks: Masks | None = None) -> Results:
    """Search what `user` may read.

    Args:
        request: what is asked.
        user: a `members.User`, an `AnonymousUser` or None.
        masks: the facets of the index, read anew by default.
    """
    return Results(request, user, masks or current_masks())
