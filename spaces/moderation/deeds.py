"""What a moderator decides about a message: each deed once, under the lock of its topic."""

from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from spaces.choices import ModerationDeed, Standing, WaitReason
from spaces.discussions import writing
from spaces.models import Participation, Post, Topic
from spaces.moderation.acts import log
from spaces.moderation.first_reading import texts_of
from spaces.moderation.standings import appear, put_apart
from spaces.permissions import may_judge

PUBLISH, SEND_BACK, HOLD, REMOVE, KEEP = (
    ModerationDeed.PUBLISHED,
    ModerationDeed.RETURNED,
    ModerationDeed.HELD,
    ModerationDeed.REMOVED,
    ModerationDeed.KEPT,
)
# {how it stands: what may be decided about it}.
DEEDS = {
    Standing.WAITING: (PUBLISH, SEND_BACK, REMOVE),
    Standing.HELD: (PUBLISH, SEND_BACK, REMOVE),
    Standing.RETURNED: (REMOVE,),
    Standing.PUBLISHED: (KEEP, HOLD, SEND_BACK, REMOVE),
    Standing.REMOVED: (),
}


class TooLate(Exception):
    """Somebody decided meanwhile, its author changed it, or she may not decide about it."""


def _hold(moderator, post_id):
    """Return (her participation as it is now, the message, held with its topic).

    Raises:
        TooLate: it is gone, or she may not decide about it.
    """
    post = Post.objects.filter(pk=post_id).only("topic_id").first()
    topic = Topic.objects.select_for_update().filter(pk=post.topic_id).first() if post else None
    found = Post.objects.select_for_update().filter(pk=post_id).first() if topic else None
    hers = Participation.objects.of(moderator.user).filter(pk=moderator.pk).first()
    if found is None or hers is None or not may_judge(hers, found) or topic.space_id != hers.space_id:
        raise TooLate
    found.topic = topic
    return hers, found


@transaction.atomic
def decide(moderator, post, deed, seen, *, word="", reason=""):
    """Do what a moderator decided about a message.

    Args:
        moderator: her participation.
        deed: one of `DEEDS`.
        seen: what she saw when she decided, from `as_seen`: another decides nothing any more.
        word: what the author reads; reason: a `ReportReason` for the log, or "".

    Raises:
        TooLate: see there.
    """
    moderator, held = _hold(moderator, post.pk)
    if not fits(deed, seen, as_seen(held)) or deed not in DEEDS[held.standing]:
        raise TooLate
    if deed == KEEP and not held.reports.waiting().exists():
        raise TooLate
    if not _do(moderator, held, deed, word):
        raise TooLate
    if deed != HOLD:
        held.reports.waiting().update(settled_at=timezone.now())
        held.queue_marks.all().delete()
    if deed != REMOVE:
        # Removing writes its own line: a moderator may also do it from the topic.
        log(moderator, deed, post=held, reason=reason)


def as_seen(post):
    """Return what stands for a message as it is now: how it stands, its words, its files, its last report."""
    files = sorted(file.public_id for file in post.files.all())
    words = sha256(repr([*texts_of(post), *files]).encode()).hexdigest()[:16]
    report = post.reports.waiting().order_by("pk").last()
    return f"{post.standing}|{words}|{report.pk if report else ''}"


def fits(deed, seen, now):
    """Tell whether she saw what she decides about; what takes it away waits for no report that came since."""
    return seen == now if deed in (KEEP, PUBLISH) else seen.rpartition("|")[0] == now.rpartition("|")[0]


def _do(moderator, held, deed, word):
    if deed == PUBLISH:
        return appear(held)
    if deed == SEND_BACK:
        return put_apart(held, Standing.RETURNED, held.waits_for or WaitReason.MODERATOR, word)
    if deed == HOLD:
        return put_apart(held, Standing.HELD, WaitReason.MODERATOR, word)
    if deed == REMOVE:
        _remove(moderator, held, word)
    return True


def _remove(moderator, held, word):
    writing.remove(moderator, held)
    Post.objects.filter(pk=held.pk).update(moderator_word=word)


def said_of(deed):
    """Return what a moderator reads once it is done."""
    if deed == HOLD:
        return _("It is set aside: it stays in this list until it appears again or is removed.")
    return _("Done. Thank you for looking after this place.")


@transaction.atomic
def add_note(moderator, post, note):
    """Warn, above somebody's message, of what it holds; "" takes the note away.

    Raises:
        TooLate: it is gone, or not hers to note.
    """
    moderator, held = _hold(moderator, post.pk)
    Post.objects.filter(pk=held.pk).update(content_note=note)
    log(moderator, ModerationDeed.NOTED, post=held)
