"""Help with spelling, from the collection's own words: what this reader may read, and nothing else.

Accents are given back to every word; a word that stands nowhere is taken for the nearest
one that does. Words in quotes, identifiers and acronyms too short to tell are left alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from portal.search.analyser import fold, stems_of
from portal.search.query import Clause, Query
from portal.search.vocabulary import LONGEST, Spellings
from portal.search.word_list import current_words

SHORTEST = 4  # letters of a word that is corrected
LONG_ENOUGH = 6  # letters of a word in which one letter for another is a slip
LONG = 8  # letters of a word in which two faults are looked for
MOST_WAYS = 3  # accented forms of a word typed without accents
MOST_TRIED = 5  # near words that are looked for in the index
MOST_ALTERNATIVES = 2  # shown beside the word that was taken


@dataclass(frozen=True)
class Correction:
    """A word taken for another.

    Args:
        clause: the word as typed.
        word: what it was taken for.
        alternatives: other words as near, less frequent.
        sure: whether it stands nowhere that she may see and is plainly a slip; else this is only offered.
    """

    clause: Clause
    word: str
    alternatives: tuple[str, ...] = ()
    sure: bool = True


def with_accents(query: Query, spellings: Spellings) -> Query:
    """Return a question whose words find their accented forms, as the collection writes them, by stem too.

    "proxenetes" has its own stem; the collection's "proxénètes" has another one.
    """
    typed = {phrase[0] for clause in query.clauses if clause.place for phrase in clause.phrases}
    written = spellings.of(typed)
    return replace(query, clauses=tuple(_with_stems(clause, written) for clause in query.clauses))


def _with_stems(clause, written):
    if clause.place is None:
        return clause
    ways = [w for p in clause.phrases if p[0] in written for w in written[p[0]].ways[:MOST_WAYS]]
    stems = dict.fromkeys([*clause.stems, *(stem for way in ways for stem in stems_of(way, ""))])
    return replace(clause, stems=tuple(stems))


def correct(
    query: Query,
    spellings: Spellings,
    version: int,
    is_found: Callable[[Clause], bool],
    again: Callable[[str], Query],
    *,
    sure: bool = False,
) -> list[Correction]:
    """Return what may be meant by the words of a question that stand nowhere.

    Args:
        query: the question.
        spellings: of what the reader may read.
        version: of the index.
        is_found: tells whether something that she may read holds a clause.
        again: reads a text as a question.
        sure: only what is plainly meant by words that the reader can see nowhere.
    """
    clauses = unseen(query, spellings) if sure else filter(_may_be_corrected, query.clauses)
    doubtful = [clause for clause in clauses if not is_found(clause)]
    near = {clause: _nearest(clause.phrases[0][0], spellings.audiences, version) for clause in doubtful}
    asked = {word for words in near.values() for word in words}
    asked |= {clause.phrases[0][0] for clause in doubtful}
    written, found = spellings.of(asked), []
    for clause in doubtful:
        words = _in_order(near[clause], written)
        words = [word for word in words if all(map(is_found, again(word).clauses))]
        if words:
            others = tuple(words[1 : 1 + MOST_ALTERNATIVES])
            # A word that the reader may see elsewhere is perhaps written as it should.
            typed = clause.phrases[0][0]
            is_sure = typed not in written and _is_plainly_meant(typed, fold(words[0]))
            found.append(Correction(clause, words[0], others, is_sure))
    return [correction for correction in found if correction.sure] if sure else found


def unseen(query: Query, spellings: Spellings) -> list[Clause]:
    """Return the words of a question that may be slips: as they are typed, the reader can see them nowhere.

    Args:
        query: the question.
        spellings: of what the reader may read.
    """
    words = {clause: clause.phrases[0][0] for clause in query.clauses if _may_be_corrected(clause)}
    seen = spellings.of(words.values())
    return [clause for clause, word in words.items() if word not in seen]


def _is_plainly_meant(typed, word):
    """Tell whether a word is so near another that it may be taken for it, rather than only offered.

    People get the first letter right; in a short word, another letter in the place of one
    makes another word ("salon" is not "selon"), where one too many or too few is a slip.
    """
    is_slip = len(typed) != len(word) or sorted(typed) == sorted(word)
    return typed[0] == word[0] and (is_slip or len(typed) >= LONG_ENOUGH)


def _may_be_corrected(clause):
    if clause.place is None or len(clause.phrases) != 1:
        return False
    word = clause.phrases[0][0]
    return word.isascii() and word.isalpha() and SHORTEST <= len(word) <= LONGEST


def _nearest(typed, audiences, version):
    near = current_words(version).close_to(typed, audiences, 2 if len(typed) >= LONG else 1)
    return {word: far for word, far in near.items() if word != typed}


def _in_order(near, written):
    """Return the near words, as the collection writes them: the least faults, then the most frequent."""
    words = [word for word in near if word in written]
    words.sort(key=lambda word: (near[word], -written[word].number, word))
    return [written[word].ways[0] for word in words[:MOST_TRIED]]


def corrected_text(query: Query, corrections: list[Correction]) -> str:
    """Return the question with its corrections."""
    text = query.text
    for correction in sorted(corrections, key=lambda c: c.clause.place, reverse=True):
        start, end = correction.clause.place
        text = f"{text[:start]}{correction.word}{text[end:]}"
    return text
