"""Tells whether a reference is new, the same as one we have, or probably the same."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from enum import Enum

from rapidfuzz import fuzz

from documents.references.reference import Reference

ALIKE = 88  # token_sort_ratio of rapidfuzz, 0 to 100
DIGITS = re.compile(r"\d+")
WORDS = re.compile(r"[^\W_]+")


class Match(Enum):
    """What a reference is to the collection."""

    NEW = "new"
    SAME = "same"
    PROBABLY_SAME = "probably the same"


@dataclass(frozen=True)
class Verdict:
    """What was found.

    Args:
        match: new, same or probably the same.
        found: key of the one we have, or None.
    """

    match: Match
    found: int | None = None


@dataclass
class Known:
    """One that we have, as far as comparing needs."""

    pk: int
    title: str
    year: int | None = None
    names: set[str] = field(default_factory=set)
    doi: str = ""
    isbn: str = ""
    link: str = ""
    key: str = ""
    volume: str = ""


def fold(text: str) -> str:
    """Return text without case, accents or punctuation, words apart by one space."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    return " ".join(WORDS.findall("".join(c for c in decomposed if not unicodedata.combining(c))))


def known_from(pk: int, reference: Reference) -> Known:
    """Return what comparing needs of a reference."""
    return Known(
        pk,
        fold(reference.title),
        int(reference.date[:4]) if reference.date else None,
        {fold(name.key) for name in reference.contributors},
        reference.doi,
        reference.isbn,
        reference.link,
        reference.key,
        f"{reference.volume}/{reference.issue}",
    )


def is_same(new: Known, one: Known) -> bool:
    """Tell whether two of one title have the same people, year and place of publication."""
    return (
        new.year == one.year
        and new.names == one.names
        and (not new.link or not one.link or new.link == one.link)
        and new.volume == one.volume
    )


def is_alike(new: Known, one: Known) -> bool:
    """Tell whether two are probably the same: see `Collection.classify`."""
    if DIGITS.findall(new.title) != DIGITS.findall(one.title):
        return False
    if new.year and one.year and abs(new.year - one.year) > 1:
        return False
    if new.names or one.names:
        if not new.names & one.names:
            return False
    elif not new.link or new.link != one.link:
        return False
    return fuzz.token_sort_ratio(new.title, one.title) >= ALIKE


class Collection:
    """The references that we have, arranged to find one like another quickly."""

    def __init__(self, known=()):
        """Begin with `known`, an iterable of `Known`."""
        self._identifiers = {}
        self._titles = defaultdict(list)
        self._blocks = defaultdict(list)
        for one in known:
            self.add(one)

    def add(self, known: Known):
        """Add one that we have."""
        for name, value in (("doi", known.doi.lower()), ("isbn", known.isbn)):
            if value and name == "doi":
                self._identifiers.setdefault((name, value), known)
            elif value:
                self._identifiers.setdefault((name, value, known.title), known)
        self._titles[known.title].append(known)
        for block in self._block_keys(known):
            self._blocks[block].append(known)

    def classify(self, reference: Reference) -> Verdict:
        """Tell what `reference` is to the collection.

        Same: equal DOI, equal ISBN and title, or equal title with equal people, year and
        place of publication. Probably the same: a title alike at 88 or more
        (token_sort_ratio), within a year, with a person in common (or none on both sides and
        the same address); numbers that differ in the titles speak against it.
        """
        new = known_from(0, reference)
        same = (
            self._identifiers.get(("doi", new.doi))
            or self._identifiers.get(("isbn", new.isbn, new.title))
            or next((one for one in self._titles.get(new.title, ()) if is_same(new, one)), None)
        )
        if same:
            return Verdict(Match.SAME, same.pk)
        seen = set()
        for block in self._block_keys(new):
            for one in self._blocks.get(block, ()):
                if one.pk not in seen and is_alike(new, one):
                    return Verdict(Match.PROBABLY_SAME, one.pk)
                seen.add(one.pk)
        return Verdict(Match.NEW)

    def _block_keys(self, one):
        """Only what shares a rare word of its title is compared: its two longest words."""
        words = sorted(set(one.title.split()), key=lambda word: (-len(word), word))
        return words[:2]
