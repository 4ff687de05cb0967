"""Who shares something on her telephone, who reads it at her desk, and the messages between them."""

import re

from django.core import mail
from django.urls import reverse
from django.utils import translation

from playwright.sync_api import expect

from deposits.models import Deposit
from tests.browser.desk import Desk
from tests.browser.reader import Reader
from tests.browser.visit import SCREENS, TALL
from tests.deposits.making import make_region
from tests.factories import make_person, make_profile
from tests.members.signing import text_of

PHONE = {"width": 320, "height": TALL}
COMPUTER = {"width": 1280, "height": 1000}
NAME = "Ada Essai"
ON = "main form.form p.form-buttons button:not([name])"
LINK = re.compile(r"https?://[^/\s]+(/\S*)")
FREE = {"document": "/documentation/", "tool": "/outils/", "news": "/actualites/", "resource": "/organismes/"}
LISTS = {
    "fr": {kind: f"/fr{path}" for kind, path in FREE.items()},
    "en": {
        "document": "/en/documentation/",
        "tool": "/en/tools/",
        "news": "/en/news/",
        "resource": "/en/organisations/",
    },
}


class Exchange:
    """An author with a telephone, the facilitator at her desk.

    Args:
        browser: where each has a window of her own.
        server: address of the live server.
        language: the author's.
        faults: what axe finds on a page.
        scripted: whether her telephone runs JavaScript.
    """

    def __init__(self, browser, server, language, faults, *, scripted=True):
        """Make them, each signed in."""
        self.server, self.language, self.faults, self._browser = server, language, faults, browser
        self.author, self.facilitator = make_person("member"), make_person("facilitator")
        type(self.author).objects.filter(pk=self.author.pk).update(language=language)
        make_profile(self.author, name=NAME, region=make_region())
        self._contexts = []
        self.phone = self.window(self.author, scripted=scripted)
        self.page = self.phone.page
        self.desk = self.window(self.facilitator, Desk, COMPUTER)

    def window(self, user=None, made=Reader, size=PHONE, *, scripted=True):
        """Open a window, signed in where a user is given."""
        context = self._browser.new_context(viewport=size, locale="fr-CA", java_script_enabled=scripted)
        self._contexts.append(context)
        window = made(context.new_page(), self.server)
        if user is not None:
            window.enter(user)
        return window

    def close(self):
        """Close the windows."""
        for context in self._contexts:
            context.close()

    @property
    def deposit(self):
        """The last deposit, as it stands now."""
        return Deposit.objects.latest("pk")

    def address(self, name, *args):
        """Return an address in the author's language."""
        with translation.override(self.language):
            return reverse(name, args=args)

    def look(self, name, window=None):
        """Look at a screen of hers on a telephone and on a computer: nothing in it stops anybody."""
        page = (window or self.phone).page
        own = page.viewport_size
        for width, height in SCREENS:
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
            assert page.locator("h1").count() == 1, name
            assert page.get_attribute("html", "lang") == self.language, name
            found = self.faults(page)
            assert found == [], (name, width, found)
        page.set_viewport_size(own)

    def look_at_desk(self, name):
        """Look at a screen of the facilitator's, as it is and with all that it folds away open."""
        assert self.desk.page.locator("main h1").count() == 1, name
        found = self.faults(self.desk.page)
        assert found == [], (name, found)

    # What the author does.

    def go_on(self):
        """Press the button that leads on."""
        self.phone.follow(self.page.locator(ON))

    def enter_by_the_list(self, kind):
        """Find the door of a section on its list, and open it."""
        self.phone.go(LISTS[self.language][kind])
        self.phone.follow(self.page.locator(f"main a[href='{self.address(f'propose_{kind}')}']").first)

    def fill(self, **typed):
        """Type in the fields of a question."""
        for name, text in typed.items():
            self.page.fill(f"[name={name}]", text)

    def choose_photos(self, *contents):
        """Choose photos of her telephone."""
        files = [
            {"name": f"IMG_{number}.jpg", "mimeType": "image/jpeg", "buffer": content}
            for number, content in enumerate(contents)
        ]
        self.page.set_input_files("[name=photos]", files)

    def check_and_send(self):
        """Say that she looked, and send it."""
        for box in self.page.locator(".three-checks input").all():
            box.check()
        self.go_on()
        expect(self.page.locator("main .where")).to_be_visible()

    def marked(self):
        """Return the words that the check marks, with what they look like."""
        return " ".join(self.page.locator(".given-answers mark").all_inner_texts())

    def press(self, action):
        """Press a button of the page of a deposit."""
        self.phone.follow(self.page.locator(f"main button[name=action][value={action}]").first)

    def follow_mail(self, window=None):
        """Open the link of the last message that she was sent, and return what that message says."""
        told = [text_of(message) for message in mail.outbox if message.to == [self.author.email]][-1]
        (window or self.phone).go(LINK.search(told)[1])
        return told

    def send_it_again(self, **typed):
        """Change words of the first question, and send it again."""
        self.phone.follow(self.page.locator("main a.button[href*='/contributions/']"))
        self.fill(**typed)
        for _question in self.deposit.depositable.steps():
            self.go_on()
        self.check_and_send()

    # What the facilitator does.

    def open_at_desk(self, title):
        """Find a deposit among those that wait, and open it."""
        self.desk.go(reverse("deposits_desk"))
        self.look_at_desk("the list of deposits")
        self.desk.follow(self.desk.page.get_by_role("link", name=title))
        self.look_at_desk("a deposit")

    def do(self, action):
        """Press a button of the deposit that is open."""
        self.desk.follow(self.desk.page.locator(f"main button[name=action][value={action}]"))

    def unfold(self, action):
        """Open what hides a button."""
        fold = self.desk.page.locator(f"main details:has(button[name=action][value={action}])")
        if fold.get_attribute("open") is None:
            fold.locator("> summary").click()
        return fold

    def ask_changes(self, reply, more):
        """Begin with a prepared reply, add to it, and give the deposit back."""
        fold = self.unfold("changes")
        fold.locator("[name=prepared]").select_option(label=reply)
        self.desk.follow(fold.locator("button[name=fill]"))
        words = self.desk.page.locator("details[open] [name=text]").first
        words.fill(f"{words.input_value()} {more}")
        self.look_at_desk("changes, about to be asked")
        self.do("changes")

    def accept(self, **labels):
        """Complete what makes it findable, and accept it."""
        fold = self.unfold("approve")
        for name, value in labels.items():
            fold.locator(f"[name={name}]").first.wait_for()
            if fold.locator(f"select[name={name}]").count():
                fold.locator(f"select[name={name}]").select_option(value)
            else:
                fold.locator(f"[name={name}][value='{value}']").check()
        self.look_at_desk("about to be accepted")
        self.do("approve")
