"""The order of results by relevance: one formula, its weights in one place.

For each word asked, the weight of the best place where it stands (title, subjects,
people, summary, text; as written or by its stem); then, for the whole question, words
that follow each other, a title that says little else, and a little for what is recent
where recency matters. Worked out in Python from the words of the best candidates, so
that both databases give the same order.
"""

from dataclasses import dataclass
from datetime import date

from portal.search.analyser import stems_of
from portal.search.query import Query

# place: (as written, by stem)
PLACES = {"title": (10.0, 8.0), "people": (7.0, 5.0), "subjects": (6.0, 5.0)}
SUMMARY = (3.0, 2.0)
TEXT = 1.0
EACH_TIME = 0.3  # for a word's second to fifth time in the summary
TITLE_IS_THE_QUESTION = 20.0
WORDS_FOLLOW_IN_TITLE = 5.0
WORDS_FOLLOW_IN_SUMMARY = 2.0
SHARE_OF_TITLE = 3.0  # when each word of the title was asked
RECENT = 1.0  # this year's; nothing after so many years:
RECENT_YEARS = 15
AGELESS = {"law"}


@dataclass(frozen=True)
class Candidate:
    """What ranking reads of an entry: its exact words by place, its year and kind."""

    title: str
    people: str
    subjects: str
    summary: str
    text: str
    year: int = 0
    kind: str = ""


def _holds(padded, phrases):
    return any(f" {' '.join(words)} " in padded for words in phrases)


def _has_stem(words, stems):
    return any(not stems.isdisjoint(stems_of(word, "")) for word in words)


def _best_place(clause, stems, places, summary):
    best = 0.0
    for name, (exact, stem) in PLACES.items():
        padded, words = places[name]
        if _holds(padded, clause.phrases):
            best = max(best, exact)
        elif best < stem and stems and _has_stem(words, stems):
            best = stem
    if best:
        return best
    if _holds(summary, clause.phrases):
        times = min(summary.count(f" {' '.join(clause.phrases[0])} "), 5)
        return SUMMARY[0] + EACH_TIME * max(times - 1, 0)
    return SUMMARY[1] if summary.strip() else TEXT


def score(query: Query, candidate: Candidate) -> float:
    """Return how well an entry that holds all the words answers the question; more is better."""
    places = {name: (f" {getattr(candidate, name)} ", getattr(candidate, name).split()) for name in PLACES}
    summary = f" {candidate.summary} "
    total = 0.0
    for clause in query.clauses:
        total += _best_place(clause, frozenset(clause.stems), places, summary)
    total /= len(query.clauses) or 1
    asked = [clause.phrases[0] for clause in query.clauses]
    flat = [word for words in asked for word in words]
    title, title_words = places["title"]
    if title_words and title_words == flat:
        total += TITLE_IS_THE_QUESTION
    if len(flat) > 1:
        joined = f" {' '.join(flat)} "
        total += WORDS_FOLLOW_IN_TITLE * (joined in title) + WORDS_FOLLOW_IN_SUMMARY * (joined in summary)
    if title_words:
        total += SHARE_OF_TITLE * min(1.0, len(set(flat) & set(title_words)) / len(title_words))
    return total + _recency(candidate)


def _recency(candidate):
    if not candidate.year or candidate.kind in AGELESS:
        return 0.0
    age = max(0, date.today().year - candidate.year)
    return RECENT * max(0.0, 1 - age / RECENT_YEARS)
