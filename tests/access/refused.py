"""What those who may not read ask of the hidden world, and what each part says from inside."""

from uuid import uuid4

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core import mail as outbox
from django.http import Http404
from django.test import RequestFactory

from members.messages.sending import Letter, send
from portal import mail
from portal.models import PortalPage
from portal.search.sources import search_sources
from tests.access.asking import BIBLIOGRAPHY, Ask, Look, everything_asked
from tests.access.hidden_events import event_looks
from tests.access.world import canary

SECRET = f"adresse-{canary('members_notice')}"
# A member reads what is for members: what is hidden from her is not finished, or is others'.
HIDDEN_FROM_MEMBERS = ("draft_notice", "draft_page", "draft_dossier", "draft_news", "draft_tool")
# The beginnings of words that stand in what is hidden, and that nobody refused is ever told.
HIDDEN_FROM_ALL = ["zqoubli", "zqsecret", "zqferm", "zqretir", "zqdes-autres", "zqarr", "zqimport", "zqdraft"]
HIDDEN_FROM_ALL += ["zqsalle", "555-0177", "zqclose"]
FOR_MEMBERS = [
    "zqtraduction",
    "zqau-dessus",
    "zqparcours",
    "zqvoisine",
    "zqtardi",
    "zqdeuxi",
    "zqmembers",
    "zqmembres",
]
FOR_MEMBERS += ["zqabsence", "zqcach", "zqancienne-membre", "819 555-0101"]


def all_asks(world):
    """Return everything that is asked of a `HiddenWorld`: requests first, then what is seen from inside."""
    rich, paths = world.rich, world.paths
    asks = []
    for role in ("visitor", "stranger"):
        told = [*paths["everybody"], *paths["signed_in"], *everything_asked(rich)]
        asks += [Ask(role, path) for path in dict.fromkeys(told)]
    hers = [*paths["member"], *paths["signed_in"], *paths["everybody"], "/fr/", "/fr/dossiers/"]
    hers += [rich.resources[name].path("fr") for name in HIDDEN_FROM_MEMBERS]
    hers += ["/fr/dossiers/tout-lire/", "/fr/recherche/?q=Titre", "/fr/regions/ici/"]
    asks += [Ask("member", path) for path in dict.fromkeys(hers)]
    asks += [Ask(role, path) for role in ("editor", "facilitator") for path in paths[role]]
    asks += [Ask(role, "/fr/") for role in ("suspended", "unsigned")]
    return asks + _other_ways(world) + looks(world)


def asks_of_closed_site():
    """Return what is asked of a site whose documentation centre and English side are for members."""
    paths = ["/fr/", "/fr/themes/monde/", "/en/themes/", "/en/organisations/", "/fr/ma-bibliographie/"]
    paths += ["/fr/direct/", "/sitemap.xml"]
    return [Ask("visitor", path) for path in paths]


def _other_ways(world):
    """Return requests that are no plain reading: other methods, headers, forms."""
    secret = f"/fr/documentation/{SECRET}/"
    hidden_file = world.things["members_file"]
    key = str(world.rich.resources["members_notice"].page.pk)
    draft = str(world.rich.resources["draft_notice"].page.pk)
    asks = [
        *(Ask("holder", path) for path in BIBLIOGRAPHY),
        *world.things["event_asks"],
        *world.things["tool_asks"],
        *world.things["deposit_asks"],
    ]
    for role in ("visitor", "stranger"):
        asks += [Ask(role, secret, method) for method in ("head", "options", "post")]
        asks.append(Ask(role, hidden_file, headers=(("Range", "bytes=0-9"),)))
        asks.append(Ask(role, secret, headers=(("If-None-Match", "*"),)))
    for number in (key, draft):
        asks.append(Ask("stranger", "/fr/ma-bibliographie/changer/", "post", (("add", number),)))
    asks.append(Ask("visitor", "/fr/adhesion/?step=1"))
    asks.append(Ask("member", f"/fr/compte/messages/{world.things['exchange']}/effacer/", "post"))
    return asks


def looks(world):
    """Return what the gates, the index, the pages themselves and the mails say from inside."""
    found = [Look(f"gates for {role}", _gates_for(role)) for role in ("nobody", *world.people)]
    found += [Look(f"index of {source.name}", _index_of(source)) for source in search_sources]
    hidden = world.rich.resources["members_page"].page.specific
    found += [Look("a page serves itself", lambda readers: _served(hidden, readers))]
    found.append(Look("mails", lambda readers: _mails(readers.people)))
    found += event_looks(world)
    return [*found, Look("mail after a stopped message", lambda readers: _answered(readers.people, world))]


def _gates_for(role):
    """Return a function that tells which things of each kind a role may read, as the gates say it."""

    def see(readers):
        person = readers.people[role] if role in readers.people else AnonymousUser()
        gated = [model for model in apps.get_models() if hasattr(model._default_manager, "visible_to")]
        assert len(gated) > 8
        return {
            model.__name__: sorted(model._default_manager.visible_to(person).values_list("pk", flat=True))
            for model in gated
        }

    return see


def _index_of(source):
    def see(readers):
        keys = list(source.keys())
        return keys, [repr(record) for record in source.records(keys)]

    return see


def _served(page, readers):
    request = RequestFactory().get("/")
    request.user = readers.people["stranger"]
    try:
        return PortalPage.objects.get(pk=page.pk).specific.serve(request).status_code
    except Http404:
        return "absent"


def _mails(people):
    """Write to those who are not to be written to, and return what left."""
    before = len(outbox.outbox)
    for role in ("suspended", "unsigned"):
        mail.send("bibliography", people[role].email, {"citations": []})
    return len(outbox.outbox) - before


def _answered(people, world):
    """Answer where the only message was stopped, unseen, and return whether the member is told by mail."""
    before = len(outbox.outbox)
    letter = Letter("Bonjour", "", uuid4(), world.things["stopped"].thread)
    send(people["other"], people["member"], letter)
    return len(outbox.outbox) - before
