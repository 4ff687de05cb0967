"""Two topics of a space made one: messages in the order of time, what each read and follows kept."""

from heapq import merge as in_order

from django.db import transaction
from django.db.models import F

from spaces.arranging.holding import check_moderates, hold
from spaces.choices import Standing, TopicKind
from spaces.discussions.keeping import settle
from spaces.discussions.writing import Closed
from spaces.models import MoveAsked, Post, QuestionPromise, Topic, TopicMark

ASIDE = 10_000_000  # above all numbers: while they are given anew, none may be there twice


@transaction.atomic
def merge(participation, topic, into):
    """Put all the messages of a topic into another one of the same space; its address then leads there.

    Args:
        topic: the one that goes; its title is kept nowhere. into: the one that stays.

    Raises:
        Closed: one of them was merged, moved or set aside meanwhile, or they are the same.
    """
    if topic.pk == into.pk:
        raise Closed
    gone, kept = hold(topic, into)
    check_moderates(participation, gone, kept)
    if {gone.standing, kept.standing} != {Standing.PUBLISHED}:
        raise Closed
    posts = list(in_order(_posts(gone), _posts(kept), key=lambda post: post.written_at))
    _join_marks(gone, kept, posts)
    _number_anew(gone, kept, posts)
    _join_questions(gone, kept)
    MoveAsked.objects.filter(topic=gone).delete()
    Topic.objects.filter(merged_into=gone).update(merged_into=kept)
    Topic.objects.filter(pk=gone.pk).update(merged_into=kept, title="", last_number=0, pinned_at=None)
    Topic.objects.filter(pk=kept.pk).update(
        last_number=len(posts),
        begun_at=min(gone.begun_at, kept.begun_at),
        last_post_at=max(gone.last_post_at, kept.last_post_at),
    )
    settle(kept)
    return kept


def _posts(topic):
    return Post.objects.filter(topic=topic).only("pk", "topic", "number", "author", "written_at", "standing")


def _join_marks(gone, kept, posts):
    """Give each person one mark: up to the first message that she has not read, as they now follow."""
    marks = {}
    for mark in TopicMark.objects.filter(topic__in=[gone, kept]):
        marks.setdefault(mark.participation_id, {})[mark.topic_id] = mark
    TopicMark.objects.filter(topic=gone).delete()
    for participation, hers in marks.items():
        read = {topic: mark.read_number for topic, mark in hers.items()}
        TopicMark.objects.update_or_create(
            participation_id=participation,
            topic=kept,
            defaults={
                "read_number": _read_of(participation, read, posts),
                "follows": any(mark.follows for mark in hers.values()),
            },
        )


def _read_of(participation, read, posts):
    for number, post in enumerate(posts):
        is_read = post.number <= read.get(post.topic_id, 0) or post.author_id == participation
        if not is_read and post.standing != Standing.REMOVED:
            return number
    return len(posts)


def _number_anew(gone, kept, posts):
    Post.objects.filter(topic=kept).update(number=F("number") + ASIDE)
    Post.objects.filter(topic=gone).update(topic=kept, number=F("number") + 2 * ASIDE)
    for number, post in enumerate(posts, 1):
        post.number = number
    Post.objects.bulk_update(posts, ["number"], batch_size=200)


def _join_questions(gone, kept):
    """Keep the promise made to who asked: where both are questions, that of the topic that stays."""
    promise = QuestionPromise.objects.filter(topic=gone).first()
    if promise is None:
        return
    if QuestionPromise.objects.filter(topic=kept).exists():
        promise.delete()
        return
    QuestionPromise.objects.filter(pk=promise.pk).update(topic=kept)
    Topic.objects.filter(pk=kept.pk).update(kind=TopicKind.QUESTION)
