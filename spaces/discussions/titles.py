"""What becomes of a topic when messages are removed: its title is of the words of who began it."""

from django.db.models import Min
from django.utils.translation import gettext as _
from django.utils.translation import override

from spaces.choices import Standing
from spaces.models import Topic


def removed_if_empty(topic):
    """Take a topic away once nothing is left to read in it, and tell whether it is so."""
    if topic.posts.exclude(standing=Standing.REMOVED).exists():
        return False
    Topic.objects.filter(pk=topic.pk).update(title="", standing=Standing.REMOVED)
    return True


def follow_removal(post, *, by_moderator):
    """Take a title away with the message that it stands above, a topic with the last one.

    In the transaction that removes the message. The answers of others stay; a moderator who decided lets
    them be read again, where the whole topic stood apart.

    Args:
        post: a `Post` that was just removed.
        by_moderator: whether she who removed it is not its author.
    """
    topic = post.topic
    if removed_if_empty(topic) or not _bears_title(post):
        return
    if not by_moderator:
        # Without a title it is read as any discussion: who began it is not said to have gone.
        Topic.objects.filter(pk=topic.pk).update(title="")
        return
    with override(topic.language):
        title = _("Title removed by a moderator")
    Topic.objects.filter(pk=topic.pk).update(title=title, standing=Standing.PUBLISHED)


def _bears_title(post):
    """Tell whether it is the first message of who gave the title: in joined topics others may come first."""
    topic = post.topic
    if topic.author_id is None:
        return post.number == 1
    first = topic.posts.filter(author=topic.author_id).aggregate(number=Min("number"))["number"]
    return post.number == first
