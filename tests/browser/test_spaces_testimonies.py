"""In a browser: a testimony through its circles and back; and what is new since the last visit."""

from datetime import timedelta

from django.utils import timezone

import pytest

from home.new.models import VisitMark
from spaces import models
from tests.browser.reader import Reader
from tests.factories import make_news, make_notice, make_person, make_site, make_tool
from tests.spaces.making import SHELTERED, address, make_space, make_topic, take_part

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOMES = {"fr": "/fr/", "en": "/en/"}


@pytest.fixture
def tree(transactional_db):
    return make_site()


class Circle:
    """Somebody who writes, somebody who moderates and everybody else, in one browser."""

    def __init__(self, visit):
        self.visit, self.page = visit, visit.page
        self.space = make_space("Refuge", **SHELTERED, parts=["discussions", "testimonies"])
        self.author, self.moderator = take_part(self.space), take_part(self.space, moderates=True)
        self.member = make_person("member")

    def path(self, name, *parts):
        return address(name, *parts, language=self.visit.language)

    def become(self, user):
        self.page.context.clear_cookies()
        if user is not None:
            Reader(self.page, self.visit.server).enter(user)

    def inside(self):
        held = models.Testimony.objects.get()
        return self.path("space_testimony", self.space.public_id, held.public_id)

    def outside(self):
        return self.path("testimony", models.Testimony.objects.get().public_id)

    def reads(self, user):
        self.become(user)
        self.visit.go(self.outside())
        return "mots à elle" in self.page.content()

    def ask(self, circle):
        self.become(self.author.user)
        self.visit.go(self.inside())
        self.page.check(f"[name=circle][value={circle}]")
        self.visit.follow("form[action$='/k/'] button")

    def accept(self):
        self.become(self.moderator.user)
        self.visit.go(self.inside())
        self.visit.follow("button[value=accept]")


def test_a_testimony_through_its_circles_and_back(tree, visit, screens):
    circle = Circle(visit)
    circle.become(circle.author.user)
    visit.go(circle.path("space_testimonies", circle.space.public_id))
    screens("no testimony yet")
    visit.follow("a.button")
    visit.page.fill("[name=pseudonym]", "Sitelle")
    visit.page.fill("[name=body]", "Des mots à elle. Appelez-moi au 819 555-0143.")
    visit.page.fill("[name=content_note]", "violences")
    screens("the form")
    visit.follow("main form.form button[type=submit]")
    screens("hers, while it waits")
    assert not circle.reads(None) and not circle.reads(circle.member)
    circle.become(circle.moderator.user)
    visit.go(circle.path("testimonies"))
    screens("what waits for the moderator")
    visit.follow(".testimony-cards h3 a")
    screens("before the moderator")
    visit.follow("button[value=accept]")
    assert not circle.reads(circle.member)
    for wider, readers in (("members", [circle.member]), ("public", [circle.member, None])):
        circle.ask(wider)
        before = {user: circle.reads(user) for user in (circle.member, None)}
        circle.accept()
        after = {user: circle.reads(user) for user in (circle.member, None)}
        assert [user for user in (circle.member, None) if after[user]] == readers
        assert before != after
    assert visit.page.locator("details.noted").get_attribute("open") is None
    screens("for everybody")
    visit.page.click("details.noted summary")
    assert visit.page.locator("details.noted .prose").is_visible()
    visit.go(circle.path("testimonies"))
    screens("the list for everybody")
    circle.ask("nobody")
    assert not circle.reads(None) and not circle.reads(circle.member)
    circle.become(circle.author.user)
    visit.go(circle.inside())
    assert "mots à elle" in visit.page.content()
    visit.follow("a[href$='/x/']")
    screens("erase it?")
    visit.follow("main form.form button")
    assert not models.Testimony.objects.exists()


def test_what_is_new_since_her_last_visit(tree, visit, screens):
    member, now = make_person("member"), timezone.now()
    space = make_space("Entre nous")
    take_part(space, member)
    make_topic(take_part(space), "Un nouveau sujet")
    make_tool(tree, "Un outil récent", first_published_at=now)
    make_notice(tree, "Une notice récente", first_published_at=now)
    make_news(tree, "Une nouvelle récente", slug="recente")
    last = now - timedelta(days=3)
    VisitMark.objects.create(user=member, seen_at=last)
    Reader(visit.page, visit.server).enter(member)
    visit.go(HOMES[visit.language])
    assert visit.page.locator(".since li").count() == 4
    assert visit.page.locator(".own-spaces strong").count() == 1
    screens("home")
    visit.follow(".since a.more")
    screens("what is new")
    visit.follow("#tools button")
    assert visit.page.locator("#tools").count() == 0 and visit.page.locator("#documents").count() == 1
    visit.follow("main > form button")
    assert visit.page.locator("main section[id]").count() == 0
    screens("all is seen")
    # From another device, it is seen too.
    visit.page.context.clear_cookies()
    Reader(visit.page, visit.server).enter(member)
    visit.go(HOMES[visit.language])
    assert visit.page.locator(".since li").count() == 0
    make_tool(tree, "Un outil de plus", first_published_at=timezone.now())
    visit.go(HOMES[visit.language])
    assert visit.page.locator(".since li").count() == 1
    visit.follow("a[href$='/elsewhere/'], a[href$='/ailleurs/']")
    screens("elsewhere")
