"""What somebody asks, in words: "quoted words" must follow each other, all the others must be there."""

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import groupby

from portal.search.analyser import Token, analyse, is_stop_word, stems_of

LONGEST = 300  # characters
MOST_WORDS = 24
QUOTED = re.compile(r"[\"“”«»]([^\"“”«»]*)[\"“”«»]")
CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True)
class Clause:
    """One thing that a document must hold.

    Args:
        text: as it was asked.
        phrases: ways to find it, each a tuple of exact words that follow each other.
        stems: other ways to find it, by stem.
        other_phrases, other_stems: the same for what means the same thing (`portal.search.synonyms`).
        place: (start, end) in the question; None for what was in quotes.
    """

    text: str
    phrases: tuple[tuple[str, ...], ...]
    stems: tuple[str, ...] = ()
    other_phrases: tuple[tuple[str, ...], ...] = ()
    other_stems: tuple[str, ...] = ()
    place: tuple[int, int] | None = field(default=None, compare=False)

    @property
    def all_phrases(self) -> tuple[tuple[str, ...], ...]:
        """The ways to find it by phrase."""
        return self.phrases + self.other_phrases

    @property
    def all_stems(self) -> tuple[str, ...]:
        """The ways to find it by stem."""
        return self.stems + self.other_stems

    @property
    def marked(self) -> set[str]:
        """The exact words to mark in what was found: of what was not typed, the small ones are left out."""
        others = {word for words in self.other_phrases for word in words if not is_stop_word(word)}
        return {word for words in self.phrases for word in words} | others


@dataclass(frozen=True)
class Query:
    """A question.

    Args:
        text: as it was asked, cleaned and cut.
        clauses: what must all be there; none asks for everything.
        cut: whether it was too long to be taken whole.
        tokens: all its words that are not in quotes, small ones too.
        synonyms: what is searched beside what was typed, as the team wrote it.
    """

    text: str = ""
    clauses: tuple[Clause, ...] = ()
    cut: bool = False
    tokens: tuple[Token, ...] = ()
    synonyms: tuple[str, ...] = ()


def parse(text: str) -> Query:
    """Read a question. Whatever is typed is a question: nothing is a fault.

    Args:
        text: what was typed, of any length and content.
    """
    cleaned = unicodedata.normalize("NFC", " ".join(CONTROLS.sub(" ", text or "").split()))
    kept = cleaned[:LONGEST]
    phrases = [clause for found in QUOTED.finditer(kept) if (clause := _phrase(found.group(1)))]
    # Words keep their place: what is in quotes leaves as many spaces.
    tokens = tuple(analyse(_without_shouting(QUOTED.sub(lambda found: " " * len(found.group(0)), kept))))
    words = _words(kept, tokens)
    meaningful = [clause for clause in words if not all(is_stop_word(p[0]) for p in clause.phrases)]
    # A question of small words only is asked as it is.
    clauses = list(dict.fromkeys([*phrases, *(meaningful or ([] if phrases else words))]))
    cut = len(cleaned) > LONGEST or len(clauses) > MOST_WORDS
    return Query(kept, tuple(clauses[:MOST_WORDS]), cut, tokens)


def _phrase(text):
    words = tuple(token.exact for token in analyse(text))
    return Clause(text.strip(), (words,)) if words else None


def _without_shouting(text):
    """Return a text all in capitals in small letters: only a short word alone in capitals is an acronym."""
    if text.isupper() and (" " in text.strip() or len(text.strip()) > 7):
        lower = text.lower()
        return lower if len(lower) == len(text) else text
    return text


def _words(text, tokens):
    clauses = []
    for place, same_place in groupby(tokens, key=lambda token: (token.start, token.end)):
        same_place = list(same_place)
        stems = [stem for token in same_place for stem in (*token.stems, *stems_of(token.exact, ""))]
        clauses.append(
            Clause(
                text[slice(*place)],
                tuple(dict.fromkeys((token.exact,) for token in same_place)),
                tuple(dict.fromkeys(stems)),
                place=place,
            )
        )
    return clauses
