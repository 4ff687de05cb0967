"""The one analyser of the search: text to words, alike for what is indexed and what is asked.

Each word has an *exact* form (lower case, without accents) and *stems*. Stems are
Snowball's, of the word as written and of the word without accents, so that a word typed
without its accents meets the same word with them. Both databases then store and compare
plain words, and give the same results (documentation-centre research, §4.3).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from portal.search.stop_words import STOP_WORDS
from portal.search.writing_forms import special_forms

# Changes when the same text would give other words or other names: the index must then be rebuilt.
VERSION = f"6/{snowballstemmer.__name__}"
LONGEST_WORD = 100  # letters; what is longer is no word, and PostgreSQL takes none over 2 kB
ELISION = re.compile(r"(?:jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|qu|[ldjmtscn])['’ʼ`]$", re.IGNORECASE)
WORD = re.compile(
    r"(?:(?:jusqu|lorsqu|puisqu|quoiqu|qu|[ldjmtscn])['’ʼ])|[^\W_]+(?:\u00ad+[^\W_]+)*(?:['’ʼ]hui)?",
    re.IGNORECASE,
)
# It shows only where a line ends, and says nothing.
HIDDEN_HYPHEN = "\u00ad"
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "’": "", "ʼ": "", "'": ""})
FEMININE_TRADES = (("trices", "teur"), ("trice", "teur"), ("euses", "eur"), ("euse", "eur"))
# Words that Snowball keeps apart and this community uses as one.
OVERRIDES = {
    "jeunesse": "jeun",
    "travaux": "travail",
    "regionaux": "regional",
    "sociaux": "social",
    "criminaux": "criminel",
    "mineure": "mineur",
    "mineures": "mineur",
    "intervention": "interven",
    "interventions": "interven",
    "achat": "achet",
    "achats": "achet",
}
# Snowball keeps the plural of what ends with a vowel: vidéos, lois, individus, milieux.
VOWEL_PLURAL = re.compile(r"(?<=..[aiou])s$|(?<=.eu)x$")
# These look like the plural of another word.
NO_PLURAL = {"fois", "mois"}
_stemmers = {code: snowballstemmer.stemmer(name) for code, name in (("fr", "french"), ("en", "english"))}


@dataclass(frozen=True)
class Token:
    """A word of a text.

    Args:
        start, end: where it stands in the original text.
        exact: its form without accents.
        stems: its stems, each with its language's letter first.
    """

    start: int
    end: int
    exact: str
    stems: tuple[str, ...]


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return text in lower case, without accents or ligatures."""
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(LIGATURES))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _french_stem(word):
    folded = fold(word)
    if folded in OVERRIDES:
        return OVERRIDES[folded]
    for feminine, masculine in FEMININE_TRADES:
        if word.endswith(feminine) and len(word) > len(feminine) + 2:
            word = word[: -len(feminine)] + masculine
            break
    stem = fold(_stemmers["fr"].stemWord(word))
    return re.sub(r"(?<=...)e+$", "", stem) or stem


@lru_cache(maxsize=50_000)
def stems_of(word: str, language: str) -> tuple[str, ...]:
    """Return the stems of a word.

    Args:
        word: in lower case, as written, accents kept.
        language: "fr" or "en"; anything else gives both.
    """
    if len(word) < 3 or any(character.isdigit() for character in word):
        return ()
    stems = []
    if language != "en":
        # The singular is one way more: "québécois" still meets "québécoise".
        singular = word if word in NO_PLURAL else VOWEL_PLURAL.sub("", word)
        stems += [f"f{_french_stem(way)}" for way in (word, fold(word), singular, fold(singular))]
    if language != "fr":
        stems.append(f"e{fold(_stemmers['en'].stemWord(fold(word)))}")
    return tuple(dict.fromkeys(stems))


def _token(start, end, word, language):
    word = word.replace(HIDDEN_HYPHEN, "")
    # A short word in capitals is an acronym: CLES is no key.
    capitals = word.isupper() and 2 <= len(word) <= 7
    lower = word.lower()
    exact = fold(lower)
    return Token(start, end, exact, (f"a{exact}",) if capitals else stems_of(lower, language))


def _plain_tokens(text, offset, language):
    for found in WORD.finditer(text):
        if not ELISION.search(found.group(0)):
            yield _token(offset + found.start(), offset + found.end(), found.group(0), language)


def analyse(text: str, language: str = "") -> list[Token]:
    """Return the words of a text, in order; a form for both genders gives two words at its place.

    Args:
        text: any text.
        language: "fr" or "en"; anything else stems in both.
    """
    text = unicodedata.normalize("NFC", text)
    tokens, position = [], 0
    for start, end, words in special_forms(text):
        if start < position:
            continue
        tokens += _plain_tokens(text[position:start], position, language)
        tokens += [_token(start, end, word, language) for word in words]
        position = end
    tokens += _plain_tokens(text[position:], position, language)
    return [token for token in tokens if 0 < len(token.exact) <= LONGEST_WORD]


def is_stop_word(exact: str) -> bool:
    """Tell whether a word, in its exact form, says nothing by itself in French or English."""
    return exact in STOP_WORDS or (len(exact) == 1 and not exact.isdigit())
