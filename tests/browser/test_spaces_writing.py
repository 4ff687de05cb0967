"""Writing in a space with a real browser: a preview, a voice, a file, a line that is cut, a quote, thanks."""

from django.test import Client

import pytest
from playwright.sync_api import expect

from spaces.models import Post, PostFileRole, PostMark, Topic
from tests.browser.visit import Visit
from tests.factories import make_site
from tests.files import made
from tests.spaces.making import DISCREET, address, make_space, make_topic, take_part, topic_address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "Comment l’accueillir **sans** décider à sa place ?"
FILE = {"name": "affiche.jpg", "mimeType": "image/jpeg", "buffer": made.gps_photo()}


@pytest.fixture
def hers(live_server):
    make_site()
    return take_part(make_space("Entre intervenantes"))


@pytest.fixture
def signed_in(visit, hers):
    """Open the browser for her."""
    client = Client()
    client.force_login(hers.user, backend="django.contrib.auth.backends.ModelBackend")
    session = client.cookies["sessionid"].value
    visit.page.context.add_cookies([{"name": "sessionid", "value": session, "url": visit.server}])
    return visit


def publish(visit):
    visit.follow("[data-compose] button[type=submit]:not([name])")


def open_attachments(page):
    page.locator("details.attachments > summary").click()


def record(page, seconds=1.5):
    page.click("[data-record]")
    page.wait_for_timeout(seconds * 1000)
    page.click("[data-stop]")
    expect(page.locator("[data-listen]")).to_be_visible()


def test_a_question_is_seen_before_it_is_published_with_a_voice_and_a_file(signed_in, hers, screens):
    visit, page = signed_in, signed_in.page
    other = take_part(make_space("Un autre lieu", **DISCREET), hers.user)
    visit.go(address("write_somewhere", language=visit.language))
    screens("the one way in")
    page.fill("[name=title]", "Première rencontre")
    page.fill("[name=body]", WORDS)
    open_attachments(page)
    page.set_input_files("[name=files]", FILE)
    record(page)
    page.click("[data-compose] button[name=preview]")
    expect(page.locator(".preview strong")).to_have_text("sans")
    expect(page.locator("[name=body]")).to_have_value(WORDS)
    screens("how it will look")
    page.context.set_offline(True)
    page.check(f"[name=space][value='{other.space.public_id}']")
    page.click("[data-compose] button[type=submit]:not([name])")
    expect(page.locator("[data-cut]")).to_be_visible()
    screens("the line is cut")
    assert not Topic.objects.exists()
    page.context.set_offline(False)
    publish(visit)
    page.wait_for_url("**/t/**")
    post = Post.objects.get()
    assert (post.body, post.topic.space) == (WORDS, other.space)
    assert {file.role for file in post.files.all()} == {PostFileRole.PHOTO, PostFileRole.VOICE}
    expect(page.locator("audio.voice-player")).to_be_visible()
    screens("a topic with a voice and a photo")


def test_without_a_choice_the_words_and_the_voice_come_back(signed_in, hers):
    visit, page = signed_in, signed_in.page
    take_part(make_space("Un autre lieu"), hers.user)
    visit.go(address("write_somewhere", language=visit.language))
    page.fill("[name=title]", "Première rencontre")
    page.fill("[name=body]", WORDS)
    open_attachments(page)
    record(page)
    page.click("[data-compose] button[type=submit]:not([name])")
    expect(page.locator("[data-errors]")).to_be_focused()
    expect(page.locator("[name=body]")).to_have_value(WORDS)
    expect(page.locator(".kept-files li")).to_have_count(1)
    page.check(f"[name=space][value='{hers.space.public_id}']")
    publish(visit)
    page.wait_for_url("**/t/**")
    assert Post.objects.get().files.get().role == PostFileRole.VOICE


def test_a_message_is_quoted_thanked_changed_and_removed(signed_in, hers, screens):
    visit, page = signed_in, signed_in.page
    topic = make_topic(take_part(hers.space), "Un sujet", "Ce qui m’aide : *respirer*.")
    visit.go(topic_address(topic, visit.language))
    visit.follow(".kindness[value=thanks]")
    expect(page.locator(".kindness[value=thanks]")).to_have_attribute("aria-pressed", "true")
    assert PostMark.objects.count() == 1
    visit.follow(".post-deeds a[href*='quoted=']")
    expect(page.locator(".compose .quoted")).to_contain_text("respirer")
    page.fill("[name=body]", "Moi aussi.")
    screens("an answer that quotes")
    publish(visit)
    page.wait_for_selector("#m2 .quoted")
    screens("a quote")
    visit.follow("#m2 .post-deeds a[href$='/']:not([href*='/x/'])")
    page.fill("[name=body]", "Moi aussi, souvent.")
    screens("a change")
    publish(visit)
    page.wait_for_selector("#m2")
    expect(page.locator("#m2")).to_contain_text("souvent")
    visit.follow("#m2 .post-deeds a[href$='/x/']")
    screens("removing")
    visit.follow("main form.form button")
    expect(page.locator("#m2 .prose")).to_have_count(0)


def test_without_scripts_a_preview_loses_nothing(browser, live_server, hers):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    visit = Visit(context.new_page(), live_server.url, "fr")
    client = Client()
    client.force_login(hers.user, backend="django.contrib.auth.backends.ModelBackend")
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    visit.go(address("new_topic", hers.space.public_id))
    page = visit.page
    page.fill("[name=title]", "Première rencontre")
    page.fill("[name=body]", WORDS)
    open_attachments(page)
    page.set_input_files("[name=files]", FILE)
    visit.follow("[data-compose] button[name=preview]")
    expect(page.locator(".preview strong")).to_have_text("sans")
    expect(page.locator(".kept-files li")).to_have_count(1)
    publish(visit)
    assert Post.objects.get().files.count() == 1
    context.close()
