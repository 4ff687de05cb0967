"""Sends a file that somebody may have: in parts when asked, with headers that keep it harmless."""

import hashlib
import re
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.utils.cache import patch_cache_control

RANGE = re.compile(r"^bytes=(\d{0,18})-(\d{0,18})$", re.ASCII)
CHUNK = 64 * 1024
SHOWN_IN_PLACE = ("image/", "audio/", "video/", "application/pdf")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
# A sandbox keeps browsers from showing PDF; the files are cleaned of scripts.
PDF_POLICY = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"


def _part(path, start, length):
    with path.open("rb") as file:
        file.seek(start)
        while length > 0:
            data = file.read(min(CHUNK, length))
            if not data:
                return
            length -= len(data)
            yield data


def _asked_range(header, size):
    """Return (first, last) of a Range header (RFC 9110, 14), None to send all, or False when outside."""
    found = RANGE.match(header or "")
    if not found or found.group(0) == "bytes=-":
        return None
    first, last = found.groups()
    if not first:
        return (max(0, size - int(last)), size - 1) if int(last) else False
    first = int(first)
    last = min(int(last), size - 1) if last else size - 1
    if first >= size:
        return False
    return (first, last) if first <= last else None


def send(request, file, *, name, content_type, cacheable=False):
    """Return the response with a stored file; the caller has passed the gate.

    Args:
        request: its method, Range, If-Range and If-None-Match count.
        file: a `FieldFile`.
        name: the name to keep it under.
        content_type: its media type.
        cacheable: anybody may read it and its address never gives anything else.
    """
    size = file.size
    etag = f'"{hashlib.sha256(f"{file.name}:{size}".encode()).hexdigest()[:24]}"'
    if cacheable and request.headers.get("If-None-Match") == etag:
        response = HttpResponse(status=304)
    else:
        response = _body(request, file, size, etag, content_type)
    return _with_headers(response, name, content_type, etag, cacheable)


def _body(request, file, size, etag, content_type):
    same = request.headers.get("If-Range", etag) == etag
    asked = _asked_range(request.headers.get("Range"), size) if same else None
    if asked is False:
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{size}"
        return response
    if root := _accelerated(file):
        response = HttpResponse(content_type=content_type)
        response["X-Accel-Redirect"] = f"{root}{quote(file.name)}"
        return response
    if asked is None:
        return FileResponse(file.open("rb"), content_type=content_type)
    first, last = asked
    from pathlib import Path

    response = StreamingHttpResponse(
        _part(Path(file.path), first, last - first + 1), status=206, content_type=content_type
    )
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Content-Length"] = str(last - first + 1)
    return response


def _accelerated(file):
    """Return the internal location of nginx that maps the folder of a file, "" where none does."""
    roots = {
        settings.MEDIA_ROOT: settings.ACCEL_REDIRECT_ROOT,
        settings.PRIVATE_ROOT: settings.PRIVATE_ACCEL_REDIRECT_ROOT,
    }
    return {str(folder): root for folder, root in roots.items()}.get(str(file.storage.location), "")


def _with_headers(response, name, content_type, etag, cacheable):
    disposition = "inline" if content_type.startswith(SHOWN_IN_PLACE) else "attachment"
    response["Content-Disposition"] = f'{disposition}; filename="{name}"'
    response["Content-Security-Policy"] = PDF_POLICY if content_type == "application/pdf" else POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = etag
    response["X-Robots-Tag"] = "all" if cacheable else "noindex"
    if cacheable:
        patch_cache_control(response, public=True, max_age=31_536_000, immutable=True)
    else:
        response["Cache-Control"] = "private, no-store"
    return response
