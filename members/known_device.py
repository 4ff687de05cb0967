"""What a device of her own keeps, so that nobody can use up the codes that she asks for from there."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.utils.crypto import constant_time_compare, salted_hmac

KEPT = timedelta(days=180)
PURPOSE = "members.known_device"


def _of(mark, address):
    return salted_hmac(PURPOSE, f"{mark} {address}", algorithm="sha256").hexdigest()


def make(address):
    """Return what the cookie holds: a random mark, and what ties it to an address without naming it."""
    mark = secrets.token_urlsafe(12)
    return TimestampSigner(salt=PURPOSE).sign(f"{mark}.{_of(mark, address)}")


def mark_of(request, address):
    """Return the mark of the device if it was made here for `address`, else ""."""
    value = request.COOKIES.get(settings.KNOWN_DEVICE_COOKIE_NAME, "")
    try:
        mark, _dot, tie = TimestampSigner(salt=PURPOSE).unsign(value, max_age=KEPT).partition(".")
    except BadSignature:
        return ""
    return mark if constant_time_compare(tie, _of(mark, address)) else ""


def remember(request, user):
    """Have the device marked with the answer to this request, unless it is already."""
    if user.email and not mark_of(request, user.email):
        request.device_known_for = user.email


class KnownDeviceMiddleware:
    """Leave the mark."""

    def __init__(self, get_response):
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request):
        """Answer, with the cookie if somebody just said that the device is hers."""
        response = self.get_response(request)
        address = getattr(request, "device_known_for", None)
        if address:
            response.set_cookie(
                settings.KNOWN_DEVICE_COOKIE_NAME,
                make(address),
                max_age=KEPT,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response
