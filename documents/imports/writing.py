"""Imports references as notices: one transaction a file, nothing twice, nothing silently lost."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from documents.bulk import add_notices
from documents.imports.conversion import to_notice
from documents.imports.holdings import Holdings
from documents.models import DocumentIndexPage
from documents.references.matching import Collection, Match, known_from
from documents.references.reading import read
from documents.references.reference import Rejected
from documents.vocabulary import Vocabulary


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
    have, vocabulary = Holdings(index), vocabulary or Vocabulary()
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
    verdict = have.classify(reference)
    if verdict.match is not Match.NEW:
        outcome.like = have.titles.get(verdict.found, "")
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
