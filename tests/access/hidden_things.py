"""What else is hidden, for each gate of the portal: people, messages, organisations, imports, stale rows."""

from dataclasses import dataclass, field

from django.core.files.base import ContentFile

from documents.models import ImportBatch, ImportState
from members.models import Organisation, Profile, User
from members.models.profile import FIELDS, NAME
from news.models import NewsIndexPage
from portal.files.models import PortalFile
from portal.models import PortalPage, Region, Theme
from portal.search.models import SearchEntry, SearchState
from tests.access.hidden_deposits import add_deposits
from tests.access.hidden_events import add_events
from tests.access.hidden_spaces import add_novelties, add_spaces
from tests.access.hidden_tools import add_tools
from tests.access.rich_world import WORD, RichWorld, make_rich_world, merge_into
from tests.factories import (
    make_application,
    make_charter,
    make_dossier,
    make_dossier_index,
    make_event,
    make_file,
    make_image,
    make_message,
    make_news,
    make_notice,
    make_organisation,
    make_person,
    make_profile,
    make_standard_page,
)
from tests.members.directory_world import make_full_profile
from tests.search.wording import make_answer, make_notice_by
from tests.webinars.recordings.made import file_of, make_recorded
from tools.models import ToolIndexPage
from webinars.models import EventPage, Material, Mention, WebinarIndexPage
from webinars.recordings import keeping, materials

MY_DATA = "/fr/compte/mes-donnees/"
ALIKE = 6  # more than the page of a notice shows


@dataclass
class HiddenWorld:
    """The rich world, and what was made for the gates that stand elsewhere.

    Args:
        rich: a `RichWorld`.
        people: {role: account} of those who ask.
        paths: {role: addresses that she asks}; "everybody" are asked by all but the suspended.
        things: {name: what the probes need to name}.
    """

    rich: RichWorld
    people: dict = field(default_factory=dict)
    paths: dict = field(default_factory=dict)
    things: dict = field(default_factory=dict)


def make_hidden_world(site):
    """Make the rich world and, for each gate, something that only the gate keeps from its readers."""
    world = HiddenWorld(make_rich_world(site))
    world.paths = {"everybody": [], "signed_in": [], "member": [], "editor": []}
    _people(world)
    _pages(site, world)
    _files(site, world)
    _organisations(world)
    _profiles(world)
    _messages(world)
    _desk(world)
    _stale(site)
    world.paths["everybody"] += ["/fr/recherche/?q=tardive", "/fr/recherche/?q=tardif"]
    _recordings(site, world)
    add_events(site, world)
    add_tools(site, world)
    add_deposits(site, world)
    add_spaces(site, world)
    add_novelties(site, world)
    _charter(world)
    return world


def _people(world):
    roles = {"stranger": "stranger", "member": "member", "editor": "editor", "facilitator": "facilitator"}
    roles |= {"suspended": "member", "unsigned": "member", "other": "member"}
    world.people = {name: make_person(role) for name, role in roles.items()}
    User.objects.filter(pk=world.people["suspended"].pk).update(is_active=False)


def _pages(site, world):
    public = world.rich.resources["public_notice"].page
    everybody = world.paths["everybody"]
    # Translations for members of what everybody reads.
    page = make_standard_page(site.home, "Traduite", slug="traduite")
    key = {"translation_key": page.translation_key, "audience": "members"}
    make_standard_page(site.home_en, "Zqtraduction", slug="zqtraduction", **key)
    make_answer(page, questions=["traduite"])
    everybody += ["/fr/traduite/", "/en/search/?q=traduite"]
    # A public page under one for members.
    above = make_standard_page(site.home, "Zqau-dessus", slug="dessus", audience="members")
    make_standard_page(above, "Dessous", slug="dessous")
    everybody.append("/fr/dessus/dessous/")
    # A list for members, which no source of the search describes.
    guides = make_dossier_index(site, "en")
    guides.set_audience("public")
    PortalPage.objects.filter(pk=guides.pk).update(audience="members")
    make_answer(guides, questions=["les parcours"])
    everybody.append("/fr/documentation/?q=les+parcours")
    # Paths for members to what everybody reads, and a notice whose neighbours are for members.
    make_dossier(site, "Zqparcours", [public], audience="members")
    themes, regions = list(Theme.objects.all()), list(Region.objects.all())
    for number in range(ALIKE):
        make_notice(site, f"Zqvoisine {number}", audience="members", themes=themes, regions=regions)
    make_notice(site, "Voisine", themes=themes)
    # Two works of one person, of which one is for members.
    for title, audience in (("Zqdeuxième œuvre", "members"), ("Première œuvre", "public")):
        notice = make_notice_by(site, ("Nom", "Prénom"), title=title, audience=audience)
    everybody.append(f"/fr/documentation/{notice.slug}/")
    # Where a notice for members was merged into a public one; where a draft stands at a former address.
    number = merge_into(site, public, "zqavant", "members")
    merge_into(site, public, "zqreprise", "public")
    make_notice(site, "Brouillon", slug="zqreprise", live=False)
    everybody += ["/fr/documentation/zqavant/", "/fr/documentation/zqreprise/", f"/fr/p/{number}/"]
    everybody += ["/fr/documentation/absente/", "/fr/p/99999999/"]


def _files(site, world):
    # No page is noted as using it any more: the notice is public, and the file is nobody's.
    file = make_file("Zqoublié")
    notice = make_notice(site, "Fichier perdu", file=file)
    file.uses.all().delete()
    world.paths["everybody"] += [file.url, "/fr/documentation/flux.atom?q=perdu"]
    world.paths["everybody"] += [f"/api/v2/pages/{notice.pk}/"]
    secret = PortalFile.objects.get(pk=make_file("Zqsecret").pk)
    world.paths["everybody"].append(f"/fichiers/prive/portalfile/{secret.public_id}/zqsecret.pdf")
    image = make_image("Pour les membres")
    make_notice(site, "Image des membres", cover=image, audience="members")
    world.paths["member"].append(image.get_rendition("width-60").url)
    # The first address of the rich world: a file of a notice for members.
    world.things["members_file"] = world.rich.direct[0]


def _organisations(world):
    region = Region.objects.get(slug="ici")
    marked = {f"{name}_for_members": True for name in ("town", "website", "phone", "email")}
    make_organisation(
        "Maison ouverte",
        slug="ouverte",
        region=region,
        town="Zqville",
        phone="819 555-0101",
        notes="Zq",
        **marked,
    )
    make_organisation("Zqfermée", slug="fermee", region=region, published=False)
    stale = make_organisation("Zqretirée", slug="retiree", region=region)
    # Its row is left in the index, as if what withdraws it had failed.
    Organisation.objects.filter(pk=stale.pk).update(published=False)
    world.things["unpublished"] = stale
    world.paths["everybody"] += [
        *("/fr/organismes/", "/fr/organismes/?q=zqville", "/en/organisations/", "/fr/organismes/ouverte/"),
        *(
            "/fr/organismes/fermee/",
            "/fr/organismes/retiree/",
            "/fr/recherche/?q=retiree",
            "/en/regions/ici/",
            "/fr/documentation/suggestions.json?q=titre",
        ),
    ]


def _profiles(world):
    people = world.people
    shown = make_full_profile(make_person("member"), [name for name in FIELDS if name != "region"])
    hidden = make_profile(people["other"], ["region"], name="Zqcachée", about="Zq", region=shown.region)
    unpublished = make_profile(
        make_person("member"),
        [NAME, "organisation"],
        name="Avec organisme",
        organisation=world.things["unpublished"],
    )
    make_profile(people["member"], [NAME], name="Lectrice")
    contact = {"organisation": shown.organisation, "represents": True}
    make_profile(people["stranger"], [NAME], name="Zqcontact", **contact)
    world.paths["signed_in"] += [
        "/fr/membres/",
        f"/fr/membres/?region={shown.region.slug}",
        *(f"/fr/membres/{one.public_id}/" for one in (shown, hidden, unpublished)),
        f"/fr/membres/{hidden.public_id}/ecrire/",
        *("/fr/compte/profil/", "/fr/compte/profil/apercu/?comme=visiteuse", "/fr/compte/collegues/"),
        *("/fr/compte/", MY_DATA),
    ]
    Profile.objects.filter(pk=hidden.pk).update(absent_from="2020-01-01", absence_message="Zqabsence")


def _messages(world):
    member, other, stranger = (world.people[name] for name in ("member", "other", "stranger"))
    theirs = make_message(make_person("member"), other, "Zqdes-autres")
    hers = make_message(other, member, "Pour elle")
    stopped = make_message(other, member, "Zqarrêté", stopped=True)
    make_message(other, stranger, "Zqancienne-membre")
    world.things |= {"stopped": stopped, "exchange": hers.thread}
    world.paths["signed_in"] += [
        "/fr/compte/messages/",
        *(f"/fr/compte/messages/{thread}/" for thread in (theirs.thread, hers.thread)),
        f"/fr/compte/messages/{theirs.thread}/effacer/",
        f"/fr/compte/messages/signaler/{stopped.key}/",
    ]


def _desk(world):
    fields = {"content": b"x", "state": ImportState.READY, "name": "zqimport"}
    batch = ImportBatch.objects.create(owner=make_person("editor"), **fields)
    world.paths["editor"] += ["/admin/notices/import/", f"/admin/notices/import/{batch.pk}/"]
    application = make_application()
    public_id = application.token.split(":")[0]
    world.paths["everybody"].append(f"/fr/adhesion/suivi/{public_id}:fausse/")


def _recordings(site, world):
    """What an event left is for members while its page is public; a draft mentions what everybody reads."""
    public = world.rich.resources["public_notice"].page
    event = make_recorded(site, "Revoir", slug="revoir", word="zqmembresdit")
    keeping.set_embed(event, "https://vimeo.com/123456789")
    material = Material(name="Zqmembresfeuille", file=ContentFile(b"Texte assez long", name="a.txt"))
    materials.keep(event, material)
    hidden = world.rich.resources["members_notice"].page
    materials.keep(event, Mention(page=hidden.portalpage_ptr))
    materials.keep(make_event(site, "Zqdraft", live=False), Mention(page=public.portalpage_ptr))
    again = f"/fr/webinaires/revoir/{event.pk}"
    world.paths["everybody"] += [
        *(f"{again}/{part}/" for part in ("texte", "fiche", "ailleurs", "sous-titres/fr")),
        *("/fr/webinaires/revoir/", "/fr/webinaires/?q=zqmembresdit", "/fr/recherche/?q=ouverte"),
        *(file_of(event).url, material.url, f"/fr/documentation/{public.slug}/"),
    ]
    # Its row is left wider than the recording, as if what narrows it had failed.
    rows = SearchEntry.objects.filter(source="recording", object_id=event.pk)
    rows.update(audience="public", version=SearchState.advance())


def _charter(world):
    """Put a charter in force that everybody has signed but one."""
    make_charter()
    User.objects.exclude(pk=world.people["unsigned"].pk).update(must_sign_charter=False)
    for person in world.people.values():
        person.refresh_from_db()


def _stale(site):
    """Leave rows of the index wider than their things, as if what narrows them had failed.

    What comes out of the index passes a second gate when it is read: here that gate stands alone.
    """
    page = make_standard_page(site.home, "Zqpage tardive", audience="members")
    path = make_dossier(site, "Zqparcours tardif", audience="members")
    notice = PortalPage.objects.get(title=f"Le {WORD}")
    titled = make_notice(site, "Titre zqtardif", audience="members")
    news = make_news(site, "Titre zqtardivenouvelle", audience="members")
    event = make_event(site, "Titre zqevenementtardif")
    EventPage.objects.filter(pk=event.pk).update(live=False)
    rows = SearchEntry.objects.filter(object_id__in=[page.pk, path.pk, notice.pk, titled.pk, news.pk])
    rows.exclude(source="organisation").update(audience="public", version=SearchState.advance())


def close(site):
    """Make the centre, the lists and the English side for members, as they may be before they open."""
    closed = [site.centre.pk, site.centre_en.pk, site.home_en.pk]
    closed += WebinarIndexPage.objects.values_list("pk", flat=True)
    closed += NewsIndexPage.objects.values_list("pk", flat=True)
    closed += ToolIndexPage.objects.values_list("pk", flat=True)
    PortalPage.objects.filter(pk__in=closed).update(audience="members")
    SearchState.advance()
