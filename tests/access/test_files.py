"""Who gets a file: role × the audience and state of the page that uses it, for files and renditions."""

import pytest

from tests.access.refusals import assert_refused_alike
from tests.access.world import EVERYBODY, SEES_MEMBERS
from tests.factories import make_file, make_image, make_notice

ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "privacy_officer", "superuser"]
STAFF = {"editor", "facilitator", "superuser"}
# Policy, written by hand: who gets the file of a page in each state.
READERS = {
    "public": EVERYBODY | {"privacy_officer"},
    "members": SEES_MEMBERS | {"privacy_officer"},
    "draft": STAFF,
    "unused": STAFF,
}


def build(site):
    made = {}
    for state in READERS:
        file, image = make_file(f"Fichier {state}"), make_image(f"Image {state}")
        if state != "unused":
            audience = "members" if state == "members" else "public"
            make_notice(site, file=file, cover=image, audience=audience, live=state != "draft")
        made[state] = {"file": file.url, "rendition": image.get_rendition("width-60").url}
    return made


@pytest.mark.parametrize("channel", ["file", "rendition"])
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", READERS)
def test_file(world, client_as, state, role, channel):
    response = client_as(role).get(world[state][channel])
    if role in READERS[state]:
        assert response.status_code == 200
        assert response.streaming
    else:
        assert response.status_code == (302 if role == "visitor" else 404)


@pytest.mark.parametrize("method", ["get", "head", "options", "post"])
@pytest.mark.parametrize("role", ["visitor", "stranger"])
@pytest.mark.parametrize("channel", ["file", "rendition"])
def test_a_refusal_is_the_same_whether_the_file_exists_or_not(world, client_as, channel, role, method):
    path = world["members"][channel]
    parts = path.split("/")
    parts[-2] = "x" * len(parts[-2])
    absent = "/".join(parts)
    client = client_as(role)
    refused, missing = getattr(client, method)(path), getattr(client, method)(absent)
    assert_refused_alike(refused, missing, path, absent)


def test_a_page_that_becomes_for_members_takes_its_file_along(site, client_as):
    file = make_file("Rapport")
    notice = make_notice(site, file=file)
    assert client_as("visitor").get(file.url).status_code == 200
    notice.set_audience("members")
    assert client_as("visitor").get(file.url).status_code == 302
    assert client_as("member").get(file.url).status_code == 200


@pytest.mark.parametrize("path", ["/fichiers/prive/x/y/z.pdf", "/fichiers/prive/portalfile/y/z.pdf"])
def test_an_unknown_kind_of_private_file_is_refused(site, client_as, path):
    assert client_as("visitor").get(path).status_code == 302
    assert client_as("superuser").get(path).status_code == 404
