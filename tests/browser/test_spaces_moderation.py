"""A first message waits, appears, is reported, set aside and removed; two no longer read each other."""

from django.test import Client
from django.utils import translation

import pytest

from portal.models import OutgoingMessage
from tests.factories import make_site
from tests.spaces.making import address, make_space, make_topic, take_part

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "Un premier message."


@pytest.fixture
def sign_in(visit):
    """Return what signs somebody in, by her participation."""

    def of(participation):
        client = Client()
        client.force_login(participation.user, backend="django.contrib.auth.backends.ModelBackend")
        cookies = [
            {"name": name, "value": cookie.value, "url": visit.server}
            for name, cookie in client.cookies.items()
        ]
        visit.page.context.clear_cookies()
        visit.page.context.add_cookies(cookies)

    return of


def test_the_life_of_a_first_message(visit, screens, sign_in):
    make_site()
    with translation.override("fr"):
        space = make_space("Espace de démonstration", first_posts_read=1)
        author, reader = take_part(space, pseudonym="Aubépine"), take_part(space, pseudonym="Bouleau")
        moderator = take_part(space, moderates=True, pseudonym="Mélèze")
        take_part(space, moderates=True, pseudonym="Sapin")
        topic = make_topic(moderator)

    def go(participation, name, *args):
        sign_in(participation)
        visit.go(address(name, space.public_id, *args, language=visit.language))

    page, key = visit.page, topic.public_id
    go(author, "topic", key)
    page.fill("[name=body]", WORDS)
    visit.follow("form[data-compose] .form-buttons button:not([name])")
    assert page.locator(".post", has_text=WORDS).locator(".callout").is_visible()
    screens("a message that waits")
    go(reader, "topic", key)
    assert page.get_by_text(WORDS).count() == 0

    go(moderator, "space_moderation")
    screens("the queue")
    visit.follow(".waiting-item .button")
    assert not page.get_by_text(WORDS).is_visible()
    page.click(".noted summary")
    assert page.get_by_text(WORDS).is_visible()
    screens("deciding")
    visit.follow("button[value=published]")

    go(reader, "topic", key)
    post = page.locator(".post", has_text=WORDS)
    visit.follow(f".post:has-text('{WORDS}') a[href*='/m/s/']")
    screens("reporting")
    page.check("[name=reason][value=hurts]")
    visit.follow("form.form button[type=submit]")
    screens("thanks")
    go(reader, "topic", key)
    assert post.is_visible()
    visit.follow(f".post:has-text('{WORDS}') a[href*='/m/b/']")
    screens("no longer reading her")
    visit.follow("main form.form button[type=submit]")
    go(reader, "topic", key)
    assert page.get_by_text(WORDS).count() == 0
    go(reader, "space_blocks")
    screens("whom she does not read")

    go(moderator, "space_moderation")
    visit.follow(".waiting-item .button")
    visit.follow("button[value=held]")
    visit.follow(".waiting-item .button")
    page.fill("[name=word]", "Désolée.")
    visit.page.click(".sure summary")
    visit.follow("button[value=removed]")
    visit.follow("a[href$='/m/j/']")
    screens("the log")
    go(moderator, "moderate_person", author.public_id)
    screens("a word, or a pause")
    go(author, "topic", key)
    assert page.get_by_text(WORDS).count() == 0
    assert page.get_by_text("Désolée.").is_visible()
    # Who follows the topic was told once: when it appeared.
    assert OutgoingMessage.objects.filter(template="space_news").count() == 1
