"""What a space holds beside discussions: files and links, announcements, meetings, polls, shared texts."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

import pytest

from spaces.models import Ballot, Coming, Resource, SharedText
from spaces.texts.writing import save_text
from tests.factories import make_site
from tests.spaces.making import address, take_part
from tests.spaces.things import make_announcement, make_meeting, make_poll, make_text, space_with_all

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(visit, participation):
    client = Client()
    client.force_login(participation.user, backend="django.contrib.auth.backends.ModelBackend")
    session = client.cookies["sessionid"].value
    visit.page.context.add_cookies([{"name": "sessionid", "value": session, "url": visit.server}])


def test_a_member_uses_each_part_of_a_space(visit, screens):
    make_site()
    space = space_with_all("Zqespace")
    hers, other, moderator = take_part(space), take_part(space), take_part(space, moderates=True)
    make_announcement(moderator, "Zqannonce", text="Un mot **important**.", language=visit.language)
    meeting = make_meeting(other, "Zqrencontre", place="Zqlieu", places=2, text="- un point")
    poll = make_poll(other, "Zqquestion", language=visit.language)
    text = make_text(other, "Zqmémoire", "Nous voyons trois choses.", language=visit.language)
    sign_in(visit, hers)

    def at(name, *more):
        return address(name, space.public_id, *more, language=visit.language)

    visit.go(at("space"))
    assert "Zqannonce" in visit.page.inner_text(".announced")
    screens("the first page")
    visit.follow(f".announced a[href='{at('announcements')}']")
    screens("announcements")

    visit.follow(f".space-tabs a[href='{at('resources')}']")
    visit.follow("main a.button")
    visit.page.fill("[name=title]", "Zqlien")
    visit.follow("main form.form button")
    assert visit.page.locator(".error-summary").count() == 1
    screens("a resource without file nor link")
    visit.page.fill("[name=link]", "https://www.exemple.org/")
    visit.follow("main form.form button")
    assert "exemple.org" in visit.page.inner_text(".things") and Resource.objects.count() == 1
    screens("files and links")

    visit.follow(f".space-tabs a[href='{at('meetings')}']")
    screens("meetings")
    visit.follow(f"main a[href='{at('meeting', meeting.public_id)}']")
    visit.page.check("[name=shows]")
    visit.follow(".meeting-coming button")
    assert Coming.objects.get().shows
    screens("a meeting to which she comes")

    visit.follow(f".space-tabs a[href='{at('polls')}']")
    screens("polls")
    visit.follow(f"main a[href='{at('poll', poll.public_id)}']")
    visit.page.check("[name=chosen] >> nth=1")
    visit.follow("main form.form button")
    assert Ballot.objects.count() == 1 and visit.page.locator(".poll-results li").count() == 2
    screens("a poll that she answered")

    visit.follow(f".space-tabs a[href='{at('texts')}']")
    screens("texts")
    visit.follow(f"main a[href='{at('text', text.public_id)}']")
    screens("a text")
    visit.follow("main a.button")
    save_text(other, text, 1, title="Zqmémoire", body="Nous voyons quatre choses.")
    visit.page.fill("[name=body]", "Nous voyons cinq choses.")
    visit.follow("main form.form button")
    assert visit.page.input_value("[name=body]") == "Nous voyons cinq choses."
    screens("saved meanwhile")
    visit.follow("main form.form button")
    assert SharedText.objects.get().body == "Nous voyons cinq choses."
    visit.follow(f"main a[href='{at('text_versions', text.public_id)}']")
    screens("versions")
    visit.follow(".things a >> nth=0")
    screens("a version")


def test_a_moderator_calls_a_meeting_and_asks_by_a_poll(visit, screens):
    make_site()
    space = space_with_all("Zqespace")
    sign_in(visit, take_part(space, moderates=True))
    day = (timezone.localdate() + timedelta(days=3)).isoformat()
    for name in ("new_announcement", "new_meeting", "new_poll", "new_text"):
        visit.go(address(name, space.public_id, language=visit.language))
        screens(name)
    visit.go(address("new_meeting", space.public_id, language=visit.language))
    visit.send(title="Zqrencontre", day=day, begins="12:00", ends="13:00")
    assert "Zqrencontre" in visit.page.inner_text("h1")
    visit.follow(".post-deeds a[href$='/a/']")
    screens("cancelling")
    visit.follow("main form.form button")
    assert visit.page.locator(".callout-warning").count() == 1
    visit.go(address("new_poll", space.public_id, language=visit.language))
    visit.send(question="Zqquestion", choices="Un\nDeux", until=day)
    assert visit.page.locator("[name=chosen]").count() == 2
