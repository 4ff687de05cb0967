"""A feed holds what everybody may read, and nothing more, whoever fetches it: role × language × resource."""

import re

import pytest

from portal import page_cache
from tests.access.world import LANGUAGES, NOTICES, READERS, ROLES, make_world

build = make_world


@pytest.fixture(autouse=True)
def nothing_is_kept():
    page_cache.store.clear()


def path(language):
    return f"/{language}/documentation/flux.atom"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_a_feed_names_what_is_public_and_nothing_more(world, client_as, role, language):
    client = client_as(role)
    text = client.get(path(language)).content.decode()
    for name in NOTICES:
        assert (world[name].canary in text) == ("visitor" in READERS[name]), name
    for name in NOTICES:
        found = client.get(path(language), {"q": world[name].canary}).content.decode()
        assert ("<entry" in found) == ("visitor" in READERS[name]), name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_it_is_the_same_for_all_and_whether_a_hidden_thing_exists_or_not(world, client_as, role, language):
    visitor = client_as("visitor").get(path(language))
    own = client_as(role).get(path(language))
    assert own.content == visitor.content
    assert own["ETag"] == visitor["ETag"]
    assert own["Last-Modified"] == visitor["Last-Modified"]
    for name in ("members_notice", "draft_notice"):
        world[name].page.delete()
    page_cache.store.clear()
    without = client_as(role).get(path(language))
    assert without.content == own.content
    assert dict(without.items()) == dict(own.items())


def test_the_file_of_a_notice_is_named_through_its_own_gate(site, client_as, world):
    from tests.factories import make_file

    file = make_file("Fichier zqfichierzq")
    notice = world["public_notice"].page
    notice.file = file
    notice.save()
    assert file.url in client_as("visitor").get(path("fr")).content.decode()
    file.uses.all().delete()
    page_cache.store.clear()
    text = client_as("superuser").get(path("fr")).content.decode()
    assert "<entry" in text
    assert not re.search("zqfichierzq|enclosure", text)


@pytest.mark.parametrize("role", ["visitor", "stranger"])
def test_the_feed_of_a_hidden_centre_is_refused_as_what_is_absent(site, client_as, world, role):
    site.centre.set_audience("members")
    client = client_as(role)
    hidden, absent = client.get(path("fr")), client.get("/fr/absente/flux.atom")
    assert hidden.status_code == absent.status_code == (302 if role == "visitor" else 404)
