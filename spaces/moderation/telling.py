"""Who is told that something waits: the moderators of the space, never her of whom it is."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from members.privacy.requests import officers
from portal import mail
from spaces.choices import Part, Standing
from spaces.models import Participation, Post, PostReport, Space, Testimony, ThingReport
from spaces.models.topic import unexpired
from spaces.things.kinds import MODELS

ONE_MAIL_IN = timedelta(hours=12)


def moderators_for(space, *writers):
    """Return the participations of who may decide about something: nobody whose words it holds.

    Args:
        space: its key; writers: the keys of the participations that wrote it, None for somebody gone.
    """
    found = Participation.objects.filter(space=space).readers().moderating()
    return found.exclude(pk__in=[key for key in writers if key])


def waiting_posts():
    """Return all the messages about which somebody has to decide, in all spaces: nothing of it is shown."""
    reported = PostReport.objects.waiting().filter(post=OuterRef("pk"))
    apart = Q(standing__in=[Standing.WAITING, Standing.HELD])
    found = Post.objects.exclude(standing=Standing.REMOVED).filter(apart | Q(Exists(reported)))
    return found.filter(unexpired(), topic__space__in=Space.objects.holding(Part.DISCUSSIONS).values("pk"))


def tell_moderators(post, *, again=False):
    """Write to who decides about a message that something waits, in the caller's transaction.

    Where nobody else moderates, the privacy officer is told. What begins to wait soon after something else
    is not told again: they come for both.

    Args:
        again: write although they were told of something else.
    """
    _tell(post.topic.space_id, post, post.author_id, again=again)


def tell_of_thing(thing, *, again=False):
    """Write to who decides about a file, a meeting… that it waits, as `tell_moderators` for a message."""
    _tell(thing.space_id, thing, thing.author_id, thing.changed_by_id, again=again)


def tell_of_testimony(testimony):
    """Write to who decides about a testimony that it waits, as `tell_moderators` for a message."""
    _tell(testimony.space_id, testimony, testimony.author_id)


def _tell(space, waiting, *writers, again=False):
    for one in _to_tell(space, *writers):
        if again or not any(waited(space, one, waiting.public_id) for waited in WAITED):
            _write(one.user)


def _to_tell(space, *writers):
    """Return who decides; where nobody does, the privacy officer is written to at once."""
    found = list(moderators_for(space, *writers).select_related("user"))
    if not found:
        for user in officers():
            _write(user)
    return found


def _write(user):
    if user.email:
        mail.send("something_waits", user.email, language=user.language)


def _posts_waited(space, moderator, besides):
    """Tell whether she was told lately of messages: what she wrote herself was told to others."""
    since = timezone.now() - ONE_MAIL_IN
    others = Post.objects.filter(topic__space=space).exclude(public_id=besides)
    waits = Q(standing=Standing.WAITING, written_at__gte=since)
    reported = PostReport.objects.waiting().filter(post=OuterRef("pk"), reported_at__gte=since)
    found = others.filter(waits | Q(Exists(reported)))
    return found.filter(~Q(author=moderator) | Q(author=None)).exists()


def _things_waited(space, moderator, besides):
    since = timezone.now() - ONE_MAIL_IN
    by_others = (~Q(author=moderator) | Q(author=None)) & (~Q(changed_by=moderator) | Q(changed_by=None))
    reports = ThingReport.objects.waiting().filter(by_others, space=space, reported_at__gte=since)
    if reports.exclude(thing=besides).exists():
        return True
    waiting = (model.objects.filter(by_others, space=space, standing=Standing.WAITING) for model in MODELS)
    return any(found.filter(made_at__gte=since).exclude(public_id=besides).exists() for found in waiting)


def _testimonies_waited(space, moderator, besides):
    lately = Testimony.objects.filter(space=space, waits_since__gte=timezone.now() - ONE_MAIL_IN)
    return lately.exclude(author=moderator).exclude(public_id=besides).exists()


# What tells whether a moderator was told lately that something else waits.
WAITED = (_posts_waited, _things_waited, _testimonies_waited)
