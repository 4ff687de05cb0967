"""The portal's addresses, and some that fail each in its way: what no visitor can bring about at will."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.urls import path

from allauth.core.ratelimit import respond_429

from portal.urls import urlpatterns as portal_urls


def bad_request(request):
    """Fail as a request that is not understood.

    Raises:
        SuspiciousOperation: always.
    """
    raise SuspiciousOperation


def not_allowed(request):
    """Fail as a page that is not open to her.

    Raises:
        PermissionDenied: always.
    """
    raise PermissionDenied


def broken(request):
    """Fail as a fault of ours.

    Raises:
        RuntimeError: always.
    """
    raise RuntimeError("A fault made for the test.")


urlpatterns = [
    path("faute/400/", bad_request),
    path("faute/403/", not_allowed),
    path("faute/429/", respond_429),
    path("faute/500/", broken),
    *portal_urls,
]
