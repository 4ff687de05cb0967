"""The words of a question, made harmless to every screen that shows them."""

import re
import unicodedata

from django import forms

# What turns the direction of the text around it (UAX #9), and what is not seen at all.
UNSEEN = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)), "\u200b", "\u200e", "\u200f"}
UNSEEN |= {"\u2060", "\ufeff", "\u061c"}
BANNED = {"Cc", "Cs", "Co", "Cn"}  # controls, halves of pairs, private, unassigned
PILES = re.compile(r"([\u0300-\u036f]{3})[\u0300-\u036f]+")
BREAKS = re.compile(r"\n{3,}")


def _is_kept(character):
    return character == "\n" or (character not in UNSEEN and unicodedata.category(character) not in BANNED)


def clean_words(text):
    """Return what somebody typed as lines of plain text.

    Composed (NFC), without controls, without what turns the direction of what follows, with single spaces,
    one empty line in a row at most, and no pile of accents that would cover the lines above.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = "".join(filter(_is_kept, unicodedata.normalize("NFC", text)))
    lines = (" ".join(line.split(" ")).strip() for line in PILES.sub(r"\1", text).split("\n"))
    return BREAKS.sub("\n\n", "\n".join(re.sub(" {2,}", " ", line) for line in lines)).strip()


class WordsField(forms.CharField):
    """A text of some lines: cleaned before its length is taken, so that both sides count alike."""

    def to_python(self, value):
        """Return the cleaned text."""
        return clean_words(super().to_python(value))
