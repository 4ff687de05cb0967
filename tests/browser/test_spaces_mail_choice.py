"""A survivor looks at what would arrive, reads a test, says what she wants; then wants nothing any more."""

import re
from urllib.parse import urlsplit

from django.utils import translation

import pytest

from spaces.models import MailChoice
from tests.browser.test_spaces_survivor import Survivor
from tests.factories import make_site
from tests.spaces.making import make_post, make_topic
from tests.spaces.shelter.coming import code_for, shelter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HERS = "elle@example.org"


def test_she_asks_for_mail_after_a_test_and_stops_it(transactional_db, visit, screens, sink):
    make_site()
    with translation.override("fr"):
        moderator = shelter()
    her = Survivor(visit, moderator.space)
    her.accept(code_for(moderator))
    her.read_first()
    visit.go(her.path("space_about", moderator.space.public_id))
    page = visit.page
    visit.follow(f"main a[href='{her.path('mail_choice', moderator.space.public_id)}']")
    screens("what would arrive")

    page.fill("[name=address]", "elle")
    visit.follow("main form.form button[type=submit]")
    screens("no address")
    page.fill("[name=address]", HERS)
    visit.follow("main form.form button[type=submit]")
    screens("the test was sent")
    (test,) = sink.messages
    number = re.search(r"\b\d{6}\b", test.get_body(("plain",)).get_content().partition("http")[0]).group(0)

    page.fill("[name=number]", number)
    page.check("[name=answers]")
    visit.follow("main form.form button[type=submit]")
    screens("what she chose")
    assert page.is_checked("[name=answers]") and not page.is_checked("[name=meetings]")

    sink.messages.clear()
    topic = make_topic(her.hers())
    make_post(moderator, topic)
    (message,) = [one for one in sink.messages if one["To"] == HERS]
    visit.go(urlsplit(message["List-Unsubscribe"].strip(" <>")).path)
    screens("stop")
    visit.follow("main form.form button[type=submit]")
    screens("stopped")
    assert MailChoice.objects.count() == 0
