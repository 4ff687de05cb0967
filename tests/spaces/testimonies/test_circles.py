"""Who reads a testimony: the table of circles and readers, by hand; and what each change of mind does."""

import json

import pytest

from members.models import User
from portal.registries.outliving import outliving
from spaces import models
from spaces.choices import ParticipationState
from spaces.models import Participation
from spaces.models.testimony import Circle
from spaces.testimonies import deciding, giving
from spaces.testimonies.giving import NotNow, Readers
from tests.factories import make_person
from tests.spaces.making import SHELTERED, make_space, make_testimony, take_part

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "privacy_officer", "superuser"]
READERS = ["author", "peer", "moderator", "practitioner", *ROLES]
IN_THE_SPACE = {"author", "peer", "moderator"}
MEMBERS = {"moderator", "practitioner", "member", "editor", "facilitator", "privacy_officer", "superuser"}
# {circle: who reads it}. The moderator is a member too.
TABLE = {
    Circle.NOBODY: {"author"},
    Circle.SPACE: IN_THE_SPACE,
    Circle.PRACTITIONERS: IN_THE_SPACE | {"practitioner"},
    Circle.MEMBERS: IN_THE_SPACE | MEMBERS,
    Circle.PUBLIC: set(READERS),
}


class World:
    """A sheltered space with a testimony, a space of practitioners, and all those who might read it."""

    def __init__(self, person):
        self.space = make_space(**SHELTERED, parts=["discussions", "testimonies"])
        self.practice = make_space()
        self.author = take_part(self.space)
        self.moderator = take_part(self.space, moderates=True)
        self.people = {
            "author": self.author.user,
            "peer": take_part(self.space).user,
            "moderator": self.moderator.user,
            "practitioner": take_part(self.practice).user,
            **{role: person(role) for role in ROLES},
        }
        self.testimony = make_testimony(self.author)

    def ask(self, circle, practitioners=None):
        where = practitioners or (self.practice if circle == Circle.PRACTITIONERS else None)
        return giving.choose_readers(self.author, self.testimony, Readers(circle, where))

    def accept(self):
        held = models.Testimony.objects.get(pk=self.testimony.pk)
        return deciding.accept(self.moderator, held, held.waits_since.isoformat())

    def give(self, circle):
        if self.ask(circle).waits:
            self.accept()

    def readers(self):
        seen = models.Testimony.objects.filter(pk=self.testimony.pk)
        return {name for name, user in self.people.items() if seen.visible_to(user).exists()}


@pytest.fixture
def world(site, person):
    return World(person)


def test_each_circle_is_read_by_its_own_and_by_nobody_else(world):
    for circle, readers in [*TABLE.items(), *reversed(TABLE.items())]:
        world.give(circle)
        assert world.readers() == readers, circle


def test_nobody_reads_it_before_a_moderator_who_reads_it_first(world):
    assert world.readers() == {"author", "moderator"}
    world.accept()
    assert world.readers() == IN_THE_SPACE


def test_a_wider_circle_waits_and_a_narrower_one_does_not(world):
    world.give(Circle.MEMBERS)
    assert world.ask(Circle.PUBLIC).given == Circle.MEMBERS
    assert world.readers() == TABLE[Circle.MEMBERS]
    assert not world.ask(Circle.SPACE).waits
    assert world.readers() == TABLE[Circle.SPACE]


def test_other_practitioners_wait_and_the_former_ones_are_out_at_once(world):
    world.give(Circle.PRACTITIONERS)
    others = make_space()
    assert world.ask(Circle.PRACTITIONERS, others).waits
    assert world.readers() == IN_THE_SPACE
    world.accept()
    assert world.readers() == IN_THE_SPACE
    world.people["other"] = take_part(others).user
    assert world.readers() == {*IN_THE_SPACE, "other"}


def test_words_that_change_are_read_by_nobody_before_they_are_read_again(world):
    world.give(Circle.PUBLIC)
    words = giving.Words("Une autre", "Autrement dit.", "fr")
    giving.change_words(world.author, world.testimony, words)
    assert world.readers() == {"author", "moderator"}
    world.accept()
    assert world.readers() == TABLE[Circle.PUBLIC]


def test_a_moderator_accepts_what_she_read_and_nothing_else(world):
    read = models.Testimony.objects.get(pk=world.testimony.pk)
    giving.change_words(world.author, world.testimony, giving.Words("Une autre", "Zq", "fr"))
    with pytest.raises(NotNow):
        deciding.accept(world.moderator, read, read.waits_since.isoformat())
    assert world.readers() == {"author", "moderator"}


def test_only_who_moderates_its_space_answers_and_nobody_her_own(world):
    held = models.Testimony.objects.get(pk=world.testimony.pk)
    elsewhere = take_part(world.practice, moderates=True)
    peer = Participation.objects.get(user=world.people["peer"])
    for one in (elsewhere, peer, world.author):
        with pytest.raises(NotNow):
            deciding.accept(one, held, held.waits_since.isoformat())
    hers = make_testimony(world.moderator)
    with pytest.raises(NotNow):
        deciding.accept(world.moderator, hers, hers.waits_since.isoformat())


def test_what_is_sent_back_stays_where_it_was_with_a_word_for_her(world):
    world.accept()
    held = world.ask(Circle.PUBLIC)
    back = deciding.send_back(world.moderator, held, held.waits_since.isoformat(), "Le nom de la ville.")
    assert (back.asked, back.given, back.waits) == (Circle.SPACE, Circle.SPACE, False)
    down = deciding.take_down(world.moderator, held, "On en parle ?")
    assert world.readers() == {"author"} and down.reply == "On en parle ?"


@pytest.mark.parametrize(
    "state", [state for state in ParticipationState if state != ParticipationState.ACTIVE]
)
def test_that_of_somebody_who_is_out_is_read_by_nobody(world, state):
    world.give(Circle.PUBLIC)
    Participation.objects.filter(pk=world.author.pk).update(state=state)
    assert world.readers() == set()


def test_that_of_a_closed_account_is_read_by_nobody(world):
    world.give(Circle.PUBLIC)
    User.objects.filter(pk=world.author.user_id).update(is_active=False)
    world.people["author"].refresh_from_db()
    assert world.readers() == set()


def test_who_goes_takes_it_with_her_or_leaves_what_others_read(world):
    unread = make_testimony(world.author)
    world.give(Circle.MEMBERS)
    giving.settle(Participation.objects.filter(pk=world.author.pk), stays=True)
    left = models.Testimony.objects.get()
    assert (left.author, left.given, left.pk != unread.pk) == (None, Circle.MEMBERS, True)
    assert world.readers() == TABLE[Circle.MEMBERS]
    other = make_testimony(take_part(world.space))
    giving.settle(Participation.objects.filter(pk=other.author_id), stays=False)
    assert models.Testimony.objects.get() == left


def test_the_same_form_gives_it_once_and_another_s_key_opens_nothing(world):
    words, readers = giving.Words("Zq", "Zq", "fr"), Readers(Circle.SPACE)
    key = world.testimony.form_key
    assert giving.give(world.author, key, words, readers) == world.testimony
    other = take_part(world.space)
    assert giving.give(other, key, words, readers).author == other


def test_who_was_taken_out_meanwhile_gives_and_changes_nothing(world):
    Participation.objects.filter(pk=world.author.pk).update(state=ParticipationState.REMOVED)
    for deed in (
        lambda: giving.give(world.author, None, giving.Words("Zq", "Zq", "fr"), Readers(Circle.PUBLIC)),
        lambda: giving.choose_readers(world.author, world.testimony, Readers(Circle.PUBLIC)),
        lambda: giving.erase(world.author, world.testimony),
    ):
        with pytest.raises(NotNow):
            deed()
    assert make_person("member") and world.readers() == set()


def test_a_restoration_gives_back_nothing_that_she_took_back(world):
    entry, erased = outliving.get("testimonies"), make_testimony(world.author)
    world.give(Circle.PUBLIC)
    before = list(models.Testimony.objects.values())
    world.ask(Circle.SPACE)
    giving.erase(world.author, erased)
    taken = json.loads(json.dumps(entry.take()))
    models.Testimony.objects.all().delete()
    models.Testimony.objects.bulk_create(models.Testimony(**row) for row in before)
    for _twice in range(2):
        entry.give(taken)
        assert [one.pk for one in models.Testimony.objects.all()] == [world.testimony.pk]
        assert world.readers() == IN_THE_SPACE
    entry.give(None)
    assert models.Testimony.objects.count() == 1
