"""The doors of spaces follow what the space is; what editors wrote on them stays."""

from wagtail.models import PageLogEntry, Revision

import pytest

from spaces.map.doors import follow_space
from spaces.models import Space, SpacePage
from spaces.settings.keeping import archive, reopen
from spaces.settings.see_as import EYES
from tests.spaces.making import SHELTERED, address, client_of, make_space, make_spaces_index, take_part

pytestmark = pytest.mark.django_db
NAME = "Zqporte secrète"


def build(site):
    make_spaces_index(site)
    space = make_space(NAME)
    follow_space(space)
    return space


def live(space):
    return SpacePage.objects.filter(space_id=space.pk, live=True).count()


def test_an_archived_space_has_no_door_until_it_is_open_again(world):
    assert live(world) == 2
    archive(world)
    assert live(world) == 0
    reopen(world)
    assert live(world) == 2


def test_a_space_turned_discreet_leaves_no_name_in_the_admin(world):
    keys = list(SpacePage.objects.filter(space_id=world.pk).values_list("pk", flat=True))
    assert len(keys) == 2
    Space.objects.filter(pk=world.pk).update(secrecy="discreet", admission="invitation")
    follow_space(Space.objects.get(pk=world.pk))
    assert not SpacePage.objects.exists()
    assert not PageLogEntry.objects.filter(label__contains="Zqporte").exists()
    assert not Revision.objects.filter(object_id__in=[str(key) for key in keys]).exists()


def test_a_title_that_an_editor_changed_stays(world):
    door = SpacePage.objects.get(space_id=world.pk, locale__language_code="fr")
    door.title = "Autre titre"
    door.save_revision().publish()
    Space.objects.filter(pk=world.pk).update(name_fr="Nouveau", name_en="New")
    follow_space(Space.objects.get(pk=world.pk), {"fr": NAME, "en": NAME})
    titles = SpacePage.objects.filter(space_id=world.pk).values_list("locale__language_code", "title")
    assert set(titles) == {("fr", "Autre titre"), ("en", "New")}


def test_only_the_door_of_a_sheltered_space_is_for_everybody(world):
    sheltered = make_space("Abri", **SHELTERED)
    follow_space(sheltered)
    doors = SpacePage.objects.filter(space_id__in=[world.pk, sheltered.pk])
    assert {(door.space_id, door.audience) for door in doors} == {
        (world.pk, "members"),
        (sheltered.pk, "public"),
    }
    assert {door.why_for_members_only() == "" for door in doors if door.space_id == world.pk} == {False}
    assert {door.why_for_members_only() for door in doors if door.space_id == sheltered.pk} == {""}


def test_a_space_that_is_deleted_takes_its_doors_with_it(world):
    world.delete()
    assert not SpacePage.objects.exists()


def test_see_as_shows_each_what_she_is_shown_and_no_more(world):
    moderator = take_part(world, moderates=True)
    client, path = client_of(moderator), address("space_see_as", world.public_id)
    shown = {eyes: client.get(path, {"as": eyes}).context["seen"] for eyes in EYES}
    assert {eyes: (seen.card, bool(seen.door)) for eyes, seen in shown.items()} == {
        "visitor": (False, False),
        "member": (True, True),
        "participant": (True, True),
    }
    assert client.post(path).status_code == 405
    assert client_of(take_part(world)).get(path).status_code == 404
