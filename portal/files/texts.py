"""The texts of the library's files: asked for when a file is stored, written when they are read."""

import logging
import re
from collections import Counter
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from portal.files.extract import Extraction, can_read, extract
from portal.files.models import FilePage, FileText, FileUse, PortalFile, TextState
from portal.search import indexing, passages
from portal.search.models import SearchState

# Small words that tell French from English.
TELLING = {
    "fr": {"le", "les", "des", "et", "une", "est", "dans", "pour", "que", "qui", "du", "aux"},
    "en": {"the", "of", "and", "to", "is", "in", "that", "for", "with", "are", "by", "be"},
}
SAMPLE = 50_000  # characters
WORD = re.compile(r"[^\W\d_]+")
BATCH = 500
LONG_WAIT = timedelta(days=1)  # more than the queue tries
log = logging.getLogger(__name__)


@transaction.atomic
def begin(file):
    """Forget what is known of the text of a file, and have it read, in the caller's transaction.

    Args:
        file: a `PortalFile`, as it was just stored.
    """
    from portal.files.tasks import read_text

    SearchState.advance()
    FileText.objects.filter(pk=file.pk).delete()
    readable = can_read(file.file_extension)
    text = FileText.objects.create(file=file, state=TextState.WAITING if readable else TextState.OTHER)
    _reindex(file.pk)
    if readable:
        read_text.enqueue(file.pk, text.token)


def begin_missing(files=None):
    """Have files read, one transaction each.

    Args:
        files: a queryset; without it, those stored before texts were read, and those that wait for too long.

    Returns:
        How many.
    """
    if files is None:
        waits = Q(text__state=TextState.WAITING, text__changed_at__lt=timezone.now() - LONG_WAIT)
        files = PortalFile.objects.filter(Q(text=None) | waits)
    number = 0
    for file in files:
        begin(file)
        number += 1
    return number


def read(key: int, token: str = ""):
    """Read the text of a file and write it down; nothing when it is known, or when the file has changed.

    Args:
        key: of a `PortalFile`.
        token: of the reading that was asked for; without it, whichever waits.
    """
    waiting = FileText.objects.filter(pk=key, state=TextState.WAITING, **({"token": token} if token else {}))
    text = waiting.select_related("file").first()
    if text is None:
        return
    try:
        extraction = extract(text.file.file, text.file.file_extension)
    except FileNotFoundError:
        log.warning("The file %s is not where it should be.", key)
        extraction = Extraction(TextState.UNREADABLE)
    # Long work, before the transaction that others wait for.
    language = language_of(passage.text for passage in extraction.passages)
    analysed = passages.analysed([passage.text for passage in extraction.passages], language)
    _write(key, text.token, extraction, analysed, language)


@transaction.atomic
def _write(key, token, extraction, analysed, language):
    """Write a text and make its notices found by it, unless the file has changed meanwhile."""
    SearchState.advance()
    # A row that is held is being replaced or erased: an error, so that the queue tries again.
    same = FileText.objects.select_for_update(nowait=True).filter(
        pk=key, token=token, state=TextState.WAITING
    )
    text = same.first()
    if text is None:
        return
    _fill(text, extraction, analysed, language)
    kept = extraction.passages[: len(analysed.passages)]
    FilePage.objects.bulk_create(
        [
            FilePage(id=passages.key_of(key, place), text=text, number=passage.number, words=passage.text)
            for place, passage in enumerate(kept)
        ],
        batch_size=BATCH,
    )
    passages.put(key, analysed)
    _reindex(key)


def _fill(text, extraction, analysed, language):
    text.state, text.pages, text.language = extraction.state, extraction.pages, language
    text.pages_read, kept = extraction.pages_read, extraction.passages[: len(analysed.passages)]
    if len(kept) < len(extraction.passages):
        text.state = TextState.LONG
        text.pages_read = kept[-1].number or len(kept) if kept else 0
    text.words = sum(len(passage.text.split()) for passage in kept)
    text.save()


def _reindex(key):
    """Make the pages that use a file found by what it says now."""
    indexing.refresh_pages(FileUse.objects.filter(file=key).values_list("page_id", flat=True))


def index_all():
    """Give the search the texts of all files anew, in the caller's transaction."""
    for text in FileText.objects.filter(words__gt=0).only("pk", "language").iterator():
        words = FilePage.objects.filter(text=text.pk).order_by("id").values_list("words", flat=True)
        passages.put(text.pk, passages.analysed(list(words), text.language))


def language_of(texts) -> str:
    """Return "fr" or "en", the language that texts are plainly in, or ""."""
    counts, seen = Counter(), 0
    for text in texts:
        words = Counter(WORD.findall(text[:SAMPLE].lower()))
        counts.update({name: sum(words[word] for word in telling) for name, telling in TELLING.items()})
        seen += len(text)
        if seen > SAMPLE:
            break
    (language, most), (_other, least) = (*counts.most_common(), ("", 0), ("", 0))[:2]
    return language if most >= 3 and most > 2 * least else ""
