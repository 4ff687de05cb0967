"""A world full of ways to what is hidden: each hidden page is tied to public ones by every tie there is."""

from dataclasses import dataclass, field

from documents.duplicates.merging import MergeDecision, merge, state_of
from documents.models import DocumentPage
from tests.access.world import (
    EVENT_LISTS,
    EVENTS,
    NEWS,
    NEWS_LISTS,
    NOTICES,
    READERS,
    TOOLS,
    canary,
    make_world,
)
from tests.factories import (
    make_dossier,
    make_file,
    make_image,
    make_notice,
    make_person,
    make_profile,
    make_series,
    make_standard_page,
)
from tests.search.wording import make_answer, make_notice_by
from webinars.models import EventPage, Speaker

HIDDEN = [name for name in READERS if not name.startswith("public")]
UNHEARD = "zibelinoc"  # speaks at the draft event
WORD, MISSPELT = "zibenolic", "zibneolic"
LISTS = {"fr": ["/fr/documentation/", "/fr/recherche/"], "en": ["/en/documentation/", "/en/search/"]}
QUESTIONS = [
    "",
    "?q=Titre",
    "?q=Abr%C3%A9g%C3%A9",
    "?q=r%C3%A9ponse+choisie",
    f"?q={MISSPELT}",
    f"?q={MISSPELT}&exact=1",
]
FORMS = ["export.ris", "export.bib", "export.json", "flux.atom"]


@dataclass
class RichWorld:
    """The resources of the table, and the addresses made for them.

    Args:
        resources: {name: `Resource`}.
        direct: addresses that a refused reader must not open.
        lists: addresses that she opens, and that must tell her nothing of the rest.
        keys: of the hidden notices, which she set aside when she might read them.
    """

    resources: dict
    direct: list = field(default_factory=list)
    lists: list = field(default_factory=list)
    keys: list = field(default_factory=list)


def make_rich_world(site):
    """Make the resources, their ties, and return the addresses to ask."""
    resources = make_world(site)
    public, hidden = resources["public_notice"].page, [resources[name].page for name in HIDDEN]
    notices = [resources[name].page for name in NOTICES if name in HIDDEN]
    DocumentPage.objects.filter(pk=public.pk).update(newer_version=notices[0].pk)
    make_notice_by(site, (WORD.title(), "Canari"), title=f"Le {WORD}", abstract=WORD, audience="members")
    world = RichWorld(resources, keys=[page.pk for page in notices])
    _ties(site, world, hidden)
    _files(site, world)
    _series(site, world)
    _former(site, world, notices[0])
    world.direct += [resources[name].path("fr") for name in HIDDEN]
    world.direct += [resources[name].path("en") for name in (*NOTICES, *NEWS, *TOOLS) if name in HIDDEN]
    world.direct += [f"/fr/documentation/signaler/{key}/" for key in world.keys]
    world.direct += [f"/fr/p/{page.pk}/" for page in hidden]
    world.lists += _lists(public, resources["public_dossier"].page)
    for language, name in NEWS_LISTS.items():
        world.lists += [f"/{language}/{name}/", f"/{language}/{name}/flux.atom"]
        world.lists.append(resources["public_news"].path(language))
    return world


def _ties(site, world, hidden):
    named = list(zip(HIDDEN, hidden, strict=True))
    readings = [{"page": page, "why": f"Raison {canary(name)}"} for name, page in named]
    path = make_dossier(site, "Tout lire", readings, slug="tout-lire")
    links = "".join(f'<a linktype="page" id="{page.pk}">ceci</a>' for page in hidden)
    text = make_standard_page(site.home, "Des liens", slug="des-liens")
    text.body = text.body.stream_block.to_python([{"type": "text", "value": f"<p>{links}</p>"}])
    text.save()
    world.lists += [f"/fr/dossiers/{path.slug}/", "/fr/des-liens/"]
    make_answer(*hidden, questions=["réponse choisie"])
    doors = [
        {"type": "door", "value": {"title": f"Porte {canary(name)}", "text": "Porte", "page": page.pk}}
        for name, page in named
    ]
    site.home.refresh_from_db()
    site.home.doors = site.home.doors.stream_block.to_python(doors)
    site.home.save()


def _series(site, world):
    """Put the draft event in the series of the public one, at which a member speaks."""
    series = make_series()
    events = [world.resources[name].page.pk for name in EVENTS]
    EventPage.objects.filter(pk__in=events).update(series=series)
    speaker = make_profile(make_person("member"))
    Speaker.objects.filter(event=world.resources["public_event"].page.pk).update(member=speaker.user)
    Speaker.objects.create(event=world.resources["draft_event"].page.eventpage_ptr, name=UNHEARD.title())
    for language, name in EVENT_LISTS.items():
        events = f"/{language}/{name}/"
        world.lists += [events, f"{events}?intervenante={UNHEARD}"]
        world.lists.append(world.resources["public_event"].path(language))
        world.direct.append(world.resources["draft_event"].path(language))


def _files(site, world):
    file, image = make_file(canary("members_notice")), make_image(canary("members_notice"))
    make_notice(site, "Fichier", file=file, cover=image, audience="members")
    world.direct += [file.url, image.get_rendition("width-60").url]


def merge_into(site, target, slug, audience="public"):
    """Merge into `target` a notice that stood at `slug`, and return the number that it had."""
    goes = make_notice(site, "Ancienne", slug=slug, audience=audience)
    pair = DocumentPage.objects.get(pk=target.pk), DocumentPage.objects.get(pk=goes.pk)
    merge(*pair, MergeDecision(audience=target.audience, seen=state_of(*pair)), make_person("editor"))
    return goes.pk


def _former(site, world, target):
    for audience in ("public", "members"):
        merge_into(site, target, f"ancienne-{audience}", audience)
        world.direct.append(f"/fr/documentation/ancienne-{audience}/")


def _lists(public, dossier):
    found = [
        "/sitemap.xml",
        "/api/v2/pages/?limit=50",
        "/fr/themes/",
        "/fr/themes/monde/",
        "/fr/regions/ici/",
        "/fr/dossiers/",
        "/fr/nouveautes/",
        "/en/new/elsewhere/",
    ]
    found += [f"/fr/documentation/{public.slug}/", f"/fr/documentation/{public.slug}/citation.json"]
    found.append(f"/fr/dossiers/{dossier.slug}/")
    for language, paths in LISTS.items():
        found.append(f"/{language}/")
        found += [f"{path}{question}" for path in paths for question in QUESTIONS]
        found += [f"{paths[0]}{form}" for form in FORMS]
        found.append(f"{paths[0]}suggestions.json?q=zq")
        found.append(f"{paths[0]}suggestions.json?q={WORD[:4]}")
    return found
