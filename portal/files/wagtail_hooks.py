"""What files add to the Wagtail admin."""

from django.urls import path

from wagtail import hooks

from portal.files.library_list import FILES_TO_MEND, FileIndexView
from portal.registries.queues import queues

queues.register(FILES_TO_MEND)


@hooks.register("register_admin_urls", order=-10)
def list_files():
    """Answer at the addresses of Wagtail's list of files with ours, before it."""
    return [
        path("documents/", FileIndexView.as_view()),
        path("documents/results/", FileIndexView.as_view(results_only=True)),
    ]
