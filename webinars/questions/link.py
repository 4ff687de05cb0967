"""The link that opens the speaker's screen, without an account: made, closed, and what it opens."""

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone

from webinars.choices import EventStatus
from webinars.models import EventPage, QuestionBoard
from webinars.questions.asking import hold_board
from webinars.questions.hours import AFTER

SECRET_BYTES = 24


def _digest(secret):
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def make_link(event):
    """Make the speaker's link of an event; the one before opens nothing any more.

    Returns:
        The secret, to be shown once: the database holds its digest only.
    """
    board, secret = hold_board(event.pk), secrets.token_urlsafe(SECRET_BYTES)
    QuestionBoard.objects.filter(pk=board.pk).update(digest=_digest(secret), link_made_at=timezone.now())
    return secret


def close_link(event):
    """Let the speaker's link of an event open nothing."""
    QuestionBoard.objects.filter(pk=event.pk).update(digest=None, link_made_at=None)


def opened_by(secret, now=None):
    """Return the event whose speaker's screen a secret opens now, or None.

    It opens while there may still be something to read: until some hours after the end, and not at all
    for what is cancelled or no longer published.
    """
    now = now or timezone.now()
    return (
        EventPage.objects.filter(question_board__digest=_digest(secret), live=True, ends_at__gt=now - AFTER)
        .exclude(status=EventStatus.CANCELLED)
        .first()
    )
