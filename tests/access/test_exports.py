"""Who gets a reference as a file: role × language × one notice, list of results."""

import pytest

from documents.listing import pace
from tests.access.world import LANGUAGES, NOTICES, READERS, ROLES, make_world

EXTENSIONS = ["ris", "bib", "json"]
SIGN_IN = {"/fr/compte/connexion/", "/en/account/sign-in/"}


build = make_world


@pytest.fixture(autouse=True)
def nobody_asked_before():
    pace.clear()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", NOTICES)
def test_the_record_of_a_notice_is_given_to_its_readers_only(world, client_as, role, language, name):
    client, notice = client_as(role), world[name]
    for extension in EXTENSIONS:
        path = f"{notice.path(language)}citation.{extension}"
        response = client.get(path, follow=True)
        refused = response.status_code == 404 or response.request["PATH_INFO"] in SIGN_IN
        assert refused != (role in READERS[name]), path
        assert (f"Titre {notice.canary}" in response.content.decode()) == (role in READERS[name]), path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_a_list_is_given_as_far_as_she_may_read_it(world, client_as, role, language):
    client = client_as(role)
    for extension in EXTENSIONS:
        text = client.get(f"/{language}/documentation/export.{extension}").content.decode()
        for name in NOTICES:
            assert (world[name].canary in text) == (role in READERS[name]), (extension, name)


@pytest.mark.parametrize("role", ["visitor", "stranger"])
def test_an_absent_notice_and_one_for_others_answer_alike(world, client_as, role):
    client = client_as(role)
    there = client.get(f"{world['members_notice'].path('fr')}citation.ris")
    absent = client.get("/fr/documentation/adresse-zqabsentzq/citation.ris")
    assert there.status_code == absent.status_code
    assert there.get("Location", "").replace(world["members_notice"].canary, "") == absent.get(
        "Location", ""
    ).replace("zqabsentzq", "")


@pytest.mark.parametrize("path", ["citation.ris", "export.doc", "flux.ris", "export.ris.exe"])
def test_other_forms_are_absent(site, client_as, path):
    assert client_as("member").get(f"/fr/documentation/{path}").status_code == 404
