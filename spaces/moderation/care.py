"""The care of who moderates: not for me today, a colleague may see to it."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from spaces.models import Participation, QueueMark


def colleagues_of(moderator):
    """Return the participations of the others who moderate the space now."""
    others = Participation.objects.filter(space=moderator.space_id).readers().moderating()
    return others.exclude(pk=moderator.pk).select_related("user__profile")


def skip(moderator, post):
    """Keep a message out of her queue until tomorrow morning; her colleagues find it still."""
    tomorrow = datetime.combine(timezone.localdate() + timedelta(days=1), time.min)
    QueueMark.objects.update_or_create(
        moderator=moderator, post=post, defaults={"skipped_until": timezone.make_aware(tomorrow)}
    )


def unskip_all(moderator):
    """Bring back what she set aside for today."""
    moderator.queue_marks.update(skipped_until=None)


@transaction.atomic
def pass_on(moderator, post, colleague):
    """Ask a colleague to see to a message: it waits for both until she takes it."""
    QueueMark.objects.filter(post=post, passed_by=moderator).exclude(moderator=colleague).update(
        passed_by=None
    )
    QueueMark.objects.update_or_create(
        moderator=colleague,
        post=post,
        defaults={"passed_by": moderator, "taken_at": None, "skipped_until": None},
    )


def take(moderator, post):
    """Take what a colleague gave her: it leaves the queue of that one."""
    moderator.queue_marks.filter(post=post).exclude(passed_by=None).update(taken_at=timezone.now())
