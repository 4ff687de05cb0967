"""A link inside a text tells nothing of a page that its reader may not read: role × language × resource."""

import pytest

from tests.access.world import LANGUAGES, READERS, ROLES, make_world
from tests.factories import make_standard_page

build = make_world


def link_in_text(site, client, resource):
    """Return the address that a public page of text shows for a link to `resource`."""
    body = [{"type": "text", "value": f'<p>Voir <a linktype="page" id="{resource.page.pk}">ceci</a>.</p>'}]
    page = make_standard_page(
        site.home, f"Page qui mène à {resource.page.pk}", slug=f"vers-{resource.page.pk}"
    )
    page.body = page.body.stream_block.to_python(body)
    page.save()
    text = client.get(f"/fr/vers-{resource.page.pk}/").content.decode()
    assert ">ceci</a>" in text
    return text.split(">ceci</a>")[0].rsplit('href="', 1)[1].rstrip('"')


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", READERS)
def test_it_leads_there_and_its_address_tells_nothing_to_others(site, world, client_as, role, name):
    resource, client = world[name], client_as(role)
    url = link_in_text(site, client, resource)
    assert (resource.canary in url) == ("visitor" in READERS[name])
    response = client.get(url, follow=True)
    shown = f"Titre {resource.canary}" in response.content.decode()
    assert shown == (role in READERS[name])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["visitor", "stranger"])
def test_a_number_refuses_alike_whether_the_page_exists_or_not(world, client_as, role, language):
    client = client_as(role)
    hidden = client.get(f"/{language}/p/{world['members_notice'].page.pk}/")
    absent = client.get(f"/{language}/p/99999999/")
    assert hidden.status_code == absent.status_code == (302 if role == "visitor" else 404)
    if role == "visitor":
        assert "/compte/connexion/" in hidden["Location"] or "/account/sign-in/" in hidden["Location"]


def test_a_notice_is_named_in_the_language_of_the_reader(site, world, client_as):
    client, notice = client_as("visitor"), world["public_notice"]
    assert link_in_text(site, client, notice).startswith("/fr/documentation/")
    response = client.get(f"/en/p/{notice.page.pk}/")
    assert response["Location"].startswith("/en/documentation/")
