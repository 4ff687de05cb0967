"""What a voice says, in writing: read as the other words of its message are."""

from django.db import transaction

from spaces.discussions.writing import Closed, still_in
from spaces.models import Post, PostFile
from spaces.moderation.standings import read_again
from spaces.permissions import CHANGED_BY_HER, may_transcribe


@transaction.atomic
def transcribe(participation, post, voice, words):
    """Keep what a voice says; where these words lead to somebody, their message waits as any other.

    Args:
        participation: her who writes it down: the author of the message, or who moderates.
        voice: a `PostFile` of the message.

    Raises:
        Closed: it is no longer hers to write.
    """
    participation = still_in(participation)
    held = Post.objects.select_for_update().select_related("topic__space").get(pk=post.pk)
    if not may_transcribe(participation, held):
        raise Closed
    if not PostFile.objects.filter(pk=voice.pk, post=held).update(transcript=words):
        raise Closed
    if held.author_id == participation.pk and held.standing in CHANGED_BY_HER:
        read_again(participation, held)
