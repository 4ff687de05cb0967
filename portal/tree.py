"""Writes to the tree of pages, one at a time where two would damage it.

`add_child` locks its parent (treebeard 5 and later). Moves do not, and two at once break
the counts of children on both databases: they take one lock, and read their pages after.
"""

from contextlib import contextmanager

from django.db import transaction

from wagtail.models import Page

MOVING_VIEWS = {
    "wagtailadmin_pages:move_confirm",
    "wagtailadmin_pages:set_page_position",
    "wagtailadmin_pages:delete",
    "wagtailadmin_pages:copy",
    "wagtail_bulk_action",
}


@contextmanager
def tree_lock():
    """Hold the tree: nobody else moves or deletes until the transaction ends."""
    with transaction.atomic():
        # On SQLite the immediate transaction is the lock.
        Page.objects.select_for_update().only("pk").get(depth=1)
        yield


class TreeLockMiddleware:
    """Take the lock around Wagtail's views that move pages. Stands last: it calls the view itself."""

    def __init__(self, get_response):
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request):
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Run a view that moves pages inside the lock."""
        if request.method != "POST" or request.resolver_match.view_name not in MOVING_VIEWS:
            return None
        with tree_lock():
            return view(request, *args, **kwargs)
