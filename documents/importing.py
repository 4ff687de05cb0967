"""Imports references as notices: one transaction a file, nothing twice, nothing silently lost."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from documents.bulk import NewNotice, add_notices
from documents.models import Contributor, DocumentIndexPage, DocumentPage
from documents.references.matching import Collection, Known, Match, fold, known_from
from documents.references.reading import read
from documents.references.reference import Reference, Rejected
from documents.vocabulary import Vocabulary

COPIED = (
    *("title", "kind", "date", "genre", "publisher", "place", "container", "volume", "issue", "pages"),
    *("edition", "series", "number", "isbn", "issn", "doi", "law_citation", "link", "abstract", "note"),
)


@dataclass
class Outcome:
    """What became of one reference: where it begins in the file, its title, the notice it is like."""

    line: int
    title: str
    like: str = ""


@dataclass
class ImportReport:
    """What became of a file."""

    new: list[Outcome] = field(default_factory=list)
    same: list[Outcome] = field(default_factory=list)
    probably_same: list[Outcome] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    shortened: list[Outcome] = field(default_factory=list)


@dataclass
class _Have:
    """What we have: to compare, by key and by fingerprint."""

    collection: Collection
    titles: dict[int, str]
    keys: dict[str, set[str]]
    digests: set[str]


def _what_we_have(index):
    notices = DocumentPage.objects.child_of(index).prefetch_related("contributors")
    have = _Have(Collection(), {}, {}, set())
    for notice in notices.iterator(chunk_size=1000):
        names = {fold(c.organisation or c.family) for c in notice.contributors.all()}
        volume = f"{notice.volume}/{notice.issue}"
        have.collection.add(
            Known(
                notice.pk,
                fold(notice.title),
                notice.year,
                names,
                notice.doi,
                notice.isbn,
                notice.link,
                notice.import_key,
                volume,
            )
        )
        have.titles[notice.pk] = notice.title
        if notice.import_key:
            have.keys.setdefault(notice.import_key, set()).add(fold(notice.title))
        have.digests.add(notice.import_digest)
    return have


def _was_imported(reference, have):
    """Tell whether this very reference came in before: by its key and title, or by its fingerprint."""
    title, _cut = _shorten("title", reference.title)
    return fold(title) in have.keys.get(reference.key, ()) or reference.digest() in have.digests


def _shorten(name, value):
    """Return (value, None), or (the value cut to what its column holds, the whole value)."""
    longest = DocumentPage._meta.get_field(name).max_length
    if longest is None or len(value) <= longest:
        return value, None
    cut = value[: longest - 1].rsplit(" ", 1)[0] if " " in value[: longest - 1] else value[: longest - 1]
    return f"{cut}…", value


def to_notice(reference: Reference, vocabulary: Vocabulary):
    """Return (a `NewNotice`, names of the fields that were shortened) for a reference.

    What does not fit its column is cut with "…" and kept whole in the note.
    """
    page, shortened, notes = DocumentPage(), [], []
    for name in COPIED:
        value, whole = _shorten(name, getattr(reference, name))
        setattr(page, name, value)
        if whole:
            shortened.append(name)
            notes.append(whole)
    page.note = "\n".join(part for part in (page.note, *notes) if part)
    page.language = reference.language or "fr"
    page.rights_note = reference.rights[:300]
    page.import_key, page.import_digest = reference.key[:200], reference.digest()
    page.slug = page.title
    contributors = [
        Contributor(
            role=name.role,
            family=name.family[:120],
            given=name.given[:120],
            organisation=name.organisation[:300],
        )
        for name in reference.contributors
    ]
    words = [word[:100] for word in reference.keywords]
    notice = NewNotice(page, contributors, vocabulary.themes(words), vocabulary.regions(words), words)
    return notice, shortened


@transaction.atomic
def import_references(
    content: bytes, index: DocumentIndexPage, *, live=True, user=None, keep_probable=False, vocabulary=None
):
    """Import a file of references: BibTeX, RIS or CSL-JSON.

    A reference that is the same as a notice is left out; one that is probably the same is
    left out and reported, for somebody to look. Inside one file, references that are only
    probably the same are all taken: their author told them apart.

    Args:
        content: the file.
        index: the French documentation centre.
        live: publish at once, or make drafts.
        user: who imports.
        keep_probable: import also what is probably the same.
        vocabulary: the themes and regions that keywords name; by their own names by default.

    Returns:
        An `ImportReport`.

    Raises:
        UnreadableFile: the file holds no reference.
    """
    found = read(content)
    # Two imports at once: the second waits here, then sees what the first made.
    index = DocumentIndexPage.objects.select_for_update().get(pk=index.pk)
    have, vocabulary = _what_we_have(index), vocabulary or Vocabulary()
    report, notices = ImportReport(rejected=found.rejected), []
    in_file = Collection()
    for reference in found.references:
        outcome = Outcome(reference.line, reference.title)
        if _is_left_out(reference, have, in_file, report, outcome, keep_probable):
            continue
        notice, shortened = to_notice(reference, vocabulary)
        report.new.append(outcome)
        if shortened:
            report.shortened.append(Outcome(reference.line, reference.title, ", ".join(shortened)))
        notices.append(notice)
        in_file.add(known_from(len(notices), reference))
    add_notices(index, notices, live=live, user=user)
    return report


def _is_left_out(reference, have, in_file, report, outcome, keep_probable):
    if _was_imported(reference, have):
        report.same.append(outcome)
        return True
    verdict = have.collection.classify(reference)
    if verdict.match is not Match.NEW:
        outcome.like = have.titles[verdict.found]
    if verdict.match is Match.SAME:
        report.same.append(outcome)
        return True
    if verdict.match is Match.PROBABLY_SAME:
        report.probably_same.append(outcome)
        return not keep_probable
    if in_file.classify(reference).match is Match.SAME:
        outcome.like = _("another entry of this file")
        report.same.append(outcome)
        return True
    return False
