"""Reporting a message, or something beside the messages: each person once, anonymous to everybody."""

from django.db import transaction

from spaces.choices import ReportReason, Standing, WaitReason
from spaces.models import Post, PostReport, ThingReport
from spaces.moderation.standings import put_apart
from spaces.moderation.telling import tell_moderators, tell_of_thing

ENOUGH = 3  # reports that set a message aside in a sheltered space, before anybody read them
AT_ONCE = {ReportReason.NAMES}
URGENT = {ReportReason.NAMES, ReportReason.DANGER}


@transaction.atomic
def report(participation, post, reason, words=""):
    """Report a message; said again by the same person while it waits, nothing more happens.

    In a sheltered space three reports, or one that says that it names somebody, set it aside until it is
    read.

    Args:
        participation: of who reports; post: a message that she may report (`permissions.may_report`).
        reason: a `ReportReason`; words: what she adds.
    """
    held = Post.objects.select_for_update().select_related("topic__space").get(pk=post.pk)
    rows = PostReport.objects.filter(post=held, reporter=participation)
    if held.is_removed or not _keep(rows, post=held, reporter=participation, reason=reason, words=words):
        return
    many = reason in AT_ONCE or held.reports.waiting().count() >= ENOUGH
    if many and held.topic.space.is_sheltered and held.standing == Standing.PUBLISHED:
        put_apart(held, Standing.HELD, WaitReason.REPORTED)
    tell_moderators(held, again=reason in URGENT)


@transaction.atomic
def report_thing(participation, thing, reason, words=""):
    """Report something beside the messages, as `report` does a message.

    Args:
        participation: of who reports; thing: what she may report (`permissions.may_report`).
    """
    held = type(thing).objects.select_for_update().filter(pk=thing.pk).first()
    if held is None:
        return
    given = {"author_id": held.author_id, "changed_by_id": held.changed_by_id}
    given |= {"space_id": held.space_id, "part": held.PART, "reason": reason, "words": words}
    rows = ThingReport.objects.filter(thing=held.public_id, reporter=participation)
    if not _keep(rows, thing=held.public_id, reporter=participation, **given):
        return
    waiting = ThingReport.objects.waiting().filter(thing=held.public_id)
    many = reason in AT_ONCE or waiting.count() >= ENOUGH
    if many and participation.space.is_sheltered:
        type(held).objects.filter(pk=held.pk).update(standing=Standing.HELD)
    tell_of_thing(held, again=reason in URGENT)


def _keep(rows, **fields):
    """Keep a report, or open again the one that was settled; tell whether it waits now and did not before."""
    if rows.filter(settled_at=None).exists():
        return False
    # Another one, in the order of the queue and of what a moderator saw.
    rows.delete()
    rows.model.objects.create(**fields)
    return True
