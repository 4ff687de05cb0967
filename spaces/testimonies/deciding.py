"""What a moderator decides about a testimony that waits: each deed one transaction, and a line of the log."""

from django.db import transaction
from django.utils import timezone

from spaces.choices import ModerationDeed, Part
from spaces.models.testimony import Circle
from spaces.moderation.acts import log
from spaces.permissions import may_moderate
from spaces.testimonies.giving import NotNow, keep, lock, still_in


def _moderated(participation, testimony, version):
    participation, held = still_in(participation), lock(testimony)
    is_theirs = held.space_id == participation.space_id and may_moderate(participation)
    if not is_theirs or held.author_id == participation.pk:
        raise NotNow
    if version is not None and (held.waits_since is None or held.waits_since.isoformat() != version):
        raise NotNow
    return held


def _log(moderator, deed, testimony):
    log(moderator, deed, unsigned=testimony, note=Part.TESTIMONIES)


@transaction.atomic
def accept(participation, testimony, version):
    """Give it to the readers for whom its author asks.

    Args:
        participation: that of a moderator; nobody accepts her own.
        version: `waits_since`, in ISO format, of what the moderator read.

    Raises:
        NotNow: it changed since she read it.
    """
    held = _moderated(participation, testimony, version)
    _log(participation, ModerationDeed.PUBLISHED, held)
    held.given, held.waits_since, held.reply = held.asked, None, ""
    held.published_on = held.published_on or timezone.localdate().replace(day=1)
    return keep(held)


@transaction.atomic
def send_back(participation, testimony, version, reply):
    """Leave it as it is, with a word to its author.

    Raises:
        NotNow: it changed since the moderator read it.
    """
    held = _moderated(participation, testimony, version)
    _log(participation, ModerationDeed.RETURNED, held)
    held.asked, held.waits_since, held.reply = held.given, None, reply
    return keep(held)


@transaction.atomic
def take_down(participation, testimony, reply):
    """Let nobody but its author read it, at once, with a word to her.

    Raises:
        NotNow: the moderator may not.
    """
    held = _moderated(participation, testimony, None)
    _log(participation, ModerationDeed.HELD, held)
    held.given = held.asked = Circle.NOBODY
    held.waits_since, held.reply = None, reply
    return keep(held)
