"""Who reads what, by each road: role × language × channel × resource."""

import pytest

from tests.access.refusals import assert_refused_alike
from tests.access.world import LANGUAGES, NOTICES, PAGES, READERS, ROLES, make_world

METHODS = ["get", "head", "options", "post", "put", "delete"]


build = make_world


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", READERS)
def test_page(world, client_as, role, name, language):
    resource = world[name]
    response = client_as(role).get(resource.path(language))
    if role in READERS[name]:
        assert response.status_code == 200
        assert resource.canary in response.content.decode()
    else:
        assert response.status_code == (302 if role == "visitor" else 404)
        assert f"Titre {resource.canary}" not in response.content.decode()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("role", ["visitor", "stranger"])
@pytest.mark.parametrize(
    "name",
    ["members_notice", "draft_notice", "members_page", "draft_page", "members_dossier", "members_news"],
)
def test_a_refusal_is_the_same_whether_the_page_exists_or_not(world, client_as, role, name, method):
    path = world[name].path("fr")
    absent = path.replace("adresse-zq", "adresse-zx")
    client = client_as(role)
    refused, missing = getattr(client, method)(path), getattr(client, method)(absent)
    assert_refused_alike(refused, missing, path, absent)


@pytest.mark.parametrize("role", ["visitor", "stranger"])
def test_a_refused_visitor_is_shown_the_way_in_and_nothing_else(world, client_as, role):
    response = client_as(role).get(world["members_notice"].path("fr"))
    if role == "visitor":
        assert response["Location"].startswith("/fr/compte/connexion/?next=")
    else:
        assert response.status_code == 404
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_list_of_notices(world, client_as, role, language):
    text = client_as(role).get(f"/{language}/documentation/").content.decode()
    for name in NOTICES:
        assert (world[name].canary in text) == (role in READERS[name]), name


@pytest.mark.parametrize("role", ROLES)
def test_menu(world, client_as, role):
    text = client_as(role).get("/fr/documentation/").content.decode()
    for name in PAGES:
        assert (world[name].canary in text) == (role in READERS[name]), name


@pytest.mark.parametrize("role", ROLES)
def test_sitemap_names_what_is_public_and_nothing_more(world, client_as, role):
    text = client_as(role).get("/sitemap.xml").content.decode()
    for name in READERS:
        assert (world[name].canary in text) == ("visitor" in READERS[name]), name
    assert f"/en/documentation/adresse-{world['public_notice'].canary}/" in text


def test_each_resource_is_read_by_somebody_or_meant_for_nobody(world):
    read_by_nobody = {name for name, readers in READERS.items() if not readers}
    kinds = ("notice", "page", "dossier", "event", "news", "tool")
    assert read_by_nobody == {f"draft_{kind}" for kind in kinds}
    assert len({resource.canary for resource in world.values()}) == len(READERS)
