"""A walk at random through what the team and the members do; what each may read is known by hand."""

from dataclasses import dataclass, field
from itertools import count, product
from random import Random
from string import ascii_lowercase
from uuid import UUID

from django.contrib.auth.models import Group
from django.test import Client

from documents.models import DocumentPage
from home.models import StandardPage
from members.applications.deciding import accept, withdraw
from members.charter.signing import sign
from members.data_rights.erasing import erase_person
from members.directory.consent import record_choice
from members.messages.sending import Letter, send
from members.models import CharterVersion, Profile, User
from members.people.suspending import reinstate, suspend
from members.roles import MEMBER
from portal.models import PortalPage
from tests.factories import (
    make_application,
    make_charter,
    make_notice,
    make_person,
    make_profile,
    make_standard_page,
)

COMMON = "zqcommun"  # stands in all titles, so that one question finds all
LISTS = [
    "/fr/",
    "/fr/documentation/",
    f"/fr/documentation/?q={COMMON}",
    f"/fr/recherche/?q={COMMON}",
    f"/fr/documentation/suggestions.json?q={COMMON[:5]}",
    "/fr/documentation/flux.atom",
    "/en/documentation/",
    "/sitemap.xml",
    "/api/v2/pages/?limit=100",
    "/fr/membres/",
    "/fr/compte/messages/",
]
MOST = 8  # things of a kind: all those that one may read stand on one page


@dataclass
class Thing:
    """Something with readers.

    Args:
        kind: "notice", "page", "profile" or "message".
        word: stands in it and nowhere else.
        path: its address.
        key: of its row.
        audience, live: of a page; of a profile, `live` tells whether her name is shown.
        parties: whose message it is, or whose profile.
        edits: how many times it was published anew: its dates tell it to whoever reads it.
    """

    kind: str
    word: str
    path: str
    key: int
    audience: str = "public"
    live: bool = True
    parties: tuple = ()
    edits: int = 0


@dataclass
class Reader:
    """Somebody who asks, with the session that she opened."""

    name: str
    user: User | None = None
    client: Client = field(default_factory=Client)
    active: bool = True
    signed: bool = True
    member: bool = True

    def sign_in(self):
        """Open a session."""
        self.client = Client()
        self.client.force_login(self.user, backend="django.contrib.auth.backends.ModelBackend")

    @property
    def reads(self):
        """What she may read: "nothing" (but the charter), "public" or "members"."""
        if self.user is None or not self.active:
            return "public"
        if not self.signed:
            return "nothing"
        return "members" if self.member else "public"


class Walk:
    """The world of a walk. Each method whose name begins with `do_` is a step."""

    def __init__(self, site, seed):
        """Make the people, and a charter that all have signed."""
        self.site, self.random = site, Random(seed)
        self.things, self.gone, self.readers, self.said = [], [], {"visitor": Reader("visitor")}, []
        self._words = ("zq" + "".join(letters) + "zq" for letters in product(ascii_lowercase, repeat=3))
        self._number = count(1)
        self.team = make_person("superuser")
        make_charter()
        for name in ("ada", "bea", "cleo"):
            self._welcome(name, make_person("member"))

    def _welcome(self, name, user):
        reader = self.readers[name] = Reader(name, user)
        sign(user, CharterVersion.objects.in_force(), "fr")
        reader.sign_in()
        profile = make_profile(user, [], name=next(self._words))
        path = f"/fr/membres/{profile.public_id}/"
        self.things.append(
            Thing("profile", profile.name, path, profile.pk, "members", live=False, parties=(name,))
        )

    # What is allowed, by hand.

    def may_read(self, reader, thing):
        """Tell whether a reader may read a thing."""
        reads = reader.reads
        if thing.kind == "message":
            return reads == "members" and reader.name in thing.parties
        if thing.kind == "profile":
            owner = self.readers[thing.parties[0]]
            return reads == "members" and thing.live and owner.active and owner.member
        return thing.live and (reads == "members" or reads == thing.audience == "public")

    def view(self, reader):
        """Return all that decides what a reader is shown: nothing else may change her answers."""
        seen = [(thing.word, self._state(reader, thing)) for thing in self.things]
        held = [state for state in seen if state[1]]
        return reader.active, reader.reads, tuple(held)

    def _state(self, reader, thing):
        if thing.kind == "message" and reader.name in thing.parties:
            # Whether the other is still reached is said.
            return [(self.readers[name].active, self.readers[name].member) for name in thing.parties]
        return (thing.audience, thing.path, thing.edits) if self.may_read(reader, thing) else None

    # What is done.

    def step(self):
        """Do something at random, and return what, in words."""
        steps = sorted(name for name in dir(self) if name.startswith("do_"))
        while True:
            name = self.random.choice(steps)
            done = getattr(self, name)()
            if done:
                self.said.append(f"{name[3:]}: {done}")
                return self.said[-1]

    def _one(self, kinds, **state):
        found = [
            thing
            for thing in self.things
            if thing.kind in kinds and all(getattr(thing, name) == value for name, value in state.items())
        ]
        return self.random.choice(found) if found else None

    def _somebody(self, **state):
        found = [
            reader
            for reader in self.readers.values()
            if reader.user and all(getattr(reader, name) == value for name, value in state.items())
        ]
        return self.random.choice(found) if found else None

    def _page(self, thing):
        return PortalPage.objects.get(pk=thing.key).specific

    def do_create(self):
        """Make a page or a notice."""
        kind = self.random.choice(["notice", "page"])
        if sum(thing.kind == kind for thing in self.things) >= MOST:
            return None
        word = next(self._words)
        state = {"live": self.random.random() < 0.8, "audience": self.random.choice(["public", "members"])}
        slug, title = f"adresse-{next(self._number)}", f"{COMMON} {word}"
        if kind == "notice":
            page, path = make_notice(self.site, title, slug=slug, **state), f"/fr/documentation/{slug}/"
        else:
            page, path = make_standard_page(self.site.home, title, slug=slug, **state), f"/fr/{slug}/"
        page.save_revision()
        self.things.append(Thing(kind, word, path, page.pk, state["audience"], state["live"]))
        return f"{kind} {word} {state}"

    def do_move(self):
        """Put a page below another, whoever reads either."""
        thing = self._one({"page"})
        below = self._one({"page"})
        if thing is None or below in (None, thing):
            return None
        page, target = StandardPage.objects.get(pk=thing.key), StandardPage.objects.get(pk=below.key)
        if page.get_children().exists() or target.is_descendant_of(page) or target.depth > 3:
            return None
        page.move(target, pos="last-child")
        thing.path = f"{below.path}{page.slug}/"
        return f"{thing.word} below {below.word}"

    def do_change_audience(self):
        """Close a page to visitors, or open it."""
        thing = self._one({"notice", "page"})
        if thing is None:
            return None
        thing.audience = "members" if thing.audience == "public" else "public"
        self._page(thing).set_audience(thing.audience)
        return f"{thing.word} {thing.audience}"

    def do_publish(self):
        """Take a page down, or put it up again as it was first written."""
        thing = self._one({"notice", "page"})
        if thing is None:
            return None
        page = self._page(thing)
        if thing.live:
            page.unpublish()
        else:
            page.revisions.order_by("pk").first().publish()
        thing.live, thing.edits = not thing.live, thing.edits + 1
        return f"{thing.word} live {thing.live}"

    def do_restore(self):
        """Publish the first words of a page again: who reads it is no part of them."""
        thing = self._one({"notice", "page"}, live=True)
        if thing is None:
            return None
        self._page(thing).revisions.order_by("pk").first().publish()
        thing.edits += 1
        return thing.word

    def do_delete(self):
        """Delete a page without others below it."""
        thing = self._one({"notice", "page"})
        if thing is None or self._page(thing).get_children().exists():
            return None
        (DocumentPage if thing.kind == "notice" else StandardPage).objects.get(pk=thing.key).delete()
        self._lose(thing)
        return thing.word

    def _lose(self, thing):
        self.things.remove(thing)
        self.gone.append(thing)

    def do_suspend(self):
        """Let somebody no longer in; her session is open."""
        reader = self._somebody(active=True)
        if reader is None or not suspend(reader.user, self.team):
            return None
        reader.active = False
        return reader.name

    def do_reinstate(self):
        """Let somebody in again; she signs in."""
        reader = self._somebody(active=False)
        if reader is None or not reinstate(reader.user, self.team):
            return None
        reader.user.refresh_from_db()
        reader.active = True
        reader.sign_in()
        return reader.name

    def do_change_charter(self):
        """Put a real change of the charter in force: nobody has signed it."""
        if self.random.random() < 0.6:
            return None
        make_charter()
        for reader in self.readers.values():
            reader.signed = reader.user is None
        return "for all"

    def do_sign(self):
        """Sign."""
        reader = self._somebody(signed=False)
        if reader is None:
            return None
        sign(reader.user, CharterVersion.objects.in_force(), "fr")
        reader.signed = True
        return reader.name

    def do_change_membership(self):
        """Take the role of member away from somebody, or give it."""
        reader = self._somebody()
        reader.member = not reader.member
        group = Group.objects.get(name=MEMBER.name)
        (reader.user.groups.add if reader.member else reader.user.groups.remove)(group)
        return f"{reader.name} member {reader.member}"

    def do_accept(self):
        """Accept somebody who applied, or let her withdraw: then nobody of that name is here."""
        if len(self.readers) > 5:
            return None
        application = make_application(first_name=next(self._words))
        if self.random.random() < 0.4:
            withdraw(application)
            return "withdrawn"
        accept(application, self.team, "https://portail.example")
        name = f"autre{next(self._number)}"
        self._welcome(name, User.objects.get(email=application.email))
        return name

    def do_show_name(self):
        """Show one's name in the directory, or no longer."""
        thing = self._one({"profile"})
        profile = Profile.objects.get(pk=thing.key)
        thing.live = not thing.live
        profile.show(["name"] if thing.live else [])
        profile.save()
        record_choice(profile.user, profile.shown_fields)
        return f"{thing.word} shown {thing.live}"

    def do_write(self):
        """Write to a member."""
        sender, recipient = (self._somebody(active=True, signed=True, member=True) for _ in range(2))
        if sender is None or sender is recipient or sum(t.kind == "message" for t in self.things) >= MOST:
            return None
        word = next(self._words)
        letter = Letter(word, "", UUID(int=self.random.getrandbits(128)))
        message = send(sender.user, recipient.user, letter)
        path, parties = f"/fr/compte/messages/{message.thread}/", (sender.name, recipient.name)
        self.things.append(Thing("message", word, path, message.pk, "members", parties=parties))
        return f"{sender.name} to {recipient.name}: {word}"

    def do_erase(self):
        """Erase somebody: nothing of hers is left, and her session is nobody's."""
        reader = self._somebody()
        if sum(bool(one.user) for one in self.readers.values()) < 3 or self.random.random() < 0.5:
            return None
        erase_person(reader.user, by=self.team)
        for thing in [thing for thing in self.things if reader.name in thing.parties]:
            self._lose(thing)
        reader.user, reader.active = None, False
        return reader.name
