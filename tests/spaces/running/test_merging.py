"""Two spaces made one: all of both, nothing lost, nobody unmasked, one way there."""

import pytest

from spaces.choices import ParticipationState
from spaces.merging.merging import CannotMerge, merge, relations_to
from spaces.models import Block, Participation, Post, Space, SpacePage, Topic, TopicMark
from tests.factories import make_person
from tests.spaces.making import (
    DISCREET,
    SHELTERED,
    address,
    client_of,
    make_post,
    make_space,
    make_spaces_index,
    make_topic,
    take_part,
    topic_address,
)

pytestmark = pytest.mark.django_db


class Two:
    """Two spaces with the same moderator, somebody in both, somebody in each."""

    def __init__(self, **fields):
        self.source, self.target = make_space("Zqsource", **fields), make_space("Zqbut", **fields)
        self.boss = make_person("member")
        self.mine = take_part(self.source, self.boss, moderates=True)
        take_part(self.target, self.boss, moderates=True)
        both = make_person("member")
        self.here, self.both_here = take_part(self.source), take_part(self.source, both)
        self.there, self.both_there = take_part(self.target), take_part(self.target, both)
        self.topic, self.other = make_topic(self.here), make_topic(self.there)
        make_post(self.both_here, self.topic)

    def merge(self):
        return merge(self.mine, self.target.public_id)


@pytest.fixture
def two(site):
    return Two()


def read_by(user):
    return set(Topic.objects.visible_to(user)), set(Post.objects.visible_to(user))


def test_the_people_of_both_read_what_was_written_in_both(two):
    two.merge()
    everything = set(Topic.objects.all()), set(Post.objects.all())
    assert [len(found) for found in everything] == [2, 3]
    for one in (two.mine, two.here, two.both_here, two.there):
        assert read_by(one.user) == everything
    assert not Post.objects.exclude(author__space=two.target).exists()
    assert not Topic.objects.exclude(author__space=two.target).exists()
    assert Participation.objects.filter(space=two.target, user=two.both_here.user).count() == 1


def test_an_old_address_leads_to_the_new_space_through_the_gate(two):
    old = topic_address(two.topic)
    stranger = make_person("member")
    two.merge()
    new = old.replace(two.source.public_id, two.target.public_id)
    assert client_of(two.here).get(old).url == new
    assert client_of(two.here).get(new).status_code == 200
    response = client_of(two.here).post(old, {"body": "Zqécrit"})
    assert (response.status_code, response.url) == (307, new)
    assert client_of(stranger).get(old).status_code == 404


def test_who_comes_from_the_other_signs_its_agreements_first(site):
    two = Two(agreements_fr="Une", agreements_en="One")
    two.merge()
    assert read_by(two.here.user) == (set(), set())
    assert read_by(two.there.user)[0] == {two.topic, two.other}
    page = client_of(two.here).get(address("space", two.source.public_id), follow=True)
    assert page.redirect_chain[-1][0] == address("space_agreements", two.target.public_id)


def test_what_points_to_somebody_points_to_her_new_place_and_two_of_the_same_make_one(two):
    TopicMark.objects.filter(participation=two.both_here).update(follows=True)
    Block.objects.create(blocker=two.both_here, blocked=two.here)
    two.merge()
    hers = Participation.objects.get(space=two.target, user=two.both_here.user)
    assert TopicMark.objects.get(participation=hers, topic=two.topic).follows
    assert Block.objects.get().blocker == hers
    for model, field in relations_to(Participation):
        if model.__name__ != "SignedAgreement":
            assert not model._base_manager.filter(**{f"{field}__space": two.source}).exists(), (model, field)


def test_what_was_decided_where_she_goes_stands(two):
    Participation.objects.filter(pk=two.both_there.pk).update(state=ParticipationState.REMOVED)
    asks = take_part(two.source, state=ParticipationState.ASKED)
    two.merge()
    assert not Space.objects.visible_to(two.both_here.user).exists()
    assert Participation.objects.get(space=two.target, user=asks.user).state == ParticipationState.ASKED


def test_the_source_is_closed_without_a_door_and_is_not_opened_again(two, site):
    make_spaces_index(site)
    client = client_of(two.mine)
    path = address("space_merge_into", two.source.public_id, two.target.public_id)
    assert "told" in client.post(path, {}).context["form"].errors
    assert client.post(path, {"told": "on"}).url == address("space", two.target.public_id)
    source = Space.objects.get(pk=two.source.pk)
    assert (source.is_over, source.merged_into) == (True, two.target)
    assert not SpacePage.objects.filter(space_id=source.pk, live=True).exists()
    assert client.get(address("space_archive", source.public_id)).status_code == 302


@pytest.mark.parametrize("fields", [SHELTERED, {"secrecy": "discreet", "admission": "invitation"}])
def test_spaces_that_do_not_promise_the_same_stay_two(site, fields):
    source, other = make_space(**fields), make_space(**(SHELTERED if fields is SHELTERED else {}))
    mine = take_part(source, moderates=True)
    take_part(other, mine.user, moderates=True)
    with pytest.raises(CannotMerge):
        merge(mine, other.public_id)
    path = address("space_merge_into", source.public_id, other.public_id)
    assert client_of(mine).get(path).status_code == 404


@pytest.mark.parametrize("narrow", ["request", "invitation"])
def test_what_was_written_for_some_is_not_brought_among_all_nor_all_among_them(site, narrow):
    few, everybody = make_space(admission=narrow), make_space(admission="members")
    boss = take_part(few, moderates=True).user
    take_part(everybody, boss, moderates=True)
    for source, target in ((few, everybody), (everybody, few)):
        mine = Participation.objects.get(space=source, user=boss)
        assert client_of(boss).get(address("space_merge", source.public_id)).context["targets"] == []
        with pytest.raises(CannotMerge):
            merge(mine, target.public_id)


@pytest.mark.parametrize("admission", ["members", "request", "invitation"])
def test_one_space_too_many_goes_into_one_that_is_entered_the_same_way(site, admission):
    two = Two(admission=admission)
    listed = client_of(two.mine).get(address("space_merge", two.source.public_id)).context["targets"]
    assert [space for space, _number in listed] == [two.target]
    assert two.merge() == two.target


def test_who_moderates_one_of_them_only_makes_nothing_one(two):
    only = take_part(two.source, moderates=True)
    with pytest.raises(CannotMerge):
        merge(only, two.target.public_id)


def test_two_names_of_one_person_stay_two(site):
    two = Two(pseudonyms="allowed", **DISCREET)
    Participation.objects.filter(pk=two.both_here.pk).update(pseudonym="Zqmasque")
    with pytest.raises(CannotMerge):
        two.merge()
    path = address("space_merge_into", two.source.public_id, two.target.public_id)
    assert client_of(two.mine).get(path).context["unmasked"] == 1
    assert Topic.objects.filter(space=two.source).count() == 1


def test_two_people_of_the_same_pseudonym_are_told_apart(site):
    two = Two(pseudonyms="allowed", **DISCREET)
    Participation.objects.filter(pk__in=[two.here.pk, two.there.pk]).update(pseudonym="Zqpareille")
    two.merge()
    names = Participation.objects.filter(space=two.target).exclude(pseudonym="")
    assert sorted(names.values_list("pseudonym", flat=True)) == ["Zqpareille", "Zqpareille 2"]
