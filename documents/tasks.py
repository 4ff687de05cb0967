"""What the documentation centre does in the background."""

from datetime import timedelta

from django.utils import timezone

from wagtail.search.backends import get_search_backends

from django_tasks import task

from documents.imports import batches as import_batches
from documents.models import DocumentPage, ImportBatch
from documents.problems.reports import forget_settled

IMPORTS_KEPT = timedelta(days=30)


@task()
def index_for_admin(keys: list[int]):
    """Put notices that were made many at once into Wagtail's own index, for the admin's lists.

    Args:
        keys: primary keys of notices; one that is gone is left out.
    """
    notices = DocumentPage.objects.filter(pk__in=keys).prefetch_related("tags")
    for backend in get_search_backends():
        backend.add_bulk(DocumentPage, list(notices))


@task()
def forget_settled_problems():
    """Erase the problems that were settled long ago."""
    forget_settled()


@task()
def read_import(key: int):
    """Read what an editor brought; an import that she threw away meanwhile is left alone."""
    batch = ImportBatch.objects.select_related("owner").filter(pk=key).first()
    if batch is not None:
        import_batches.read_batch(batch)


@task()
def do_import(key: int):
    """Do what an editor decided."""
    batch = ImportBatch.objects.select_related("owner").filter(pk=key).first()
    if batch is not None:
        import_batches.do_batch(batch)


@task()
def forget_old_imports():
    """Erase the imports that nobody touched for some weeks; the notices that they made stay."""
    ImportBatch.objects.filter(changed_at__lt=timezone.now() - IMPORTS_KEPT).delete()
