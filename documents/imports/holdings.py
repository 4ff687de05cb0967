"""What the documentation centre holds, arranged to tell whether a reference is there already."""

from documents.imports.conversion import shorten
from documents.models import DocumentPage, MergedRecord
from documents.references.matching import Collection, Known, Match, Verdict, fold
from documents.references.reference import Reference


class Holdings:
    """The notices of the centre, and the records that merged notices came from."""

    def __init__(self, index):
        """Read what stands under `index`, the French documentation centre."""
        self.collection, self.titles = Collection(), {}
        self._index, self._keys, self._digests, self._last = index, {}, {}, 0
        self.take_new()
        for record in MergedRecord.objects.all():
            self._remember(record.notice_id, record.import_key, record.title, record.import_digest)

    def take_new(self):
        """Read the notices made since the last reading."""
        notices = DocumentPage.objects.child_of(self._index).filter(pk__gt=self._last).order_by("pk")
        for notice in notices.prefetch_related("contributors").iterator(chunk_size=1000):
            self.collection.add(known_notice(notice))
            self.titles[notice.pk] = notice.title
            self._remember(notice.pk, notice.import_key, notice.title, notice.import_digest)
            self._last = notice.pk

    def classify(self, reference: Reference) -> Verdict:
        """Tell what `reference` is to the collection: this very one came in before, or it is like one."""
        title, _whole = shorten("title", reference.title)
        imported = self._keys.get((reference.key, fold(title))) or self._digests.get(reference.digest())
        return Verdict(Match.SAME, imported) if imported else self.collection.classify(reference)

    def _remember(self, pk, key, title, digest):
        if key:
            self._keys.setdefault((key, fold(title)), pk)
        if digest:
            self._digests.setdefault(digest, pk)


def known_notice(notice: DocumentPage) -> Known:
    """Return what comparing needs of a notice whose contributors were read."""
    return Known(
        notice.pk,
        fold(notice.title),
        notice.year,
        {fold(c.organisation or c.family) for c in notice.contributors.all()},
        notice.doi,
        notice.isbn,
        notice.link,
        notice.import_key,
        f"{notice.volume}/{notice.issue}",
    )
