"""The words of the collection in memory, to find those that look like a given one.

A word takes one byte a letter: 100,000 words are about one megabyte in each process. The
list follows the index by its version; words that have gone stay in it until the next
whole reading, which is why `portal.search.spelling` asks the database again.
"""

from collections import defaultdict

from portal.search.memory import InMemory
from portal.search.models import SearchWord

RELOAD_FROM = 2_000  # new words
CLOSEST = 20  # words of each list that are looked at


class WordList:
    """Words by audience and length. Instances are not changed, so threads share them."""

    def __init__(self, version=0, whole=None, recent=None):
        """Hold {(audience, length): words with a space between}, and the words that came since."""
        self.version = version
        self.whole = whole or {}
        self.recent = recent or {}

    def _of(self, audience, length):
        key = (audience, length)
        return [*self.whole.get(key, "").split(" "), *self.recent.get(key, "").split(" ")]

    def close_to(self, word: str, audiences, distance: int) -> dict[str, int]:
        """Return {word: distance} of the words at most so far from `word`.

        Args:
            word: ASCII letters, without accents.
            audiences: of the reader.
            distance: most letters added, left out, changed or swapped with the next one (optimal
                string alignment).
        """
        # Needed by few searches, and heavy to load.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        found = {}
        for audience in audiences:
            for length in range(len(word) - distance, len(word) + distance + 1):
                near = process.extract(
                    word,
                    self._of(str(audience), length),
                    scorer=OSA.distance,
                    score_cutoff=distance,
                    limit=CLOSEST,
                )
                found |= {candidate: far for candidate, far, _place in near if candidate}
        return found


def _joined(rows):
    words = defaultdict(set)
    for audience, folded in rows:
        words[audience, len(folded)].add(folded)
    return {key: " ".join(sorted(found)) for key, found in words.items()}


def _load(version):
    rows = SearchWord.objects.values_list("audience", "folded").order_by("pk")
    return WordList(version, _joined(rows.iterator(chunk_size=5_000)))


def _follow(held, version):
    """Return the list with the words that came since it was read whole, or None when they are too many."""
    rows = SearchWord.objects.filter(version__gt=held.version).values_list("audience", "folded")
    rows = list(rows[: RELOAD_FROM + 1])
    rows += [(audience, word) for (audience, _length), words in held.recent.items() for word in words.split()]
    return WordList(version, held.whole, _joined(rows)) if len(rows) <= RELOAD_FROM else None


_memory = InMemory(WordList(), _load, _follow)


def current_words(version: int | None = None) -> WordList:
    """Return the words of the index as it is committed now.

    Args:
        version: of the index, where the caller has just read it.
    """
    return _memory.current(version)
