"""What a question keeps of the words of messages, beside them: it goes when they go."""

from django.db.models import Exists, OuterRef, Q

from spaces.choices import Secrecy, Standing
from spaces.discussions.keeping import expired
from spaces.models import Post, QuestionPromise, QuestionState


def _summing_up(posts):
    """Return the questions whose summary holds the words of one of some messages, or may.

    Nobody can tell from which messages it was written: from any that stood there then, or from the answer
    that it stands above. One given by telephone is of none but of that answer.
    """
    posts = posts.exclude(standing=Standing.REMOVED)
    before = posts.filter(topic=OuterRef("topic"), written_at__lte=OuterRef("summarised_at"))
    held = Q(answer__in=posts.values("pk")) | Q(Exists(before), by_telephone=False)
    return QuestionPromise.objects.exclude(summary="").filter(held)


def let_go(posts, *, in_any_space=False):
    """Take from questions what holds the words of messages, in the transaction that takes those away.

    Before it does. Elsewhere than in sheltered spaces a summary is a text of its own, of who wrote it, and
    stays.

    Args:
        posts: messages that go.
        in_any_space: whether no summary stays: they do not go to where the words of these shall not.
    """
    summed_up = _summing_up(posts)
    if not in_any_space:
        summed_up = summed_up.filter(topic__space__secrecy=Secrecy.SHELTERED)
    keys = list(summed_up.values_list("pk", flat=True))
    found = QuestionPromise.objects.filter(pk__in=keys)
    found.filter(state=QuestionState.SUMMARISED).update(state=QuestionState.ANSWERED)
    found.update(summary="", summarised_at=None)
    QuestionPromise.objects.filter(answer__in=posts.values("pk")).update(answer=None)


def promise_of(topic, *related):
    """Return the promise of a question as it is read: what goes with a message past its day is gone already.

    Args:
        topic: the question, with its space.
        related: what is read with it.

    Returns:
        The `QuestionPromise`, not to be saved whole; None where it is no question.
    """
    promise = QuestionPromise.objects.select_related(*related).filter(topic=topic.pk).first()
    if promise is None:
        return None
    promise.topic = topic
    if promise.summary and topic.space.is_sheltered:
        past = Post.objects.filter(expired(), topic=topic.pk)
        if _summing_up(past).filter(pk=promise.pk).exists():
            promise.summary = ""
    return promise
