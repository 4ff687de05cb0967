"""Prints what was measured: by family, the worst queries, what changed from one run to another."""

from collections.abc import Sequence

from benchmarks.relevance.asking import Answer
from benchmarks.relevance.measure import AT, Score, means

WORST = 15
SHOWN = 3  # notices said of a query


def print_means(scores: Sequence[Score], before: Sequence[Score] = ()):
    """Print the table by family, beside what it was `before` where that is known."""
    was = means(before) if before else {}
    print(f"{'family':10} {'queries':>7} {f'nDCG@{AT}':>8} {f'recall@{AT}':>9}")
    for family, mean in means(scores).items():
        line = f"{family:10} {mean.queries:>7} {mean.ndcg:>8.3f} {mean.recall:>9.3f}"
        if family in was:
            line += f"   was {was[family].ndcg:.3f} {was[family].recall:.3f}"
        print(line)


def print_worst(scores: Sequence[Score], answers: dict[str, Answer]):
    """Print the queries answered worst, with what came first and what should have."""
    for score in sorted(scores, key=lambda score: (score.ndcg, score.recall))[:WORST]:
        answer, ratings = answers[score.query.words], score.query.ratings
        dropped = f", without {', '.join(answer.dropped)}" if answer.dropped else ""
        print(f"\n{score.ndcg:.2f} {score.recall:.2f}  {score.query.words}  ({score.query.family})")
        print(f"           {score.query.wants}")
        print(f"           {answer.total} found{dropped}")
        first = [f"{key} ({ratings.get(key, 0)})" for key in answer.found[:SHOWN]]
        print(f"     first {', '.join(first) or 'nothing'}")
        best = sorted(ratings, key=ratings.get, reverse=True)
        places = [_place(key, answer.found) for key in best[:SHOWN]]
        print(f"    wanted {', '.join(places)}")


def _place(key, found):
    return f"{key} ({f'at {found.index(key) + 1}' if key in found else 'not found'})"


def print_changes(before: Sequence[Score], after: Sequence[Score]):
    """Print each query answered better or worse than before."""
    was = {score.query.words: score for score in before}
    moved = [(score.ndcg - was[w].ndcg, score) for score in after if (w := score.query.words) in was]
    moved = [(change, score) for change, score in moved if round(change, 3)]
    for change, score in sorted(moved, key=lambda pair: pair[0]):
        print(f"{change:+.3f}  {was[score.query.words].ndcg:.2f} → {score.ndcg:.2f}  {score.query.words}")


def print_differences(one: dict[str, Answer], other: dict[str, Answer], at=20) -> int:
    """Print the queries that were not answered alike, and return how many.

    Args:
        one, other: answers to the same queries.
        at: differences are shown from the first place where they differ, if it is before this one.
    """
    different = [words for words in one if one[words] != other.get(words)]
    for words in different:
        here, there = one[words], other.get(words) or Answer(0, [], [])
        pairs = zip(here.found, there.found, strict=False)
        place = next((number for number, (a, b) in enumerate(pairs) if a != b), None)
        print(f"differs: {words}: {here.total} and {there.total} found", end="")
        shown = place is not None and place < at
        print(f"; at {place + 1} {here.found[place]} and {there.found[place]}" if shown else "")
    print(f"{len(one) - len(different)} of {len(one)} queries answered alike")
    return len(different)
