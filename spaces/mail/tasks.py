"""Background work of the mails: who is told, one transaction a person, nobody twice."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from django_tasks import task

from spaces.mail.guard import about_post, about_question, may_hear_of_post, may_hear_of_question, reader_in
from spaces.mail.letters import send_news
from spaces.models import MailedPost, MailKind, Participation, Post, QuestionPromise, TopicMark
from spaces.questions.owning import owner_of

MAILED_KEPT = timedelta(days=30)
SEEN_WITH = ("user__profile", "space")


@task()
def tell_followers(key):
    """Tell those who follow a topic of a new message; done again after a kill, it tells the others only."""
    post = _post(key)
    if post is None:
        return
    marks = TopicMark.objects.filter(
        topic=post.topic, follows=True, participation__space=post.topic.space, participation__mail_muted=False
    )
    told = MailedPost.objects.filter(post=post).values("participation")
    followers = marks.exclude(participation__in=told).exclude(participation=post.author_id)
    keys = list(followers.order_by("pk").values_list("participation", flat=True))
    for participation in Participation.objects.filter(pk__in=keys).select_related(*SEEN_WITH):
        _tell_of(post, participation)


def _post(key):
    found = Post.objects.select_related("topic__space", "author__user__profile").filter(pk=key)
    return found.first()


@transaction.atomic
def _tell_of(post, follower):
    hers = may_hear_of_post(follower.user, post)
    if hers is None:
        return
    _row, new = MailedPost.objects.get_or_create(participation=hers, post=post)
    if not new:
        return
    is_hers = post.topic.is_question and post.topic.author_id == hers.pk
    send_news(
        hers,
        post.topic,
        "answer" if is_hers else "post",
        about_post(post, hers),
        MailKind.ANSWERS,
        author=post.author.name if post.author else "",
        text=post.body,
        note=post.content_note,
    )


def _promise(key):
    related = ("topic__space", "topic__author__user__profile", "forwarded_region", "owner__user__profile")
    return QuestionPromise.objects.select_related(*related).filter(pk=key).first()


def _tell_about(promise, user, what, text=""):
    hers = may_hear_of_question(user, promise)
    if hers is not None:
        send_news(hers, promise.topic, what, about_question(promise, hers), MailKind.QUESTIONS, text=text)


@task()
def tell_asker(key, what, by):
    """Tell who asked where her question stands, unless she did it herself.

    Args:
        key: of the promise.
        what: "seen", "passed", "word" or "summary".
        by: the key of the participation of who did it.
    """
    promise = _promise(key)
    asker = promise and promise.topic.author
    if asker is None or asker.pk == by:
        return
    text = {"word": promise.word, "summary": promise.summary}.get(what, "")
    with transaction.atomic():
        _tell_about(promise, asker.user, what, text)


@task()
def tell_answerer(key):
    """Tell who wrote an answer that she is asked whether it may serve elsewhere.

    Args:
        key: of her message.
    """
    post = _post(key)
    promise = post and QuestionPromise.objects.filter(topic=post.topic_id).first()
    if promise and post.author:
        with transaction.atomic():
            _tell_about(_promise(promise.pk), post.author.user, "reuse")


@task()
def tell_owner(key, by):
    """Tell somebody of the space that a question was passed on to her, unless she did it herself.

    Args:
        key: of the promise; by: the key of the participation of who passed it on.
    """
    promise = _promise(key)
    if promise is not None and promise.owner is not None and promise.owner_id != by:
        with transaction.atomic():
            _tell_about(promise, promise.owner.user, "yours")


@task()
def tell_pivots(key, region, by):
    """Tell the pivot members of a region, among the people of the space, that a question is for them."""
    promise = _promise(key)
    if promise is None:
        return
    pivots = pivots_in(promise.topic.space, region).exclude(pk=by).exclude(pk=promise.topic.author_id)
    with transaction.atomic():
        for participation in pivots.select_related(*SEEN_WITH):
            _tell_about(promise, participation.user, "asked")


def pivots_in(space, region):
    """Return the participations of the pivot members of a region who read a space now.

    Args:
        region: its key.
    """
    return Participation.objects.filter(space=space, user__profile__pivot_regions=region).readers()


@task()
def remind_owners():
    """Tell who sees to a question, once, that nobody has answered for three days."""
    for key in list(QuestionPromise.objects.to_tell().values_list("pk", flat=True)):
        with transaction.atomic():
            promise = QuestionPromise.objects.to_tell().select_for_update(of=("self",)).filter(pk=key).first()
            if promise is None:
                continue
            QuestionPromise.objects.filter(pk=key).update(owner_told_at=timezone.now())
            promise = _promise(key)
            for participation in _who_answers_for(promise):
                _tell_about(promise, participation.user, "waits")


def _who_answers_for(promise):
    """Return the owner, while she takes mail; else all the moderators."""
    asker, owner, space = promise.topic.author_id, owner_of(promise), promise.topic.space
    if owner and owner.pk != asker and reader_in(space, owner.user, MailKind.QUESTIONS):
        return [owner]
    moderators = Participation.objects.filter(space=space).readers().moderating()
    return list(moderators.exclude(pk=asker).select_related(*SEEN_WITH))


@task()
def forget_mailed():
    """Erase who was mailed of what, once it serves no more."""
    MailedPost.objects.filter(mailed_at__lt=timezone.now() - MAILED_KEPT).delete()
