"""The things that the access table asks for: each carries its own canary."""

from dataclasses import dataclass

from tests.factories import make_notice, make_standard_page

LANGUAGES = ["fr", "en"]
SEES_MEMBERS = {"member", "editor", "facilitator", "superuser"}
EVERYBODY = {"visitor", "stranger", *SEES_MEMBERS}

# Policy, written by hand: who reads each resource on the public side.
READERS = {
    "public_notice": EVERYBODY,
    "members_notice": SEES_MEMBERS,
    "draft_notice": set(),
    "public_page": EVERYBODY,
    "members_page": SEES_MEMBERS,
    "draft_page": set(),
}
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
NOTICES = [name for name in READERS if name.endswith("_notice")]
PAGES = [name for name in READERS if name.endswith("_page")]


@dataclass
class Resource:
    """Something published, or not, for some."""

    name: str
    page: object
    canary: str

    def path(self, language):
        """Return its address in `language`, worked out by hand."""
        if self.name in NOTICES:
            return f"/{language}/documentation/{self.page.slug}/"
        return f"/fr/{self.page.slug}/"


def canary(name):
    """Return the word that stands in `name` and nowhere else."""
    return "zq" + name.replace("_", "") + "zq"


def make_world(site):
    """Make one resource of each line of the table."""
    world = {}
    for name in READERS:
        audience = "members" if name.startswith("members") else "public"
        state = {"live": not name.startswith("draft"), "audience": audience}
        word = canary(name)
        if name in NOTICES:
            page = make_notice(
                site, f"Titre {word}", abstract=f"Abrégé {word}", slug=f"adresse-{word}", **state
            )
        else:
            page = make_standard_page(
                site.home, f"Titre {word}", slug=f"adresse-{word}", show_in_menus=True, **state
            )
        world[name] = Resource(name, page, word)
    return world
