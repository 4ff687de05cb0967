"""Somebody who reads the portal in a browser, with or without JavaScript."""

import re
from urllib.parse import urlsplit

from django.test import Client

from playwright.sync_api import expect

TITLE = re.compile(r"^\s*([\d\s\u202f\u00a0]+)")


class Reader:
    """A browser at the live server, and what she does and sees there."""

    def __init__(self, page, server):
        """Take a page of the browser and the address of the live server."""
        self.page, self.server = page, server

    def go(self, path):
        """Open an address of the portal."""
        self.page.goto(self.server + path)

    def at(self):
        """Return where she is: path and question."""
        parts = urlsplit(self.page.url)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path

    def enter(self, user):
        """Become somebody, signed in."""
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        key = client.cookies["sessionid"].value
        self.page.context.add_cookies([{"name": "sessionid", "value": key, "url": self.server}])

    def follow(self, link):
        """Click what leads to another page, and wait for that page."""
        with self.page.expect_navigation():
            link.click()

    def field(self):
        """Return the search field of the page: a combobox where it suggests."""
        return self.page.locator("main #search-words")

    def search(self, words):
        """Write words in the search field of the page, and press Enter."""
        field = self.field()
        field.fill(words)
        with self.page.expect_navigation():
            field.press("Enter")

    def number(self):
        """Return how many results the page says that there are."""
        return int(re.sub(r"\D", "", TITLE.match(self.page.locator("#results").inner_text())[1]))

    def titles(self):
        """Return the titles of the results on this page."""
        return [title.replace("\u00a0", " ") for title in self.page.locator(".card h3").all_inner_texts()]

    def kinds(self):
        """Return the kinds of the results on this page, without what stands beside them."""
        first = "kinds => kinds.map(kind => kind.firstChild.textContent.trim())"
        return set(self.page.locator(".card-kind").evaluate_all(first))

    def marked(self):
        """Return the words marked in the results, in small letters."""
        return {word.lower() for word in self.page.locator(".card mark").all_inner_texts()}

    def narrow(self, facet, value):
        """Choose a value of a facet.

        Returns:
            The number of results that it announced.
        """
        group = self.page.locator(".facets > details").filter(
            has=self.page.locator("> summary", has_text=facet)
        )
        if group.get_attribute("open") is None:
            group.locator("> summary").click()
        line = group.locator("li").filter(has=self.page.get_by_role("link", name=value, exact=True)).first
        if not line.is_visible():
            group.locator("details > summary").click()
        announced = int(line.locator(".number").inner_text())
        self.follow(line.get_by_role("link"))
        return announced

    def choices(self):
        """Return what is chosen, without the mark that removes it."""
        lines = self.page.locator(".choices li").all_inner_texts()[:-1]
        return [re.split(r"\s*×", line)[0] for line in lines]

    def open_all(self):
        """Open all that is folded on the page."""
        for fold in self.page.locator("main details").all():
            if fold.get_attribute("open") is None:
                fold.locator("> summary").click()
        expect(self.page.locator("main details:not([open])")).to_have_count(0)
