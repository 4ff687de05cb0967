"""Imports that an editor looks at before they are done: read, shown, decided, done as drafts.

Each step may be tried again: an entry with a result is never done twice, and the result is
written in the transaction that makes the notice.
"""

import logging

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from documents.bulk import BATCH, add_notices
from documents.crossref.completing import complete
from documents.imports.conversion import to_notice
from documents.imports.holdings import Holdings
from documents.models import (
    Choice,
    DocumentIndexPage,
    ImportBatch,
    ImportEntry,
    ImportState,
    Likeness,
    Result,
)
from documents.permissions import home_of_notices, user_can_complete, user_can_import
from documents.references.matching import Collection, Match, known_from
from documents.references.reading import UnreadableFile, read
from documents.references.reference import Reference
from documents.vocabulary import Vocabulary

LARGEST = 5_000_000  # bytes
MOST = 5000  # entries
LIKENESS = {
    Match.NEW: Likeness.NEW,
    Match.SAME: Likeness.SAME,
    Match.PROBABLY_SAME: Likeness.PROBABLE,
}
log = logging.getLogger(__name__)


@transaction.atomic
def begin(owner, name: str, content: bytes) -> ImportBatch:
    """Keep what somebody brought, and have it read in the background."""
    from documents.tasks import read_import

    batch = ImportBatch.objects.create(owner=owner, name=name[:200], content=content)
    read_import.enqueue(batch.pk)
    return batch


@transaction.atomic
def confirm(batch: ImportBatch) -> bool:
    """Have a decided import done in the background; asked twice, it is done once.

    Returns:
        Whether this call is the one that began it.
    """
    from documents.tasks import do_import

    ready = ImportBatch.objects.filter(pk=batch.pk, state=ImportState.READY)
    if not ready.update(state=ImportState.IMPORTING, changed_at=timezone.now()):
        return False
    do_import.enqueue(batch.pk)
    return True


@transaction.atomic
def read_batch(batch: ImportBatch):
    """Read an import and tell what each entry is to the collection; done once."""
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != ImportState.READING:
        return
    with override(batch.owner.language):
        try:
            ImportEntry.objects.bulk_create(_entries(batch), batch_size=BATCH)
            batch.state = ImportState.READY
        except UnreadableFile as problem:
            batch.state, batch.problem = ImportState.UNREADABLE, str(problem)
    batch.save()


def _entries(batch):
    """Return the entries of an import, unsaved.

    Raises:
        UnreadableFile: it is in no known format, or holds too many.
    """
    found, centre = _read(bytes(batch.content)), home_of_notices()
    if centre is None:
        raise UnreadableFile(_("There is no French documentation centre yet: make its page first."))
    have, in_file, entries = Holdings(centre), Collection(), []
    for rejected in found.rejected:
        record = {"key": rejected.key, "beginning": rejected.beginning}
        entry = ImportEntry(likeness=Likeness.REJECTED, line=rejected.line, reason=rejected.reason)
        entry.title, entry.record = rejected.key, record
        entries.append(entry)
    for reference in found.references:
        likeness, like = _compare(reference, have, in_file)
        choice = Choice.ADD if likeness == Likeness.NEW else Choice.KEEP
        entry = ImportEntry(likeness=likeness, like_id=like, choice=choice)
        entry.line, entry.title, entry.record = reference.line, reference.title, reference.to_record()
        entries.append(entry)
    entries.sort(key=lambda entry: entry.line)
    for position, entry in enumerate(entries):
        entry.batch, entry.position = batch, position
    return entries


def _read(content):
    try:
        found = read(content)
    except UnreadableFile:
        raise
    # A reader that meets what nobody foresaw: she is told, and nothing of hers is lost.
    except Exception:
        log.exception("An import could not be read.")
        raise UnreadableFile(_("This file could not be read. Nothing was imported.")) from None
    number = len(found.references) + len(found.rejected)
    if number > MOST:
        raise UnreadableFile(
            _("%(number)s references at once are too many: bring %(most)s at most.")
            % {"number": number, "most": MOST}
        )
    return found


def _compare(reference, have, in_file):
    """Return (likeness, key of the notice that it is like) of a reference."""
    verdict = have.classify(reference)
    if verdict.match is Match.NEW and in_file.classify(reference).match is Match.SAME:
        return Likeness.SAME, None
    in_file.add(known_from(0, reference))
    return LIKENESS[verdict.match], verdict.found


def do_batch(batch: ImportBatch):
    """Do what was decided, as drafts: new notices by the hundred, completed ones one by one."""
    if batch.state != ImportState.IMPORTING:
        return
    allowed = batch.owner.is_active and user_can_import(batch.owner)
    # What was rejected was never hers to leave out.
    left = batch.entries.filter(result=Result.WAITING).exclude(likeness=Likeness.REJECTED)
    if not allowed:
        left.update(result=Result.REFUSED)
    left.filter(choice=Choice.KEEP).update(result=Result.LEFT)
    if allowed:
        _add_all(batch)
        vocabulary = Vocabulary()
        for entry in left.filter(choice=Choice.COMPLETE).select_related("like"):
            _complete(entry, batch.owner, vocabulary)
    ImportBatch.objects.filter(pk=batch.pk).update(state=ImportState.DONE, changed_at=timezone.now())


def _add_all(batch):
    """Make the new notices, a transaction for each few hundred."""
    have, vocabulary = Holdings(home_of_notices()), Vocabulary()
    while True:
        with transaction.atomic():
            # Two imports at once: the second waits here, then sees what the first made.
            centre = DocumentIndexPage.objects.select_for_update().get(pk=home_of_notices().pk)
            entries = list(batch.entries.filter(result=Result.WAITING, choice=Choice.ADD)[:BATCH])
            if not entries:
                return
            have.take_new()
            _add(centre, entries, have, vocabulary, batch.owner)


def _add(centre, entries, have, vocabulary, owner):
    taken, notices = [], []
    for entry in entries:
        reference = Reference.from_record(entry.record)
        entry.result = Result.MADE
        # She chose with both before her eyes, unless it came in since.
        if entry.likeness == Likeness.NEW and have.classify(reference).match is Match.SAME:
            entry.result = Result.THERE
            continue
        notice, _shortened = to_notice(reference, vocabulary)
        taken.append(entry)
        notices.append(notice)
    for entry, page in zip(taken, add_notices(centre, notices, live=False, user=owner), strict=True):
        entry.made_id = page.pk
    ImportEntry.objects.bulk_update(entries, ["result", "made"], batch_size=BATCH)


@transaction.atomic
def _complete(entry, owner, vocabulary):
    """Complete one notice, unless it is gone or may not be changed now."""
    notice = entry.like
    if notice is None or not user_can_complete(owner, notice):
        entry.result = Result.REFUSED
    elif complete(notice, Reference.from_record(entry.record), vocabulary, owner):
        entry.result = Result.COMPLETED
        entry.made = notice
    else:
        entry.result = Result.NOTHING_EMPTY
    entry.save(update_fields=["result", "made"])
