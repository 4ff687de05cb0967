"""Figures about questions: totals and times, no person."""

from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from spaces.models import QuestionPromise


@dataclass(frozen=True)
class Answering:
    """How questions of a period were answered.

    Args:
        asked, answered: how many.
        median: the median time to the first answer, None where there was none.
    """

    asked: int
    answered: int
    median: timedelta | None


def answering(space, begin, end):
    """Return how the questions asked in a space in a period were answered.

    Args:
        begin: its first moment; end: the first one after it.
    """
    asked = QuestionPromise.objects.filter(
        topic__space=space, received_at__gte=begin, received_at__lt=end
    ).values_list("received_at", "first_answer_at")
    times = [(answered - received).total_seconds() for received, answered in asked if answered]
    middle = timedelta(seconds=median(times)) if times else None
    return Answering(len(asked), len(times), middle)
