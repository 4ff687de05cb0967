"""Counts consultations without following anybody.

Totals are gathered in the process and written every few seconds, so that reading a
page writes nothing; a process that is killed loses at most those seconds. Robots are
counted apart (COUNTER code of practice, release 5, §7.8, asks to leave them out).
"""

import atexit
import re
import threading
import time
from collections import Counter

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from portal.models.daily_count import DailyCount

ROBOT = re.compile(
    r"bot|crawl|spider|slurp|fetch|scan|preview|monitor|curl|wget|python|java/|go-http|httpclient"
    r"|headless|facebookexternalhit|meta-external|archive|feed|^$",
    re.IGNORECASE,
)
WRITE_EVERY = 10  # seconds

_pending: Counter = Counter()
_lock = threading.Lock()
_written_at = time.monotonic()


def is_robot(request):
    """Tell whether a request comes from a program, by what it says of itself."""
    return bool(ROBOT.search(request.headers.get("User-Agent", "")))


def count(request, name, thing=""):
    """Count one consultation.

    Args:
        request: what tells people from robots; nothing of it is kept. Its `counted` names what was counted.
        name: what is counted, such as "notice".
        thing: the key of the thing consulted.
    """
    # Noted on the request too: a page that is kept counts again each time it is given.
    request.counted = [*getattr(request, "counted", []), (name, thing)]
    key = (timezone.localdate(), name, str(thing), is_robot(request))
    with _lock:
        _pending[key] += 1
        due = time.monotonic() - _written_at >= WRITE_EVERY
    if due:
        write_counts()


def write_counts():
    """Add what is pending to the stored totals; what could not be written stays pending."""
    global _written_at
    with _lock:
        counts, _written_at = dict(_pending), time.monotonic()
        _pending.clear()
    if not counts:
        return
    try:
        with transaction.atomic():
            for key in sorted(counts):
                _add(key, counts[key])
    except DatabaseError:
        with _lock:
            _pending.update(counts)


def _add(key, number):
    day, name, thing, robot = key
    row, made = DailyCount.objects.get_or_create(
        day=day, name=name, thing=thing, robot=robot, defaults={"total": number}
    )
    if not made:
        DailyCount.objects.filter(pk=row.pk).update(total=F("total") + number)


atexit.register(write_counts)
