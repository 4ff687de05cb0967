"""Counts consultations without following anybody.

Totals are gathered in the process and written every few seconds, so that reading a
page writes nothing; a process that is killed loses at most those seconds. Robots are
counted apart, and what one visitor asks again within thirty seconds is left out (COUNTER
code of practice, release 5, §7.2 and §7.8). Shown figures begin at five: below, a number
might tell of somebody. After two years, days become months.
"""

import atexit
import re
import threading
import time
from collections import Counter
from datetime import date
from functools import partial

from django.db import DatabaseError, transaction
from django.db.models import F, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.models.daily_count import DailyCount
from portal.visitors import Recent, visitor_mark

# GPTBot, CCBot and their like say "bot"; meta-externalagent does not, and COUNTER's list lacks it.
ROBOT = re.compile(
    r"bot|crawl|spider|slurp|fetch|scan|preview|monitor|curl|wget|python|java/|go-http|httpclient|httpx"
    r"|okhttp|axios|scrapy|libwww|headless|lighthouse|facebookexternalhit|meta-external|archive|feed|^$",
    re.IGNORECASE,
)
WRITE_EVERY = 10  # seconds
REPEATED_WITHIN = 30  # seconds
FLOOR = 5  # the smallest number that is shown
DAYS_KEPT_FOR = 25  # months: this year and the last whole one can be compared day by day

_pending: Counter = Counter()
_lock = threading.Lock()
_written_at = time.monotonic()
recent = Recent(REPEATED_WITHIN)


def is_robot(request):
    """Tell whether a request comes from a program, by what it says of itself."""
    return bool(ROBOT.search(request.headers.get("User-Agent", "")))


def note(request, consult):
    """Note on a request what it consults, so that a page which is kept counts again when it is given.

    Args:
        consult: a function of the request that counts it.
    """
    request.counted = [*getattr(request, "counted", []), consult]


def count(request, name, thing=""):
    """Count one consultation, now and each time the page is given again.

    Args:
        request: what tells people from robots and a repetition from another visit; nothing of it is kept.
        name: what is counted, such as "notice".
        thing: the key of the thing consulted.
    """
    note(request, partial(count, name=name, thing=thing))
    add_one(request, name, thing)


def add_one(request, name, thing="", repeated_as=""):
    """Add one to a total, unless the same visitor just did. Only a GET consults: HEAD asks if it is there.

    Args:
        request, name, thing: as for `count`.
        repeated_as: what tells a repetition where the thing does not; its hash is kept for some seconds.
    """
    if request.method != "GET":
        return
    if recent.is_repeated((visitor_mark(request), name, hash(repeated_as or str(thing)))):
        return
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


def total(name, things):
    """Return how many times people, robots left out, consulted any of `things`.

    Args:
        name: what is counted.
        things: keys.
    """
    counts = DailyCount.objects.filter(name=name, robot=False, thing__in=[str(thing) for thing in things])
    return counts.aggregate(total=Sum("total"))["total"] or 0


def times_in_words(number):
    """Return a number of times in words, as it may be shown: from the floor up."""
    if number < FLOOR:
        return _("fewer than %(floor)d times") % {"floor": FLOOR}
    return ngettext("%(number)d time", "%(number)d times", number) % {"number": number}


def fold_old_days(today=None):
    """Make one row a month of the days that are over for `DAYS_KEPT_FOR` months.

    The row of a month is that of its first day, so that a sum over whole months or years stays
    what it was; a sum over some days of a month so old does not. Nothing is lost but the days.
    """
    today = today or timezone.localdate()
    months = today.year * 12 + today.month - 1 - DAYS_KEPT_FOR
    first_kept = date(months // 12, months % 12 + 1, 1)
    old = DailyCount.objects.filter(day__lt=first_kept).exclude(day__day=1)
    for month in old.dates("day", "month"):
        _fold(month)


@transaction.atomic
def _fold(month):
    days = DailyCount.objects.filter(day__year=month.year, day__month=month.month)
    sums = list(days.order_by().values("name", "thing", "robot").annotate(sum=Sum("total")))
    days.delete()
    rows = (DailyCount(day=month, total=row.pop("sum"), **row) for row in sums)
    DailyCount.objects.bulk_create(rows, batch_size=500)


atexit.register(write_counts)
