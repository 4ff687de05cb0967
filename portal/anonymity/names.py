"""Names of people: from what introduces them, given names, and capital letters that follow each other."""

import re
from dataclasses import dataclass

from portal.anonymity.words import (
    ALSO_WORDS,
    CALLED,
    DETERMINERS,
    GIVEN_NAMES,
    NOBODY,
    ONLY_INSIDE,
    ORGANISATIONS,
    OTHER,
    SAID,
    SMALL_WORDS,
    TITLES,
    TO_PLACES,
    plain,
)

WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+(?:-(?:[^\W\d_]|[\u0300-\u036f])+)*")
SPACES = (" ", "\u00a0", "\u202f")
ENDS = frozenset('.!?…:;\n•«»“”"()[]–—*#/|')
APOSTROPHES = ("'", "’")
SHORT_TITLES = {"m", "me"}
LONGEST = 4  # words of a name


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands.

    Args:
        start: where it begins.
        end: where it ends, not included.
        text: the word.
        key: the same, in small letters without accents.
        gap: what is between the word before and this one.
        begins: whether a sentence, a line or a quotation begins with it.
    """

    start: int
    end: int
    text: str
    key: str
    gap: str
    begins: bool

    @property
    def is_capital(self):
        """Whether it could be a part of a name: Tremblay, McKenzie, Marie-Ève, but neither À, nor CALACS."""
        return len(self.text) > 1 and self.text[0].isupper() and not self.text.isupper()

    @property
    def is_shouted(self):
        """Whether it is in capital letters only."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def is_given(self):
        """Whether it is a given name, or two that a hyphen joins."""
        return self.key in GIVEN_NAMES or self.key.split("-")[0] in GIVEN_NAMES

    @property
    def is_nobody(self):
        """Whether it is a place, an organisation or another word that bears a capital letter."""
        first = self.key.split("-")[0]
        return self.key in NOBODY or first in ("saint", "sainte", "st", "ste", "notre")


def names(text, language):
    """Yield the places of what looks like somebody's name."""
    words, place = _words(text), 0
    while place < len(words):
        end = _end_of_name(words, place, language)
        if end:
            yield words[place].start, words[end - 1].end
        place = end or place + 1


def _words(text):
    found, last, before = [], 0, None
    for match in WORD.finditer(text):
        gap = text[last : match.start()]
        word = match.group()
        begins = before is None or (any(sign in ENDS for sign in gap) and not _is_short(before, gap))
        before = Word(match.start(), match.end(), word, plain(word), gap, begins)
        found.append(before)
        last = match.end()
    return found


def _is_short(word, gap):
    """Tell whether a full stop only ends a short form: M. Roy, Dr. Roy, B. Roy."""
    return gap[:1] == "." and gap[1:] in ("", *SPACES) and (len(word.text) == 1 or word.key in TITLES)


def _end_of_name(words, place, language):
    """Return the place after the last word of a name that begins here, or 0."""
    word = words[place]
    if _is_introduced(words, place, language):
        is_name = word.is_given or (word.is_capital and word.key not in OTHER) or _is_shouted_name(word)
        return _rest(words, place) if is_name or _is_elided(words, place) else 0
    if _follows_an_organisation(words, place) or word.key in TITLES:
        return 0
    if word.is_shouted:
        return _end_of_shouted(words, place)
    if not word.is_capital or word.is_nobody:
        return 0
    end = _rest(words, place)
    if word.is_given or word.key in ONLY_INSIDE:
        ambiguous = word.key in ONLY_INSIDE or (word.begins and word.key in ALSO_WORDS)
        return 0 if ambiguous and end == place + 1 else _unless_an_organisation(words, place, end)
    if word.begins or end - place < 2 or _is_a_thing(words, place):
        return 0
    return _unless_an_organisation(words, place, end)


def _is_introduced(words, place, language):
    """Tell whether the words before say that a name follows."""
    word, before = words[place], words[place - 1] if place else None
    if before is None:
        return False
    is_spaced = word.gap in SPACES
    if before.key in SHORT_TITLES and before.text[0].isupper() and word.is_capital:
        return before.key == "m" and word.gap in (". ", ".\u00a0") or (language == "fr" and is_spaced)
    if before.key in TITLES:
        return is_spaced or word.gap in (". ", ".\u00a0")
    if not is_spaced:
        return before.key in ("nom", "name", "prenom") and word.gap.strip() == ":"
    if before.key in SAID:
        return word.is_capital or word.is_given
    earlier = words[place - 2].key if place > 1 else ""
    if before.key in CALLED:
        return word.is_given if before.key == "called" else earlier == "name"
    return before.key == "de" and earlier == "nom" and word.is_capital


def _is_elided(words, place):
    """Tell whether a name as D’Amours or O’Brien begins here."""
    if words[place].text not in ("O", "D", "L") or place + 1 == len(words):
        return False
    after = words[place + 1]
    return after.gap in APOSTROPHES and after.is_capital and not after.is_nobody


def _is_shouted_name(word):
    return word.is_shouted and len(word.text) > 3 and not word.is_nobody


def _end_of_shouted(words, place):
    """Take MARIE TREMBLAY, and leave CALACS and LA VIOLENCE."""
    after = words[place + 1] if place + 1 < len(words) else None
    if not words[place].is_given or after is None or after.gap not in SPACES or after.is_nobody:
        return 0
    return place + 2 if after.is_shouted else 0


def _rest(words, place):
    """Return the place after the capital letters, initials and small words that go on a name."""
    end = place + 1
    while end < len(words) and end - place < LONGEST:
        if _goes_on(words, end):
            end += 1
        elif _joins(words, end):
            end += 2
        else:
            break
    return end


def _goes_on(words, place):
    word, before = words[place], words[place - 1]
    is_near = word.gap in SPACES or (word.gap in (". ", ".") and len(before.text) == 1)
    if word.gap in APOSTROPHES and before.text in ("O", "D", "L"):
        is_near = True
    if not is_near:
        return False
    if len(word.text) == 1:
        # An initial, or the beginning of O'Brien and D'Amours.
        return word.text.isupper() and place + 1 < len(words) and words[place + 1].gap in (". ", *APOSTROPHES)
    if word.is_shouted:
        return before.is_given and len(word.text) > 3 and not word.is_nobody
    return word.is_capital and (not word.is_nobody or word.key.startswith(("saint-", "sainte-")))


def _joins(words, place):
    """Tell whether a small word joins two parts of a name: de, van, El."""
    if place + 1 >= len(words) or words[place].gap not in SPACES:
        return False
    word, after = words[place], words[place + 1]
    is_small = word.key in SMALL_WORDS and word.text not in ("Le", "La", "la", "le")
    return is_small and after.gap in SPACES and after.is_capital and not after.is_nobody


def _is_a_thing(words, place):
    """Tell whether what is before says that a thing or a place follows, and not somebody."""
    if not place:
        return False
    return words[place - 1].key in DETERMINERS or words[place - 1].key in TO_PLACES


def _follows_an_organisation(words, place):
    """Tell whether a name is that of a street, a school, a house: rue Marie-Anne, hôpital du Sacré-Cœur."""
    word = words[place]
    if not place or word.begins:
        return False
    before = words[place - 1]
    if before.key in ("de", "du", "la", "des") and place > 1 and not before.begins:
        before = words[place - 2]
        return before.key in ORGANISATIONS and before.text[0].isupper()
    return before.key in ORGANISATIONS and word.gap in SPACES


def _unless_an_organisation(words, place, end):
    """Return the end, or 0 when what follows shows that it was no person: Marie-Vincent Foundation."""
    if end < len(words) and words[end].gap in SPACES and words[end].text[0].isupper():
        return 0 if words[end].key in ORGANISATIONS else end
    return end
