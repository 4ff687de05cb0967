"""Closing, pinning, and two topics made one: in order, nothing lost, and no title told."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

import pytest

from spaces.arranging.closing import close, pin
from spaces.arranging.merging import merge
from spaces.discussions.writing import Closed
from spaces.models import Participation, Post, QuestionPromise, Topic, TopicMark
from tests.spaces.making import address, make_post, make_space, make_topic, take_part, topic_address

pytestmark = pytest.mark.django_db
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def space(site):
    return make_space()


@pytest.fixture
def moderator(space):
    return take_part(space, moderates=True)


@pytest.fixture
def author(space):
    return take_part(space)


def signed_in(participation):
    client = Client()
    client.force_login(participation.user, backend=MODEL_BACKEND)
    return client


def written(topic, minutes):
    """Say how many minutes ago each message of a topic was written, in their order."""
    for post, ago in zip(topic.posts.order_by("number"), minutes, strict=True):
        Post.objects.filter(pk=post.pk).update(written_at=timezone.now() - timedelta(minutes=ago))


def two_topics(author):
    gone, kept = make_topic(author, "Celui qui part", "a1"), make_topic(author, "Celui qui reste", "b1")
    make_post(author, gone, "a2")
    make_post(author, kept, "b2")
    written(gone, [40, 20])
    written(kept, [30, 10])
    return gone, kept


def test_messages_stand_in_the_order_of_time_with_numbers_made_right(moderator, author):
    gone, kept = two_topics(author)
    merge(moderator, gone, kept)
    rows = list(Post.objects.filter(topic=kept).order_by("number").values_list("number", "body"))
    assert rows == [(1, "a1"), (2, "b1"), (3, "a2"), (4, "b2")]
    assert not Post.objects.filter(topic=gone).exists()
    kept.refresh_from_db()
    assert kept.last_number == 4
    make_post(author, kept, "suite")
    assert Post.objects.get(body="suite").number == 5


def test_marks_are_joined_up_to_what_she_had_not_read(moderator, author, space):
    gone, kept = two_topics(author)
    readers = {read: take_part(space) for read in ((2, 2), (1, 1), (0, 2), (2, 0))}
    for (of_gone, of_kept), reader in readers.items():
        TopicMark.objects.create(participation=reader, topic=gone, read_number=of_gone, follows=True)
        TopicMark.objects.create(participation=reader, topic=kept, read_number=of_kept)
    merge(moderator, gone, kept)
    marks = {one.participation_id: one for one in TopicMark.objects.filter(topic=kept)}
    found = {read: marks[reader.pk].read_number for read, reader in readers.items()}
    assert found == {(2, 2): 4, (1, 1): 2, (0, 2): 0, (2, 0): 1}
    assert all(marks[reader.pk].follows for reader in readers.values())
    assert not TopicMark.objects.filter(topic=gone).exists()


def test_the_old_address_leads_to_the_new_one_for_who_reads_it(moderator, author, space):
    gone, kept = two_topics(author)
    first = make_topic(author, "Le premier")
    old = topic_address(first)
    merge(moderator, first, gone)
    merge(moderator, gone, kept)
    for path in (old, topic_address(gone)):
        assert signed_in(author).get(path)["Location"] == topic_address(kept)
    Topic.objects.filter(pk=kept.pk).update(space=make_space())
    assert signed_in(author).get(old).status_code == 404


def test_the_title_that_goes_is_kept_nowhere(moderator, author):
    gone, kept = two_topics(author)
    merge(moderator, gone, kept)
    assert Topic.objects.values_list("title", "words").get(pk=gone.pk) == ("", "")


def test_who_asked_keeps_her_promise(moderator, author):
    question, other = make_topic(author, kind="question"), make_topic(author)
    merge(moderator, question, other)
    assert QuestionPromise.objects.get().topic == other
    other.refresh_from_db()
    assert other.is_question
    second = make_topic(author, kind="question")
    merge(moderator, second, other)
    assert QuestionPromise.objects.get().topic == other


def test_only_who_moderates_here_arranges(moderator, author):
    gone, kept = two_topics(author)
    elsewhere = take_part(make_space(), moderates=True)
    for somebody in (author, elsewhere):
        for deed in (
            lambda who: merge(who, gone, kept),
            lambda who: close(who, kept),
            lambda who: pin(who, kept),
        ):
            with pytest.raises(Closed):
                deed(somebody)
    Participation.objects.filter(pk=moderator.pk).update(state="suspended")
    with pytest.raises(Closed):
        merge(moderator, gone, kept)
    where = address("arrange_topic", kept.space.public_id, kept.public_id)
    assert signed_in(author).get(where).status_code == signed_in(author).post(where).status_code == 404


def test_a_topic_is_not_merged_into_itself_nor_twice_nor_across_spaces(moderator, author):
    gone, kept = two_topics(author)
    far = make_topic(take_part(make_space()))
    for other in (gone, far):
        with pytest.raises(Closed):
            merge(moderator, gone, other)
    merge(moderator, gone, kept)
    with pytest.raises(Closed):
        merge(moderator, gone, kept)


def test_all_of_it_is_done_on_one_page(moderator, author):
    gone, kept = two_topics(author)
    client = signed_in(moderator)
    where = address("arrange_topic", gone.space.public_id, gone.public_id)
    assert "Celui qui reste" in client.get(where).content.decode()
    for button, field, is_on in (
        ("close", "closed_at", True),
        ("reopen", "closed_at", False),
        ("pin", "pinned_at", True),
        ("unpin", "pinned_at", False),
    ):
        for _click in range(2):
            client.post(where, {button: "1"})
        assert bool(getattr(Topic.objects.get(pk=gone.pk), field)) == is_on
    client.post(where, {"merge": "1", "into": make_topic(take_part(make_space())).public_id})
    assert Post.objects.filter(topic=gone).count() == 2
    response = client.post(where, {"merge": "1", "into": kept.public_id})
    assert response["Location"] == topic_address(kept)
    assert Post.objects.filter(topic=kept).count() == 4


def test_nobody_answers_in_a_closed_topic_and_her_words_are_given_back(moderator, author):
    topic = make_topic(author)
    close(moderator, topic)
    response = signed_in(author).post(topic_address(topic), {"body": "Trop tard"})
    assert response.status_code == 409
    assert topic.posts.count() == 1
