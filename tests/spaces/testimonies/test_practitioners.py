"""Testimonies given to practitioners: other people in their space, and it is asked for anew."""

import pytest

from spaces.merging.merging import CannotMerge, merge
from spaces.models import Participation, Space, TakenBack, Testimony
from spaces.models.testimony import Circle
from spaces.settings.keeping import keep
from spaces.testimonies import deciding, giving
from spaces.testimonies.giving import Readers
from tests.factories import make_person
from tests.spaces.making import (
    SHELTERED,
    address,
    client_of,
    make_space,
    make_testimony,
    make_topic,
    take_part,
)

pytestmark = pytest.mark.django_db


class Given:
    """A testimony of survivors given to the practitioners of a space, whose moderator has another space."""

    def __init__(self, **other):
        self.home, self.practice = make_space(**SHELTERED), make_space("Zqpratique")
        self.author, self.moderator = take_part(self.home), take_part(self.home, moderates=True)
        self.mine = take_part(self.practice, moderates=True)
        self.topic = make_topic(self.mine)
        self.other = make_space("Zqautre", **other)
        self.theirs = take_part(self.other, self.mine.user, moderates=True)
        self.member = take_part(self.other, make_person("member")).user
        self.testimony = make_testimony(self.author)
        giving.choose_readers(self.author, self.testimony, Readers(Circle.PRACTITIONERS, self.practice))

    def now(self):
        return Testimony.objects.get(pk=self.testimony.pk)

    def accept(self):
        deciding.accept(self.moderator, self.now(), self.now().waits_since.isoformat())
        return self

    def is_read_by(self, user):
        return Testimony.objects.visible_to(user).filter(pk=self.testimony.pk).exists()


def test_no_merge_gives_the_words_of_some_to_all_members_whichever_goes_into_which(site):
    given = Given(admission="members").accept()
    for mine, target in ((given.mine, given.other), (given.theirs, given.practice)):
        client = client_of(mine)
        path = address("space_merge_into", mine.space.public_id, target.public_id)
        assert client.get(address("space_merge", mine.space.public_id)).context["targets"] == []
        assert client.post(path, {"told": "on"}).status_code == 404
        with pytest.raises(CannotMerge):
            merge(mine, target.public_id)
    assert not given.is_read_by(given.member)
    topic = address("topic", given.practice.public_id, given.topic.public_id)
    assert client_of(given.member).get(topic).status_code == 404


@pytest.mark.parametrize("into_the_practice", [True, False])
def test_practitioners_who_become_more_by_a_merge_read_it_once_it_is_asked_for_anew(site, into_the_practice):
    given = Given().accept()
    assert given.is_read_by(given.mine.user)
    mine, target = (given.theirs, given.practice) if into_the_practice else (given.mine, given.other)
    page = client_of(mine).get(address("space_merge_into", mine.space.public_id, target.public_id))
    assert page.context["given_to_practitioners"]
    merge(mine, target.public_id)
    assert not given.is_read_by(given.member) and not given.is_read_by(given.mine.user)
    assert given.is_read_by(given.author.user) and given.is_read_by(given.moderator.user)
    assert (given.now().given, given.now().asked, given.now().waits) == (Circle.SPACE, Circle.SPACE, False)
    assert TakenBack.objects.get(testimony=given.testimony.public_id).given == Circle.SPACE
    giving.choose_readers(given.author, given.testimony, Readers(Circle.PRACTITIONERS, target))
    assert given.accept().is_read_by(given.member)


def test_what_was_asked_for_the_practitioners_of_before_is_not_given_to_those_of_after(site):
    given = Given()
    merge(given.mine, given.other.public_id)
    assert (given.now().asked, given.now().waits) == (Circle.SPACE, True)
    assert not given.accept().is_read_by(given.member)


def test_what_waits_for_all_members_still_waits_for_them(site):
    given = Given().accept()
    giving.choose_readers(given.author, given.testimony, Readers(Circle.MEMBERS))
    merge(given.mine, given.other.public_id)
    assert (given.now().given, given.now().asked, given.now().waits) == (Circle.SPACE, Circle.MEMBERS, True)


def test_a_circle_that_widens_reads_it_once_it_is_asked_for_anew(site):
    given = Given().accept()
    for before, after in (("request", "invitation"), ("invitation", "request")):
        assert given.is_read_by(given.mine.user)
        practice = Space.objects.get(pk=given.practice.pk)
        practice.admission = after
        keep(Space.objects.get(pk=practice.pk, admission=before), practice)
    assert not given.is_read_by(given.mine.user)
    assert given.now().given == Circle.SPACE


def test_a_space_of_all_members_has_no_practitioners_whatever_was_given_to_it(site):
    given = Given().accept()
    Space.objects.filter(pk=given.practice.pk).update(admission="members")
    take_part(given.practice, given.member)
    assert not given.is_read_by(given.member)
    assert Participation.objects.of(given.member).filter(space=given.practice).exists()
