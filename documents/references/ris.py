"""Reads RIS (Research Information Systems tagged format).

Written here rather than with rispy, which reads nothing, silently, of a file with a
byte-order mark or without its last ER, and tells no line numbers.
"""

import re

from django.utils.translation import gettext as _

from documents.kinds import DocumentKind
from documents.references import cleaning
from documents.references.law_citation import LawCitation
from documents.references.reference import ContributorRole, ReadResult, Reference, Rejected

LINE = re.compile(r"^\s*([A-Z][A-Z0-9])\s{0,2}-(?:\s(.*))?$")
KINDS = {
    "RPRT": DocumentKind.REPORT,
    "GOVDOC": DocumentKind.REPORT,
    "UNPB": DocumentKind.REPORT,
    "BOOK": DocumentKind.BOOK,
    "EBOOK": DocumentKind.BOOK,
    "EDBOOK": DocumentKind.BOOK,
    "CONF": DocumentKind.BOOK,
    "CHAP": DocumentKind.CHAPTER,
    "ECHAP": DocumentKind.CHAPTER,
    "CPAPER": DocumentKind.CHAPTER,
    "JOUR": DocumentKind.ARTICLE,
    "EJOUR": DocumentKind.ARTICLE,
    "MGZN": DocumentKind.ARTICLE,
    "NEWS": DocumentKind.ARTICLE,
    "THES": DocumentKind.THESIS,
    "ELEC": DocumentKind.WEB_PAGE,
    "BLOG": DocumentKind.WEB_PAGE,
    "VIDEO": DocumentKind.VIDEO,
    "MPCT": DocumentKind.VIDEO,
    "SOUND": DocumentKind.AUDIO,
    "MUSIC": DocumentKind.AUDIO,
    "STAT": DocumentKind.LAW,
    "BILL": DocumentKind.LAW,
    "CASE": DocumentKind.LAW,
    "PAMP": DocumentKind.GUIDE,
}
VAGUE = {"ELEC", "BLOG", "GEN", ""}
ROLES = {
    "AU": ContributorRole.AUTHOR,
    "A1": ContributorRole.AUTHOR,
    "ED": ContributorRole.EDITOR,
    "A2": ContributorRole.EDITOR,
    "A4": ContributorRole.TRANSLATOR,
}
WEB_HOSTED = {DocumentKind.WEB_PAGE, DocumentKind.VIDEO, DocumentKind.AUDIO}


def read(text: str) -> ReadResult:
    """Read a RIS file; a broken entry stops no other, and the last one may lack its ER."""
    result = ReadResult()
    tags, begins = None, 0
    for number, line in enumerate(text.splitlines(), 1):
        found = LINE.match(line)
        tag, value = (found.group(1), found.group(2) or "") if found else ("", line)
        if tag == "TY":
            _finish_entry(tags, begins, result)
            tags, begins = [(tag, value)], number
        elif tag == "ER":
            if tags is None:
                result.rejected.append(
                    Rejected(number, _("An entry ends here that never began (TY is missing)."))
                )
            _finish_entry(tags, begins, result)
            tags = None
        elif tags is None:
            continue
        elif tag:
            tags.append((tag, value))
        elif line.strip():
            # A value goes on over the next line.
            tags[-1] = (tags[-1][0], f"{tags[-1][1]} {line.strip()}")
    _finish_entry(tags, begins, result)
    return result


def _finish_entry(tags, line, result):
    if tags is None:
        return
    reference = _reference(tags)
    if not reference.title:
        result.rejected.append(Rejected(line, _("This entry has no title."), *_name(tags)))
        return
    reference.line = line
    result.references.append(cleaning.finish(reference, vague=_first_value(tags, "TY") in VAGUE))


def _name(tags):
    """Return (key, first words) of an entry that cannot be read."""
    key = next((value.strip() for tag, value in tags if tag == "ID"), "")
    return key, cleaning.beginning("\n".join(f"{tag}  - {value}" for tag, value in tags))


def _reference(tags):
    def all_of(*names):
        return [cleaning.clean_text(value) for tag, value in tags if tag in names and value.strip()]

    def first(*names):
        return next((value for name in names for value in all_of(name)), "")

    ris_type = first("TY").upper()
    kind = KINDS.get(ris_type, DocumentKind.WEB_PAGE if first("UR") else DocumentKind.REPORT)
    in_journal = kind == DocumentKind.ARTICLE
    start, end = first("SP"), first("EP")
    reference = Reference(
        title=first("TI", "T1"),
        kind=kind,
        key=first("ID"),
        contributors=_contributors(tags, ris_type),
        date=cleaning.clean_date(first("DA", "PY", "Y1")),
        publisher=first("PB"),
        place=first("CY", "PP"),
        container=first("T2", "JO", "JF", "BT"),
        volume=first("VL"),
        issue=first("IS") if in_journal else "",
        pages=cleaning.clean_pages(f"{start}–{end}" if start and end else start),
        edition=first("ET"),
        series=first("T3"),
        number="" if in_journal else first("IS") or _report_number(kind, first("SN")),
        isbn=cleaning.clean_isbn(first("SN")),
        issn=cleaning.clean_issn(first("SN")),
        doi=cleaning.clean_doi(first("DO")),
        link=cleaning.clean_link(first("UR", "L2")),
        language=cleaning.clean_language(first("LA")),
        abstract=first("AB", "N2"),
        keywords=all_of("KW"),
    )
    _place_medium(reference, first("M3"))
    _place_notes(reference, all_of("N1"), law_section=first("SE"))
    return reference


def _place_medium(reference, medium):
    """Catalogues name the site of a web document as its medium; where the site is told, it is a genre."""
    if reference.kind in WEB_HOSTED and not reference.container:
        reference.container = medium
    else:
        reference.genre = medium


def _place_notes(reference, notes, law_section):
    """A note that is only an ISBN, or the citation of the law, is that; the others are notes."""
    for note in list(notes):
        if note.startswith("ISBN ") and cleaning.clean_isbn(note[5:]):
            reference.isbn = cleaning.clean_isbn(note[5:])
            notes.remove(note)
        elif reference.kind == DocumentKind.LAW and not reference.law_citation and LawCitation.is_one(note):
            reference.law_citation = note
            notes.remove(note)
    reference.note = " ; ".join(notes)
    if reference.kind == DocumentKind.LAW:
        law = LawCitation(reference.container, reference.volume, law_section)
        reference.law_citation = reference.law_citation or str(law)
        reference.container = reference.volume = ""


def _first_value(tags, name):
    return next((value.strip().upper() for tag, value in tags if tag == name), "")


def _report_number(kind, value):
    """A report's SN is its number, unless it is an ISBN after all."""
    return value if kind == DocumentKind.REPORT and not cleaning.clean_isbn(value) else ""


def _contributors(tags, ris_type):
    """Authors first, then the others, as BibTeX lists them; of an edited book they are its editors."""
    names = []
    for role in (ContributorRole.AUTHOR, ContributorRole.EDITOR, ContributorRole.TRANSLATOR):
        for tag, value in tags:
            if ROLES.get(tag) == role and value.strip():
                stated = ContributorRole.EDITOR if ris_type == "EDBOOK" and role == "author" else role
                names.append(cleaning.person_or_organisation(value, stated))
    return names
