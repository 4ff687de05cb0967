"""Reads CSL-JSON, the form of Zotero, citeproc and Crossref."""

import json

from django.utils.translation import gettext as _

from documents.kinds import DocumentKind
from documents.references import cleaning
from documents.references.reference import ContributorRole, Name, ReadResult, Reference, Rejected

KINDS = {
    "report": DocumentKind.REPORT,
    "book": DocumentKind.BOOK,
    "chapter": DocumentKind.CHAPTER,
    "entry": DocumentKind.CHAPTER,
    "paper-conference": DocumentKind.CHAPTER,
    "article": DocumentKind.ARTICLE,
    "article-journal": DocumentKind.ARTICLE,
    "article-magazine": DocumentKind.ARTICLE,
    "article-newspaper": DocumentKind.ARTICLE,
    "thesis": DocumentKind.THESIS,
    "webpage": DocumentKind.WEB_PAGE,
    "post": DocumentKind.WEB_PAGE,
    "post-weblog": DocumentKind.WEB_PAGE,
    "motion_picture": DocumentKind.VIDEO,
    "broadcast": DocumentKind.VIDEO,
    "song": DocumentKind.AUDIO,
    "legislation": DocumentKind.LAW,
    "bill": DocumentKind.LAW,
    "pamphlet": DocumentKind.GUIDE,
}
ROLES = {
    "author": ContributorRole.AUTHOR,
    "editor": ContributorRole.EDITOR,
    "translator": ContributorRole.TRANSLATOR,
    "director": ContributorRole.DIRECTOR,
    "host": ContributorRole.HOST,
}
VAGUE = {"webpage", "document", ""}


def read(text: str) -> ReadResult:
    """Read a CSL-JSON file: one item, a list of items, or {"items": […]}."""
    result = ReadResult()
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        result.rejected.append(Rejected(line, _("This is not valid JSON."), "", cleaning.beginning(text)))
        return result
    if isinstance(data, dict):
        data = data["items"] if isinstance(data.get("items"), list) else [data]
    for number, item in enumerate(data if isinstance(data, list) else [], 1):
        if not isinstance(item, dict) or not cleaning.clean_text(item.get("title")):
            result.rejected.append(Rejected(number, _("This entry has no title."), *_name(item)))
            continue
        reference = reference_of(item)
        reference.line = number
        vague = str(item.get("type", "")) in VAGUE
        result.references.append(cleaning.finish(reference, vague=vague))
    return result


def _name(item):
    """Return (key, first words) of an entry that cannot be read."""
    key = item.get("id", "") if isinstance(item, dict) else ""
    return str(key), cleaning.beginning(json.dumps(item, ensure_ascii=False))


def reference_of(item) -> Reference:
    """Return the reference of one CSL-JSON item that has a title."""

    def text(*names):
        return next((cleaning.clean_text(item[n]) for n in names if isinstance(item.get(n), str | int)), "")

    link = cleaning.clean_link(text("URL"))
    kind = KINDS.get(text("type"), DocumentKind.WEB_PAGE if link else DocumentKind.REPORT)
    keywords = item.get("keyword") or ""
    return Reference(
        title=text("title"),
        kind=kind,
        key=text("id"),
        contributors=[name for role in ROLES for name in _names(item.get(role), ROLES[role])],
        date=_date(item.get("issued")),
        genre=text("genre", "medium"),
        publisher=text("publisher"),
        place=text("publisher-place"),
        container=text("container-title"),
        volume=text("volume"),
        issue=text("issue"),
        pages=cleaning.clean_pages(text("page", "number-of-pages")),
        edition=text("edition"),
        series=text("collection-title"),
        number=text("number"),
        isbn=cleaning.clean_isbn(text("ISBN")),
        issn=cleaning.clean_issn(text("ISSN")),
        doi=cleaning.clean_doi(text("DOI")),
        law_citation=text("references") if kind == DocumentKind.LAW else "",
        link=link,
        language=cleaning.clean_language(text("language")),
        abstract=text("abstract"),
        note=text("note"),
        keywords=keywords if isinstance(keywords, list) else str(keywords).replace(";", ",").split(","),
    )


def _date(value):
    if not isinstance(value, dict):
        return cleaning.clean_date(value)
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return cleaning.clean_date("-".join(str(part) for part in parts[0][:3]))
    return cleaning.clean_date(value.get("raw") or value.get("literal"))


def _names(people, role):
    names = []
    for person in people if isinstance(people, list) else []:
        if not isinstance(person, dict):
            continue
        literal, family = (
            cleaning.clean_text(person.get("literal")),
            cleaning.clean_text(person.get("family")),
        )
        if literal:
            names.append(Name(organisation=literal, role=role))
        elif family:
            particle = cleaning.clean_text(person.get("non-dropping-particle"))
            names.append(
                Name(
                    family=f"{particle} {family}".strip(),
                    given=cleaning.clean_text(person.get("given")),
                    role=role,
                )
            )
    return names
