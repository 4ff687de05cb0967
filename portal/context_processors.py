"""What every template may use."""

from portal.headers import ADMIN
from portal.navigation import site_context


def portal(request):
    """Return what the page frame needs: names, navigation, account, language switch.

    The admin has a frame of its own, whose templates use some of these names for other things.
    """
    return {} if request.path_info.startswith(ADMIN) else site_context(request)
