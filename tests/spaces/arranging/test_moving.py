"""A topic moves to a narrower space at once, to a wider one when each author said yes; names stay safe."""

from django.test import Client

import pytest

from spaces.arranging.moving import ask_to_move, consent, move
from spaces.arranging.places import places_for
from spaces.choices import Admission, ParticipationState, Pseudonyms
from spaces.discussions.writing import Closed
from spaces.models import Consent, MoveAsked, Participation, Post, Topic, TopicMark
from tests.spaces.making import (
    DISCREET,
    SHELTERED,
    address,
    make_post,
    make_space,
    make_topic,
    take_part,
    topic_address,
)

pytestmark = pytest.mark.django_db
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def wide(site):
    return make_space("Large", admission=Admission.MEMBERS)


@pytest.fixture
def narrow(site):
    return make_space("Étroit")


@pytest.fixture
def moderators(wide, narrow):
    """Her who moderates both: {space name: her participation}."""
    first = take_part(wide, moderates=True)
    return {"wide": first, "narrow": take_part(narrow, first.user, moderates=True)}


def signed_in(participation):
    client = Client()
    client.force_login(participation.user, backend=MODEL_BACKEND)
    return client


def place_of(participation, topic, space):
    return next((place for place in places_for(participation, topic) if place.space == space), None)


def opened(participation, topic):
    return signed_in(participation).get(topic_address(topic)).status_code


def test_to_a_narrower_space_it_moves_at_once_and_names_stay(wide, narrow, moderators):
    both, out = take_part(wide), take_part(wide)
    there = take_part(narrow, both.user)
    topic = make_topic(both, "Un sujet", "de celle qui y est")
    make_post(out, topic, "de celle qui n’y est pas")
    old = topic_address(topic)
    TopicMark.objects.update(follows=True)
    move(moderators["wide"], topic, narrow)
    topic = Topic.objects.get(pk=topic.pk)
    assert topic.space == narrow and topic.moved_at
    authors = [post.author for post in topic.posts.order_by("number")]
    assert authors[0] == there
    assert (authors[1].user, authors[1].state) == (out.user, ParticipationState.LEFT)
    assert not Topic.objects.visible_to(out.user).filter(pk=topic.pk).exists()
    assert list(TopicMark.objects.filter(topic=topic).values_list("participation", flat=True)) == [there.pk]
    assert signed_in(both).get(old)["Location"] == topic_address(topic)
    refused = signed_in(out).get(old)
    assert refused.status_code == 404 and "Un sujet" not in refused.content.decode()


def test_narrower_means_that_all_who_read_there_read_here(narrow, moderators):
    group = make_space("Groupe")
    here = take_part(group, moderators["narrow"].user, moderates=True)
    topic = make_topic(moderators["narrow"])
    assert place_of(moderators["narrow"], topic, group).narrower
    take_part(group)
    assert not place_of(moderators["narrow"], topic, group).narrower
    with pytest.raises(Closed):
        move(moderators["narrow"], topic, group)
    assert here.space == group


def test_to_a_wider_space_it_moves_when_each_author_said_yes(wide, narrow, moderators):
    one, two = take_part(narrow), take_part(narrow)
    take_part(wide, one.user)
    topic = make_topic(one, "Un sujet")
    make_post(two, topic)
    with pytest.raises(Closed):
        move(moderators["narrow"], topic, wide)
    assert not ask_to_move(moderators["narrow"], topic, wide)
    for author in (one, two):
        assert "votre réponse est attendue" in signed_in(author).get(topic_address(topic)).content.decode()
        assert (
            "Un sujet"
            in signed_in(author).get(address("discussions")).content.decode().split("asked-title", 1)[1]
        )
        where = address("answer_move", narrow.public_id, topic.public_id)
        assert wide.name in signed_in(author).get(where).content.decode()
        signed_in(author).post(where, {"consent": "yes"})
    topic = Topic.objects.get(pk=topic.pk)
    assert topic.space == wide
    assert not MoveAsked.objects.exists()
    assert opened(moderators["wide"], topic) == 200


def test_who_wrote_meanwhile_is_asked_too(wide, narrow, moderators):
    one, late = take_part(narrow), take_part(narrow)
    topic = make_topic(one)
    ask_to_move(moderators["narrow"], topic, wide)
    make_post(late, topic)
    assert not consent(one, topic, Consent.YES)
    assert consent(late, topic, Consent.YES)


def test_one_no_keeps_it_and_nobody_is_told_whose(wide, narrow, moderators):
    one, two = take_part(narrow), take_part(narrow)
    topic = make_topic(one)
    make_post(two, topic)
    ask_to_move(moderators["narrow"], topic, wide)
    consent(one, topic, Consent.YES)
    consent(two, topic, Consent.NO)
    assert Topic.objects.get(pk=topic.pk).space == narrow
    asked = MoveAsked.objects.get()
    assert asked.refused_at and not asked.answers.exists()
    with pytest.raises(Closed):
        ask_to_move(moderators["narrow"], topic, wide)
    with pytest.raises(Closed):
        consent(one, topic, Consent.YES)


def test_she_may_let_it_go_without_her_messages(wide, narrow, moderators):
    one, two = take_part(narrow), take_part(narrow)
    topic = make_topic(one)
    post = make_post(two, topic, "à moi")
    ask_to_move(moderators["narrow"], topic, wide)
    with pytest.raises(Closed):
        consent(one, topic, Consent.WITHOUT)
    consent(one, topic, Consent.YES)
    assert Post.objects.get(pk=post.pk).body == "à moi"
    assert consent(two, topic, Consent.WITHOUT)
    post.refresh_from_db()
    assert post.is_removed and (post.body, post.author) == ("", None)


def test_only_who_is_asked_answers(wide, narrow, moderators):
    one, other = take_part(narrow), take_part(narrow)
    topic = make_topic(one)
    where = address("answer_move", narrow.public_id, topic.public_id)
    assert signed_in(one).get(where).status_code == 404
    ask_to_move(moderators["narrow"], topic, wide)
    assert signed_in(other).get(where).status_code == signed_in(other).post(where).status_code == 404
    with pytest.raises(Closed):
        consent(other, topic, Consent.YES)


def test_a_topic_whose_author_cannot_be_asked_does_not_go_wider(wide, narrow, moderators):
    one, gone = take_part(narrow), take_part(narrow)
    topic = make_topic(one)
    make_post(gone, topic)
    Participation.objects.filter(pk=gone.pk).update(state=ParticipationState.LEFT)
    assert places_for(moderators["narrow"], topic) == []
    with pytest.raises(Closed):
        ask_to_move(moderators["narrow"], topic, wide)


def test_nothing_moves_where_a_pseudonym_may_stand(wide, moderators):
    topic = make_topic(moderators["wide"])
    for fields in ({"pseudonyms": Pseudonyms.ALLOWED}, SHELTERED):
        veiled = make_space(**fields)
        hers = take_part(veiled, moderators["wide"].user, moderates=True)
        assert place_of(moderators["wide"], topic, veiled) is None
        assert places_for(hers, make_topic(hers)) == []
        with pytest.raises(Closed):
            move(moderators["wide"], topic, veiled)


def test_a_name_that_she_bears_elsewhere_is_not_told(wide, narrow, moderators):
    author = take_part(wide)
    take_part(narrow, author.user, pseudonym="Ancien alias")
    topic = make_topic(author)
    move(moderators["wide"], topic, narrow)
    assert Topic.objects.get(pk=topic.pk).author is None
    assert (
        "Ancien alias"
        not in signed_in(moderators["narrow"])
        .get(topic_address(Topic.objects.get(pk=topic.pk)))
        .content.decode()
    )


def test_a_discreet_space_takes_only_what_its_people_wrote(wide, moderators):
    hidden = make_space(**DISCREET)
    take_part(hidden, moderators["wide"].user)
    own, others = make_topic(moderators["wide"]), make_topic(take_part(wide))
    assert place_of(moderators["wide"], own, hidden).at_once
    assert place_of(moderators["wide"], others, hidden) is None


def test_the_page_moves_it(wide, narrow, moderators):
    author = take_part(wide)
    take_part(narrow, author.user)
    topic = make_topic(author)
    where = address("arrange_topic", wide.public_id, topic.public_id)
    client = signed_in(moderators["wide"])
    assert narrow.name in client.get(where).content.decode()
    client.post(where, {"move": make_space().public_id})
    assert Topic.objects.get(pk=topic.pk).space == wide
    client.post(where, {"move": narrow.public_id})
    assert Topic.objects.get(pk=topic.pk).space == narrow
