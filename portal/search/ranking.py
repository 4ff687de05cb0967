"""The order of results by relevance: one formula, its weights in one place.

For each word asked, the weight of the best place where it stands (title, subjects,
people, summary, text, its own or its file's; as written or by its stem), a little less
when a synonym stands there and the word itself nowhere better; then, for the whole
question, words that follow each other, a title that says little else, and a little for
what is recent where recency matters. Worked out in Python from the words of the best
candidates, so that both databases give the same order.
"""

import re
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
SHARE_OF_TITLE = 5.0  # when each word of the title was asked
RECENT = 0.4  # this year's; nothing after so many years:
RECENT_YEARS = 15
SYNONYM = 0.7  # of the weight of what was typed, for what means the same thing
AGELESS = {"law"}
BEGINNING = 3  # letters that a word and its stem have in common


@dataclass(frozen=True)
class Candidate:
    """What ranking reads of an entry: its exact words by place, has it a long text, its year, its kind."""

    title: str
    people: str
    subjects: str
    summary: str
    has_text: bool = False
    year: int = 0
    kind: str = ""


class _WordsSharing(dict):
    """Tells whether a word has one of some stems: {word: bool}, worked out once a word."""

    def __init__(self, stems):
        super().__init__()
        self.stems = frozenset(stems)
        beginnings = {stem[1 : 1 + BEGINNING] for stem in stems}
        ways = "|".join(re.escape(beginning) for beginning in sorted(beginnings))
        self._candidates = re.compile(rf" ((?:{ways})[^ ]*)") if beginnings else None

    def any_in(self, words: str) -> bool:
        """Tell whether a word of a text shares a stem; most are set aside by their first letters."""
        found = self._candidates.findall(words) if self._candidates else ()
        return any(map(self.__getitem__, found))

    def __missing__(self, word):
        self[word] = shared = not self.stems.isdisjoint(stems_of(word, ""))
        return shared


def _ways(phrases, stems):
    return [f" {' '.join(words)} " for words in phrases], _WordsSharing(stems)


class Ranking:
    """Scores the entries that hold all the words of one question."""

    def __init__(self, query: Query):
        """Take the words of `query`."""
        self._clauses = [
            (_ways(clause.phrases, clause.stems), _ways(clause.other_phrases, clause.other_stems))
            for clause in query.clauses
        ]
        self._asked = [word for clause in query.clauses for word in clause.phrases[0]]
        self._joined = f" {' '.join(self._asked)} "
        self._this_year = date.today().year

    def score(self, candidate: Candidate) -> float:
        """Return how well an entry answers the question; more is better."""
        places = [
            (f" {words} ", words.split(), *PLACES[name])
            for name in PLACES
            if (words := getattr(candidate, name))
        ]
        summary = f" {candidate.summary} "
        total = sum(self._of_clause(clause, places, summary, candidate.has_text) for clause in self._clauses)
        total /= len(self._clauses) or 1
        return total + self._whole(candidate.title, summary) + self._recency(candidate)

    def _of_clause(self, clause, places, summary, has_text):
        typed, others = clause
        best = self._best_place(typed, places, summary)
        if others[0]:
            best = max(best, SYNONYM * self._best_place(others, places, summary))
        if best:
            return best
        # The word is in the summary by its stem, or else in the text.
        in_summary = (
            any(sharing.any_in(summary) for _phrases, sharing in clause) if has_text else summary.strip()
        )
        return SUMMARY[1] if in_summary else TEXT

    def _best_place(self, ways, places, summary):
        """Return the weight of the best place where one of the ways is seen to stand, 0 when none is."""
        phrases, sharing = ways
        best = 0.0
        for padded, words, exact, stem in places:
            if best < exact and any(phrase in padded for phrase in phrases):
                best = exact
            elif best < stem and sharing.stems and any(map(sharing.__getitem__, words)):
                best = stem
        if not best and any(phrase in summary for phrase in phrases):
            times = min(summary.count(phrases[0]), 5)
            return SUMMARY[0] + EACH_TIME * max(times - 1, 0)
        return best

    def _whole(self, title, summary):
        words, total = title.split(), 0.0
        if words and words == self._asked:
            total += TITLE_IS_THE_QUESTION
        if len(self._asked) > 1:
            total += WORDS_FOLLOW_IN_TITLE * (self._joined in f" {title} ")
            total += WORDS_FOLLOW_IN_SUMMARY * (self._joined in summary)
        if words:
            total += SHARE_OF_TITLE * min(1.0, len(set(self._asked) & set(words)) / len(words))
        return total

    def _recency(self, candidate):
        if not candidate.year or candidate.kind in AGELESS:
            return 0.0
        age = max(0, self._this_year - candidate.year)
        return RECENT * max(0.0, 1 - age / RECENT_YEARS)
