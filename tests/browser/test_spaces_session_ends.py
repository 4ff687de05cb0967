"""A survivor whose session ends while a photo is attached: nothing is lost, and she finds her own way in."""

import pytest
from playwright.sync_api import expect

from spaces.models import Post, PostFileRole
from tests.factories import make_site
from tests.files import made
from tests.spaces.making import SHELTERED, address, client_of, make_space, take_part

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FILE = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": made.gps_photo()}
PUBLISH = "[data-compose] button[type=submit]:not([name])"


@pytest.fixture
def hers(live_server):
    make_site()
    return take_part(make_space(**SHELTERED))


def sign_in(visit, hers):
    session = client_of(hers).cookies["sessionid"].value
    visit.page.context.add_cookies([{"name": "sessionid", "value": session, "url": visit.server}])


def test_without_her_cookies_she_is_told_that_her_session_ended_and_loses_nothing(hers, visit, screens):
    page = visit.page
    sign_in(visit, hers)
    visit.go(address("new_topic", hers.space.public_id, language=visit.language))
    page.fill("[name=title]", "Une photo")
    page.fill("[name=body]", "Des mots.")
    page.locator("details.attachments > summary").click()
    page.set_input_files("[name=files]", FILE)
    page.context.clear_cookies()
    page.click(PUBLISH)
    expect(page.locator("[data-signed-out]")).to_be_visible()
    expect(page.locator("[data-cut]")).to_be_hidden()
    screens("the session ended")
    with page.context.expect_page() as opened:
        page.click("[data-signed-out] a")
    door = opened.value
    door.wait_for_load_state()
    assert door.url.endswith(address("phrase_enter", language=visit.language))
    assert door.title().startswith("Page")
    sign_in(visit, hers)
    visit.follow(PUBLISH)
    assert Post.objects.get().files.get().role == PostFileRole.PHOTO
