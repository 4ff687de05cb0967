"""Only a participation opens a space: the table of who reads what, by hand."""

import pytest

from members.models import User
from spaces.choices import ParticipationState, Standing
from spaces.models import Block, Participation, Post, Space, Topic
from tests.factories import make_charter, make_person
from tests.spaces.making import (
    DISCREET,
    SHELTERED,
    make_post,
    make_space,
    make_survivor,
    make_topic,
    set_standing,
    take_part,
)

pytestmark = pytest.mark.django_db
KINDS = {"listed": {}, "discreet": DISCREET, "sheltered": SHELTERED}
OUTSIDERS = ["visitor", "stranger", "member", "editor", "facilitator", "privacy_officer", "superuser"]


@pytest.fixture(params=KINDS)
def space(request, site):
    return make_space(**KINDS[request.param])


def reads(user, topic):
    seen = reads_topic(user, topic)
    assert Space.objects.visible_to(user).filter(pk=topic.space_id).exists() == seen
    return seen


def reads_topic(user, topic):
    seen = Topic.objects.visible_to(user).filter(pk=topic.pk).exists()
    assert Post.objects.visible_to(user).filter(topic=topic).exists() == seen
    return seen


@pytest.mark.parametrize("role", OUTSIDERS)
def test_no_role_opens_a_space(space, person, role):
    topic = make_topic(take_part(space))
    assert not reads(person(role), topic)


def test_her_participation_does(space):
    hers = take_part(space)
    topic = make_topic(take_part(space))
    assert reads(hers.user, topic)
    assert reads(take_part(space, moderates=True).user, topic)


@pytest.mark.parametrize(
    "state", [state for state in ParticipationState if state != ParticipationState.ACTIVE]
)
def test_another_state_than_taking_part_does_not(space, state):
    hers, topic = take_part(space), make_topic(take_part(space))
    Participation.objects.filter(pk=hers.pk).update(state=state)
    assert not reads(hers.user, topic)


def test_what_closes_her_account_closes_the_space(space):
    hers, topic = take_part(space), make_topic(take_part(space))
    User.objects.filter(pk=hers.user_id).update(is_active=False)
    assert not reads(User.objects.get(pk=hers.user_id), topic)


def test_a_member_who_is_no_longer_one_reads_no_space(site):
    space = make_space()
    hers, topic = take_part(space), make_topic(take_part(space))
    hers.user.groups.clear()
    assert not reads(User.objects.get(pk=hers.user_id), topic)


def test_new_agreements_close_the_space_until_they_are_signed(space):
    hers, topic = take_part(space), make_topic(take_part(space))
    Space.objects.filter(pk=space.pk).update(agreements_number=2)
    assert not reads(hers.user, topic)
    Participation.objects.filter(pk=hers.pk).update(agreed_number=2)
    assert reads(hers.user, topic)


def test_an_unsigned_charter_closes_all_spaces(site):
    space = make_space()
    hers, topic = take_part(space), make_topic(take_part(space))
    make_charter()
    assert not reads(User.objects.get(pk=hers.user_id), topic)


def test_the_account_of_a_survivor_opens_sheltered_spaces_only(site):
    space = make_space()
    topic = make_topic(take_part(space))
    survivor = make_survivor()
    take_part(space, survivor)
    assert not reads(survivor, topic)


def test_an_account_with_an_address_only_moderates_a_sheltered_space(site):
    space = make_space(**SHELTERED)
    topic = make_topic(take_part(space))
    member = make_person("member")
    take_part(space, member)
    assert not reads(member, topic)
    take_part(space, member, moderates=True)
    assert reads(member, topic)


def test_members_take_part_in_a_meeting_place_with_survivors(site):
    space = make_space(**SHELTERED, admits_members=True)
    topic = make_topic(take_part(space))
    member = make_person("member")
    assert not reads(member, topic)
    take_part(space, member)
    assert reads(member, topic)
    assert Participation.objects.filter(space=space).readers().count() == 2


@pytest.mark.parametrize("standing", [Standing.WAITING, Standing.HELD])
def test_what_stands_apart_is_read_by_its_author_and_the_moderators(space, standing):
    author, other, moderator = take_part(space), take_part(space), take_part(space, moderates=True)
    post = make_post(author, make_topic(other))
    set_standing(post, standing)
    found = {
        one: Post.objects.visible_to(one.user).filter(pk=post.pk).exists()
        for one in (author, other, moderator)
    }
    assert found == {author: True, other: False, moderator: True}


@pytest.mark.parametrize("way", [("blocker", "blocked"), ("blocked", "blocker")])
def test_two_who_are_kept_apart_do_not_read_each_other(space, way):
    author, other, third = take_part(space), take_part(space), take_part(space)
    topic = make_topic(author)
    post = make_post(author, make_topic(third))
    Block.objects.create(**dict(zip(way, (author, other), strict=True)))
    assert not reads_topic(other.user, topic)
    assert not Post.objects.visible_to(other.user).filter(pk=post.pk).exists()
    assert Post.objects.visible_to(third.user).filter(pk=post.pk).exists()


def test_a_member_knows_of_listed_spaces_and_of_her_own(site):
    listed, discreet = make_space(), make_space(**DISCREET)
    sheltered = make_space(**SHELTERED)
    hers = take_part(discreet)
    assert set(Space.objects.known_to(make_person("member"))) == {listed}
    assert set(Space.objects.known_to(hers.user)) == {listed, discreet}
    assert set(Space.objects.known_to(make_person("superuser"))) == {listed}
    assert set(Space.objects.known_to(take_part(sheltered).user)) == {sheltered}
    assert not Space.objects.known_to(make_person("stranger")).exists()
