"""What is done after an import, in the background."""

from wagtail.search.backends import get_search_backends

from django_tasks import task

from documents.models import DocumentPage


@task()
def index_for_admin(keys: list[int]):
    """Put notices that were made many at once into Wagtail's own index, for the admin's lists.

    Args:
        keys: primary keys of notices; one that is gone is left out.
    """
    notices = DocumentPage.objects.filter(pk__in=keys).prefetch_related("tags")
    for backend in get_search_backends():
        backend.add_bulk(DocumentPage, list(notices))
