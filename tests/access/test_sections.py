"""The sections are kept between readers: never across audiences, never past a change."""

import pytest

from tests.factories import make_standard_page

TITLE = "Rubrique des membres zqrubrique"


@pytest.fixture
def section(site):
    return make_standard_page(site.home, TITLE, slug="rubrique", show_in_menus=True, audience="members")


def menu(client):
    return client.get("/fr/").content.decode()


def test_what_a_member_was_shown_is_not_shown_to_others(section, client_as):
    for _ in range(2):
        assert TITLE in menu(client_as("member"))
        for role in ("visitor", "stranger"):
            assert TITLE not in menu(client_as(role))


@pytest.mark.parametrize("change", ["menu", "audience", "draft", "delete"])
def test_a_change_shows_at_once(section, client_as, change):
    member, visitor = client_as("member"), client_as("visitor")
    assert TITLE in menu(member)
    assert TITLE not in menu(visitor)
    if change == "menu":
        section.show_in_menus = False
        section.save()
    elif change == "audience":
        section.set_audience("public")
    elif change == "draft":
        section.unpublish()
    else:
        section.delete()
    assert (TITLE in menu(member)) is (change == "audience")
    assert (TITLE in menu(visitor)) is (change == "audience")
