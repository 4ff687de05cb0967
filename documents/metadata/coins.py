"""COinS: the record of a notice inside a list, for Zotero (OpenURL 1.0, ANSI/NISO Z39.88-2004).

On lists only: on the page of a notice, Zotero would take it rather than the tags, and
lose the file and the abstract.
"""

from urllib.parse import urlencode

from documents.kinds import DocumentKind
from documents.metadata.meta_tags import ZOTERO_TYPES
from documents.references.cleaning import clean_text
from documents.references.reference import Reference

BOOK, JOURNAL, OTHER = (f"info:ofi/fmt:kev:mtx:{name}" for name in ("book", "journal", "dc"))
GENRES = {
    DocumentKind.REPORT: (BOOK, "report"),
    DocumentKind.GUIDE: (BOOK, "report"),
    DocumentKind.TOOL: (BOOK, "report"),
    DocumentKind.BOOK: (BOOK, "book"),
    DocumentKind.CHAPTER: (BOOK, "bookitem"),
    DocumentKind.ARTICLE: (JOURNAL, "article"),
}
TITLES = {"report": "btitle", "book": "btitle", "bookitem": "atitle", "article": "atitle"}
MOST_AUTHORS = 3  # a list is no place for more: the notice has them all


def coins(reference: Reference) -> str:
    """Return the value of the `title` of a `<span class="Z3988">`, not escaped for HTML.

    Args:
        reference: the record of a notice; its keywords, abstract and series are not used.
    """
    form, genre = GENRES.get(reference.kind, (OTHER, ""))
    pairs = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", form), ("rft_id", _identifier(reference))]
    if form == OTHER:
        pairs += [("rft.type", ZOTERO_TYPES[reference.kind]), ("rft.title", reference.title)]
        pairs += [("rft.source", reference.container), ("rft.publisher", reference.publisher)]
    else:
        pairs += [
            ("rft.genre", genre),
            (f"rft.{TITLES[genre]}", reference.title),
            *_publication(reference, form),
        ]
    pairs += [("rft.date", reference.date), ("rft.language", reference.language)]
    pairs += [_author(name, form) for name in reference.contributors[:MOST_AUTHORS]]
    return urlencode([(name, clean_text(value)) for name, value in pairs if clean_text(value)])


def _identifier(reference):
    return f"info:doi/{reference.doi}" if reference.doi else reference.link


def _publication(reference, form):
    first, _, last = reference.pages.partition("–")
    if form == JOURNAL:
        return [
            ("rft.jtitle", reference.container),
            ("rft.volume", reference.volume),
            ("rft.issue", reference.issue),
            ("rft.spage", first),
            ("rft.epage", last),
            ("rft.issn", reference.issn),
        ]
    return [
        ("rft.btitle", reference.container if reference.kind == DocumentKind.CHAPTER else ""),
        ("rft.pub", reference.publisher),
        ("rft.place", reference.place),
        ("rft.isbn", reference.isbn),
    ]


def _author(name, form):
    if name.organisation:
        return ("rft.creator" if form == OTHER else "rft.aucorp", name.organisation)
    return (
        "rft.creator" if form == OTHER else "rft.au",
        f"{name.family}, {name.given}" if name.given else name.family,
    )
