"""Those who meet in the life of one webinar, and the time that goes by between."""

import re
from datetime import timedelta

from django.urls import reverse
from django.utils import translation

import time_machine
from playwright.sync_api import expect

from portal import page_cache
from tests.browser.desk import Desk
from tests.browser.reader import Reader
from tests.browser.visit import TALL
from tests.factories import make_person, make_profile
from webinars.models import EventPage

SIZES = {"desk": {"width": 1280, "height": 900}}
LISTS = {"fr": "/fr/webinaires/", "en": "/en/webinars/"}
PHONE = {"width": 320, "height": TALL}


class Life:
    """One webinar, the people around it, and the clock.

    Args:
        browser: where each has a window of her own.
        server: address of the live server.
        language: that in which members, guests and visitors read.
    """

    def __init__(self, browser, server, language):
        """Begin today, with a facilitator, two members, a guest, a visitor and who speaks."""
        self.server, self.language, self.clock = server, language, None
        self.accounts = {name: make_person("member") for name in ("proposes", "comes")}
        self.accounts["desk"] = make_person("facilitator")
        for name in ("proposes", "comes"):
            make_profile(self.accounts[name], name={"proposes": "Ada Essai", "comes": "Alice Tremblay"}[name])
        self.contexts = {
            name: browser.new_context(viewport=SIZES.get(name, PHONE), locale="fr-CA")
            for name in (*self.accounts, "guest", "visitor", "speaker")
        }
        self.windows = {
            name: (Desk if name == "desk" else Reader)(context.new_page(), server)
            for name, context in self.contexts.items()
        }

    def __getitem__(self, name):
        """Return the window of somebody, who is signed in if she has an account."""
        window = self.windows[name]
        if name in self.accounts:
            window.enter(self.accounts[name])
        return window

    @property
    def members(self):
        """Those who proposed it and whom it interests."""
        return [self.accounts["proposes"], self.accounts["comes"]]

    @property
    def lists(self):
        """Where events are listed, in the language of the readers."""
        return LISTS[self.language]

    @property
    def event(self):
        """The event as it stands now."""
        return EventPage.objects.get()

    def forward_to(self, moment):
        """Move the clock of the portal; it goes on from there.

        Pages are kept for five minutes of a clock that does not move with it.
        """
        self.stop()
        page_cache.store.clear()
        self.clock = time_machine.travel(moment, tick=True)
        self.clock.start()

    def stop(self):
        """Let the clock be that of the machine again."""
        if self.clock:
            self.clock.stop()
            self.clock = None

    def close(self):
        """Stop the clock and close the windows."""
        self.stop()
        for context in self.contexts.values():
            context.close()

    def address(self, name, *args):
        """Return an address in the language of the readers."""
        with translation.override(self.language):
            return reverse(name, args=args)

    def page_for(self, name):
        """Open the page of the event for somebody, and return her window."""
        window = self[name]
        window.go(f"{self.lists}{self.event.slug}/")
        expect(window.page.locator("main h1")).to_have_count(1)
        return window

    def status_for(self, name):
        """Return what the portal answers to somebody who asks for the page of the event."""
        return self[name].page.goto(f"{self.server}{self.lists}{self.event.slug}/").status

    def send(self, name, selector):
        """Press a button that leads to another page."""
        window = self.windows[name]
        window.follow(window.page.locator(selector).first)


def link_in(text, part):
    """Return the path of the link of a message that holds `part`."""
    return next(path for path in re.findall(r"https?://[^/\s]+(/\S*)", text) if part in path)


def before(moment, **lapse):
    """Return the moment that is so long before another."""
    return moment - timedelta(**lapse)
