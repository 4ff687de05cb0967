"""Makes of a reference the item that the citation processor takes.

Corrects what the processor and the styles get wrong (citeproc-py 0.11): ordinals of French
editions, works without author, the site of a recording, more than twenty authors.
"""

from dataclasses import replace
from datetime import date

from documents.exports.csl_json import item
from documents.kinds import DocumentKind
from documents.references.reference import ContributorRole, Name, Reference

RECORDINGS = {
    DocumentKind.VIDEO: {"fr": "vidéo", "en": "Video"},
    DocumentKind.AUDIO: {"fr": "audio", "en": "Audio"},
}
AS_WEB_PAGE = {DocumentKind.WEB_PAGE, *RECORDINGS}
MOST_AUTHORS = 20  # APA, 7th edition, 9.8: of more, the first nineteen and the last
# Stand for what HTML means otherwise, while the processor changes case and punctuation.
STAND_INS = {"&": "\ue000", "<": "\ue001", ">": "\ue002"}
TO_STAND_INS = str.maketrans(STAND_INS)


def authors_of(reference: Reference) -> list[Name]:
    """Return who is cited first: authors, else the first role given, else the publisher as a body."""
    names = reference.contributors
    authors = [name for name in names if name.role == ContributorRole.AUTHOR]
    if not authors and names:
        authors = [name for name in names if name.role == names[0].role]
    if (
        not authors
        and reference.publisher
        and reference.kind not in (DocumentKind.ARTICLE, DocumentKind.CHAPTER)
    ):
        authors = [Name(organisation=reference.publisher)]
    return authors


def citable(reference: Reference, language: str, today: date) -> dict:
    """Return a CSL item whose strings hold no character that HTML means otherwise.

    Args:
        reference: any but a law.
        language: "fr" or "en", of the citation.
        today: when an undated web page was read.
    """
    reference = _with_authors(reference)
    found = {**item(reference), "id": "cited"}
    if reference.kind in AS_WEB_PAGE:
        found["type"] = "webpage"
        if not reference.date and reference.link:
            found["accessed"] = {"date-parts": [[today.year, today.month, today.day]]}
    if reference.kind in RECORDINGS:
        found.setdefault("genre", RECORDINGS[reference.kind][language])
    if language == "fr" and reference.edition.isdecimal():
        found["edition"] = "1re" if reference.edition == "1" else f"{reference.edition}e"
    if found.get("container-title") == found.get("publisher"):
        found.pop("publisher", None)
    for unused in ("abstract", "keyword", "note"):
        found.pop(unused, None)
    return _without_markup(found)


def _with_authors(reference):
    authors = authors_of(reference)
    others = [name for name in reference.contributors if name not in authors]
    if not reference.contributors and authors:
        reference = replace(reference, publisher="")
    if len(authors) > MOST_AUTHORS:
        authors = [*authors[: MOST_AUTHORS - 1], authors[-1]]
    # The processor knows directors, hosts and speakers in few styles: they are cited as authors are.
    known = (ContributorRole.AUTHOR, ContributorRole.EDITOR)
    authors = [name if name.role in known else replace(name, role=ContributorRole.AUTHOR) for name in authors]
    return replace(reference, contributors=[*authors, *others])


def _without_markup(value):
    if isinstance(value, str):
        return value.translate(TO_STAND_INS)
    if isinstance(value, list):
        return [_without_markup(part) for part in value]
    if isinstance(value, dict):
        return {name: _without_markup(part) for name, part in value.items()}
    return value
