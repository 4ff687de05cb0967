"""What counts as new, in one place: cards, lists and pages say it alike."""

from datetime import timedelta

from django.utils import timezone

NEW_FOR = timedelta(days=30)


def is_new(moment, now=None):
    """Tell whether what is there since `moment` still bears « nouveau ».

    Args:
        moment: a moment, or None for what never was published.
    """
    return moment is not None and moment > (now or timezone.now()) - NEW_FOR
