"""Two who do not read each other: in no channel, either way; moderation goes on."""

import pytest

from spaces.choices import SpaceRole
from spaces.models import Block, Participation, Post, Topic
from spaces.moderation.blocks import block
from tests.spaces.making import address, make_post, make_topic, topic_address

pytestmark = pytest.mark.django_db
WORD = "Zqmotbloquézq"


@pytest.fixture(params=["she blocks", "she is blocked"])
def apart(request, shelter):
    """Two who are apart, one way or the other: (who reads, who wrote)."""
    pair = (shelter.hers, shelter.other)
    block(*(pair if request.param == "she blocks" else pair[::-1]))
    return pair


def test_in_two_actions_from_a_message_and_undone(shelter, as_):
    post = make_post(shelter.other, make_topic(shelter.third), WORD)
    client, path = as_(shelter.hers), address("block_author", shelter.space.public_id, post.public_id)
    assert path in client.get(topic_address(post.topic)).content.decode()
    client.post(path)
    client.post(path)
    assert Block.objects.count() == 1
    assert WORD not in client.get(topic_address(post.topic)).content.decode()
    own = address("space_blocks", shelter.space.public_id)
    assert shelter.other.pseudonym in client.get(own).content.decode()
    assert shelter.hers.pseudonym not in as_(shelter.other).get(own).content.decode()
    as_(shelter.hers).post(own, {"person": shelter.other.public_id})
    assert WORD in client.get(topic_address(post.topic)).content.decode()


def test_each_channel_keeps_them_apart(shelter, apart, as_):
    reader, author = apart
    own = make_topic(author, WORD, WORD)
    topic = make_topic(shelter.third, "Un autre")
    post = make_post(author, topic, WORD)
    quoting = make_post(shelter.third, topic, "Je réponds.", quoted=post)
    pages = [
        address("space", shelter.space.public_id),
        address("discussions"),
        topic_address(topic),
        address("space_about", shelter.space.public_id),
    ]
    for path in pages:
        assert WORD not in as_(reader).get(path).content.decode(), path
    seen = "".join(as_(shelter.moderator).get(path).content.decode() for path in pages)
    assert WORD in seen
    for name, one in (("topic", own), ("topic", own)):
        assert as_(reader).get(address(name, shelter.space.public_id, one.public_id)).status_code == 404
    for name in ("report_post", "block_author"):
        path = address(name, shelter.space.public_id, post.public_id)
        assert as_(reader).get(path).status_code == 404
    assert Post.objects.visible_to(reader.user).filter(pk=quoting.pk).exists()
    assert not Post.objects.visible_to(reader.user).filter(pk=post.pk).exists()
    assert not Topic.objects.visible_to(reader.user).filter(pk=own.pk).exists()


def test_counts_leave_out_what_she_does_not_read(shelter, apart, as_):
    reader, author = apart
    topic = make_topic(shelter.third, "Un autre")
    page = address("space", shelter.space.public_id)
    before = as_(reader).get(page).content.decode().count("1 message")
    make_post(author, topic, WORD)
    after = as_(reader).get(page).content.decode()
    assert before and after.count("1 message") == before and "2 messages" not in after


def test_nobody_keeps_a_moderator_away_and_no_moderator_does(shelter, as_):
    post = make_topic(shelter.moderator).posts.get()
    path = address("block_author", shelter.space.public_id, post.public_id)
    assert as_(shelter.hers).post(path).status_code == 404
    assert not block(shelter.hers, shelter.moderator) and not block(shelter.moderator, shelter.hers)
    assert not block(shelter.hers, shelter.hers)


def test_who_becomes_a_moderator_reads_all_again(shelter, apart):
    reader, author = apart
    post = make_post(author, make_topic(shelter.third))
    assert not Post.objects.visible_to(reader.user).filter(pk=post.pk).exists()
    Participation.objects.filter(pk=reader.pk).update(role=SpaceRole.MODERATOR)
    # An account with an address moderates; the gate alone is asked here.
    assert Post.objects.visible_to(reader.user).filter(pk=post.pk).exists()
