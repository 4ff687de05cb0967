"""Opening a space: four kinds, none of which contradicts itself; its door is made with it."""

import uuid

from django.apps import apps

from wagtail.models import PageLogEntry, ReferenceIndex

import pytest

from spaces.choices import Admission, Secrecy
from spaces.models import Participation, Space, SpaceIndexPage, SpacePage
from spaces.opening.presets import PRESETS
from tests.factories import make_person
from tests.spaces.making import address, client_of, make_spaces_index, make_survivor

pytestmark = pytest.mark.django_db
NAME = "Groupe Zqouvert"


def build(site):
    make_spaces_index(site)
    make_person("member")


def open_one(client, kind, **fields):
    asked = {"name_fr": NAME, "purpose_fr": "Parler", "colour": "teal", "icon": "leaf", **fields}
    return client.post(address("open_space_of_kind", kind), asked)


@pytest.mark.parametrize("kind", [preset.code for preset in PRESETS])
def test_the_facilitator_opens_each_kind_and_is_its_first_moderator(world, person, kind):
    facilitator = person("facilitator")
    response = open_one(client_of(facilitator), kind, name_en="Zqopen", pseudonym="Zqmélèze")
    space = Space.objects.get(name_fr=NAME)
    assert response.url == address("space_settings", space.public_id)
    space.full_clean()
    hers = Participation.objects.of(facilitator).get(space=space)
    assert hers.is_moderator
    assert (hers.pseudonym == "Zqmélèze") == space.is_sheltered
    doors = SpacePage.objects.filter(space_id=space.pk, live=True)
    titles = {(door.locale.language_code, door.title, door.audience) for door in doors}
    audience = "public" if kind == "abri" else "members"
    expected = set() if kind == "groupe" else {("fr", NAME, audience), ("en", "Zqopen", audience)}
    assert titles == expected
    assert len({door.translation_key for door in doors}) <= 1


def test_members_come_into_a_space_of_all_members_at_once_and_into_no_other(world, person):
    facilitator, member = person("facilitator"), make_person("member")
    for kind in ("membres", "demande", "groupe"):
        open_one(client_of(facilitator), kind, name_fr=f"{NAME} {kind}")
    spaces = Space.objects.visible_to(member)
    assert {(space.secrecy, space.admission) for space in spaces} == {(Secrecy.LISTED, Admission.MEMBERS)}


@pytest.mark.parametrize("role", ["visitor", "stranger", "member", "editor", "privacy_officer"])
def test_nobody_else_opens_one(world, client_as, role):
    for response in (client_as(role).get(address("open_space")), open_one(client_as(role), "demande")):
        assert response.status_code == (302 if role == "visitor" else 404)
    assert not Space.objects.filter(name_fr=NAME).exists()
    assert open_one(client_of(make_survivor()), "demande").status_code == 404


def test_a_second_click_opens_nothing_more(world, person):
    client, key = client_of(person("facilitator")), str(uuid.uuid4())
    first = open_one(client, "demande", form_key=key)
    assert open_one(client, "demande", form_key=key).url == first.url
    assert Space.objects.filter(name_fr=NAME).count() == 1
    assert SpacePage.objects.count() == 2


def test_the_key_of_another_opens_a_space_of_ones_own(world, person):
    key = str(uuid.uuid4())
    open_one(client_of(person("facilitator")), "groupe", form_key=key)
    open_one(client_of(make_person("facilitator")), "groupe", form_key=key)
    assert Space.objects.filter(name_fr=NAME).count() == 2


def test_an_empty_form_says_what_is_missing(world, person):
    response = client_of(person("facilitator")).post(address("open_space_of_kind", "abri"), {})
    assert {"name_fr", "purpose_fr", "pseudonym"} <= set(response.context["form"].errors)


def test_without_a_map_a_space_opens_without_a_door(world, person):
    SpaceIndexPage.objects.all().delete()
    assert open_one(client_of(person("facilitator")), "demande").status_code == 302
    assert not SpacePage.objects.exists()


def test_a_discreet_space_never_reaches_the_admin(world, person):
    open_one(client_of(person("facilitator")), "groupe")
    assert not PageLogEntry.objects.filter(label__contains="Zqouvert").exists()
    plain = [model for model in apps.get_app_config("spaces").get_models() if model._meta.pk.name == "id"]
    assert len(plain) > 8
    assert [model for model in plain if ReferenceIndex.model_is_indexable(model)] == []
