"""Passages with the words asked marked, on the original text."""

import re
from functools import cached_property

from django.utils.html import escape
from django.utils.safestring import mark_safe

from portal.search.analyser import LONGEST_WORD, analyse, fold
from portal.search.query import Query

WINDOW = 260  # characters
LONGEST = 20_000  # characters of a text that are looked at
MOST_MARKS = 300
SAME_LETTER = {
    "a": "aàâäáãå",
    "c": "cç",
    "e": "eéèêë",
    "i": "iîïí",
    "n": "nñ",
    "o": "oôöóœ",
    "u": "uùûüú",
    "y": "yÿ",
}


def _in_any_writing(beginning):
    """Return a pattern of a word's beginning, with or without accents; a digit may follow a hyphen."""
    letters = []
    for letter in beginning:
        same = SAME_LETTER.get(letter)
        letters.append(f"[{same}]" if same else re.escape(letter))
    joint = r"[.\-  ]?" if any(letter.isdigit() for letter in beginning) or len(beginning) < 4 else ""
    return joint.join(letters)


class Highlighter:
    """Marks the words of a question in texts.

    A pattern of the words' first letters finds where to look, and the analyser decides:
    analysing whole texts would take longer than the search.
    """

    def __init__(self, query: Query):
        """Take the words of `query`."""
        self.query = query
        self._exact = {word for clause in query.clauses for word in clause.marked}
        self._stems = {stem for clause in query.clauses for stem in clause.all_stems}

    @cached_property
    def _beginnings(self):
        forms = [form.replace("oe", "o") for form in self._exact | {stem[1:] for stem in self._stems}]
        beginnings = {form[:4] if form.isalpha() else form for form in forms if form}
        kept = [b for b in beginnings if not any(b != other and b.startswith(other) for other in beginnings)]
        if not kept:
            return None
        ways = "|".join(_in_any_writing(beginning) for beginning in sorted(kept))
        return re.compile(rf"(?<![^\W_])(?:{ways})[^\s<>]{{0,{LONGEST_WORD}}}", re.IGNORECASE)

    def marks(self, text: str) -> list[tuple[int, int]]:
        """Return (start, end) of each word of the question in `text`."""
        if not text or self._beginnings is None:
            return []
        found = []
        for candidate in self._beginnings.finditer(text):
            start = candidate.start()
            for token in analyse(candidate.group(0)):
                if len(found) >= MOST_MARKS:
                    break
                if token.exact in self._exact or not self._stems.isdisjoint(token.stems):
                    found.append((start + token.start, start + token.end))
            if len(found) >= MOST_MARKS:
                break
        return sorted(set(found))

    def mark(self, text: str) -> str:
        """Return a text as safe HTML with the words of the question in `<mark>`."""
        return self._marked(text, self.marks(text), 0, len(text))

    def snippet(self, text: str) -> str:
        """Return the passage of `text` that holds most of the words, as safe HTML, or "" without any."""
        text = " ".join((text or "")[:LONGEST].split())
        marks = self.marks(text)
        if not marks:
            return ""
        start, end = self._best_window(text, marks)
        before, after = "… " if start else "", " …" if end < len(text) else ""
        inside = [mark for mark in marks if mark[0] >= start and mark[1] <= end]
        return mark_safe(f"{before}{self._marked(text, inside, start, end)}{after}")  # noqa: S308

    def _best_window(self, text, marks):
        def words_from(mark):
            return {fold(text[s:e])[:5] for s, e in marks if mark[0] <= s and e <= mark[0] + WINDOW - 60}

        best = max(marks, key=lambda mark: (len(words_from(mark)), -mark[0]))
        start = max(0, best[0] - 60)
        if start:
            start = text.find(" ", start, best[0]) + 1 or best[0]
        end = min(len(text), start + WINDOW)
        if end < len(text):
            end = max(text.rfind(" ", start, end), best[1])
        return start, end

    def _marked(self, text, marks, start, end):
        parts, position = [], start
        for begins, ends in marks:
            if begins < position:
                continue
            parts += [escape(text[position:begins]), f"<mark>{escape(text[begins:ends])}</mark>"]
            position = ends
        return mark_safe("".join([*parts, escape(text[position:end])]))  # noqa: S308
