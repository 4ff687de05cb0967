"""The log of what moderators do: who, what, when and why, never a word of what was written."""

from datetime import timedelta

from django.utils import timezone

from members.privacy.access_log import mark_of
from spaces.models import ModerationAct, PostReport, ThingReport

ACTS_KEPT = timedelta(days=365)
REPORTS_KEPT = timedelta(days=90)


def log(actor, deed, *, post=None, unsigned=None, whom=None, reason="", note=""):
    """Write down that somebody did something, in the caller's transaction.

    Args:
        actor: her participation; its space is where.
        deed: a `ModerationDeed`.
        post: the message concerned, or the thing.
        unsigned: what is concerned and whose it is must not be written, not even as a code: a testimony.
        whom: the participation concerned, the author by default.
    """
    return ModerationAct.objects.create(
        space_id=actor.space_id,
        actor=actor,
        deed=deed,
        reason=reason,
        note=note,
        thing=mark_of(post or unsigned),
        whom=mark_of(whom or (post.author if post is not None else None)),
    )


def forget_old(now=None):
    """Erase the lines of more than a year, and the reports dealt with three months ago."""
    now = now or timezone.now()
    ModerationAct.objects.filter(at__lt=now - ACTS_KEPT).delete()
    for model in (PostReport, ThingReport):
        model.objects.filter(settled_at__lt=now - REPORTS_KEPT).delete()
        # What nobody may see to any more: its part was switched off, or its space closed.
        model.objects.filter(reported_at__lt=now - ACTS_KEPT).delete()
