"""Writing in a space: each deed one transaction, under the lock of its topic; the same form twice, once."""

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from spaces.choices import ModerationDeed, Standing, TopicKind
from spaces.discussions.keeping import expiry, settle
from spaces.discussions.receiving import attach, forget_waiting
from spaces.discussions.titles import follow_removal
from spaces.models import Participation, Post, PostOnBehalf, QuestionPromise, Topic
from spaces.moderation.acts import log
from spaces.moderation.first_reading import standing_for, why_it_waits
from spaces.moderation.standings import read_again
from spaces.moderation.telling import tell_moderators
from spaces.permissions import may_answer, may_edit, may_remove, may_write
from spaces.questions.summaries import let_go
from spaces.reading.marks import keep_written
from spaces.signals import post_published


class Closed(Exception):
    """It cannot be written there any more: closed, moved, archived, or she is out."""


@dataclass(frozen=True)
class Words:
    """What somebody wrote, once checked.

    Args:
        body: Markdown.
        content_note: what is warned of before the text is opened.
        quoted: the `Post` that it answers, or None.
        keep: for how many days its author keeps it (`keeping.expiry`); None as its space does.
        behalf: in whose name it is written, a `PostOnBehalf` to save, or None.
        taken_out: the files of the message that go, when it is changed.
    """

    body: str
    content_note: str = ""
    quoted: Post | None = None
    keep: int | None = None
    behalf: PostOnBehalf | None = None
    taken_out: tuple = ()


def still_in(participation):
    """Return somebody's participation as it is now.

    Raises:
        Closed: she is no longer in, or nobody writes in this space any more.
    """
    found = Participation.objects.of(participation.user).filter(pk=participation.pk)
    found = found.select_related("space", "user__profile").first()
    if found is None or not may_write(found):
        raise Closed
    return found


def _known(model, participation, form_key):
    """Return (what the same form made before, the key to use): another's key opens nothing.

    Without a form, None, the key is a new one.
    """
    found = model.objects.filter(form_key=form_key).first() if form_key else None
    if form_key is None or (found is not None and found.author_id != participation.pk):
        return None, uuid.uuid4()
    return found, form_key


@transaction.atomic
def begin_topic(participation, form_key, *, kind, title, words, language, theme=None, region=None):
    """Begin a topic with its first message, once for each form.

    Args:
        participation: her who writes; its space is where.
        kind: a `TopicKind`; language: "fr" or "en", that of the words.
        words: a `Words`.

    Raises:
        Closed: she may not write there any more.
    """
    participation = still_in(participation)
    known, form_key = _known(Topic, participation, form_key)
    if known is not None:
        forget_waiting(participation.user, form_key)
        return known
    reason = why_it_waits(participation, words.body, words.content_note, title)
    topic = Topic.objects.create(
        form_key=form_key,
        space=participation.space,
        kind=kind,
        title=title,
        language=language,
        author=participation,
        theme=theme,
        region=region,
        standing=standing_for(reason),
    )
    if kind == TopicKind.QUESTION:
        QuestionPromise.objects.create(topic=topic)
    _add(topic, participation, form_key, words, reason)
    return topic


@transaction.atomic
def answer(participation, topic, form_key, words):
    """Add a message to a topic, once for each form.

    Raises:
        Closed: the topic was closed or moved meanwhile, or she is out.
    """
    held = Topic.objects.select_for_update().select_related("space").get(pk=topic.pk)
    participation = still_in(participation)
    known, form_key = _known(Post, participation, form_key)
    if known is not None:
        forget_waiting(participation.user, form_key)
        return known
    if not may_answer(participation, held):
        raise Closed
    reason = why_it_waits(participation, words.body, words.content_note)
    return _add(held, participation, form_key, words, reason)


def _add(topic, participation, form_key, words, reason):
    """Add a message at the end of a topic that is held; with a reason to wait it is read first."""
    now, number, published = timezone.now(), topic.last_number + 1, not reason
    post = Post.objects.create(
        form_key=form_key,
        topic=topic,
        number=number,
        author=participation,
        body=words.body,
        content_note=words.content_note,
        quoted=words.quoted,
        standing=standing_for(reason),
        waits_for=reason,
        written_at=now,
        published_at=now if published else None,
        expires_at=expiry(topic.space, words.keep),
    )
    changes = {"last_number": number}
    if published:
        changes["last_post_at"] = now
    Topic.objects.filter(pk=topic.pk).update(**changes)
    settle(topic)
    topic.last_number = number
    if words.behalf is not None:
        words.behalf.post, words.behalf.recorded_by = post, participation
        words.behalf.save()
    attach(post, participation, form_key)
    keep_written(participation, topic, number)
    _tell(post, published)
    return post


def _tell(post, published):
    if published:
        post_published.send(sender=Post, post=post)
    else:
        tell_moderators(post)


@transaction.atomic
def edit(participation, post, words, *, form_key=None, title=None):
    """Change the words of a message, and its files; what they were is kept nowhere.

    Args:
        form_key: of the form, with which new files came.
        title: a new title of its topic, for its first message.

    Raises:
        Closed: it is not hers to change any more.
    """
    participation = still_in(participation)
    held = Post.objects.select_for_update().select_related("topic__space").get(pk=post.pk)
    if not may_edit(participation, held):
        raise Closed
    held.body, held.content_note, held.edited_at = words.body, words.content_note, timezone.now()
    held.save(update_fields=["body", "content_note", "edited_at"])
    for file in held.files.filter(pk__in=[one.pk for one in words.taken_out]):
        file.delete()
    attach(held, participation, form_key)
    if title and held.number == 1:
        Topic.objects.filter(pk=held.topic_id, author=participation).update(title=title)
        held.topic.title = title
    read_again(participation, held)
    return held


@transaction.atomic
def remove(participation, post):
    """Take a message away: its words, its files and its thanks are gone; that it stood there remains.

    Raises:
        Closed: it is not hers to remove.
    """
    held = Post.objects.select_for_update().select_related("topic").get(pk=post.pk)
    if not may_remove(participation, held):
        raise Closed
    let_go(Post.objects.filter(pk=held.pk))
    for file in held.files.all():
        file.delete()
    held.marks.all().delete()
    PostOnBehalf.objects.filter(post=held).delete()
    Post.objects.filter(pk=held.pk).update(
        body="",
        content_note="",
        quoted=None,
        standing=Standing.REMOVED,
        waits_for="",
        removed_by_moderator=held.author_id != participation.pk,
    )
    reported = held.reports.waiting().update(settled_at=timezone.now())
    if participation.is_moderator and (reported or held.author_id != participation.pk):
        log(participation, ModerationDeed.REMOVED, post=held)
    follow_removal(held, by_moderator=held.author_id != participation.pk)
