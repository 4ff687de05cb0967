"""Where the questions of the demonstration stand: unanswered, passed on, answered by telephone."""

from datetime import timedelta

from django.utils import timezone

from home.demonstration_site import DOMAIN
from portal.models import Region
from spaces.models import MailedPost, Participation, QuestionPromise, QuestionState, TopicMark

DAY = timedelta(days=1)


def load_promise(topic, row):
    """Say where a question stands, as its row tells; dates are those of its messages.

    Args:
        topic: a `Topic`, its messages dated.
    """
    promise = QuestionPromise.objects.filter(topic=topic).first()
    if promise is None:
        return
    promise.received_at = topic.posts.get(number=1).written_at
    first = topic.posts.exclude(author=topic.author).order_by("number").first()
    promise.first_answer_at = first.written_at if first else None
    promise.waits_since = None if first else promise.received_at
    if "promise" in row:
        _stand(promise, row["promise"], topic.space)
    promise.save()


def _stand(promise, told, space):
    moderator = Participation.objects.get(space=space, user__email=f"animatrice@{DOMAIN}")
    promise.owner = promise.seen_by = moderator
    promise.state, promise.seen_at = QuestionState.SEEN, promise.received_at + DAY / 4
    if "region" in told:
        promise.state, promise.forwarded_at = QuestionState.FORWARDED, promise.received_at + DAY
        promise.forwarded_region = Region.objects.get(code=told["region"])
        promise.news_by = timezone.localdate() + 3 * DAY
    if "word" in told:
        promise.word, promise.word_at = told["word"], promise.received_at + 2 * DAY
    if "telephone" in told:
        promise.state, promise.by_telephone = QuestionState.SUMMARISED, True
        promise.summary, promise.summarised_at = told["telephone"], promise.received_at + 2 * DAY
        promise.answered_at = promise.first_answer_at = promise.summarised_at
        promise.waits_since = None


def mail_nobody():
    """Have what the demonstration says mailed to nobody."""
    for mark in TopicMark.objects.filter(follows=True):
        posts = mark.topic.posts.values_list("pk", flat=True)
        mailed = [MailedPost(participation_id=mark.participation_id, post_id=post) for post in posts]
        MailedPost.objects.bulk_create(mailed, ignore_conflicts=True)
