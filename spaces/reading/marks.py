"""How far each read, and what she follows: kept on the server, alike on all her devices.

A mark only moves forward, and never past what its owner was shown.
"""

from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Greatest

from spaces.choices import Standing
from spaces.models import Participation, Post, Space, Topic, TopicMark
from spaces.models.places import places_of


def live_posts(user):
    """Return the messages that she reads and that still hold words."""
    return Post.objects.visible_to(user).exclude(standing=Standing.REMOVED)


def unread(posts, participations):
    """Leave out of messages those that she wrote: they are never new to her.

    Args:
        participations: the keys of hers.
    """
    return posts.exclude(author__in=participations)


def with_reading(topics, user):
    """Return topics with `read_number`, `is_opened` and `follows`, as the reader's marks say."""
    hers = places_of(user).participations
    mark = TopicMark.objects.filter(topic=OuterRef("pk"), participation__in=hers)
    return topics.annotate(
        read_number=Coalesce(Subquery(mark.values("read_number")[:1]), 0),
        is_opened=Exists(mark),
        follows=Coalesce(Subquery(mark.values("follows")[:1]), False),
    )


def _forward(participation, topic, number, mark=None):
    if mark is None:
        mark, _made = TopicMark.objects.get_or_create(participation=participation, topic=topic)
    TopicMark.objects.filter(pk=mark.pk, read_number__lt=number).update(read_number=number)


def keep_read(participation, topic, posts, mark):
    """Keep how far she read: to the last message before her, if she had read all those before the first.

    Args:
        posts: the messages that she was shown, in order.
        mark: her `TopicMark` before, or None.
    """
    if not posts:
        return
    read = mark.read_number if mark else 0
    skipped = unread(live_posts(participation.user), [participation.pk])
    if not skipped.filter(topic=topic, number__gt=read, number__lt=posts[0].number).exists():
        _forward(participation, topic, posts[-1].number, mark)


def keep_written(participation, topic, number):
    """Keep that she wrote a message: she follows its topic, and read it all if she had read what came before.

    In the transaction that writes it.
    """
    mark, _made = TopicMark.objects.get_or_create(participation=participation, topic=topic)
    TopicMark.objects.filter(pk=mark.pk).update(follows=True)
    before = live_posts(participation.user).filter(topic=topic, number__lt=number)
    missed = unread(before, [participation.pk]).filter(number__gt=mark.read_number)
    if not missed.exists():
        _forward(participation, topic, number, mark)


def set_follows(participation, topic, *, follows):
    """Keep that she follows a topic, or no longer; twice the same is nothing more."""
    TopicMark.objects.update_or_create(
        participation=participation, topic=topic, defaults={"follows": follows}
    )


@transaction.atomic
def see_all(user, until, space=None):
    """Keep that she has seen all that she was shown.

    Args:
        until: the moment at which she was shown the list: what was written since stays new.
        space: the only one that counts; by default all hers whose topics stand in the list of all.
    """
    hers = Participation.objects.of(user)
    hers = hers.filter(space__in=Space.objects.in_lists() if space is None else [space])
    in_space = {participation.space_id: participation for participation in hers}
    shown = live_posts(user).filter(topic=OuterRef("pk"), written_at__lte=until).order_by().values("topic")
    topics = Topic.objects.visible_to(user).filter(space__in=list(in_space))
    last = Subquery(shown.annotate(last=Max("number")).values("last"))
    rows = topics.annotate(last=last).exclude(last=None).values_list("pk", "space_id", "last")
    numbers = {(in_space[space_id].pk, topic): last for topic, space_id, last in rows}
    marks = TopicMark.objects.filter(participation__in=[one.pk for one in in_space.values()])
    known = {(mark.participation_id, mark.topic_id): mark for mark in marks}
    TopicMark.objects.bulk_create(
        [
            TopicMark(participation_id=person, topic_id=topic, read_number=number)
            for (person, topic), number in numbers.items()
            if (person, topic) not in known
        ],
        ignore_conflicts=True,
    )
    behind = [mark for key, mark in known.items() if numbers.get(key, 0) > mark.read_number]
    for mark in behind:
        number = numbers[mark.participation_id, mark.topic_id]
        mark.read_number = Greatest(F("read_number"), Value(number))
    TopicMark.objects.bulk_update(behind, ["read_number"], batch_size=200)
