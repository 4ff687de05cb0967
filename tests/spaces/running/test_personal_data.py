"""What spaces hold of somebody is given to her, and erased, or left without her name."""

import json

from django.db.models import CASCADE, SET_NULL

import pytest

from members.data_rights.erasing import erase_person, published_by
from members.data_rights.exporting import sections_of
from portal.registries.personal_data import personal_data
from spaces.models import AddressInvitation, Block, Participation, Post, SignedAgreement, Topic, TopicMark
from spaces.people.inviting import invite_address
from spaces.personal_data import HELD, pointing_to_participations
from tests.members.data_rights.dump import dump
from tests.spaces.making import DISCREET, make_post, make_space, make_topic, take_part

pytestmark = pytest.mark.django_db
WORDS = ("zqpseudo", "zqsujet", "zqmessage", "zqreponse", "zqdemande", "zqnote")


@pytest.fixture
def planted(site, settings, tmp_path):
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = tmp_path / "media", tmp_path / "private"
    space = make_space(pseudonyms="allowed", **DISCREET)
    hers = take_part(space, pseudonym="Zqpseudo", request="Zqdemande")
    other = take_part(space, moderates=True)
    alone = make_topic(hers, "Zqsujet seul", "Zqmessage seul")
    answered = make_topic(hers, "Zqsujet", "Zqmessage", content_note="Zqnote")
    make_post(other, answered, "Réponse d’une autre")
    make_post(hers, make_topic(other, "Le sien"), "Zqreponse")
    Block.objects.create(blocker=other, blocked=hers)
    SignedAgreement.objects.create(participation=hers, number=1, language="fr", lines=["Une"])
    invite_address(other, hers.user.email)
    return hers, other, alone, answered


def spaces_of_export(user):
    return next(data for data in personal_data if data.name == "spaces").export(user)


def test_she_is_given_what_she_wrote_and_nothing_of_the_others(planted):
    hers, other, _alone, _answered = planted
    told = json.dumps(spaces_of_export(hers.user), ensure_ascii=False).lower()
    assert [word for word in WORDS if word in told and word != "zqnote"] == [*WORDS[:-1]]
    assert "réponse d’une autre" not in told
    assert "zqmessage" not in json.dumps(spaces_of_export(other.user)).lower()
    assert sections_of(hers.user)
    assert published_by(hers.user)[-1][1] == 3


def test_erased_nothing_of_her_is_left(planted):
    hers, other, alone, answered = planted
    assert [word for word in WORDS if word in dump().lower()] == list(WORDS)
    erase_person(hers.user, by=hers.user)
    assert [word for word in WORDS if word in dump().lower()] == []
    assert not AddressInvitation.objects.exists()
    assert set(Topic.objects.visible_to(other.user).values_list("pk", flat=True)) == {
        answered.pk,
        Topic.objects.get(title="Le sien").pk,
    }
    assert Post.objects.visible_to(other.user).get(body="Réponse d’une autre").number == 2
    assert not Topic.objects.visible_to(other.user).filter(pk=alone.pk).exists()


def test_left_her_words_are_by_somebody_who_is_no_longer_here(planted):
    hers, other, _alone, answered = planted
    erase_person(hers.user, keep_published=True, by=hers.user)
    held = dump().lower()
    assert [word for word in WORDS if word in held] == ["zqsujet", "zqmessage", "zqreponse", "zqnote"]
    post = Post.objects.visible_to(other.user).get(topic=answered, number=1)
    assert post.author.name == "Une personne qui n’est plus ici"
    assert not TopicMark.objects.filter(participation=post.author).exists()
    assert not SignedAgreement.objects.exists()


def test_who_wrote_nothing_leaves_no_row(site):
    hers = take_part(make_space())
    erase_person(hers.user, by=hers.user)
    assert not Participation.objects.exists()


def test_all_that_points_to_a_participation_goes_or_forgets_her():
    found = pointing_to_participations()
    assert {on_delete for _model, _field, on_delete in found} == {CASCADE, SET_NULL}
    assert {"AddressInvitation", "Block", "PostMark", "QuestionPromise"} <= {one[0].__name__ for one in found}
    assert len({held.name for held in HELD}) == len(HELD)
