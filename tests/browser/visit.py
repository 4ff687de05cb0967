"""Somebody at the live server in one language, and what is looked at on her way."""

from tests.members.signing import app_code

SIGN_IN = {"fr": "/fr/compte/connexion/", "en": "/en/account/sign-in/"}
SEND = "main form.form button"
TALL = 2000  # pixels: high enough for the whole of a page to be seen on a telephone
SCREENS = [(320, TALL), (1280, 800)]  # a telephone; a computer


class Visit:
    """A browser at the live server, in one language."""

    def __init__(self, page, server, language):
        self.page, self.server, self.language = page, server, language

    def go(self, path):
        self.page.goto(self.server + path)

    def at(self):
        return self.page.url.removeprefix(self.server).split("?")[0]

    def send(self, **fields):
        for name, value in fields.items():
            self.page.fill(f"[name={name}]", value)
        self.follow(SEND)

    def follow(self, control):
        """Click on what leads to a page, and wait for that page."""
        with self.page.expect_navigation():
            self.page.click(control)

    def ask_code(self, email):
        self.go(SIGN_IN[self.language])
        self.send(email=email)

    def secret(self):
        shown = self.page.inner_text(".secret").replace(" ", "")
        return shown + "=" * (-len(shown) % 8)

    def set_up(self):
        """Set up an app, and return its secret."""
        secret = self.secret()
        self.send(code=app_code(secret))
        return secret
