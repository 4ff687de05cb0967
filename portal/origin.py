"""Where a request comes from, for the few that carry no token."""

from urllib.parse import urlsplit


def is_from_elsewhere(request) -> bool:
    """Tell whether another site sent this request (Fetch Metadata, W3C; RFC 6454 for Origin)."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = request.headers.get("Origin")
    return bool(origin) and urlsplit(origin).netloc != request.get_host()
