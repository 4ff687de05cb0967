"""The few bytes that a screen asks for every few seconds, to know whether to look again."""

from django.http import HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags

HEADERS = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}


def polled(request, tag):
    """Answer a poll: the tag, or nothing at all where the screen has it already (RFC 9110, 13.1.2)."""
    etag = f'"{tag}"'
    headers = {**HEADERS, "ETag": etag}
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers=headers)
    return HttpResponse(tag, content_type="text/plain; charset=utf-8", headers=headers)
