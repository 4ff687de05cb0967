"""From a question to the entries that answer it: all its words, else corrected ones, else fewer."""

from dataclasses import dataclass, field, replace
from functools import cached_property, reduce
from itertools import combinations
from math import log
from operator import and_

from portal.search.engines import engine
from portal.search.masks import bits_of
from portal.search.query import Clause, Query, parse
from portal.search.spelling import Correction, correct, corrected_text, unseen, with_accents
from portal.search.synonyms import current_synonyms
from portal.search.vocabulary import Spellings

MOST_LOOKED_AT = 8  # words looked at when all together find nothing


def understand(text: str, version: int, *, exact: bool = False) -> Query:
    """Read a question with what means the same thing.

    Args:
        text: what was typed.
        version: of the content.
        exact: take the words as they were typed, and nothing else.
    """
    query = parse(text)
    return query if exact else current_synonyms(version).expand(query)


@dataclass(frozen=True)
class Match:
    """What answers a question.

    Args:
        bits: the entries.
        query: the question that they answer.
        corrections: the words that were taken for others.
        dropped: the words that had to be left out.
    """

    bits: int
    query: Query
    corrections: tuple[Correction, ...] = ()
    dropped: tuple[Clause, ...] = field(default=())


class Matcher:
    """Looks for one question in the entries that one reader may find."""

    def __init__(self, query: Query, allowed: int, audiences, version: int):
        """Look for `query` in the entries `allowed`; `audiences` are the reader's, `version` the index's."""
        self.allowed, self.version = allowed, version
        self._spellings = Spellings(audiences)
        self.query = with_accents(query, self._spellings)
        self._bits = {}

    def _bits_of(self, clause):
        if clause not in self._bits:
            self._bits[clause] = self.allowed & bits_of(engine().find([clause]))
        return self._bits[clause]

    def _all(self, query):
        if len(query.clauses) == 1:
            return self._bits_of(query.clauses[0])
        return self.allowed & bits_of(engine().find(query.clauses))

    def match(self, *, exact: bool = False) -> Match:
        """Return what answers; with `exact`, no word is corrected."""
        # A word that finds nothing by itself leaves nothing for all of them together.
        slips = unseen(self.query, self._spellings)
        found = self._all(self.query) if all(map(self._bits_of, slips)) else 0
        if found:
            return Match(found, self.query)
        corrections = () if exact else tuple(self._correct(sure=True))
        if corrections:
            text = corrected_text(self.query, corrections)
            query = with_accents(understand(text, self.version), self._spellings)
            found = self._all(query)
            match = Match(found, query) if found else self._without_least_useful(query)
            if match.bits:
                return replace(match, corrections=corrections)
        return self._without_least_useful(self.query)

    @cached_property
    def corrections(self) -> list[Correction]:
        """What may be meant by the words that find nothing."""
        return self._correct(sure=False)

    def _correct(self, *, sure):
        looked_at = replace(self.query, clauses=self.query.clauses[:MOST_LOOKED_AT])
        return correct(looked_at, self._spellings, self.version, self._bits_of, parse, sure=sure)

    def _without_least_useful(self, query):
        """Search again with as many of the words as some entry has together; of equal numbers, the rarest."""
        clauses = [clause for clause in query.clauses[:MOST_LOOKED_AT] if self._bits_of(clause)]
        if len(query.clauses) < 2:
            return Match(0, query)
        for number in range(len(clauses), 0, -1):
            found = [
                (bits, kept)
                for kept in combinations(clauses, number)
                if (bits := reduce(and_, map(self._bits_of, kept)))
            ]
            if found:
                bits, kept = min(found, key=lambda pair: self._frequency(pair[1]))
                dropped = tuple(clause for clause in query.clauses if clause not in kept)
                return Match(bits, replace(query, clauses=kept), dropped=dropped)
        return Match(0, query)

    def _frequency(self, clauses):
        """Return how common words are together: the sum of the logarithms of how many entries have each."""
        return sum(log(self._bits_of(clause).bit_count()) for clause in clauses)
