"""What the facilitator does with members stands under one entry of the admin's menu."""

import pytest

SCREENS = [
    "/admin/applications/",
    "/admin/applications/enrolment/",
    "/admin/members/",
    "/admin/help-sign-in/",
    "/admin/members/pivots/",
    "/admin/members/reported-messages/",
    "/admin/charter-versions/",
]


@pytest.mark.parametrize("screen", SCREENS)
def test_each_screen_is_in_the_menu_and_opens(site, client_as, screen):
    client = client_as("facilitator")
    assert f'"{screen}"' in client.get("/admin/").content.decode()
    assert client.get(screen).status_code == 200


def test_an_editor_is_shown_none_of_them(site, client_as):
    text = client_as("editor").get("/admin/").content.decode()
    assert [screen for screen in SCREENS if f'"{screen}"' in text] == []


def test_nothing_of_it_falls_among_the_snippets(site, client_as):
    assert "/admin/snippets/" not in client_as("facilitator").get("/admin/").content.decode().replace(
        "/admin/snippets/portal/", ""
    ).replace("/admin/snippets/search/", "").replace("/admin/snippets/members/", "")
