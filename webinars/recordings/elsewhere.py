"""Recordings that another site plays: known hosts only, in their forms that follow people least."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.conf import settings

YOUTUBE = re.compile(r"^[\w-]{11}$", re.ASCII)
VIMEO = re.compile(r"^/(?:video/)?(\d{5,12})(?:/([0-9a-f]{8,12}))?/?$", re.ASCII)
PEERTUBE = re.compile(r"^/(?:w|videos/watch|videos/embed)/([\w-]{10,40})/?$", re.ASCII)


@dataclass(frozen=True)
class Host:
    """A recording at another site.

    Args:
        name: of the site, as people know it.
        origin: what the page must be allowed to show.
        embed: the address of the player; `watch`, of the page.
    """

    name: str
    origin: str
    embed: str
    watch: str


def host_of(url):
    """Return the `Host` that plays what is at `url`, None when we know none."""
    parts = urlsplit(url)
    # Read as text: a port that is none raises where it is read as a number.
    if parts.scheme != "https" or set("@:") & set(parts.netloc):
        return None
    name = (parts.hostname or "").removeprefix("www.")
    if name in ("youtube.com", "m.youtube.com", "youtu.be", "youtube-nocookie.com"):
        return _youtube(parts, name)
    if name in ("vimeo.com", "player.vimeo.com"):
        return _vimeo(parts)
    return _peertube(parts, name) if name in settings.PEERTUBE_HOSTS else None


def _youtube(parts, name):
    last = parts.path.rstrip("/").rsplit("/", 1)[-1]
    key = parse_qs(parts.query).get("v", [""])[0] if parts.path == "/watch" else last
    if not YOUTUBE.match(key):
        return None
    origin = "https://www.youtube-nocookie.com"
    return Host("YouTube", origin, f"{origin}/embed/{key}", f"https://www.youtube.com/watch?v={key}")


def _vimeo(parts):
    found = VIMEO.match(parts.path)
    if not found:
        return None
    key, secret = found[1], found[2] or parse_qs(parts.query).get("h", [""])[0]
    secret = secret if re.fullmatch(r"[0-9a-f]{8,12}", secret) else ""
    origin = "https://player.vimeo.com"
    watch = f"https://vimeo.com/{key}" + (f"/{secret}" if secret else "")
    return Host("Vimeo", origin, f"{origin}/video/{key}?dnt=1" + (f"&h={secret}" if secret else ""), watch)


def _peertube(parts, name):
    found = PEERTUBE.match(parts.path)
    origin = f"https://{name}"
    return found and Host(
        name, origin, f"{origin}/videos/embed/{found[1]}?p2p=0&title=0", f"{origin}/w/{found[1]}"
    )
