"""Tells one visitor from another for a day at most, without keeping her address.

Her network address goes through a keyed hash whose salt is drawn each day and lives in the cache only:
once it is gone, nobody can go back from what was kept to an address. The secret of the site is in the key
too, since the cache may be in the database, and the database in a backup.
"""

import hashlib
import hmac
import secrets
import threading
import time

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from allauth.core.internal.ratelimit import get_ip

SALT_LASTS = 26 * 60 * 60  # seconds: the day, and what clocks differ by
MOST_REMEMBERED = 20_000

_salts: dict = {}  # {day: salt}, of today only
_lock = threading.Lock()


def _salt():
    day = timezone.localdate().isoformat()
    if day not in _salts:
        salt = cache.get_or_set(f"visitors:{day}", lambda: secrets.token_hex(16), SALT_LASTS)
        _salts.clear()
        _salts[day] = salt
    return _salts[day]


def _network(request):
    try:
        return get_ip(request)
    except PermissionDenied:
        # Behind a proxy that says nothing: all are one place, and pages are read all the same.
        return ""


def _mark(text):
    key = f"{_salt()}{settings.SECRET_KEY}".encode()
    return hmac.new(key, text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:32]


def visitor_mark(request):
    """Return what stands for who asks, the same all day in all processes, and of no use the next day."""
    return _mark(f"{_network(request)} {request.headers.get('User-Agent', '')}")


def place_mark(request):
    """Return what stands for the network from where somebody asks, whatever her browser says."""
    return _mark(f"place {_network(request)}")


class Recent:
    """What happened in this process a short time ago, so that it is not taken twice."""

    def __init__(self, seconds, most=MOST_REMEMBERED):
        """Remember for so many seconds, and `most` things at most."""
        self._seconds, self._most = seconds, most
        self._until: dict = {}

    def is_repeated(self, key):
        """Tell whether `key` came a short time ago, and remember that it came now.

        A repetition does not make the time longer: who comes back for an hour is counted again.
        """
        now = time.monotonic()
        with _lock:
            if self._until.get(key, 0) > now:
                return True
            if len(self._until) >= self._most:
                self._until = {k: until for k, until in self._until.items() if until > now}
            if len(self._until) >= self._most:
                self._until.clear()
            self._until[key] = now + self._seconds
        return False

    def clear(self):
        """Forget all."""
        with _lock:
            self._until.clear()


class Pace:
    """How often each place asked in a span of time that begins with its first request, in this process."""

    def __init__(self, most, seconds=60):
        """Let each place ask `most` times in so many seconds."""
        self._most, self._seconds = most, seconds
        self._asked: dict = {}  # {place: (until when, how many times)}

    def may_go_on(self, place):
        """Count a request from `place`, and tell whether it may go on."""
        now = time.monotonic()
        with _lock:
            until, times = self._asked.get(place, (0, 0))
            if until <= now:
                self._make_room(now)
                until, times = now + self._seconds, 0
            self._asked[place] = until, times + 1
            return times < self._most

    def _make_room(self, now):
        if len(self._asked) >= MOST_REMEMBERED:
            self._asked = {place: asked for place, asked in self._asked.items() if asked[0] > now}
        if len(self._asked) >= MOST_REMEMBERED:
            self._asked.clear()

    def clear(self):
        """Begin again."""
        with _lock:
            self._asked.clear()
