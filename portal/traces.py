"""What the pages of a sheltered place leave in a browser: nothing that tells what they were.

A history keeps addresses and titles whatever we do (research/safety.md, R5): the addresses are letters, the
titles a word and a number, the same for ever. Nothing is sent to other sites, and no program finds its way.
"""

import re
from functools import wraps
from zlib import crc32

from django.conf import settings
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

BEHIND_LETTERS = re.compile(r"^/(?:fr|en)/e/")
NUMBERS = 10_000


def leave_none(request):
    """Have the answer to a request leave nothing that tells what it was."""
    request.leaves_no_trace = True


def without_traces(view):
    """Return a view whose pages leave nothing that tells what they were, and that nothing keeps."""

    @wraps(view)
    def quiet(request, *args, **kwargs):
        leave_none(request)
        return view(request, *args, **kwargs)

    return never_cache(quiet)


def neutral_title(request):
    """Return the title of a page that tells nothing: a number of its address, and never another."""
    return _("Page %(number)s") % {"number": crc32(request.path.encode()) % NUMBERS}


def _is_sheltered(request):
    user = getattr(request, "user", None)
    return bool(user is not None and user.is_authenticated and user.signs_with_phrase)


class TracesMiddleware:
    """Keep the traces of sheltered pages and sessions small."""

    def __init__(self, get_response):
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request):
        """Answer; the cookie of a sheltered session goes to no request that another site begins."""
        behind = bool(BEHIND_LETTERS.match(request.path_info))
        if behind and request.META.get("HTTP_ORIGIN") == "null":
            # A page that sends no referrer names no origin either (Fetch, 3.2). The token is checked as ever,
            # and the cookie that holds its half goes with no request of another site.
            request.META["HTTP_ORIGIN"] = f"{request.scheme}://{request.get_host()}"
        response = self.get_response(request)
        sheltered = _is_sheltered(request)
        if sheltered and settings.SESSION_COOKIE_NAME in response.cookies:
            cookie = response.cookies[settings.SESSION_COOKIE_NAME]
            cookie["samesite"], cookie["max-age"], cookie["expires"] = "Strict", "", ""
        if getattr(request, "leaves_no_trace", False) or (behind and sheltered):
            response["Referrer-Policy"] = "no-referrer"
            response["X-Robots-Tag"] = "noindex, nofollow"
        return response
