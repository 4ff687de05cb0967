"""Turns a reference into a notice."""

from documents.bulk import NewNotice
from documents.models import Contributor, DocumentPage
from documents.references.reference import Reference
from documents.vocabulary import Vocabulary

COPIED = (
    *("title", "kind", "date", "genre", "publisher", "place", "container", "volume", "issue", "pages"),
    *("edition", "series", "number", "isbn", "issn", "doi", "law_citation", "link", "abstract", "note"),
)


def shorten(name, value):
    """Return (value, None), or (the value cut to what its column holds, the whole value)."""
    longest = DocumentPage._meta.get_field(name).max_length
    if longest is None or len(value) <= longest:
        return value, None
    cut = value[: longest - 1].rsplit(" ", 1)[0] if " " in value[: longest - 1] else value[: longest - 1]
    return f"{cut}…", value


def contributors_of(reference: Reference):
    """Return the people and organisations of a reference as unsaved `Contributor` rows, in order."""
    return [
        Contributor(
            role=name.role,
            family=name.family[:120],
            given=name.given[:120],
            organisation=name.organisation[:300],
        )
        for name in reference.contributors
    ]


def to_notice(reference: Reference, vocabulary: Vocabulary):
    """Return (a `NewNotice`, names of the fields that were shortened) for a reference.

    What does not fit its column is cut with "…" and kept whole in the note.
    """
    page, shortened, notes = DocumentPage(), [], []
    for name in COPIED:
        value, whole = shorten(name, getattr(reference, name))
        setattr(page, name, value)
        if whole:
            shortened.append(name)
            notes.append(whole)
    page.note = "\n".join(part for part in (page.note, *notes) if part)
    page.language = reference.language or "fr"
    page.rights_note = reference.rights[:300]
    page.import_key, page.import_digest = reference.key[:200], reference.digest()
    page.slug = page.title
    words = [word[:100] for word in reference.keywords]
    contributors = contributors_of(reference)
    notice = NewNotice(page, contributors, vocabulary.themes(words), vocabulary.regions(words), words)
    return notice, shortened
