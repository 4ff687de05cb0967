"""What means the same thing: wordings that the team keeps, searched beside what was typed.

"A or D, and B or D" is "A and B, or D": each word of a wording takes the other wordings
as other ways to be found, and the question stays a list of things that must all be there.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import groupby

from portal.search.analyser import analyse, is_stop_word, stems_of
from portal.search.memory import InMemory
from portal.search.models import SynonymGroup
from portal.search.query import Query

MOST = 12  # wordings added to one question
LONGEST_ACRONYM = 7  # letters
SHORTEST_PLURAL = 5  # letters
ACRONYM = re.compile(r"[A-Z]+")


def _singular(word):
    """Return a word as wordings are compared: without the mark of the plural."""
    return word[:-1] if len(word) >= SHORTEST_PLURAL and word[-1] in "sx" else word


def _compared(words):
    return tuple(map(_singular, words))


@dataclass(frozen=True)
class Wording:
    """A wording of a group: its text, its words without accents."""

    text: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str):
        """Read a wording as the team wrote it."""
        return cls(text, tuple(token.exact for token in analyse(text)))

    @property
    def is_acronym(self) -> bool:
        """Whether it is written in capitals: CLES is no key."""
        return len(self.text) <= LONGEST_ACRONYM and bool(ACRONYM.fullmatch(self.text))

    @property
    def stems(self) -> tuple[str, ...]:
        """The stems by which it is found too, when it is one word that is no acronym."""
        if len(self.words) != 1 or self.is_acronym:
            return ()
        stems = [stem for token in analyse(self.text) for stem in (*token.stems, *stems_of(token.exact, ""))]
        return tuple(dict.fromkeys(stems))


class Synonyms:
    """All the groups, by wording. Instances are not changed, so threads share them."""

    def __init__(self, version=0, groups=()):
        """Take the groups as they are at one version of the content."""
        self.version = version
        self._groups = defaultdict(list)
        for group in groups:
            equivalents = [Wording.of(text) for text in group.equivalents]
            one_way = [Wording.of(text) for text in group.one_way]
            for wording in equivalents:
                others = [w for w in (*equivalents, *one_way) if w.words != wording.words]
                self._groups[_compared(wording.words)].append((wording, others))
        self._longest = max(map(len, self._groups), default=0)

    def expand(self, query: Query) -> Query:
        """Return a question with what means the same as its words, quoted ones left alone."""
        if not self._groups:
            return query
        places = [list(tokens) for _place, tokens in groupby(query.tokens, key=lambda t: (t.start, t.end))]
        added, position = defaultdict(list), 0
        while position < len(places):
            length, others = self._longest_match(query.text, places[position:])
            for same_place in places[position : position + length]:
                added[tuple(dict.fromkeys((token.exact,) for token in same_place))] += others
            position += max(length, 1)
        kept = list(dict.fromkeys(wording for others in added.values() for wording in others))[:MOST]
        if not kept:
            return query
        clauses = tuple(_with_others(clause, added, kept) for clause in query.clauses)
        return replace(query, clauses=clauses, synonyms=tuple(wording.text for wording in kept))

    def _longest_match(self, text, places):
        """Return how many of the first places are a wording, and the other wordings of its groups."""
        for length in range(min(self._longest, len(places)), 0, -1):
            words = _compared(tokens[0].exact for tokens in places[:length])
            typed = text[places[0][0].start : places[length - 1][0].end]
            if length == 1 and is_stop_word(words[0]):
                continue
            others = [
                other
                for wording, found in self._groups.get(words, ())
                if not wording.is_acronym or typed.lower().replace(".", "") == wording.text.lower()
                for other in found
            ]
            if others:
                return length, others
        return 0, []


def _with_others(clause, added, kept):
    others = [wording for wording in dict.fromkeys(added.get(clause.phrases, ())) if wording in kept]
    if not others or clause.place is None:
        return clause
    stems = dict.fromkeys(stem for wording in others for stem in wording.stems if stem not in clause.stems)
    phrases = tuple(wording.words for wording in others)
    return replace(clause, other_phrases=phrases, other_stems=tuple(stems))


def _load(version):
    return Synonyms(version, SynonymGroup.objects.all())


_memory = InMemory(Synonyms(), _load)


def current_synonyms(version: int | None = None) -> Synonyms:
    """Return the groups as they are now.

    Args:
        version: of the content, where the caller has just read it.
    """
    return _memory.current(version)
