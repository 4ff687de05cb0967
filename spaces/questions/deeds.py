"""What is done about a question: each deed one transaction, and twice the same nothing more.

Each holds the row of the promise: of two moderators of the same moment, one comes after the other and finds
what the first did.
"""

from django.db import transaction
from django.utils import timezone

from spaces.choices import Standing
from spaces.mail.tasks import tell_asker, tell_owner, tell_pivots
from spaces.models import Participation, Post, QuestionPromise, QuestionState
from spaces.permissions import may_mark_answer, may_see_to_question
from spaces.questions.owning import owner_of

SOLVED = (QuestionState.ANSWERED, QuestionState.SUMMARISED)


class Refused(Exception):
    """It is not hers to do."""


class Overtaken(Exception):
    """Somebody did something meanwhile that she had not read."""


def _held(participation, topic, allowed):
    """Return the promise of a question, held, and her participation as it is now.

    Raises:
        Refused: she is no longer in, may not, or it is no question.
    """
    locked = QuestionPromise.objects.select_for_update(of=("self",)).select_related("topic__space")
    held = locked.filter(topic=topic.pk).first()
    now = Participation.objects.of(participation.user).filter(pk=participation.pk).first()
    if held is None or now is None or now.space_id != held.topic.space_id or not allowed(now, held.topic):
        raise Refused
    return held, now


def _moderated(participation, topic):
    return _held(participation, topic, may_see_to_question)


def _keep(promise, **fields):
    for name, value in fields.items():
        setattr(promise, name, value)
    promise.save(update_fields=list(fields))


def _further(promise, state):
    """Return the state that a deed leads to: what is answered stays so, whatever is said afterwards."""
    return promise.state if promise.state in SOLVED else state


@transaction.atomic
def see(participation, topic):
    """Keep that a moderator read the question, and who: the first one. Who asked is told."""
    promise, her = _moderated(participation, topic)
    if promise.seen_at or topic.author_id == her.pk:
        return
    _keep(promise, state=_further(promise, QuestionState.SEEN), seen_at=timezone.now(), seen_by=her)
    tell_asker.enqueue(promise.pk, "seen", her.pk)


def see_by(participation, topic):
    """Note that somebody opened the page of a topic: if she moderates, and it is a question not yet seen."""
    sees_to_it = may_see_to_question(participation, topic) and topic.author_id != participation.pk
    if sees_to_it and QuestionPromise.objects.filter(topic=topic, seen_at=None).exists():
        see(participation, topic)


@transaction.atomic
def take(participation, topic, instead_of):
    """See to the question from now on.

    Args:
        instead_of: the `public_id` of whom her page said sees to it, "" for nobody.

    Raises:
        Overtaken: somebody else took it meanwhile.
    """
    promise, her = _moderated(participation, topic)
    if promise.owner_id == her.pk:
        return
    if (promise.owner.public_id if promise.owner else "") != instead_of:
        raise Overtaken
    fields = {"owner": her}
    if not promise.seen_at:
        fields |= {"seen_at": timezone.now(), "seen_by": her}
        fields["state"] = _further(promise, QuestionState.SEEN)
    _keep(promise, **fields)


def _passed(promise):
    return promise.forwarded_to, promise.forwarded_region_id, promise.owner_id, promise.news_by


@transaction.atomic
def pass_on(participation, topic, *, person=None, to="", region=None, news_by=None):
    """Pass the question on: to somebody of the space, elsewhere, or to the pivot members of a region.

    Whoever of the space it is passed to sees to it from then on; otherwise its owner follows the answer.

    Args:
        person: the participation of somebody of the space, who is told; to: somebody elsewhere, in words;
            region: of which the pivot members are told. One of the three.
        news_by: the day by which there will be news.
    """
    promise, her = _moderated(participation, topic)
    owner = person or owner_of(promise) or her
    passed = (to, region.pk if region else None, owner.pk, news_by)
    if promise.forwarded_at and _passed(promise) == passed:
        return
    _keep(
        promise,
        state=_further(promise, QuestionState.FORWARDED),
        forwarded_at=timezone.now(),
        forwarded_to=to,
        forwarded_region=region,
        news_by=news_by,
        owner=owner,
    )
    tell_asker.enqueue(promise.pk, "passed", her.pk)
    if person is not None:
        tell_owner.enqueue(promise.pk, her.pk)
    if region is not None:
        tell_pivots.enqueue(promise.pk, region.pk, her.pk)


@transaction.atomic
def say(participation, topic, word, news_by=None):
    """Give who asked a word, « je n’ai pas encore trouvé » among others."""
    promise, her = _moderated(participation, topic)
    if (promise.word, promise.news_by) == (word, news_by):
        return
    _keep(
        promise,
        state=_further(promise, QuestionState.SEEN) if not promise.forwarded_at else promise.state,
        word=word,
        word_at=timezone.now(),
        news_by=news_by,
        owner=promise.owner or her,
    )
    tell_asker.enqueue(promise.pk, "word", her.pk)


def _answered(promise, now):
    return {
        "answered_at": promise.answered_at or now,
        "first_answer_at": promise.first_answer_at or now,
        "waits_since": None,
    }


@transaction.atomic
def mark_answer(participation, topic, post):
    """Say that a message answers the question: who asked, or a moderator. It is shown under it.

    Raises:
        Refused: it is no message that the readers of the topic read, or it is the question.
    """
    promise, her = _held(participation, topic, may_mark_answer)
    readable = Post.objects.visible_to(her.user).filter(topic=topic, standing=Standing.PUBLISHED)
    if not readable.filter(pk=post.pk, number__gt=1).exists():
        raise Refused
    if promise.answer_id == post.pk and not promise.is_open:
        return
    state = QuestionState.SUMMARISED if promise.summary else QuestionState.ANSWERED
    _keep(promise, state=state, answer=post, **_answered(promise, timezone.now()))


@transaction.atomic
def sum_up(participation, topic, summary, *, written_at, by_telephone=False):
    """Keep the answer summed up, from the messages or from a telephone call.

    Args:
        written_at: when the summary that she had before her was written, None where there was none.

    Raises:
        Overtaken: another summary was written meanwhile.
    """
    promise, her = _moderated(participation, topic)
    by_telephone = by_telephone or promise.by_telephone
    if (promise.summary, promise.by_telephone) == (summary, by_telephone) and not promise.is_open:
        return
    # One that went meanwhile, with the answer that it summed up, is overwritten by nothing.
    if promise.summary and promise.summarised_at != written_at:
        raise Overtaken
    now = timezone.now()
    _keep(
        promise,
        state=QuestionState.SUMMARISED,
        summary=summary,
        summarised_at=now,
        by_telephone=by_telephone,
        owner=promise.owner or her,
        **_answered(promise, now),
    )
    tell_asker.enqueue(promise.pk, "summary", her.pk)


@transaction.atomic
def wait_again(participation, topic):
    """Say, by who asked, that she still looks for an answer: it waits anew from now on.

    Raises:
        Refused: she did not ask it.
    """
    promise, her = _held(participation, topic, lambda hers, asked: asked.author_id == hers.pk)
    if promise.waits_since:
        return
    state = QuestionState.FORWARDED if promise.forwarded_at else QuestionState.SEEN
    _keep(
        promise,
        state=state if promise.seen_at or promise.forwarded_at else QuestionState.RECEIVED,
        waits_since=timezone.now(),
        answered_at=None,
        answer=None,
        news_by=None,
        owner_told_at=None,
    )


def note_answer(post):
    """Keep that somebody answered, in the transaction that publishes her message.

    Args:
        post: a `Post` of a topic that is held.
    """
    if post.number == 1 or post.author_id == post.topic.author_id:
        return
    promises = QuestionPromise.objects.filter(topic=post.topic_id)
    promises.filter(waits_since__isnull=False).update(waits_since=None)
    promises.filter(first_answer_at=None).update(first_answer_at=timezone.now())
