"""What somebody asks, in words: "quoted words" must follow each other, all the others must be there."""

import re
from dataclasses import dataclass
from itertools import groupby

from portal.search.analyser import analyse, is_stop_word, stems_of

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
    """

    text: str
    phrases: tuple[tuple[str, ...], ...]
    stems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Query:
    """A question.

    Args:
        text: as it was asked, cleaned and cut.
        clauses: what must all be there; none asks for everything.
        cut: whether it was too long to be taken whole.
    """

    text: str = ""
    clauses: tuple[Clause, ...] = ()
    cut: bool = False


def parse(text: str) -> Query:
    """Read a question. Whatever is typed is a question: nothing is a fault.

    Args:
        text: what was typed, of any length and content.
    """
    cleaned = " ".join(CONTROLS.sub(" ", text or "").split())
    kept = cleaned[:LONGEST]
    phrases = [clause for found in QUOTED.finditer(kept) if (clause := _phrase(found.group(1)))]
    words = _words(QUOTED.sub(" ", kept))
    meaningful = [clause for clause in words if not all(is_stop_word(p[0]) for p in clause.phrases)]
    # A question of small words only is asked as it is.
    clauses = list(dict.fromkeys([*phrases, *(meaningful or ([] if phrases else words))]))
    cut = len(cleaned) > LONGEST or len(clauses) > MOST_WORDS
    return Query(kept, tuple(clauses[:MOST_WORDS]), cut)


def _phrase(text):
    words = tuple(token.exact for token in analyse(text))
    return Clause(text.strip(), (words,)) if words else None


def _words(text):
    if text.isupper() and (" " in text.strip() or len(text.strip()) > 7):
        text = text.lower()
    clauses = []
    for (start, end), tokens in groupby(analyse(text), key=lambda token: (token.start, token.end)):
        tokens = list(tokens)
        stems = [stem for token in tokens for stem in (*token.stems, *stems_of(token.exact, ""))]
        clauses.append(
            Clause(
                text[start:end],
                tuple(dict.fromkeys((token.exact,) for token in tokens)),
                tuple(dict.fromkeys(stems)),
            )
        )
    return clauses
