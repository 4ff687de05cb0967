"""How often one may apply from one place."""

from django.core.cache import cache

from portal.visitors import place_mark

APPLICATIONS = 10
WITHIN = 60 * 60  # seconds


def may_apply(request):
    """Count an application, and tell whether it may go on.

    Each place has its own count, in the cache that all processes share: a meeting room has one address,
    and nobody closes the way of others.
    """
    mark = place_mark(request)
    return any(cache.add(f"applications:{mark}:{number}", 1, WITHIN) for number in range(APPLICATIONS))
