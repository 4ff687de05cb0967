"""What changed between two versions of a text, block by block and word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser

BLOCKS = {"p", "h1", "h2", "h3", "h4", "li", "blockquote"}
WORDS = re.compile(r"\S+\s*")
ALIKE = 0.5  # from there on, two blocks are one that was reworded


@dataclass(frozen=True)
class Piece:
    """Some words of a block.

    Args:
        kind: "same", "added" or "removed".
        text: the words.
    """

    kind: str
    text: str


class _Blocks(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self._text = [], ""

    def close(self):
        super().close()
        self._end()

    def _end(self):
        text = " ".join(self._text.split())
        if text:
            self.found.append(text)
        self._text = ""

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS or tag == "br":
            self._end()

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self._end()

    def handle_data(self, data):
        self._text += data


def blocks_of(html):
    """Return the texts of the paragraphs, headings and items of a list, in order."""
    parser = _Blocks()
    parser.feed(html)
    parser.close()
    return parser.found


def difference(before, after):
    """Return what changed from one text to another.

    Args:
        before, after: HTML, or lists of lines.

    Returns:
        The blocks that changed, each a list of `Piece`; those that did not are left out.
    """
    old, new = (blocks_of(text) if isinstance(text, str) else list(text) for text in (before, after))
    changed = []
    for action, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if action != "equal":
            changed += _reworded(old[i:j], new[k:m])
    return changed


def _reworded(old, new):
    """Pair the blocks that are one another reworded, in order; the others went or came whole."""
    changed, start = [], 0
    for text in old:
        place = next((place for place in range(start, len(new)) if _alike(text, new[place])), None)
        if place is None:
            changed.append([Piece("removed", text)])
            continue
        changed += [[Piece("added", added)] for added in new[start:place]]
        changed.append(word_by_word(text, new[place]))
        start = place + 1
    return changed + [[Piece("added", added)] for added in new[start:]]


def _alike(one, other):
    return SequenceMatcher(None, WORDS.findall(one), WORDS.findall(other), autojunk=False).ratio() >= ALIKE


def word_by_word(old, new):
    """Return what changed from one text to another: `Piece`s, in order."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    pieces = []
    for action, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if action == "equal":
            pieces.append(Piece("same", "".join(before[i:j])))
            continue
        pieces += [Piece("removed", "".join(before[i:j]))] if j > i else []
        pieces += [Piece("added", "".join(after[k:m]))] if m > k else []
    return pieces
