"""How far each read and what she follows: on the server, forwards only, never past what she was shown."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

import pytest

from spaces.choices import Standing
from spaces.models import Block, Post, TopicMark
from spaces.reading.marks import see_all
from tests.spaces.making import (
    address,
    make_post,
    make_space,
    make_topic,
    set_standing,
    take_part,
    topic_address,
)

pytestmark = pytest.mark.django_db
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def space(site):
    return make_space()


@pytest.fixture
def reader(space):
    return take_part(space)


@pytest.fixture
def author(space):
    return take_part(space)


def signed_in(participation):
    client = Client()
    client.force_login(participation.user, backend=MODEL_BACKEND)
    return client


def long_topic(author, posts):
    topic = make_topic(author)
    for number in range(2, posts + 1):
        make_post(author, topic, f"Message {number}.")
    return topic


def read_number(participation, topic):
    mark = TopicMark.objects.filter(participation=participation, topic=topic).first()
    return mark.read_number if mark else None


def test_she_comes_back_to_the_first_message_that_is_new_on_any_device(reader, author):
    topic = long_topic(author, 25)
    first = signed_in(reader).get(topic_address(topic)).content.decode()
    assert "Message 20." in first and "Message 21." not in first
    assert "Nouveau depuis votre dernière visite" not in first
    second = signed_in(reader).get(topic_address(topic)).content.decode()
    assert "Message 21." in second and "Message 20." not in second
    assert second.index('id="new"') < second.index("Message 21.")
    assert second.count('id="new"') == 1
    assert read_number(reader, topic) == 25


def test_a_mark_does_not_jump_over_pages_that_she_was_not_shown(reader, author):
    topic = long_topic(author, 65)
    client = signed_in(reader)
    client.get(topic_address(topic) + "?page=4")
    assert read_number(reader, topic) is None
    client.get(topic_address(topic) + "?page=1")
    client.get(topic_address(topic) + "?page=3")
    assert read_number(reader, topic) == 20
    client.get(topic_address(topic) + "?page=2")
    assert read_number(reader, topic) == 40


def test_a_mark_never_goes_back(reader, author):
    topic = long_topic(author, 45)
    client = signed_in(reader)
    for page in (1, 2, 3, 1):
        client.get(topic_address(topic) + f"?page={page}")
    assert read_number(reader, topic) == 45


def test_what_she_writes_is_not_new_to_her_and_hides_nothing_that_is(reader, author):
    topic = long_topic(author, 30)
    make_post(reader, topic)
    assert read_number(reader, topic) == 0
    client = signed_in(reader)
    client.get(topic_address(topic) + "?page=1")
    client.get(topic_address(topic) + "?page=2")
    assert read_number(reader, topic) == 31
    make_post(reader, topic)
    assert read_number(reader, topic) == 32


def test_a_message_that_she_may_not_read_does_not_hold_her_mark(reader, author):
    topic = long_topic(author, 3)
    set_standing(Post.objects.get(topic=topic, number=2), Standing.HELD)
    make_post(reader, topic)
    signed_in(reader).get(topic_address(topic))
    assert read_number(reader, topic) == 4


def test_an_answer_leads_to_the_page_on_which_it_stands(reader, author):
    topic = long_topic(author, 45)
    client = signed_in(reader)
    response = client.post(topic_address(topic), {"body": "Ma réponse à moi."}, follow=True)
    assert response.redirect_chain[-1][0].endswith("?page=3#m46")
    assert "Ma réponse à moi." in response.content.decode()


@pytest.mark.parametrize("asked", ["m=0", "m=999999999999", "m=²", "page=x", "page=99", "m=-1"])
def test_an_address_that_means_nothing_still_opens_the_topic(reader, author, asked):
    assert signed_in(reader).get(f"{topic_address(long_topic(author, 25))}?{asked}").status_code == 200


def test_following_twice_is_following_once(reader, author):
    topic, client = make_topic(author), signed_in(reader)
    follow = address("follow_topic", topic.space.public_id, topic.public_id)
    for _click in range(2):
        client.post(follow)
    assert TopicMark.objects.get(participation=reader, topic=topic).follows
    for _click in range(2):
        client.post(follow, {"no": "1"})
    assert not TopicMark.objects.get(participation=reader, topic=topic).follows


def test_who_writes_follows(reader, author):
    topic = make_topic(author)
    make_post(reader, topic)
    assert TopicMark.objects.get(participation=reader, topic=topic).follows


def test_all_is_seen_in_one_space_or_in_all(reader, author):
    other = make_space()
    elsewhere = make_topic(take_part(other))
    hers = take_part(other, reader.user)
    topic = long_topic(author, 3)
    signed_in(reader).post(address("space_seen", reader.space.public_id))
    assert (read_number(reader, topic), read_number(hers, elsewhere)) == (3, None)
    signed_in(reader).post(address("discussions_seen"))
    assert read_number(hers, elsewhere) == 1


def test_what_is_written_after_the_list_was_shown_stays_new(reader, author):
    topic = long_topic(author, 3)
    Post.objects.filter(topic=topic, number=3).update(written_at=timezone.now() + timedelta(minutes=1))
    signed_in(reader).post(address("discussions_seen"), {"shown_at": timezone.now().isoformat()})
    assert read_number(reader, topic) == 2


@pytest.mark.parametrize("given", ["", "hier", "2026-13-45T99:99", "2026-01-01T00:00"])
def test_a_moment_that_is_none_counts_as_now(reader, author, given):
    topic = make_topic(author)
    assert signed_in(reader).post(address("discussions_seen"), {"shown_at": given}).status_code == 302
    assert read_number(reader, topic) == 1


def test_seeing_all_moves_no_mark_back_nor_past_what_she_may_read(reader, author):
    topic = long_topic(author, 5)
    TopicMark.objects.create(participation=reader, topic=topic, read_number=4)
    set_standing(Post.objects.get(topic=topic, number=5), Standing.WAITING)
    see_all(reader.user, timezone.now() - timedelta(hours=1))
    assert read_number(reader, topic) == 4
    see_all(reader.user, timezone.now())
    assert read_number(reader, topic) == 4
    third = take_part(reader.space)
    Block.objects.create(blocker=third, blocked=author)
    see_all(third.user, timezone.now())
    assert read_number(third, topic) is None


def test_outside_nobody_sees_all(site, client):
    assert client.post(address("discussions_seen")).status_code == 302
