"""Times the search with facets, against the budgets.

    python -m benchmarks.search --documents 1000 10000 100000 --database sqlite

Each of the 200 questions is asked three times after one round to warm up; its time is the
median of the three. A time holds the search, its facets and its page of twenty results with
their passages, as a reader gets them, without the HTML.
"""

import argparse
import statistics
import subprocess
import sys
import time

BUDGETS = {1_000: (10, 30), 10_000: (15, 50), 100_000: (40, 150)}  # ms: median, 95th percentile
ROUNDS = 3


def measure():
    """Time each question in this process, and print one line."""
    import django

    django.setup()
    from django.contrib.auth.models import AnonymousUser

    from benchmarks.site import queries
    from portal.search.models import SearchEntry
    from portal.search.query import parse
    from portal.search.searching import SearchRequest, search

    def ask(words):
        begun = time.perf_counter()
        results = search(SearchRequest(query=parse(words)), AnonymousUser())
        assert results.total or not results.cards
        assert len(results.cards) == min(results.total, 20)
        assert results.facets is not None
        return (time.perf_counter() - begun) * 1000, results.total

    questions = queries()
    for words in questions:
        ask(words)
    rounds = [[ask(words) for words in questions] for _ in range(ROUNDS)]
    times = [statistics.median(one[number][0] for one in rounds) for number in range(len(questions))]
    totals = [total for _time, total in rounds[0]]
    report(SearchEntry.objects.exclude(audience="").count(), questions, times, totals)


def report(documents, questions, times, totals):
    """Print the median, the 95th percentile and the slowest question, beside the budget."""
    median, high = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    nearest = min(BUDGETS, key=lambda size: abs(size - documents))
    budget = BUDGETS[nearest]
    slowest = max(range(len(times)), key=times.__getitem__)
    verdict = "within" if median <= budget[0] and high <= budget[1] else "OVER"
    print(
        f"{documents:>9,} documents  median {median:6.1f} ms  95th {high:6.1f} ms  "
        f"budget {budget[0]}/{budget[1]} {verdict}  "
        f"slowest {times[slowest]:.0f} ms ({questions[slowest]}: {totals[slowest]:,} results)",
        flush=True,
    )


def main():
    """Make each site and measure it in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000])
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure()
        return
    from benchmarks.site import ROOT, make

    print(f"Search with facets, 200 questions, {options.database}", flush=True)
    for documents in options.documents:
        env = make(options.database, documents)
        command = [sys.executable, "-m", "benchmarks.search", "--measure"]
        subprocess.run(command, cwd=ROOT, env=env, check=True)


if __name__ == "__main__":
    main()
