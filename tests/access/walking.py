"""A walk at random through what the team and the members do; what each may read is known by hand."""

from itertools import count, product
from random import Random
from string import ascii_lowercase

from documents.models import DocumentPage
from home.models import StandardPage
from members.charter.signing import sign
from members.models import CharterVersion
from portal.models import PortalPage
from tests.access.walked import Reader, Thing
from tests.access.walking_people import MOST, StepsOfPeople
from tests.factories import (
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


class Walk(StepsOfPeople):
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
