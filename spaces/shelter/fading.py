"""What is past its day is erased: nobody could read it any more, and now nothing is left of it."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from django_tasks import task

from spaces.discussions.keeping import expired, settle
from spaces.mail.choosing import forget_unused
from spaces.models import EntryCode, Post, QuestionPromise, Topic, TopicMark
from spaces.questions.summaries import let_go

TOLD = timedelta(days=90)  # that her phrase was made anew


@task()
def fade():
    """Erase what is past its day: messages with their files, topics, codes, addresses, sessions."""
    topics = set(Post.objects.filter(expired()).values_list("topic", flat=True))
    topics |= set(Topic.objects.filter(title_expires_at__lte=timezone.now()).values_list("pk", flat=True))
    topics |= set(Topic.objects.filter(expired()).values_list("pk", flat=True))
    for key in topics:
        fade_topic(key)
    forget_codes()
    forget_unused()
    forget_sessions()


@transaction.atomic
def fade_topic(key):
    """Erase what is past its day in a topic, and the topic once nothing is left to read in it."""
    topic = Topic.objects.select_for_update().filter(pk=key).first()
    if topic is None:
        return
    past = topic.posts.filter(expired())
    let_go(past)
    if past.delete()[0] or not topic.posts.exists() or _title_is_past(topic):
        erase_emptied(topic)


def _title_is_past(topic):
    return topic.title_expires_at is not None and topic.title_expires_at <= timezone.now()


def erase_emptied(topic):
    """Bring a topic, that is held, down to the messages that are left; without any, it is erased.

    A number of a message that is gone is given again: a hole would tell that something stood there.
    """
    if not topic.posts.exists():
        topic.delete()
        return
    left = topic.posts.aggregate(number=Max("number"), at=Max("published_at"))
    topic.last_number, topic.last_post_at = left["number"], left["at"] or topic.begun_at
    topic.save(update_fields=["last_number", "last_post_at"])
    marks = TopicMark.objects.filter(topic=topic, read_number__gt=F("topic__last_number"))
    marks.update(read_number=topic.last_number)
    begins = topic.posts.filter(number=1).exists()
    if not begins or _title_is_past(topic):
        # The title was the words of who began it, and went with them: in joined topics, before the first one.
        Topic.objects.filter(pk=topic.pk).update(title="", author=None, title_expires_at=None)
    if not begins:
        QuestionPromise.objects.filter(topic=topic).delete()
    settle(topic)


def forget_codes():
    """Erase the codes that open nothing any more; that a phrase was made anew is told for a time."""
    now = timezone.now()
    EntryCode.objects.filter(used_at=None, expires_at__lte=now).delete()
    EntryCode.objects.filter(used_at__lte=now - TOLD).delete()


def forget_sessions():
    """Erase the rows of sessions that are over: those of survivors would say that they were here."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
