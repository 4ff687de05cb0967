"""What is asked of the search, as a counted list without anybody in it, so that editors learn its words.

A question may hold a name. Until five visitors asked the same one in the same month, only a keyed hash
and a number are stored; the words come with the fifth, and are never written before. One place counts
once a day, whatever the browsers say. What looks like an address or a telephone number is never
taken. See docs/decisions.
"""

import atexit
import hashlib
import hmac
import re
import threading
import time
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from portal.counting import FLOOR, WRITE_EVERY, add_one, is_robot, note
from portal.search.analyser import analyse
from portal.search.models import AskedQuestion
from portal.visitors import place_mark

LONGEST = 80  # characters
PERSONAL = re.compile(r"@|https?:|www\.|(?:\d[\s.\-()]*){7}", re.IGNORECASE)
ONCE_A = 24 * 60 * 60  # seconds
MOST_PENDING = 2_000


@dataclass(frozen=True)
class _Asked:
    words: str
    digest: str
    visitor: str
    nothing: bool


_pending: list = []
_lock = threading.Lock()
_written_at = time.monotonic()


def note_question(request, found):
    """Count the question of a page of results: its first page only, the next ones are the same question.

    Args:
        found: a `portal.search.result_page.ResultPage`.
    """
    if not found.query.clauses or found.page != 1:
        return
    nothing = not found.is_chosen and bool(not found.results.total or found.results.dropped)
    ask(request, found.query.text, nothing)


def ask(request, text, nothing):
    """Count one question.

    Args:
        text: as it was typed.
        nothing: whether nothing has all its words.
    """
    note(request, partial(ask, text=text, nothing=nothing))
    for name in ("search", "search without result") if nothing else ("search",):
        add_one(request, name, repeated_as=text)
    words = " ".join(text.lower().split())
    digest = digest_of(text)
    if request.method != "GET" or is_robot(request) or not digest or _is_personal(words):
        return
    with _lock:
        if len(_pending) < MOST_PENDING:
            _pending.append(_Asked(words, digest, place_mark(request), nothing))
        due = time.monotonic() - _written_at >= WRITE_EVERY
    if due:
        write_questions()


def _is_personal(words):
    return len(words) > LONGEST or bool(PERSONAL.search(words))


def _keyed(text):
    return hmac.new(settings.SECRET_KEY.encode(), f"question {text}".encode(), hashlib.sha256).hexdigest()


def digest_of(text):
    """Return what stands for a question whatever its accents and capitals, "" for one without words."""
    key = " ".join(token.exact for token in analyse(text))
    return _keyed(key) if key else ""


def write_questions():
    """Add what is pending to the stored list. What cannot be written is forgotten: it may hold a name."""
    global _written_at
    with _lock:
        asked, _written_at = list(_pending), time.monotonic()
        _pending.clear()
    asked = [one for one in asked if _is_first_today(one)]
    if not asked:
        return
    try:
        with transaction.atomic():
            for one in sorted(asked, key=lambda one: one.digest):
                _add(one)
    except DatabaseError:
        return


def _is_first_today(asked):
    return cache.add(f"asked:{_keyed(asked.visitor + asked.digest)[:32]}", 1, ONCE_A)


def _add(asked):
    month, more = timezone.localdate().replace(day=1), int(asked.nothing)
    row, _made = AskedQuestion.objects.get_or_create(month=month, digest=asked.digest)
    same = AskedQuestion.objects.filter(pk=row.pk)
    same.update(total=F("total") + 1, without_result=F("without_result") + more)
    same.filter(words="", total__gte=FLOOR).update(words=asked.words)


def forget_questions(today=None):
    """Erase what stayed rare once its month is over, and everything after thirteen months."""
    today = today or timezone.localdate()
    month = today.replace(day=1)
    oldest = month.replace(year=month.year - 1)
    AskedQuestion.objects.filter(month__lt=month, words="").delete()
    AskedQuestion.objects.filter(month__lt=oldest).delete()


atexit.register(write_questions)
