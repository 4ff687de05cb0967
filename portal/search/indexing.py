"""Keeps the index: always in the transaction that changes the thing itself."""

from collections.abc import Iterable
from itertools import islice

from django.db import connection, transaction

from wagtail.models import Page

from portal.search.analyser import VERSION, analyse, fold
from portal.search.engines import FIELDS, engine
from portal.search.models import (
    EntryWords,
    SearchEntry,
    SearchName,
    SearchState,
    SearchText,
    SearchWord,
)
from portal.search.names import erase_names, write_names
from portal.search.sources import IndexRecord, SearchSource, search_sources
from portal.search.vocabulary import erase_words, move_words, words_in, write_words
from portal.signals import index_emptied

BATCH = 500
STORED = ("audience", "locale", "facets", "year", "text_key", "sort_title", "added", "version")


def _words(record: IndexRecord):
    words = {}
    for field in FIELDS:
        # Names are in no language; subjects are given in both.
        language = {"people": "", "subjects": ""}.get(field, record.language)
        tokens = analyse(getattr(record, field), language)
        words[f"{field}_x"] = [token.exact for token in tokens]
        words[f"{field}_s"] = [stem for token in tokens for stem in token.stems]
    long = SearchText.objects.filter(key=record.text_key).first() if record.text_key else None
    words["file_x"], words["file_s"] = (long.words.split(), long.stems.split()) if long else ([], [])
    return words


def _written(record):
    return words_in(*(getattr(record, field) for field in FIELDS))


def _entry(source, record, version):
    facets = [f"{name}={value}" for name, values in sorted(record.facets.items()) for value in values]
    return SearchEntry(
        source=source.name,
        object_id=record.object_id,
        audience=record.audience,
        locale=record.locale,
        facets=" ".join(facets),
        year=record.year or 0,
        text_key=record.text_key,
        sort_title=fold(record.title.strip(" \"'«»“”([.…"))[:120],
        added=record.added,
        version=version,
    )


@transaction.atomic
def put(source: SearchSource, records: Iterable[IndexRecord]) -> int:
    """Write records into the index, in the caller's transaction.

    Returns:
        How many were written.
    """
    records, written = iter(records), 0
    while batch := list(islice(records, BATCH)):
        version = SearchState.advance()
        entries = [_entry(source, record, version) for record in batch]
        SearchEntry.objects.bulk_create(
            entries,
            update_conflicts=True,
            unique_fields=["source", "object_id"],
            update_fields=STORED,
        )
        keys = dict(
            SearchEntry.objects.filter(
                source=source.name, object_id__in=[record.object_id for record in batch]
            ).values_list("object_id", "pk")
        )
        # Words of long texts go in one after another: together they would fill the memory.
        short = [record for record in batch if not record.text_key]
        long = ([record] for record in batch if record.text_key)
        for at_once in (short, *long) if short else long:
            engine().put({keys[record.object_id]: _words(record) for record in at_once})
        write_words({keys[record.object_id]: (record.audience, _written(record)) for record in batch})
        write_names({keys[record.object_id]: record.names for record in batch})
        written += len(batch)
    return written


@transaction.atomic
def remove(source: SearchSource, object_ids: Iterable[int]):
    """Erase things from the index, in the caller's transaction."""
    entries = SearchEntry.objects.filter(source=source.name, object_id__in=list(object_ids))
    keys = list(entries.exclude(audience="").values_list("pk", flat=True))
    if keys:
        version = SearchState.advance()
        blank = dict.fromkeys(("audience", "locale", "facets", "sort_title"), "")
        SearchEntry.objects.filter(pk__in=keys).update(
            **blank, year=0, text_key=None, added=None, version=version
        )
        engine().remove(keys)
        erase_words(keys)
        erase_names(keys)


def forget_erased():
    """Leave nothing in the index of what was erased, for words that are somebody's. Rare: all is gathered."""
    engine().forget()


@transaction.atomic
def refresh(source: SearchSource, object_ids: Iterable[int]):
    """Make the index tell what things are now: written when published, erased when not."""
    object_ids = list(object_ids)
    # Held first: what is read below is then what any other change of the index has committed.
    SearchState.advance()
    records = list(source.records(object_ids))
    put(source, records)
    remove(source, set(object_ids) - {record.object_id for record in records})


def refresh_pages(keys: Iterable[int]):
    """Make the index tell what pages are now, whatever their types."""
    keys = list(keys)
    for source in search_sources if keys else ():
        if issubclass(source.model, Page):
            own = source.model.objects.filter(pk__in=keys).values_list("pk", flat=True)
            refresh(source, own)


@transaction.atomic
def change_audience(source: SearchSource, object_ids: Iterable[int], audience: str):
    """Change who may find things, without touching their words."""
    entries = SearchEntry.objects.filter(source=source.name, object_id__in=list(object_ids))
    entries = entries.exclude(audience="")
    entries.update(audience=audience, version=SearchState.advance())
    move_words(entries.values_list("pk", flat=True), audience)


def rebuild(report=lambda source, number: None):
    """Make the whole index anew, in one transaction: readers see the old one until it is done.

    Args:
        report: called with each source and the number of its things.
    """
    with transaction.atomic():
        SearchState.advance()
        # What hangs on the entries goes first, at once: one by one, they would all be read.
        for model in (EntryWords, SearchWord, SearchName, SearchEntry, SearchText):
            model.objects.all()._raw_delete(connection.alias)
        engine().clear()
        index_emptied.send(sender=None)
        for source in search_sources:
            keys = iter(source.keys())
            written = 0
            while batch := list(islice(keys, BATCH)):
                written += put(source, source.records(batch))
            report(source, written)
        SearchState.advance()
        SearchState.objects.filter(pk=1).update(analyser=VERSION)
    engine().optimise()


def is_outdated() -> bool:
    """Tell whether the index was made by another version of the analyser. One that holds nothing was not."""
    made_by = SearchState.objects.filter(pk=1).values_list("analyser", flat=True).first()
    return made_by is not None and made_by != VERSION
