"""A topic that moves is kept no longer than it was where it was written, and no longer than where it goes."""

from datetime import timedelta

from django.utils import timezone

import pytest

from spaces.arranging.moving import ask_to_move, consent, move
from spaces.choices import Admission
from spaces.models import Consent, QuestionPromise, Topic
from spaces.questions import deeds
from tests.spaces.making import client_of, make_post, make_space, make_topic, take_part, topic_address

pytestmark = pytest.mark.django_db
CANARY = "zqresume"


def moved(kept, there):
    """Move a topic of two messages from a space that keeps what is written for a time into another one."""
    here, there = make_space(retention_days=kept), make_space(retention_days=there)
    moderator = take_part(here, moderates=True)
    take_part(there, moderator.user, moderates=True)
    author = take_part(here)
    take_part(there, author.user)
    topic = make_topic(author)
    make_post(moderator, topic)
    move(moderator, topic, there)
    return Topic.objects.get(pk=topic.pk)


@pytest.mark.parametrize(
    ("kept", "there", "days"), [(30, 365, 30), (30, None, 30), (365, 30, 30), (None, 30, 30)]
)
def test_it_goes_on_the_earlier_day(site, kept, there, days):
    topic = moved(kept, there)
    ends = {topic.expires_at, topic.title_expires_at, *topic.posts.values_list("expires_at", flat=True)}
    meant = timezone.now() + timedelta(days=days)
    assert all(abs(end - meant) < timedelta(minutes=1) for end in ends)


def test_what_is_kept_for_ever_stays_so(site):
    topic = moved(None, None)
    assert (topic.expires_at, topic.title_expires_at) == (None, None)


def test_a_summary_does_not_carry_the_words_of_who_goes_without_hers(site):
    here, wide = make_space(), make_space(admission=Admission.MEMBERS)
    moderator = take_part(here, moderates=True)
    take_part(wide, moderator.user, moderates=True)
    asker, other = take_part(here), take_part(here)
    topic = make_topic(asker, kind="question")
    post = make_post(other, topic, "Une réponse.")
    deeds.mark_answer(moderator, topic, post)
    deeds.sum_up(moderator, topic, f"En bref : {CANARY}", written_at=None)
    ask_to_move(moderator, topic, wide)
    consent(asker, topic, Consent.YES)
    assert QuestionPromise.objects.get().summary
    assert consent(other, topic, Consent.WITHOUT)
    promise = QuestionPromise.objects.get()
    assert (promise.summary, promise.answer) == ("", None)
    moved = Topic.objects.get(pk=topic.pk)
    assert CANARY not in client_of(moderator).get(topic_address(moved)).content.decode()
