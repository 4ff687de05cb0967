"""A reading path leads each reader to what she may read, and tells nothing of the rest."""

import pytest

from documents.dossiers.related import paths_with
from tests.access.world import DOSSIERS, NOTICES, PAGES, READERS, ROLES, canary, make_world
from tests.factories import make_dossier, make_dossier_index, make_reading

READINGS = [*NOTICES, *PAGES]


build = make_world


@pytest.fixture
def dossier(site, world):
    """A public reading path that leads to everything, each thing with its own reason, group and time."""
    readings = [
        {
            "page": world[name].page,
            "heading": f"Groupe {canary(name)}",
            "why": f"Raison {canary(name)}",
            "minutes": 10,
        }
        for name in READINGS
    ]
    return make_dossier(site, "Tout lire", readings, slug="tout-lire")


@pytest.mark.parametrize("role", ROLES)
def test_list_of_reading_paths(world, client_as, role):
    text = client_as(role).get("/fr/dossiers/").content.decode().split("<main")[1]
    for name in DOSSIERS:
        assert (canary(name) in text) == (role in READERS[name]), name


@pytest.mark.parametrize("role", ROLES)
def test_readings(dossier, client_as, role):
    text = client_as(role).get("/fr/dossiers/tout-lire/").content.decode().split("<main")[1]
    for name in READINGS:
        readable = role in READERS[name]
        for said in (f"Titre {canary(name)}", f"Raison {canary(name)}", f"Groupe {canary(name)}"):
            assert (said in text) == readable, said
    readable = [name for name in READINGS if role in READERS[name]]
    assert text.count('class="duration"') == len(readable) > 0
    assert f"{10 * len(readable)}\u00a0min" in text.split('class="path-total">')[1].split("<")[0]


@pytest.mark.parametrize("role", ["visitor", "stranger"])
def test_the_page_is_the_same_whether_there_are_hidden_readings_or_not(dossier, client_as, role):
    client = client_as(role)
    before = client.get("/fr/dossiers/tout-lire/").content
    kept = [item for item in dossier.items.all() if "public" in item.why]
    assert len(kept) == 2
    dossier.items = kept
    dossier.save()
    assert client.get("/fr/dossiers/tout-lire/").content == before


@pytest.mark.parametrize("role", ["visitor", "stranger"])
def test_a_path_whose_readings_are_all_for_others_is_as_an_empty_one(site, world, client_as, role):
    dossier = make_dossier(site, "Vide", [world["members_notice"].page], slug="vide")
    client = client_as(role)
    hidden = client.get("/fr/dossiers/vide/").content
    assert b"callout" in hidden
    assert canary("members_notice").encode() not in hidden
    dossier.items = []
    dossier.save()
    assert client.get("/fr/dossiers/vide/").content == hidden


@pytest.mark.parametrize("role", ROLES)
def test_the_search_never_finds_a_path_by_the_words_of_its_readings(dossier, client_as, role):
    for name in ("members_notice", "public_notice"):
        text = client_as(role).get("/fr/recherche/", {"q": f"raison {canary(name)}"}).content.decode()
        assert "/fr/dossiers/tout-lire/" not in text, name
    assert "/fr/dossiers/tout-lire/" in client_as(role).get("/fr/recherche/?q=tout+lire").content.decode()


@pytest.mark.parametrize("role", ROLES)
def test_a_thing_names_the_paths_that_lead_to_it_to_their_readers_only(site, world, person, role):
    notice = world["public_notice"].page
    for name in DOSSIERS:
        page = world[name].page
        page.items = [make_reading(notice)]
        page.save()
    found = {related.url for related in paths_with(notice, person(role))}
    assert found == {world[name].path("fr") for name in DOSSIERS if role in READERS[name]}
    assert paths_with(world["public_page"].page, person(role)) == []


def test_an_index_for_members_leads_nobody_else_to_its_list(site, client_as):
    index = make_dossier_index(site)
    index.set_audience("members")
    assert client_as("visitor").get("/fr/dossiers/").status_code == 302
    assert client_as("member").get("/fr/dossiers/").status_code == 200
