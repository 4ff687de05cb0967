"""Everything that somebody may ask of the portal, asked by those who may not read, and what they are told."""

import re
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field

from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import translation

from documents.bibliography.basket import KEY
from documents.bibliography.views import pace as bibliographies
from documents.listing import pace as exports
from portal.api.views import pace as api
from portal.navigation import _kept
from portal.page_cache import store
from tests.access.refusals import headers_of
from tests.access.rich_world import HIDDEN, WORD
from tests.access.world import canary

BLIND = ["visitor", "stranger"]
PACES = (bibliographies, exports, api)
# What is made anew for each form, and the moment until which she has seen what is new.
RANDOM = re.compile(r'(csrfmiddlewaretoken|form_key|until)" value="[^"]*"|"CSRF_TOKEN": "[^"]*"')
SIGN_IN = re.compile("/fr/compte/connexion/|/en/account/sign-in/")
BIBLIOGRAPHY = ["/fr/ma-bibliographie/", "/fr/ma-bibliographie/export.ris"]


@dataclass(frozen=True)
class Ask:
    """A request.

    Args:
        who: a role of the world.
        path: what is asked for.
        method: "get", "head", "options" or "post".
        data, headers: what goes with it, as pairs.
    """

    who: str
    path: str
    method: str = "get"
    data: tuple = ()
    headers: tuple = ()

    def answer(self, readers):
        """Return all that the answer tells: status, headers, cookies, body, what is set aside after it."""
        client = readers.client(self.who)
        response = getattr(client, self.method)(self.path, dict(self.data), headers=dict(self.headers))
        return told(response), client.session.get(KEY) if client.cookies else None


@dataclass(frozen=True)
class Look:
    """What a part of the portal says when it is asked from inside, without a request.

    Args:
        path: what is looked at, in words.
        see: tells what it says, from the `Readers`.
    """

    path: str
    see: object = field(compare=False, repr=False)
    who: str = "inside"

    def answer(self, readers):
        """Return what it says."""
        return self.see(readers)


class Readers:
    """Those who ask: each request is made with the cookies that they came with."""

    def __init__(self, people, basket=()):
        """Sign them in.

        Args:
            people: {role: account}; a "visitor" has none.
            basket: keys of notices that all but the visitor set aside when they might read them.
        """
        self.people = people
        self._cookies = {"visitor": Client().cookies}
        for role, person in people.items():
            client = Client()
            client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
            self._set_aside(client, basket)
            self._cookies[role] = client.cookies
        holder = Client()
        self._set_aside(holder, basket)
        self._cookies["holder"] = holder.cookies

    @staticmethod
    def _set_aside(client, basket):
        session = client.session
        session[KEY] = list(basket)
        session.save()
        client.cookies["sessionid"] = session.session_key

    def client(self, role):
        """Return a client with the cookies of a role, as they were at the beginning."""
        client = Client()
        client.cookies.load(self._cookies[role].output(header="", sep=";"))
        return client


def told(response):
    """Return (status, headers, body) of a response, without what is never twice the same."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = headers_of(response)
    headers["Set-Cookie"] = sorted(response.cookies)
    return response.status_code, str(headers), RANDOM.sub(r"\1", body.decode("utf-8", "replace"))


def forget_what_is_kept():
    """Begin with nothing kept in memory, and nobody held back."""
    cache.clear()
    store.clear()
    _kept.clear()
    for pace in PACES:
        pace.clear()


@contextmanager
def undone():
    """Undo in the database what is done inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def asked_one_by_one(asks, readers, *, may_crash=False):
    """Yield (ask, answer): each as if it were the only one, but for what is kept in memory.

    With `may_crash`, what raises an error tells nothing, and is left out.
    """
    for ask in asks:
        cache.clear()
        for pace in PACES:
            pace.clear()
        with suppress(Exception) if may_crash else nullcontext():
            with undone(), translation.override("fr"):
                answer = ask.answer(readers)
            yield ask, answer


def everything_asked(rich):
    """Return the addresses of a `RichWorld`, what was set aside included."""
    return [*rich.lists, *rich.direct, *BIBLIOGRAPHY]


def answers_to(role, rich, readers):
    """Return {address: (status, headers, body)} of what a role asks of a `RichWorld`."""
    forget_what_is_kept()
    # A visitor keeps what she set aside in a session, as anybody does.
    who = "holder" if role == "visitor" else role
    asks = [Ask(who, path) for path in everything_asked(rich)]
    return {ask.path: answer for ask, (answer, _basket) in asked_one_by_one(asks, readers)}


def leaks(role, rich, readers):
    """Return what a refused reader was told that she must not be told: [(address, what)]."""
    found, words = [], [*(canary(name) for name in HIDDEN), WORD]
    for path, (status, headers, text) in answers_to(role, rich, readers).items():
        # What she asked is shown back to her.
        said = (text + headers).replace(path, "")
        found += [(path, word) for word in words if word in said]
        if path in rich.direct and status == 200:
            found.append((path, "opened"))
        if path in rich.direct and status in (301, 302) and not SIGN_IN.search(headers):
            found.append((path, "led on"))
    return found
