"""What waits for a moderator in her space, the oldest first; nothing of herself."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from portal.markdown import to_html
from spaces.choices import Standing
from spaces.discussions.shown_post import files_of, voices_of
from spaces.models import Participation, Post, PostReport, QueueMark

APART = (Standing.WAITING, Standing.HELD)


@dataclass(frozen=True)
class Item:
    """Something that waits.

    Args:
        post: the `Post`; html: its words; author: the name under which she writes.
        since: when it began to wait; url: where one decides.
        reports: those that wait on it, without who sent them.
        passed_to, passed_by: the colleague to whom she gave it, or who gave it to her; "".
    """

    post: Post
    html: str
    author: str
    since: datetime
    url: str
    reports: list = field(default_factory=list)
    passed_to: str = ""
    passed_by: str = ""

    @property
    def files(self):
        """Return its files but its voices, read once the message is opened."""
        return files_of(self.post)

    @property
    def voices(self):
        """Return [(voice, "")]: a moderator writes its words in the topic, not here."""
        return [(voice, "") for voice in voices_of(self.post)]


def waiting_for(user, space=None):
    """Return the messages about which `user` decides, the oldest first, with `since`.

    Args:
        space: the only space; all those that she moderates by default.
    """
    hers = Participation.objects.of(user).moderating()
    hers = hers.filter(space=space) if space is not None else hers
    reports = PostReport.objects.visible_to(user).waiting().filter(post=OuterRef("pk")).order_by()
    first = reports.values("post").annotate(first=Min("reported_at")).values("first")
    posts = Post.objects.visible_to(user).filter(topic__space__in=hers.values("space"))
    posts = posts.exclude(standing=Standing.REMOVED).exclude(author__in=hers.values("pk"))
    found = posts.filter(Q(standing__in=APART) | Q(Exists(reports)))
    return found.annotate(since=Coalesce(Subquery(first), "written_at")).order_by("since", "pk")


def marks_of(moderator):
    """Return {message: her `QueueMark`}, and {message: (whom she gave it to, whether that one took it)}."""
    own = {mark.post_id: mark for mark in moderator.queue_marks.select_related("passed_by__user__profile")}
    given = QueueMark.objects.filter(passed_by=moderator).select_related("moderator__user__profile")
    return own, {mark.post_id: (mark.moderator.name, mark.taken_at is not None) for mark in given}


def queue_of(moderator):
    """Return ([what waits for a moderator], how many she set aside for today)."""
    own, given = marks_of(moderator)
    posts = waiting_for(moderator.user, moderator.space).select_related("topic", "author__user__profile")
    items, skipped, now = [], 0, timezone.now()
    reports = PostReport.objects.visible_to(moderator.user).waiting()
    by_post = {}
    for one in reports.filter(post__topic__space=moderator.space):
        by_post.setdefault(one.post_id, []).append(one)
    for post in posts:
        mark = own.get(post.pk)
        passed_to, taken = given.get(post.pk, ("", False))
        if mark and mark.skipped_until and mark.skipped_until > now:
            skipped += 1
        elif not taken:
            passed_by = mark.passed_by.name if mark and mark.passed_by and not mark.taken_at else ""
            items.append(item_of(moderator, post, by_post.get(post.pk, []), passed_to, passed_by))
    return items, skipped


def item_of(moderator, post, reports, passed_to="", passed_by=""):
    """Return an `Item` for a message that its reader may decide about."""
    return Item(
        post=post,
        html=mark_safe(to_html(post.body)),  # noqa: S308 - cleaned there
        author=post.author.name if post.author else "",
        since=getattr(post, "since", post.written_at),
        url=reverse("moderate_post", args=[moderator.space.public_id, post.public_id]),
        reports=reports,
        passed_to=passed_to,
        passed_by=passed_by,
    )
