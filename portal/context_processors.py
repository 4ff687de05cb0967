"""What every template may use."""

from portal.headers import ADMIN
from portal.navigation import site_context
from portal.traces import neutral_title


def portal(request):
    """Return what the page frame needs: names, navigation, account, language switch.

    The admin has a frame of its own, whose templates use some of these names for other things.
    """
    if request.path_info.startswith(ADMIN):
        return {}
    neutral = getattr(request, "leaves_no_trace", False)
    return {**site_context(request), "neutral_title": neutral_title(request) if neutral else ""}
