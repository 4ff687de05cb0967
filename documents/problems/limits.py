"""How often problems may be reported from one place."""

from portal.limits import has_room
from portal.visitors import place_mark

REPORTS = 10
WITHIN = 60 * 60  # seconds


def may_report(request):
    """Count a report, and tell whether it may go on.

    Each place has its own count, in the cache that all processes share, so that nobody closes the way of
    others; a report takes a place that only one request can have.
    """
    mark = place_mark(request)
    return has_room("problem_reports", mark, REPORTS, WITHIN)
