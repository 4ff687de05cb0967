"""Screens of ours in the Wagtail admin: who opens them, and who is shown the way."""

from functools import wraps

from django.core.exceptions import PermissionDenied

from wagtail.admin.menu import MenuItem


def open_to(may):
    """Return a decorator that opens a view of the admin to some, and to nobody else.

    Args:
        may: tells of a user whether the view is for her.
    """

    def guard(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not may(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard


class MenuItemFor(MenuItem):
    """An entry of the menu, shown to those whom its screen is open to."""

    def __init__(self, may, label, url, **options):
        """Keep `may`, the same as `open_to` takes; the rest is Wagtail's."""
        super().__init__(label, url, **options)
        self.may = may

    def is_shown(self, request):
        """Tell whether she may."""
        return self.may(request.user)
