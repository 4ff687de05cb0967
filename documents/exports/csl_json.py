"""Writes CSL-JSON (Citation Style Language 1.0.2), the form of citeproc and Zotero."""

import json

from documents.exports.genres import genre_of
from documents.kinds import DocumentKind
from documents.partial_dates import PartialDate
from documents.references.cleaning import clean_text
from documents.references.reference import ContributorRole, Name, Reference

TYPES = {
    DocumentKind.REPORT: "report",
    DocumentKind.BOOK: "book",
    DocumentKind.CHAPTER: "chapter",
    DocumentKind.ARTICLE: "article-journal",
    DocumentKind.THESIS: "thesis",
    DocumentKind.WEB_PAGE: "webpage",
    DocumentKind.VIDEO: "motion_picture",
    DocumentKind.AUDIO: "song",
    DocumentKind.LAW: "legislation",
    DocumentKind.GUIDE: "report",
    DocumentKind.TOOL: "report",
}
ROLES = {
    ContributorRole.EDITOR: "editor",
    ContributorRole.TRANSLATOR: "translator",
    ContributorRole.DIRECTOR: "director",
    ContributorRole.HOST: "host",
}
PLAIN = {
    "title": "title",
    "publisher": "publisher",
    "publisher-place": "place",
    "container-title": "container",
    "collection-title": "series",
    "volume": "volume",
    "issue": "issue",
    "edition": "edition",
    "number": "number",
    "ISBN": "isbn",
    "ISSN": "issn",
    "DOI": "doi",
    "URL": "link",
    "references": "law_citation",
    "abstract": "abstract",
    "note": "note",
}
WHOLE_WORKS = {
    DocumentKind.BOOK,
    DocumentKind.REPORT,
    DocumentKind.THESIS,
    DocumentKind.GUIDE,
    DocumentKind.TOOL,
}


def item(reference: Reference) -> dict:
    """Return a reference as an item of CSL-JSON, without empty values."""
    found = {name: clean_text(getattr(reference, field)) for name, field in PLAIN.items()}
    pages = "number-of-pages" if reference.kind in WHOLE_WORKS else "page"
    found |= {
        "id": clean_text(reference.key),
        "type": TYPES[reference.kind],
        "genre": clean_text(genre_of(reference)),
        pages: clean_text(reference.pages),
        "language": {"fr": "fr", "en": "en"}.get(reference.language, ""),
        "keyword": ", ".join(clean_text(word).replace(",", " ") for word in reference.keywords),
        "issued": _date(reference.date),
        **_people(reference.contributors),
    }
    return {name: value for name, value in found.items() if value}


def write(references: list[Reference]) -> str:
    """Return references as a CSL-JSON file."""
    return json.dumps([item(reference) for reference in references], ensure_ascii=False, indent=1) + "\n"


def _date(text):
    date = PartialDate.parse(text)
    parts = [part for part in (date.year, date.month, date.day) if part]
    return {"date-parts": [parts]} if parts else None


def _name(name: Name):
    if name.organisation:
        return {"literal": clean_text(name.organisation)}
    parts = {"family": clean_text(name.family), "given": clean_text(name.given)}
    return {key: value for key, value in parts.items() if value}


def _people(names):
    people = {}
    for name in names:
        people.setdefault(ROLES.get(name.role, "author"), []).append(_name(name))
    return people
