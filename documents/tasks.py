"""What is done in the background: after an import, and each day."""

from wagtail.search.backends import get_search_backends

from django_tasks import task

from documents.models import DocumentPage
from documents.problems import forget_settled


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
