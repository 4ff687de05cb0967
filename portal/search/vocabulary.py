"""The words of the collection: counted with each change of the index, and read apart for each audience.

A word that stands only in what is for members, or in a draft, helps no visitor: neither a
correction nor a completion. Counts are kept for each audience by itself, a reader is
helped by her own audiences, and what memory holds is asked again in the database before
it is shown.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import islice

from django.db.models import Sum

from portal.search.analyser import fold, is_stop_word
from portal.search.models import EntryWords, SearchState, SearchWord

SHORTEST, LONGEST = 3, 30  # letters
BATCH = 500
LETTERS = re.compile(r"[^\W\d_]+")


def words_in(*texts: str) -> set[str]:
    """Return the words of texts that can help a reader: in small letters, with their accents."""
    found = set()
    for text in texts:
        found.update(LETTERS.findall(unicodedata.normalize("NFC", text.lower())))
    return {word for word in found if _is_helpful(word)}


def _is_helpful(word):
    if not SHORTEST <= len(word) <= LONGEST:
        return False
    folded = fold(word)
    return folded.isascii() and folded.isalpha() and not is_stop_word(folded)


def write_words(words: dict[int, tuple[str, set[str]]]):
    """Keep the words of entries of the index, in the place of those they had, and count them.

    The caller holds the lock of `SearchState`, so that no count is lost.

    Args:
        words: {entry id: (audience, words)}; an entry with the audience "" has none any more.
    """
    kept = {row.entry_id: row for row in EntryWords.objects.filter(entry__in=list(words))}
    change, rows = Counter(), []
    for entry_id, (audience, new) in words.items():
        old = kept.get(entry_id)
        before = {(old.audience, word) for word in old.words.split()} if old else set()
        after = {(audience, word) for word in new} if audience else set()
        change.update(after - before)
        change.subtract(before - after)
        rows.append(EntryWords(entry_id=entry_id, audience=audience, words=" ".join(sorted(new))))
    if any(row.audience for row in rows):
        EntryWords.objects.bulk_create(
            [row for row in rows if row.audience],
            update_conflicts=True,
            unique_fields=["entry"],
            update_fields=["audience", "words"],
        )
    EntryWords.objects.filter(entry__in=[row.entry_id for row in rows if not row.audience]).delete()
    _count({key: number for key, number in change.items() if number})


def erase_words(entry_ids: Iterable[int]):
    """Take back the words of entries."""
    write_words(dict.fromkeys(entry_ids, ("", set())))


def move_words(entry_ids: Iterable[int], audience: str):
    """Count the words of entries for another audience."""
    rows = EntryWords.objects.filter(entry__in=list(entry_ids))
    write_words({row.entry_id: (audience, set(row.words.split())) for row in rows})


def _count(change):
    version, changes = SearchState.current(), iter(change.items())
    while batch := dict(islice(changes, BATCH)):
        words = {word for _audience, word in batch}
        present = {(row.audience, row.word): row for row in SearchWord.objects.filter(word__in=words)}
        rows, gone = [], []
        for (audience, word), number in batch.items():
            row = present.get((audience, word))
            number += row.number if row else 0
            if number > 0:
                rows.append(
                    SearchWord(
                        audience=audience, word=word, folded=fold(word), number=number, version=version
                    )
                )
            elif row:
                gone.append(row.pk)
        SearchWord.objects.filter(pk__in=gone).delete()
        SearchWord.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["audience", "word"],
            update_fields=["number", "version"],
        )


class Spelling:
    """A word as the collection writes it: the most frequent of the ways that differ by accents only."""

    def __init__(self):
        """Begin with no way."""
        self.number, self._ways = 0, Counter()

    def add(self, word: str, number: int):
        """Count a way to write it."""
        self.number += number
        self._ways[word] += number

    @property
    def ways(self) -> list[str]:
        """The ways to write it, the most frequent first."""
        return sorted(self._ways, key=lambda word: (-self._ways[word], word))


def spellings(folded: Iterable[str], audiences: Iterable[str]) -> dict[str, Spelling]:
    """Return {word without accents: its spelling} of the words that these audiences may read, now.

    Args:
        folded: words without accents.
        audiences: of the reader.
    """
    found = defaultdict(Spelling)
    rows = SearchWord.objects.filter(folded__in=list(folded), audience__in=list(audiences))
    for key, word, number in rows.values_list("folded", "word", "number"):
        found[key].add(word, number)
    return dict(found)


class Spellings:
    """How the collection writes words, as far as a reader may know; each word is looked for once."""

    def __init__(self, audiences: Iterable[str]):
        """Look among what these audiences may read."""
        self.audiences = list(audiences)
        self._known: dict[str, Spelling | None] = {}

    def of(self, folded: Iterable[str]) -> dict[str, Spelling]:
        """Return {word without accents: its spelling} of those of these words that stand somewhere."""
        asked = set(folded)
        if new := asked - self._known.keys():
            self._known |= {**dict.fromkeys(new), **spellings(new, self.audiences)}
        return {word: found for word in asked if (found := self._known[word])}


def completions(beginning: str, audiences: Iterable[str], most: int) -> list[str]:
    """Return words that begin so and that these audiences may read, the most frequent first.

    Args:
        beginning: ASCII letters, without accents.
        audiences: of the reader.
        most: how many.
    """
    # A range, which both databases find along the index; words have ASCII letters only.
    rows = SearchWord.objects.filter(folded__range=(beginning, beginning + "z" * LONGEST))
    rows = rows.filter(audience__in=list(audiences)).values("folded").annotate(total=Sum("number"))
    found = [row["folded"] for row in rows.order_by("-total", "folded")[:most]]
    written = spellings(found, audiences)
    return [written[folded].ways[0] for folded in found if folded in written]
