"""What all exchange formats say of a genre."""

from django.utils.translation import gettext, override

from documents.kinds import DocumentKind
from documents.references.reference import Reference

TOLD_BY_GENRE = {DocumentKind.GUIDE, DocumentKind.TOOL}


def genre_of(reference: Reference) -> str:
    """Return the genre of a document; that of a guide or a tool tells its kind."""
    if reference.kind not in TOLD_BY_GENRE:
        return reference.genre
    with override("fr"):
        kind = gettext(DocumentKind(reference.kind).label)
    told = reference.genre.lower().startswith(kind.lower())
    return reference.genre if told else " – ".join(part for part in (kind, reference.genre) if part)
