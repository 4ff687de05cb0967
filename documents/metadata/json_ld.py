"""A notice in the vocabulary of schema.org, as JSON-LD."""

import json

from django.utils.safestring import mark_safe

from documents.kinds import DocumentKind
from documents.metadata.meta_tags import Surroundings
from documents.references.cleaning import clean_text
from documents.references.reference import ContributorRole, Name, Reference

TYPES = {
    DocumentKind.REPORT: "Report",
    DocumentKind.BOOK: "Book",
    DocumentKind.CHAPTER: "Chapter",
    DocumentKind.ARTICLE: "ScholarlyArticle",
    DocumentKind.THESIS: "Thesis",
    DocumentKind.WEB_PAGE: "WebPage",
    DocumentKind.VIDEO: "VideoObject",
    DocumentKind.AUDIO: "AudioObject",
    DocumentKind.LAW: "Legislation",
    DocumentKind.GUIDE: "Report",
    DocumentKind.TOOL: "Report",
}
ROLES = {ContributorRole.EDITOR: "editor", ContributorRole.TRANSLATOR: "translator"}
# What would end the element, or begin another one, in HTML.
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def json_ld(reference: Reference, around: Surroundings) -> str:
    """Return a notice as JSON that may stand in a `<script type="application/ld+json">`."""
    found = {
        "@context": "https://schema.org",
        "@type": TYPES[reference.kind],
        "@id": around.url,
        "url": around.url,
        "name": clean_text(reference.title),
        "description": clean_text(around.summary or reference.abstract),
        "datePublished": reference.date,
        "inLanguage": reference.language,
        "publisher": _organisation(reference.publisher),
        "keywords": [clean_text(word) for word in reference.keywords],
        "license": around.licence,
        "sameAs": [link for link in (_doi(reference), reference.link) if link and link != around.url],
        "isbn": reference.isbn,
        "pagination": clean_text(reference.pages),
        "isPartOf": _container(reference),
        "legislationIdentifier": clean_text(reference.law_citation),
        "encoding": _file(around.pdf_url),
        **_people(reference.contributors),
    }
    kept = {name: value for name, value in found.items() if value}
    return mark_safe(json.dumps(kept, ensure_ascii=False).translate(ESCAPES))  # noqa: S308 - escaped


def _doi(reference):
    return f"https://doi.org/{reference.doi}" if reference.doi else ""


def _organisation(name):
    return {"@type": "Organization", "name": clean_text(name)} if clean_text(name) else None


def _file(url):
    return {"@type": "MediaObject", "contentUrl": url, "encodingFormat": "application/pdf"} if url else None


def _container(reference):
    if not reference.container:
        return None
    kind = {DocumentKind.ARTICLE: "Periodical", DocumentKind.CHAPTER: "Book"}.get(
        reference.kind, "CreativeWork"
    )
    part = {"@type": kind, "name": clean_text(reference.container)}
    return {**part, "issn": reference.issn} if reference.issn else part


def _person(name: Name):
    if name.organisation:
        return _organisation(name.organisation)
    parts = {"givenName": clean_text(name.given), "familyName": clean_text(name.family)}
    whole = " ".join(part for part in parts.values() if part)
    return {"@type": "Person", "name": whole, **{key: value for key, value in parts.items() if value}}


def _people(names):
    people = {}
    for name in names:
        people.setdefault(ROLES.get(name.role, "author"), []).append(_person(name))
    return people
