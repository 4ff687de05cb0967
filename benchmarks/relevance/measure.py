"""How good a list of results is, by nDCG and recall among its first ten (Järvelin and Kekäläinen, 2002)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log2
from statistics import mean

from benchmarks.relevance.queries import USEFUL, RatedQuery

AT = 10
ALL = "all"


def _gain(ratings: Iterable[int]) -> float:
    return sum((2**rating - 1) / log2(rank + 1) for rank, rating in enumerate(ratings, start=1))


def ndcg(found: Sequence[str], ratings: dict[str, int]) -> float:
    """Return the gain of the first results over that of the best order there could be: 0 to 1.

    Args:
        found: keys of what was found, the first first.
        ratings: {key: 1 to 3}; at least one.
    """
    best = _gain(sorted(ratings.values(), reverse=True)[:AT])
    return _gain(ratings.get(key, 0) for key in found[:AT]) / best


def recall(found: Sequence[str], ratings: dict[str, int]) -> float:
    """Return the share of the useful things that the first results hold, of ten where there are more: 0 to 1.

    Args:
        found: keys of what was found, the first first.
        ratings: {key: 1 to 3}; at least one of them useful.
    """
    useful = {key for key, rating in ratings.items() if rating >= USEFUL}
    return len(useful & set(found[:AT])) / min(AT, len(useful))


@dataclass(frozen=True)
class Score:
    """How well a query was answered.

    Args:
        query: what was asked.
        found: keys of what was found, the first first.
    """

    query: RatedQuery
    found: Sequence[str]

    @cached_property
    def ndcg(self) -> float:
        """nDCG@10."""
        return ndcg(self.found, self.query.ratings)

    @cached_property
    def recall(self) -> float:
        """Recall@10 of the useful notices."""
        return recall(self.found, self.query.ratings)


@dataclass(frozen=True)
class Mean:
    """The means of some queries."""

    queries: int
    ndcg: float
    recall: float


def means(scores: Sequence[Score]) -> dict[str, Mean]:
    """Return {family: its means}, and those of all queries under `ALL`, last."""
    families = {}
    for score in scores:
        families.setdefault(score.query.family, []).append(score)
    return {
        family: Mean(len(some), mean(s.ndcg for s in some), mean(s.recall for s in some))
        for family, some in [*sorted(families.items()), (ALL, scores)]
    }
