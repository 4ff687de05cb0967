"""When questions are taken, and how long what tells who asked is kept."""

from datetime import timedelta

from django.utils import timezone

from webinars.choices import EventStatus

AFTER = timedelta(hours=6)  # the question that comes on the way home
MARKS_KEPT = timedelta(days=7)  # the time to sort, to merge and to withdraw


def takes_questions(event, now=None):
    """Tell whether an event takes questions: from its announcement to some hours after its end.

    What is cancelled takes none; what is postponed takes them again when it has its new date.

    Args:
        event: an `EventPage`; `now`: the moment, this one by default.
    """
    now = now or timezone.now()
    return bool(event.live and event.status == EventStatus.PLANNED and now < event.ends_at + AFTER)
