"""The things that the access table asks for: each carries its own canary."""

from dataclasses import dataclass

from portal.models import Region, Theme
from tests.factories import make_dossier, make_event, make_news, make_notice, make_standard_page, make_tool

LANGUAGES = ["fr", "en"]
EVENT_LISTS = {"fr": "webinaires", "en": "webinars"}
NEWS_LISTS = {"fr": "actualites", "en": "news"}
TOOL_LISTS = {"fr": "outils", "en": "tools"}
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
    "public_dossier": EVERYBODY,
    "members_dossier": SEES_MEMBERS,
    "draft_dossier": set(),
    "public_event": EVERYBODY,
    "draft_event": set(),
    "public_news": EVERYBODY,
    "members_news": SEES_MEMBERS,
    "draft_news": set(),
    "public_tool": EVERYBODY,
    "members_tool": SEES_MEMBERS,
    "draft_tool": set(),
}
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
NOTICES = [name for name in READERS if name.endswith("_notice")]
DOSSIERS = [name for name in READERS if name.endswith("_dossier")]
EVENTS = [name for name in READERS if name.endswith("_event")]
NEWS = [name for name in READERS if name.endswith("_news")]
TOOLS = [name for name in READERS if name.endswith("_tool")]
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
        if self.name in DOSSIERS:
            return f"/fr/dossiers/{self.page.slug}/"
        if self.name in TOOLS:
            return f"/{language}/{TOOL_LISTS[language]}/{self.page.slug}/"
        if self.name in EVENTS:
            return f"/{language}/{EVENT_LISTS[language]}/{self.page.slug}/"
        if self.name in NEWS:
            return f"/{language}/{NEWS_LISTS[language]}/{self.page.slug}/"
        return f"/fr/{self.page.slug}/"


def canary(name):
    """Return the word that stands in `name` and nowhere else."""
    return "zq" + name.replace("_", "") + "zq"


def make_world(site):
    """Make one resource of each line of the table; those that may be are about one theme and one region."""
    themes = [Theme.objects.create(slug="monde", name_fr="Monde", name_en="World")]
    regions = [Region.objects.create(code="98", slug="ici", name_fr="Ici", name_en="Here")]
    world = {}
    for name in READERS:
        audience = "members" if name.startswith("members") else "public"
        state = {"live": not name.startswith("draft"), "audience": audience}
        word = canary(name)
        state["slug"], title = f"adresse-{word}", f"Titre {word}"
        subjects = {"themes": themes, "regions": regions}
        if name in NOTICES:
            page = make_notice(site, title, abstract=f"Abrégé {word}", **subjects, **state)
        elif name in DOSSIERS:
            page = make_dossier(site, title, introduction=f"Abrégé {word}", **subjects, **state)
        elif name in TOOLS:
            page = make_tool(site, title, introduction=f"Abrégé {word}", credit=word, **subjects, **state)
        elif name in EVENTS:
            page = make_event(
                site, title, introduction=f"Abrégé {word}", speakers=[word], **subjects, **state
            )
        elif name in NEWS:
            page = make_news(site, title, introduction=f"Abrégé {word}", credit=word, **subjects, **state)
        else:
            page = make_standard_page(site.home, title, show_in_menus=True, **state)
        world[name] = Resource(name, page, word)
    return world
