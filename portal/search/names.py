"""Names that point at one thing: titles, people, DOI, ISBN, ISSN, laws; the form in which each is compared.

Notices give their names when they are indexed, and a question is read for names in the same way.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from stdnum import isbn, issn

from portal.search.analyser import analyse
from portal.search.models import SearchName
from portal.search.writing_forms import DOI

LONGEST_KEY = 80  # characters; a longer title is compared by its digest
LONGEST_LABEL = 300
ISBN = re.compile(r"(?<![\d-])(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?![\d-])")
ISSN = re.compile(r"(?<![\d-])\d{4}-?\d{3}[\dXx](?![\d-])")
# "projet de loi 21", "PL 21", "Bill n° 21"; a bill of the other chamber has a letter: C-36, S-224.
BILL = re.compile(
    r"(?<!\w)(?:projet\s+de\s+loi|bill|p\.?\s?l\.?)\s*(?:n[o°º]\.?\s*)?(?P<number>\d{1,3})(?![\w.])",
    re.IGNORECASE,
)
# A chapter of the statutes of Québec or of Canada: P-34.1, C-46.
CHAPTER = re.compile(r"(?<![\w-])(?P<letter>[A-Za-z])[-\u2011 ]?(?P<number>\d{1,3}(?:\.\d{1,2})?)(?![\w-])")


class NameKind(StrEnum):
    """What a name is."""

    TITLE = "title"
    PERSON = "person"
    DOI = "doi"
    ISBN = "isbn"
    ISSN = "issn"
    LAW = "law"


@dataclass(frozen=True)
class Names:
    """What a thing may be asked for by, as written.

    Args:
        titles, people: whole titles; names of people ("Given Family") and of organisations.
        doi, isbn, issn: one identifier each, or "".
        laws: texts that hold the numbers of the law that the thing is.
    """

    titles: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    doi: str = ""
    isbn: str = ""
    issn: str = ""
    laws: tuple[str, ...] = field(default_factory=tuple)


def words_key(text: str) -> str:
    """Return a title or a name without accents, capitals or punctuation; its digest when it is long."""
    words = " ".join(token.exact for token in analyse(text))
    return words if len(words) <= LONGEST_KEY else hashlib.sha256(words.encode()).hexdigest()


def identifier_keys(text: str) -> set[tuple[NameKind, str]]:
    """Return (kind, key) of the DOI, ISBN and ISSN that a text holds."""
    keys = {
        (NameKind.DOI, found.group(0).rstrip(".,;)").lower()[:LONGEST_KEY]) for found in DOI.finditer(text)
    }
    if keys:
        return keys
    for found in ISBN.finditer(text):
        if isbn.is_valid(found.group(0)):
            keys.add((NameKind.ISBN, isbn.to_isbn13(isbn.compact(found.group(0)))))
    for found in ISSN.finditer(text):
        if issn.is_valid(found.group(0)):
            keys.add((NameKind.ISSN, issn.compact(found.group(0)).upper()))
    return keys


def law_keys(text: str) -> set[tuple[NameKind, str]]:
    """Return (kind, key) of the numbers of laws that a text holds: "bill21", "c36", "p34.1"."""
    keys = {(NameKind.LAW, f"bill{int(found['number'])}") for found in BILL.finditer(text)}
    for found in CHAPTER.finditer(BILL.sub(" ", text)):
        keys.add((NameKind.LAW, f"{found['letter'].lower()}{found['number']}"))
    return keys


def _rows(entry_id, names):
    found = {(NameKind.TITLE, words_key(title)): "" for title in names.titles}
    for label in names.people:
        key = words_key(label)
        # People are asked for by either name first.
        *given, family = key.split(" ")
        for way in (key, " ".join([family, *given])):
            found[NameKind.PERSON, way[:LONGEST_KEY]] = label[:LONGEST_LABEL]
    found |= dict.fromkeys(identifier_keys(names.doi) | identifier_keys(names.isbn), "")
    found |= dict.fromkeys(identifier_keys(names.issn), "")
    found |= dict.fromkeys({key for text in names.laws for key in law_keys(text)}, "")
    return [
        SearchName(entry_id=entry_id, kind=kind, key=key, label=label)
        for (kind, key), label in found.items()
        if key
    ]


def write_names(names: dict[int, Names]):
    """Keep the names of entries of the index, in the place of those they had."""
    erase_names(names)
    rows = [row for entry_id, of_entry in names.items() for row in _rows(entry_id, of_entry)]
    SearchName.objects.bulk_create(rows, batch_size=1_000)


def erase_names(entry_ids: Iterable[int]):
    """Erase the names of entries."""
    SearchName.objects.filter(entry__in=list(entry_ids)).delete()
