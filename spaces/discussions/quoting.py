"""A message that another answers: its words are shown from where they stand, to who may read them there."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.markdown import to_text
from spaces.choices import Standing
from spaces.models import Post

LONGEST = 300  # characters


@dataclass(frozen=True)
class Quote:
    """The beginning of a message, as it is shown above its answer.

    Args:
        post: the quoted `Post`; author: the name to read; words: how it begins.
        url: where it stands.
    """

    post: Post
    author: str
    words: str
    url: str


def readable(user):
    """Return the messages whose words `user` reads."""
    return Post.objects.visible_to(user).exclude(standing=Standing.REMOVED)


def quotable(user, topic, public_id):
    """Return the message of a topic that she would answer, or None."""
    found = readable(user).filter(topic=topic, public_id=public_id)
    return found.select_related("topic__space", "author__user__profile").first()


def quotes_of(posts, user):
    """Return {pk of a quoted message: `Quote`} for those that she may read.

    Args:
        posts: the messages that quote.
    """
    wanted = {post.quoted_id for post in posts if post.quoted_id}
    if not wanted:
        return {}
    found = readable(user).filter(pk__in=wanted).select_related("topic__space", "author__user__profile")
    return {post.pk: quote_of(post) for post in found}


def quote_of(post):
    """Return a message as it is quoted; of one that warns, only what it warns of."""
    address = reverse("topic_post", args=[post.topic.space.public_id, post.topic.public_id, post.public_id])
    return Quote(post, post.author.name if post.author else "", _beginning(post), address)


def _beginning(post):
    if post.content_note:
        return _("Content note: %(note)s.") % {"note": post.content_note}
    words = to_text(post.body)
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + "…"
