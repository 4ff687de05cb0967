"""What a moderator does about somebody: a word, a suspension that ends by itself, taking out."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from spaces.choices import ModerationDeed, ParticipationState, SpaceRole
from spaces.models import MailChoice, Participation
from spaces.moderation.acts import log
from spaces.moderation.deeds import TooLate
from spaces.permissions import may_act_on

IN = (ParticipationState.ACTIVE, ParticipationState.SUSPENDED)


def _hold(moderator, other):
    """Return (her participation as it is now, the other's, held).

    Raises:
        TooLate: she may not, or the other is no longer in.
    """
    found = Participation.objects.select_for_update().filter(pk=other.pk, state__in=IN).first()
    hers = Participation.objects.of(moderator.user).filter(pk=moderator.pk).first()
    if found is None or hers is None or not may_act_on(hers, found):
        raise TooLate
    return hers, found


def _with(warning, word):
    return "\n\n".join(part for part in (warning, word) if part)[:2000]


@transaction.atomic
def warn(moderator, other, word, note=""):
    """Write a word to somebody, which she reads at her next visit and confirms.

    Raises:
        TooLate: see there.
    """
    moderator, held = _hold(moderator, other)
    Participation.objects.filter(pk=held.pk).update(warning=_with(held.warning, word))
    log(moderator, ModerationDeed.WARNED, whom=held, note=note)


@transaction.atomic
def suspend(moderator, other, days, word="", note=""):
    """Let somebody wait outside for some days; she reads why, and until when.

    Raises:
        TooLate: see there.
    """
    moderator, held = _hold(moderator, other)
    Participation.objects.filter(pk=held.pk).update(
        state=ParticipationState.SUSPENDED,
        ends_suspension_at=timezone.now() + timedelta(days=days),
        warning=_with(held.warning, word),
    )
    log(moderator, ModerationDeed.SUSPENDED, whom=held, note=note)


@transaction.atomic
def reinstate(moderator, other, note=""):
    """Let somebody back in before the end of her suspension.

    Raises:
        TooLate: she is not suspended, or see there.
    """
    moderator, held = _hold(moderator, other)
    if held.state != ParticipationState.SUSPENDED:
        raise TooLate
    Participation.objects.filter(pk=held.pk).update(state=ParticipationState.ACTIVE, ends_suspension_at=None)
    log(moderator, ModerationDeed.REINSTATED, whom=held, note=note)


@transaction.atomic
def take_out(moderator, other, note=""):
    """Take somebody out of the space, at once.

    Raises:
        TooLate: see there.
    """
    moderator, held = _hold(moderator, other)
    put_out(moderator, held, note)


def put_out(moderator, held, note=""):
    """Have somebody no longer take part, in the caller's transaction; her address goes, and the log says it.

    Args:
        held: her participation, under the lock of the caller.
    """
    Participation.objects.filter(pk=held.pk).update(
        state=ParticipationState.REMOVED,
        role=SpaceRole.PARTICIPANT,
        since=timezone.now(),
        ends_suspension_at=None,
        is_listed=False,
        warning="",
    )
    MailChoice.objects.filter(participation=held).delete()
    log(moderator, ModerationDeed.TAKEN_OUT, whom=held, note=note)


@transaction.atomic
def confirm_word(participation, word):
    """Keep that she read a word; one that came meanwhile stays.

    Args:
        word: what she was shown.
    """
    read = Participation.objects.filter(pk=participation.pk, warning=word).exclude(warning="")
    if read.update(warning=""):
        log(participation, ModerationDeed.CONFIRMED, whom=participation)


def end_suspensions(now=None):
    """Let back in those whose time is over; the gate did it at the very hour."""
    over = Participation.objects.filter(
        state=ParticipationState.SUSPENDED, ends_suspension_at__lte=now or timezone.now()
    )
    return over.update(state=ParticipationState.ACTIVE, ends_suspension_at=None)
