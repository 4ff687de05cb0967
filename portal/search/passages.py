"""Long texts in the search: the set of their words finds the thing, and their passages show where.

A thing that has a long text is found by one row as any other (`indexing.py`): the row takes the
set of the text's words, so that a book of 5,000 pages weighs as its vocabulary. What needs the
order of words, and the best page to show, is asked of the passages (docs/decisions).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from portal.search.analyser import analyse
from portal.search.engines import engine
from portal.search.engines.fields import PLACES_A_TEXT
from portal.search.models import SearchText

# PostgreSQL's vectors hold 1 MB of words: what is left is for the thing's own fields.
MOST_BYTES = 800_000


@dataclass(frozen=True)
class AnalysedText:
    """A text in words.

    Args:
        words, stems: the sets of them, sorted.
        passages: (words, stems) of each passage, separated by blanks; fewer than were given
            when the sets would be too large.
    """

    words: list[str]
    stems: list[str]
    passages: list[tuple[str, str]]


def key_of(text: int, place: int) -> int:
    """Return the key of a passage: its text's, then its place in five digits."""
    return text * PLACES_A_TEXT + place


def analysed(texts: list[str], language: str) -> AnalysedText:
    """Return a text in words.

    Args:
        texts: its passages, in order.
        language: "fr" or "en"; anything else stems in both.
    """
    all_words, all_stems, size, passages = set(), set(), 0, []
    for text in texts[:PLACES_A_TEXT]:
        tokens = analyse(text, language)
        words = [token.exact for token in tokens]
        stems = list(dict.fromkeys(stem for token in tokens for stem in token.stems))
        new_words, new_stems = set(words) - all_words, set(stems) - all_stems
        size += sum(len(word.encode()) + 2 for word in (*new_words, *new_stems))
        if size > MOST_BYTES:
            break
        all_words |= new_words
        all_stems |= new_stems
        passages.append((" ".join(words), " ".join(stems)))
    return AnalysedText(sorted(all_words), sorted(all_stems), passages)


@transaction.atomic
def put(text: int, content: AnalysedText):
    """Write a text into the index, in place of what it had; the things that have it are to be refreshed."""
    remove(text)
    SearchText.objects.create(key=text, words=" ".join(content.words), stems=" ".join(content.stems))
    engine().put_passages(
        (key_of(text, place), words, stems) for place, (words, stems) in enumerate(content.passages)
    )


@transaction.atomic
def remove(text: int):
    """Erase a text from the index."""
    SearchText.objects.filter(key=text).delete()
    engine().remove_passages(text)


def best(texts: Iterable[int], clauses) -> list[int]:
    """Return the key of the passage of each text that holds most of what is asked, the first of equals.

    Args:
        texts: keys of texts.
        clauses: of the question.
    """
    texts = list(texts)
    return engine().best_passages(texts, list(clauses)) if texts and clauses else []
