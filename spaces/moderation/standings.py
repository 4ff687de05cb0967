"""How a message comes before others, or out of their sight; its topic with it, where it began one."""

from django.utils import timezone

from spaces.choices import Standing
from spaces.models import Post, Topic, TopicMark
from spaces.moderation.first_reading import texts_of, why_it_waits
from spaces.moderation.telling import tell_moderators
from spaces.signals import post_published


def put_apart(post, standing, reason="", word=""):
    """Take a message out of the sight of others, in the caller's transaction.

    Args:
        standing: a `Standing` that stands apart; reason: a `WaitReason`.
        word: what its author reads about it.

    Returns:
        Whether this did it: of two that come together, one does.
    """
    moved = Post.objects.filter(pk=post.pk, standing=post.standing).update(
        standing=standing, waits_for=reason, moderator_word=word
    )
    if moved and post.number == 1:
        Topic.objects.filter(pk=post.topic_id).update(standing=standing)
    return bool(moved)


def appear(post):
    """Let others read a message, in the caller's transaction, which holds its topic.

    One that nobody has read yet stands where it appears, after what was said meanwhile: everybody finds it
    as new. That it is there now is told once.

    Returns:
        Whether this did it.
    """
    now, first_time = timezone.now(), post.published_at is None
    changes = {"standing": Standing.PUBLISHED, "waits_for": "", "moderator_word": ""}
    in_topic = {"standing": Standing.PUBLISHED} if post.number == 1 else {}
    if first_time:
        changes["published_at"] = in_topic["last_post_at"] = now
        if post.number != 1:
            changes["number"] = in_topic["last_number"] = post.topic.last_number + 1
    if not Post.objects.filter(pk=post.pk, standing=post.standing).update(**changes):
        return False
    Topic.objects.filter(pk=post.topic_id).update(**in_topic)
    _keep_read_by_author(post, changes.get("number"))
    if first_time:
        post_published.send(sender=Post, post=Post.objects.select_related("topic__space").get(pk=post.pk))
    return True


def _keep_read_by_author(post, number):
    """Let what she wrote not be new to herself, where she had read all that came before."""
    if number and post.author_id:
        marks = TopicMark.objects.filter(topic=post.topic_id, participation=post.author_id)
        marks.filter(read_number=number - 1).update(read_number=number)


def read_again(participation, post):
    """Have a message that its author just changed read first, where it has to be.

    One that was sent back to her is sent again; one that others read already is taken out of their sight as
    long as it holds what leads to somebody.
    """
    reason = why_it_waits(participation, *texts_of(post), changed=True)
    if post.standing == Standing.PUBLISHED and not reason:
        return
    if post.standing == Standing.PUBLISHED or post.standing == Standing.RETURNED:
        put_apart(post, Standing.WAITING, reason or post.waits_for)
        tell_moderators(post)
    elif reason and reason != post.waits_for:
        put_apart(post, Standing.WAITING, reason)
