"""A whole collection exported and imported into an empty site: the same notices."""

from dataclasses import asdict

from django.db import transaction

from documents.exports.formats import FORMATS
from documents.exports.record import WITH_ALL, reference_of
from documents.imports.writing import import_references
from documents.models import DocumentPage
from portal.models import Region, Theme
from tests.documents.catalogue import content, needs_catalogue


def collection():
    """Return {key: record} of all notices; a theme that came as a keyword counts once, in whatever case."""
    notices = DocumentPage.objects.order_by("pk").prefetch_related(*WITH_ALL)
    records = {reference.key: asdict(reference) for reference in map(reference_of, notices)}
    for record in records.values():
        record["keywords"] = {word.lower() for word in record["keywords"]}
    return records


@needs_catalogue
def test_the_catalogue_comes_back_whole(site):
    Theme.objects.create(name_fr="Traite des personnes", name_en="Human trafficking", slug="traite")
    Region.objects.create(code="04", name_fr="Mauricie", name_en="Mauricie", slug="mauricie")
    empty = transaction.savepoint()
    import_references(content("catalogue.bib"), site.centre)
    before = collection()
    assert len(before) == 947
    notices = DocumentPage.objects.order_by("pk").prefetch_related(*WITH_ALL)
    file = FORMATS["ris"].write([reference_of(notice) for notice in notices]).encode()
    themed = DocumentPage.objects.filter(themes__slug="traite").count()
    transaction.savepoint_rollback(empty)
    assert DocumentPage.objects.count() == 0
    report = import_references(file, site.centre)
    assert (len(report.new), report.same, report.rejected) == (947, [], [])
    assert collection() == before
    assert DocumentPage.objects.filter(themes__slug="traite").count() == themed > 0
