"""Answering a poll so that nobody can tell who chose what; closing it keeps numbers, and nothing else.

What stands for somebody is a keyed hash, another one in each poll: from the database alone nobody goes back
from it to her. It is gone when the poll closes (docs/decisions/0031).
"""

import secrets
import uuid
from collections import Counter

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from spaces.discussions.writing import Closed, still_in
from spaces.models import Ballot, Poll, PollChoice
from spaces.things.writing import held

SALT = "spaces.polls"


def mark_of(poll, participation):
    """Return what stands for somebody in a poll."""
    return salted_hmac(SALT, f"{poll.pk}:{participation.pk}", algorithm="sha256").hexdigest()


def make_choices(words, poll):
    """Give a new poll its choices, in their order."""
    PollChoice.objects.bulk_create(
        PollChoice(poll=poll, place=place, words=line) for place, line in enumerate(words, 1)
    )


def ballot_of(poll, participation):
    """Return her ballot in an open poll, or None."""
    return Ballot.objects.filter(poll=poll, mark=mark_of(poll, participation)).first()


@transaction.atomic
def answer(participation, poll, chosen):
    """Keep what she chose, in the place of what she chose before.

    All the ballots of the poll are written anew in an order drawn by chance: neither the place of a row nor
    its key tells which came last.

    Args:
        chosen: keys of choices, none to take her answer back.

    Raises:
        Closed: the poll is closed, or she is out.
    """
    participation = still_in(participation)
    found = Poll.objects.visible_to(participation.user).select_for_update().filter(pk=poll.pk).first()
    if found is None or not found.is_open:
        raise Closed
    mark = mark_of(found, participation)
    ballots = list(found.ballots.exclude(mark=mark))
    if chosen:
        ballots.append(Ballot(poll=found, mark=mark, chosen=chosen))
    found.ballots.all().delete()
    secrets.SystemRandom().shuffle(ballots)
    for ballot in ballots:
        ballot.pk = uuid.uuid4()
    Ballot.objects.bulk_create(ballots)


def counted(poll):
    """Return (how many answered, {key of a choice: how many chose it})."""
    if poll.counted_at is not None:
        return poll.answers, {choice.pk: choice.number for choice in poll.choices.all()}
    ballots = list(poll.ballots.values_list("chosen", flat=True))
    return len(ballots), Counter(key for chosen in ballots for key in chosen)


@transaction.atomic
def close(key):
    """Close a poll: its numbers are kept, its ballots are gone; done twice, it does nothing more."""
    poll = Poll.objects.select_for_update().filter(pk=key, counted_at=None).first()
    if poll is None:
        return
    number, chosen = counted(poll)
    for choice in poll.choices.all():
        PollChoice.objects.filter(pk=choice.pk).update(number=chosen.get(choice.pk, 0))
    now = timezone.now()
    Poll.objects.filter(pk=poll.pk).update(counted_at=now, answers=number, closes_at=min(now, poll.closes_at))
    poll.ballots.all().delete()


@transaction.atomic
def close_now(participation, poll):
    """Close a poll before its day.

    Raises:
        Closed: it is not hers to close.
    """
    close(held(participation, poll).pk)


def close_due():
    """Close the polls whose day is past."""
    due = Poll.objects.filter(counted_at=None, closes_at__lte=timezone.now())
    for key in list(due.values_list("pk", flat=True)):
        close(key)
