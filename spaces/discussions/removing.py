"""All the messages of somebody, taken away at once."""

from django.db import transaction

from spaces.choices import Standing
from spaces.discussions.writing import remove
from spaces.models import Post


def messages_of(participation):
    """Return the messages that somebody wrote in her space and that still hold words."""
    return Post.objects.filter(author=participation).exclude(standing=Standing.REMOVED)


@transaction.atomic
def remove_all(participation):
    """Remove every message of somebody in her space: words, files, titles of what she began."""
    for post in messages_of(participation).order_by("pk"):
        remove(participation, post)
