"""Who comes in under a pseudonym: nothing that moderators were shown of her before leads to it."""

import re

import pytest

from spaces.choices import ParticipationState
from spaces.models import Participation
from tests.factories import make_person, make_profile
from tests.spaces.making import SHELTERED, address, client_of, make_space, make_topic, take_part

pytestmark = pytest.mark.django_db
NAME, PSEUDONYM = "Zqmarie Zqtremblay", "Zqcolibri"
KEY = re.compile(r"""(?:value="|for="word-|/)([\w-]{12})(?=["/])""")
MEETING_PLACE = {**SHELTERED, "admits_members": True}
PLACES = [MEETING_PLACE, {"pseudonyms": "required"}, {"pseudonyms": "allowed"}]


class Desk:
    """A moderator of a space with pseudonyms, and a member of the directory who is not in yet."""

    def __init__(self, fields):
        self.space = make_space(**fields)
        self.moderator = take_part(self.space, moderates=True, pseudonym="Zqgardienne")
        self.client = client_of(self.moderator)
        self.user = make_profile(make_person("member"), name=NAME).user
        self.hers = client_of(self.user)
        self.furniture = self.keys()

    def path(self, name, *args):
        return address(name, self.space.public_id, *args)

    def of_her(self):
        return Participation.objects.select_related("space").get(space=self.space, user=self.user)

    def pages(self):
        """Return what the moderator reads of people, and under what they wrote."""
        paths = [self.path("space_people")]
        for person in self.listed("people"):
            paths += [person.url, self.path("moderate_person", person.key)]
        for one in Participation.objects.filter(space=self.space).exclude(posts=None):
            paths += [self.path("moderate_post", post.public_id) for post in one.posts.all()]
        return "".join(self.client.get(path).content.decode() for path in paths)

    def keys(self):
        known = getattr(self, "furniture", set())
        return set(KEY.findall(self.pages())) - known

    def listed(self, name):
        return self.client.get(self.path("space_people")).context[name]

    def invite(self):
        self.client.post(self.path("space_invite"), {"member": self.user.profile.public_id})

    def accept(self):
        told = {"yes": "1", "pseudonym": PSEUDONYM}
        assert self.hers.post(self.path("space_invitation"), told).status_code == 302

    def ask(self):
        self.hers.post(self.path("space_ask"), {"request": "Zqbonjour"})

    def let_in(self):
        (asked,) = self.listed("requests")
        self.client.post(self.path("space_answer", asked.key), {"yes": "1"})
        assert self.of_her().state == ParticipationState.ACTIVE


@pytest.mark.parametrize("fields", PLACES)
def test_no_address_of_who_was_invited_is_one_of_who_came_in(site, fields):
    desk = Desk(fields)
    desk.invite()
    assert NAME in desk.pages()
    before = desk.keys()
    desk.accept()
    make_topic(desk.of_her())
    assert NAME not in desk.pages() and PSEUDONYM in desk.pages()
    assert before and desk.keys() and not before & desk.keys()


@pytest.mark.parametrize("fields", PLACES[1:])
def test_no_address_of_who_asked_is_one_of_who_was_let_in_nor_of_who_took_a_name(site, fields):
    desk, shown = Desk(fields), []
    for deed in (
        desk.ask,
        desk.let_in,
        lambda: desk.hers.post(desk.path("space_my_name"), {"pseudonym": PSEUDONYM}),
        lambda: make_topic(desk.of_her()),
    ):
        deed()
        shown.append(desk.keys())
    asked, unnamed, named, wrote = shown
    assert asked and unnamed and named
    assert not asked & unnamed and not asked & wrote and not unnamed & wrote and named <= wrote


def test_who_gives_her_own_name_again_has_another_address(site):
    desk = Desk({"pseudonyms": "allowed"})
    desk.invite()
    desk.accept()
    under_a_pseudonym = desk.keys()
    desk.hers.post(desk.path("space_my_name"), {"pseudonym": "Zqautre"})
    assert desk.keys() == under_a_pseudonym
    desk.hers.post(desk.path("space_my_name"), {"pseudonym": ""})
    assert NAME in desk.pages() and not desk.keys() & under_a_pseudonym


@pytest.mark.parametrize("fields", PLACES)
def test_neither_a_day_nor_a_missing_signature_tells_who_came_in_when(site, fields):
    desk = Desk({**fields, "agreements_fr": "Une", "agreements_en": "One"})
    desk.invite()
    desk.accept()
    (her,) = [one for one in desk.listed("people") if one.name == PSEUDONYM]
    assert (her.since, her.must_sign) == (None, False)


def test_where_a_pseudonym_is_required_her_own_name_is_not_shown_until_she_has_one(site):
    desk = Desk({"pseudonyms": "required"})
    desk.ask()
    desk.let_in()
    assert NAME not in desk.pages()
    (her,) = [one for one in desk.listed("people") if not one.moderates]
    assert desk.client.get(desk.path("moderate_person", her.key)).status_code == 404
    desk.client.post(her.url, {"out": "1"})
    assert desk.of_her().state == ParticipationState.REMOVED


@pytest.mark.parametrize("fields", PLACES)
@pytest.mark.parametrize("state", ["left", "declined", "removed"])
def test_who_is_invited_back_is_not_shown_as_who_she_was_there(site, fields, state):
    desk = Desk(fields)
    desk.invite()
    desk.accept()
    make_topic(desk.of_her())
    was_there = desk.keys()
    Participation.objects.filter(pk=desk.of_her().pk).update(state=state)
    desk.invite()
    (invited,) = desk.listed("invited")
    assert invited.name == NAME and invited.key not in was_there | desk.keys() - {invited.key}
    people = desk.client.get(desk.path("space_people")).content.decode()
    assert PSEUDONYM not in people and not set(KEY.findall(people)) & was_there
    written = desk.of_her().posts.get().public_id
    assert invited.key not in desk.client.get(desk.path("moderate_post", written)).content.decode()
    desk.client.post(desk.path("space_withdraw"), {"person": invited.key})
    assert desk.of_her().state == ParticipationState.LEFT


def test_inviting_somebody_does_not_tell_which_request_under_a_pseudonym_is_hers(site):
    desk = Desk({"pseudonyms": "allowed"})
    desk.invite()
    desk.accept()
    Participation.objects.filter(pk=desk.of_her().pk).update(state=ParticipationState.LEFT)
    desk.ask()
    before = desk.listed("requests")
    assert [one.name for one in before] == [PSEUDONYM]
    desk.invite()
    assert desk.listed("requests") == before and desk.listed("invited") == []
