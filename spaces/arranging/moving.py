"""A topic moved to another space: at once to a narrower one, to a wider one when each author said yes."""

from django.db import transaction
from django.utils import timezone

from spaces.arranging.holding import check_moderates, hold
from spaces.arranging.places import authors_of, places_for
from spaces.choices import ParticipationState, SpaceRole
from spaces.discussions.keeping import expiry, settle, shorten
from spaces.discussions.writing import Closed, remove
from spaces.models import (
    Consent,
    MoveAnswer,
    MoveAsked,
    Participation,
    Post,
    PostFile,
    PostMark,
    QuestionPromise,
    Topic,
    TopicMark,
)
from spaces.questions.summaries import let_go


def _place(participation, topic, target):
    """Return the `Place` that a space is for a topic.

    Raises:
        Closed: the topic may not go there.
    """
    for place in places_for(participation, topic):
        if place.space.pk == target.pk:
            return place
    raise Closed


@transaction.atomic
def move(participation, topic, target):
    """Move a topic to a narrower space, at once.

    Raises:
        Closed: it may not go there without its authors' consent, or not at all: who began it would lose it.
    """
    [held] = hold(topic)
    check_moderates(participation, held)
    if not _place(participation, held, target).at_once:
        raise Closed
    _carry(held, target)


@transaction.atomic
def ask_to_move(participation, topic, target):
    """Ask the authors of a topic whether it may stand in a wider space; asked twice, once.

    Returns:
        Whether it moved at once: she wrote all of it herself.

    Raises:
        Closed: it may not go there, or somebody already said no.
    """
    [held] = hold(topic)
    check_moderates(participation, held)
    if _place(participation, held, target).narrower:
        raise Closed
    asked, made = MoveAsked.objects.get_or_create(
        topic=held, defaults={"target": target, "asked_by": participation}
    )
    if asked.refused_at or asked.target_id != target.pk:
        raise Closed
    if made:
        MoveAnswer.objects.create(asked=asked, participation=participation, consent=Consent.YES)
    return _move_if_all_agree(held, asked)


@transaction.atomic
def give_up(participation, topic):
    """Ask no more.

    Raises:
        Closed: she does not moderate it any more.
    """
    [held] = hold(topic)
    check_moderates(participation, held)
    MoveAsked.objects.filter(topic=held, refused_at=None).delete()


def waits_for(asked):
    """Return the participations of the authors whose answer is awaited."""
    return authors_of(asked.topic).exclude(pk__in=asked.answers.values("participation"))


@transaction.atomic
def consent(participation, topic, answer):
    """Keep what an author answers; when all have said yes, the topic moves.

    Args:
        answer: a `Consent`.

    Returns:
        Whether the topic moved.

    Raises:
        Closed: she is not asked, or no longer.
    """
    [held] = hold(topic)
    asked = MoveAsked.objects.filter(topic=held, refused_at=None).select_related("target").first()
    is_author = authors_of(held).filter(pk=participation.pk).exists()
    alone = answer == Consent.WITHOUT and held.author_id == participation.pk
    if asked is None or not is_author or alone:
        raise Closed
    if answer == Consent.NO:
        MoveAsked.objects.filter(pk=asked.pk).update(refused_at=timezone.now())
        asked.answers.all().delete()
        return False
    MoveAnswer.objects.update_or_create(
        asked=asked, participation=participation, defaults={"consent": answer, "made_at": timezone.now()}
    )
    return _move_if_all_agree(held, asked)


def _move_if_all_agree(topic, asked):
    asked.topic = topic
    target_is_open = not asked.target.is_over
    if waits_for(asked).exists() or not target_is_open:
        return False
    left_out = asked.answers.filter(consent=Consent.WITHOUT).values("participation")
    without = Post.objects.filter(topic=topic, author__in=left_out)
    let_go(without, in_any_space=True)
    for post in without.select_related("author"):
        if not post.is_removed:
            remove(post.author, post)
    _carry(topic, asked.target)
    return True


def _carry(topic, target):
    """Put a topic and all that hangs on it into another space, in the caller's transaction."""
    now = timezone.now()
    until = expiry(target)
    MoveAsked.objects.filter(topic=topic).delete()
    for author in authors_of(topic):
        there = _there(author, target)
        Post.objects.filter(topic=topic, author=author).update(author=there)
        PostFile.objects.filter(post__topic=topic, participation=author).update(participation=there)
        Topic.objects.filter(pk=topic.pk, author=author).update(author=there)
    Post.objects.filter(topic=topic, author__space=topic.space_id).update(author=None)
    _carry_marks(topic, target)
    if until:
        shorten(Post.objects.filter(topic=topic), until)
    Topic.objects.filter(pk=topic.pk).update(space=target, moved_at=now, pinned_at=None)
    settle(topic)


def _there(author, target):
    """Return the participation of an author in another space, or None where her name there is another one.

    Who is not in it keeps her name by a participation that opens nothing: as if she had left.
    """
    there = (
        Participation.objects.filter(space=target, user=author.user_id).first() if author.user_id else None
    )
    if there is None and author.user_id and not author.pseudonym:
        there = Participation.objects.create(
            space=target, user=author.user, state=ParticipationState.LEFT, role=SpaceRole.PARTICIPANT
        )
    return there if there is not None and there.pseudonym == author.pseudonym else None


def _carry_marks(topic, target):
    """Keep what those who are in both spaces read, follow and thanked; the others' goes."""
    there = {
        one.user_id: one
        for one in Participation.objects.filter(
            space=target, state=ParticipationState.ACTIVE, user__isnull=False
        )
    }
    marks = [TopicMark.objects.filter(topic=topic), PostMark.objects.filter(post__topic=topic)]
    for found in marks:
        for mark in found.select_related("participation"):
            twin = there.get(mark.participation.user_id)
            if twin is None:
                mark.delete()
            else:
                found.model.objects.filter(pk=mark.pk).update(participation=twin)
    promise = QuestionPromise.objects.filter(topic=topic).select_related("owner").first()
    if promise is not None and promise.owner is not None:
        twin = there.get(promise.owner.user_id)
        stays = twin is not None and (twin.is_moderator or promise.is_passed_inside)
        owner = twin if stays else None
        QuestionPromise.objects.filter(pk=promise.pk).update(owner=owner)
