"""From lines to what is read: words that were cut joined, running heads once only, short passages."""

import re
from collections import Counter
from dataclasses import dataclass

LONGEST = 8_000  # characters of a passage; longer pages are stored in pieces
FEWEST_PAGES = 4  # under which nothing is called a running head
SHARE = 0.3  # of the pages, from which a line at their top or foot is a running head
EDGE_LINES = 2
LONGEST_HEAD = 150  # characters
# From the first letter of a word only: a long run of letters would otherwise be tried from each of its own.
CUT = re.compile(r"(?<![^\W\d_])([^\W\d_]+)(?:\x02\s*|[-\u2010\u00ad]\s*\n\s*|\u00ad)(?=([^\W\d_]+))")
NUMBERS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
JOINED = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


@dataclass(frozen=True)
class Passage:
    """Something to be found in a text.

    Args:
        number: of the page where it stands, from 1; None when the text has no pages.
        text: on one line.
    """

    number: int | None
    text: str


def tidy(texts: list[str], *, numbered: bool) -> list[Passage]:
    """Return the passages of a text.

    Args:
        texts: of its pages, or of its passages, with their line ends.
        numbered: whether they are pages.
    """
    texts = [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]
    if numbered:
        texts = without_running_heads(join_cut_words(texts))
    return [
        Passage(number if numbered else None, piece)
        for number, text in enumerate(texts, 1)
        for piece in _pieces(" ".join(text.split()))
    ]


def join_cut_words(texts: list[str]) -> list[str]:
    """Join the words that were cut at the end of a line; one that the text writes with a hyphen keeps it."""
    with_hyphen, without = set(), set()
    for text in texts:
        for found in JOINED.findall(text):
            (with_hyphen if "-" in found else without).add(found.lower())

    def join(found):
        before, after = found.group(1), found.group(2)
        whole = f"{before}-{after}".lower()
        keeps = whole in with_hyphen and (before + after).lower() not in without
        keeps |= after[0].isupper() and not before.isupper()
        return f"{before}-" if keeps else before

    return [CUT.sub(join, text).replace("\x02", "").replace("\u00ad", "") for text in texts]


def without_running_heads(pages: list[str]) -> list[str]:
    """Drop the lines that come back at the top or at the foot of pages, but for the first time.

    Kept, they would put the words of a title on each page, and the search would name any of them.
    """
    if len(pages) < FEWEST_PAGES:
        return pages
    lines = [[line for line in page.split("\n") if line.strip()] for page in pages]
    counts = Counter(head for page in lines for head in {_likeness(page[place]) for place in _edges(page)})
    least = max(FEWEST_PAGES - 1, SHARE * len(pages))
    heads = {head for head, number in counts.items() if number >= least}
    seen: set[str] = set()
    return ["\n".join(_without(page, heads, seen)) for page in lines]


def _edges(page):
    places = [*range(EDGE_LINES), *range(len(page) - EDGE_LINES, len(page))]
    return sorted({place for place in places if 0 <= place < len(page) and len(page[place]) <= LONGEST_HEAD})


def _likeness(line):
    return " ".join(NUMBERS.sub("#", line.lower()).split())


def _without(page, heads, seen):
    gone = {place for place in _edges(page) if _likeness(page[place]) in heads & seen}
    seen.update(_likeness(page[place]) for place in _edges(page))
    # A page that says nothing else says that.
    return page if len(gone) == len(page) else [line for n, line in enumerate(page) if n not in gone]


def _pieces(text):
    while len(text) > LONGEST:
        end = text.rfind(" ", LONGEST // 2, LONGEST)
        end = end if end > 0 else LONGEST
        yield text[:end]
        text = text[end:].lstrip()
    if text:
        yield text
