"""The door of each section: a member finds it on its list, a visitor is not shown what she may not open."""

import pytest

from tests.factories import make_news_index, make_tools_index

pytestmark = pytest.mark.django_db
DOORS = {
    "/fr/documentation/": "/fr/documentation/proposer/",
    "/en/documentation/": "/en/documentation/propose/",
    "/fr/actualites/": "/fr/actualites/proposer/",
    "/en/news/": "/en/news/propose/",
    "/fr/organismes/": "/fr/organismes/proposer/",
    "/en/organisations/": "/en/organisations/propose/",
    "/fr/outils/": "/fr/outils/proposer/",
    "/en/tools/": "/en/tools/propose/",
}


@pytest.mark.parametrize("section", DOORS)
def test_a_member_finds_on_each_list_the_door_to_share_something(site, client_as, section):
    make_news_index(site)
    make_tools_index(site)
    link = f'href="{DOORS[section]}"'
    assert link in client_as("member").get(section).content.decode()
    for role in ("visitor", "stranger"):
        assert link not in client_as(role).get(section).content.decode()
    assert client_as("member").get(DOORS[section]).status_code == 200
