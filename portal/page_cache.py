"""Whole pages for visitors, kept in memory until anything that they show changes.

A page that a visitor gets holds no session, no token and no nonce, so that the next
visitor may get the same bytes. Each process keeps its own pages with the version of the
content at which they were made; the version is read from the database at each request,
so that a change shows at once in all processes, and a page for members is never kept.
"""

import gzip
import re
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import wraps
from time import monotonic

from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import DatabaseError
from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

from asgiref.local import Local

from portal.search.models import SearchState

LARGEST = 6 * 1024 * 1024  # bytes, all pages together
LARGEST_PAGE = 400 * 1024  # bytes
LONGEST_ADDRESS = 500  # characters
SECONDS = 300  # for what changes with the hour
COMPRESSION = 5
TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)


@dataclass
class KeptPage:
    """A response to a visitor.

    Args:
        version: of the content at which it was made.
        headers: its headers, those of its length and encoding left out.
        body: its bytes; `packed`: the same, compressed with gzip.
        counted: what consulting it counts, as functions of the request.
        until: on the monotonic clock.
    """

    version: int
    headers: dict
    body: bytes
    packed: bytes
    counted: list = field(default_factory=list)
    until: float = 0.0

    @property
    def size(self):
        """How much memory it takes, in bytes."""
        return len(self.body) + len(self.packed)

    def response(self, request):
        """Return it as a response, compressed for whoever takes it."""
        packs = bool(TAKES_GZIP.search(request.headers.get("Accept-Encoding", "")))
        response = HttpResponse(self.packed if packs else self.body, headers=self.headers)
        if packs:
            response["Content-Encoding"] = "gzip"
        response["Content-Length"] = str(len(response.content))
        etag = self.headers.get("ETag")
        return get_conditional_response(request, etag, response=response) if etag else response


class PageStore:
    """The pages of one process, the least recently asked forgotten first."""

    def __init__(self, largest=LARGEST):
        """Begin empty; hold at most `largest` bytes."""
        self._largest, self._size = largest, 0
        self._pages: OrderedDict = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key, version) -> KeptPage | None:
        """Return the page kept under `key` if it still shows the content of `version`."""
        with self._lock:
            page = self._pages.get(key)
            if page is None:
                return None
            if page.version != version or page.until < monotonic():
                self._drop(key)
                return None
            self._pages.move_to_end(key)
            return page

    def put(self, key, page: KeptPage):
        """Keep a page."""
        with self._lock:
            self._drop(key)
            self._pages[key] = page
            self._size += page.size
            while self._size > self._largest:
                self._drop(next(iter(self._pages)))

    def clear(self):
        """Forget all pages."""
        with self._lock:
            self._pages.clear()
            self._size = 0

    def _drop(self, key):
        page = self._pages.pop(key, None)
        self._size -= page.size if page else 0


store = PageStore()


def kept_for_visitors(view):
    """Let what a view answers to visitors be kept. Everything else never is."""

    @wraps(view)
    def marked(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.may_be_kept = response.status_code == 200 and not request.user.is_authenticated
        return response

    return marked


class PageCacheMiddleware:
    """Answer visitors with the pages that are kept. Stands first: nothing else is then done."""

    def __init__(self, get_response):
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request):
        """Answer from memory, or make the page and keep it."""
        key = _key(request)
        version = _version() if key else 0
        if not version:
            return self.get_response(request)
        request.content_version = _of_request.version = version
        page = store.get(key, version)
        if page is None:
            response = self.get_response(request)
            page = _keep(key, version, request, response)
            return page.response(request) if page else response
        for consult in page.counted:
            consult(request)
        return page.response(request)


def _key(request):
    """Return what tells a visitor's page from another, or None for whom nothing is kept."""
    if (
        request.method != "GET"
        or settings.SESSION_COOKIE_NAME in request.COOKIES
        or "messages" in request.COOKIES
    ):
        return None
    address = request.get_full_path()
    if len(address) > LONGEST_ADDRESS:
        return None
    return request.scheme, request.META.get("HTTP_HOST", ""), address


def content_version(request):
    """Return the version of the content that answers `request`, read once a request; 0 without any."""
    if not hasattr(request, "content_version"):
        request.content_version = _of_request.version = _version()
    return request.content_version


_of_request = Local()


def _forget_version(**kwargs):
    _of_request.version = None


request_started.connect(_forget_version, dispatch_uid="page_cache_request_started")
request_finished.connect(_forget_version, dispatch_uid="page_cache_request_finished")


def version_read():
    """Return the version of the content that answers the present request, None where it was not read."""
    return getattr(_of_request, "version", None)


def _version():
    try:
        return SearchState.current()
    except DatabaseError:
        return 0


def _keep(key, version, request, response):
    if not getattr(response, "may_be_kept", False) or response.cookies or response.streaming:
        return None
    if "no-store" in response.get("Cache-Control", "") or len(response.content) > LARGEST_PAGE:
        return None
    patch_vary_headers(response, ["Accept-Encoding"])
    headers = {name: value for name, value in response.items() if name.lower() != "content-length"}
    page = KeptPage(
        version,
        headers,
        response.content,
        gzip.compress(response.content, COMPRESSION, mtime=0),
        list(getattr(request, "counted", [])),
        monotonic() + SECONDS,
    )
    store.put(key, page)
    return page
