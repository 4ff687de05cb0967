"""Security headers of every response: a strict policy for the public side, Wagtail's own for the admin."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from django.utils.cache import patch_vary_headers

GUARD = Path(__file__).parent / "static" / "portal" / "js" / "exit-guard.js"
ADMIN = "/admin/"
FEATURES = """
accelerometer autoplay browsing-topics camera display-capture encrypted-media geolocation gyroscope
magnetometer microphone midi payment usb
"""


def permissions(allowed=()):
    """Return the Permissions-Policy: nothing, but the features that we use ourselves on a page."""
    return ", ".join(f"{feature}={'(self)' if feature in allowed else '()'}" for feature in FEATURES.split())


PERMISSIONS = permissions()


@cache
def exit_guard():
    """Return the only inline script of the site."""
    return GUARD.read_text(encoding="utf-8").strip()


@cache
def public_policy():
    """Return the Content-Security-Policy of the public side (CSP level 3): nothing but ourselves.

    The exit guard is allowed by its hash, so that pages hold no nonce and can be cached whole.
    """
    digest = base64.b64encode(hashlib.sha256(exit_guard().encode()).digest()).decode()
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' 'sha256-{digest}'",
        "style-src": "'self'",
        "img-src": "'self'",
        "media-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def allow_recording(response):
    """Let a page record a voice, and play it before it is sent: a `blob:` is what the page itself made."""
    response["Permissions-Policy"] = permissions({"microphone"})
    response["Content-Security-Policy"] = public_policy().replace(
        "media-src 'self'", "media-src 'self' blob:"
    )
    return response


ADMIN_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; media-src 'self' blob:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-src 'self'; frame-ancestors 'self'; object-src 'none'"
)


class HeadersMiddleware:
    """Add the security headers, and keep what is personal out of every cache."""

    def __init__(self, get_response):
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request):
        """Answer with the headers; a view that sets one keeps its own."""
        response = self.get_response(request)
        admin = request.path_info.startswith(ADMIN)
        if admin:
            # A preview is made by a request of its own, to a public address.
            response["Content-Security-Policy"] = ADMIN_POLICY
        response.headers.setdefault("Content-Security-Policy", public_policy())
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if admin:
            response["X-Frame-Options"] = "SAMEORIGIN"
        user = getattr(request, "user", None)
        if admin or (user is not None and user.is_authenticated):
            response["Cache-Control"] = "private, no-store"
            patch_vary_headers(response, ["Cookie"])
        return response
