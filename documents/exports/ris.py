"""Writes RIS, the form that Zotero, EndNote and Mendeley read most faithfully.

Follows the tags of the RIS specification (Research Information Systems, 2011), with what
Zotero makes of them: the `SN` of a report is its number, so that its ISBN stands in a note.
"""

from documents.exports.genres import genre_of
from documents.kinds import DocumentKind
from documents.partial_dates import PartialDate
from documents.references.cleaning import clean_text
from documents.references.law_citation import LawCitation
from documents.references.reference import ContributorRole, Name, Reference

TYPES = {
    DocumentKind.REPORT: "RPRT",
    DocumentKind.BOOK: "BOOK",
    DocumentKind.CHAPTER: "CHAP",
    DocumentKind.ARTICLE: "JOUR",
    DocumentKind.THESIS: "THES",
    DocumentKind.WEB_PAGE: "ELEC",
    DocumentKind.VIDEO: "VIDEO",
    DocumentKind.AUDIO: "SOUND",
    DocumentKind.LAW: "STAT",
    # A guide or a tool is a report whose genre says so: RIS has no better word that is read back.
    DocumentKind.GUIDE: "RPRT",
    DocumentKind.TOOL: "RPRT",
}
TAG_OF_ROLE = {ContributorRole.EDITOR: "ED", ContributorRole.TRANSLATOR: "A4"}
NUMBERED_BY_SN = {"RPRT"}


def write(references: list[Reference]) -> str:
    """Return references as a RIS file, its lines ended as the format asks (CR LF)."""
    return "".join(_entry(reference) for reference in references)


def _entry(reference):
    pairs = [("TY", TYPES[reference.kind]), ("ID", reference.key), ("TI", reference.title)]
    pairs += [(TAG_OF_ROLE.get(name.role, "AU"), _name(name)) for name in reference.contributors]
    pairs += [*_date(reference), *_publication(reference), *_identifiers(reference)]
    pairs += [("M3", genre_of(reference)), ("LA", reference.language), ("UR", reference.link)]
    pairs += [("KW", keyword) for keyword in reference.keywords]
    pairs += [("AB", reference.abstract), ("N1", reference.note)]
    lines = [f"{tag}  - {clean_text(value)}" for tag, value in pairs if clean_text(value)]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def _name(name: Name):
    """Return "Family, Given"; an organisation has no comma, by which programs tell it from a person."""
    if name.organisation:
        return name.organisation.replace(", ", " – ").replace(",", " – ")
    return f"{name.family}, {name.given}"


def _date(reference):
    date = PartialDate.parse(reference.date)
    if not date.year:
        return []
    month = f"{date.month:02d}" if date.month else ""
    day = f"{date.day:02d}" if date.day else ""
    whole = [("DA", f"{date.year:04d}/{month}/{day}/")] if month else []
    return [("PY", f"{date.year:04d}"), *whole]


def _publication(reference):
    first, _, last = reference.pages.partition("–")
    pairs = [
        ("T2", reference.container),
        ("T3", reference.series),
        ("VL", reference.volume),
        ("IS", reference.issue),
        ("SP", first),
        ("EP", last),
        ("ET", reference.edition),
        ("PB", reference.publisher),
        ("CY", reference.place),
    ]
    if reference.law_citation:
        law = LawCitation.parse(reference.law_citation)
        pairs += [("T2", law.code), ("VL", law.chapter), ("SE", law.section)]
        pairs += [("N1", reference.law_citation)]
    return pairs


def _identifiers(reference):
    by_sn = TYPES[reference.kind] in NUMBERED_BY_SN
    number = [("SN" if by_sn else "IS", reference.number)]
    isbn = [("N1", f"ISBN {reference.isbn}" if reference.isbn else "")] if by_sn else [("SN", reference.isbn)]
    return [*number, *isbn, ("SN", reference.issn), ("DO", reference.doi)]
