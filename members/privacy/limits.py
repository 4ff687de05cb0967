"""How often requests may be sent by one person, or from one place."""

from portal.limits import has_room
from portal.visitors import place_mark

REQUESTS = 5
WITHIN = 60 * 60  # seconds


def may_ask(request):
    """Count a request about data, and tell whether it may go on.

    Each account has its own count, and each place one for those who are not signed in, in the cache that
    all processes share: nobody closes the way of others.
    """
    mark = f"account:{request.user.pk}" if request.user.is_authenticated else place_mark(request)
    return has_room("data_requests", mark, REQUESTS, WITHIN)
