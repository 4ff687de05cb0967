"""Channels that the access table foresees and that are not open: one that opens gets its row first."""

import pytest

from tests.access.world import LANGUAGES, NOTICES, ROLES, canary, make_world

CLOSED = {
    "API of images": "/api/v2/images/",
    "API of files": "/api/v2/documents/",
    "harvesting": "/oai/?verb=ListRecords&metadataPrefix=oai_dc",
}
SIGN_IN = {"/fr/compte/connexion/", "/en/account/sign-in/"}

build = make_world


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("channel", CLOSED)
def test_a_closed_channel_answers_as_what_is_absent(world, client_as, role, language, channel):
    path = CLOSED[channel].format(language=language, slug=world["public_notice"].page.slug)
    response = client_as(role).get(path, follow=True)
    at_the_door = response.request["PATH_INFO"] in SIGN_IN
    assert response.status_code == 404 or (role == "visitor" and at_the_door)
    text = response.content.decode()
    assert not any(canary(name) in text.replace(world["public_notice"].page.slug, "") for name in NOTICES)
