"""When an answer may be expected: said to the author, and held before the team."""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format

FRIDAY = 4
LEAST = timedelta(days=2)
LATE = timedelta(days=3)


def promised_day(received):
    """Return the Friday by which an answer is promised: at least two days after `received`.

    Args:
        received: a moment.
    """
    first = (timezone.localtime(received) + LEAST).date()
    return first + timedelta(days=(FRIDAY - first.weekday()) % 7)


def promise_in_words(received, today=None):
    """Return the promised day in words: "Friday" when it is near, with its date when it is not."""
    day = promised_day(received)
    today = today or timezone.localdate()
    return date_format(day, "l" if timedelta(0) <= day - today < timedelta(days=7) else "l j F")


def is_late(deposit, today=None):
    """Tell whether a deposit waits for the team beyond the day by which an answer was promised."""
    if not deposit.is_with_the_team or not deposit.waits_since:
        return False
    return (today or timezone.localdate()) > promised_day(deposit.waits_since)


def days_waiting(deposit, now=None):
    """Return for how many days a deposit has been waiting for the team."""
    if not deposit.is_open or not deposit.waits_since:
        return 0
    return max(0, ((now or timezone.now()) - deposit.waits_since).days)
