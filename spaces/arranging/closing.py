"""Closing a topic and pinning it; twice the same is nothing more."""

from django.db import transaction
from django.utils import timezone

from spaces.arranging.holding import check_moderates, hold
from spaces.models import Topic


@transaction.atomic
def _set(participation, topic, field, is_on):
    [held] = hold(topic)
    check_moderates(participation, held)
    if bool(getattr(held, field)) != is_on:
        Topic.objects.filter(pk=held.pk).update(**{field: timezone.now() if is_on else None})


def close(participation, topic, *, closes=True):
    """Close a topic, or open it again.

    Raises:
        Closed: she does not moderate it any more.
    """
    _set(participation, topic, "closed_at", closes)


def pin(participation, topic, *, pins=True):
    """Keep a topic at the top of its space, or no longer.

    Raises:
        Closed: she does not moderate it any more.
    """
    _set(participation, topic, "pinned_at", pins)
