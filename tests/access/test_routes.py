"""Each address of the portal is in the access table, or says why not: a new one fails here."""

from django.urls import get_resolver

from portal.urls import FORMS_OF_PAGES

CHANNELS = {
    "": "sends to a language; tests/portal/test_machine_files.py",
    "q": "quick exit; tests/browser/test_quick_exit.py",
    "sante/": "names parts, no content; tests/portal/test_machine_files.py",
    "robots.txt": "fixed text; tests/portal/test_machine_files.py",
    "sitemap-<key:number>.xml": "parts of it; tests/portal/test_sitemap.py",
    "sitemap.xml": "tests/access/test_pages.py",
    ".well-known/security.txt": "fixed text; tests/portal/test_machine_files.py",
    "themes/": "tests/access/test_subjects.py",
    "themes/<slug:slug>/": "tests/access/test_subjects.py",
    "regions/": "tests/access/test_subjects.py",
    "regions/<slug:slug>/": "tests/access/test_subjects.py",
    "adhesion/": "asks, and shows nothing of anybody; tests/access/test_applications.py",
    "adhesion/merci/": "says thank you, tells nothing; tests/access/test_applications.py",
    "adhesion/suivi/<str:token>/": "tests/access/test_applications.py",
    "charte/voix/<key:key>/": "the same, read aloud; tests/members/charter/test_recording.py",
    "charte/": "the text in force, alike for all; tests/members/charter/test_signing.py",
    "organismes/": "tests/access/test_organisations.py",
    "organismes/<slug:slug>/": "tests/access/test_organisations.py",
    "recherche/": "tests/access/test_search.py",
    "ma-bibliographie/": "tests/documents/pages/test_bibliography.py",
    "ma-bibliographie/changer/": "tests/documents/pages/test_bibliography.py",
    "ma-bibliographie/vider/": "tests/documents/pages/test_bibliography.py",
    "ma-bibliographie/envoyer/": "tests/documents/pages/test_bibliography.py",
    "ma-bibliographie/export.<str:extension>": "tests/documents/pages/test_bibliography.py",
    "documentation/signaler/<key:key>/": "reported problems; tests/access/test_reporting.py",
    "documentation/signaler/merci/": "says thank you, tells nothing; tests/access/test_reporting.py",
    "webinaires/questions/<key:key>/": "tests/webinars/questions/test_access.py",
    "webinaires/questions/<key:key>/animer/": "tests/webinars/questions/test_access.py",
    "webinaires/questions/<key:key>/animer/etat/": "tests/webinars/questions/test_access.py",
    "webinaires/questions/invitee/<slug:registration>/": "tests/webinars/questions/test_access.py",
    "webinaires/intervenante/<slug:secret>/": "tests/webinars/questions/test_access.py",
    "webinaires/intervenante/<slug:secret>/etat/": "tests/webinars/questions/test_access.py",
    "membres/": "tests/access/test_directory.py",
    "membres/<slug:public_id>/": "tests/access/test_directory.py",
    "membres/<slug:public_id>/ecrire/": "tests/access/test_directory.py",
    "vie-privee/demande/": "form for all; tests/access/test_privacy.py",
    "vie-privee/demande/merci/": "says thank you, tells nothing; tests/access/test_privacy.py",
    "webinaires/revoir/<key:key>/texte/": "tests/webinars/recordings/test_access.py",
    "webinaires/revoir/<key:key>/fiche/": "tests/webinars/recordings/test_access.py",
    "webinaires/revoir/<key:key>/ailleurs/": "tests/webinars/recordings/test_elsewhere.py",
    "webinaires/revoir/<key:key>/sous-titres/<slug:language>/": "tests/webinars/recordings/test_access.py",
    "direct/": "her own room; tests/webinars/registrations/test_live.py",
    "webinaires/inscription/<key:key>/": "tests/webinars/registrations/test_on_the_page.py",
    "webinaires/inscription/serie/<key:key>/": "tests/webinars/registrations/test_series.py",
    "webinaires/invitee/<key:key>/": "tests/webinars/registrations/test_guests.py",
    "webinaires/invitee/confirmer/<slug:sealed>/": "tests/webinars/registrations/test_guests.py",
    "webinaires/invitee/merci/": "says thank you; tests/webinars/registrations/test_guests.py",
    "webinaires/invitee/effacee/": "says that it is erased; tests/webinars/registrations/test_guests.py",
    "webinaires/mon-inscription/<slug:key>/": "tests/webinars/registrations/test_guests.py",
    "agenda/": "public; tests/webinars/calendar/test_access.py, test_agenda.py",
    "agenda.ics": "alike for all; tests/webinars/calendar/test_access.py",
    "agenda/mien/<slug:secret>.ics": "who holds the secret; tests/webinars/calendar/test_access.py",
    "webinaires/inviter/": "asks, and shows nothing of anybody; tests/webinars/invitations/test_inviting.py",
    "webinaires/inviter/merci/": "says thank you, tells nothing; tests/webinars/invitations/test_inviting.py",
    "webinaires/plus-tard/<key:key>/": "hers alone; tests/webinars/later/test_later.py",
    "webinaires/preparation/<key:key>/": "who is registered; tests/webinars/preparations/test_access.py",
    "webinaires/propositions/": "members; tests/webinars/proposals/test_access.py",
    "webinaires/propositions/<key:key>/": "members; tests/webinars/proposals/test_access.py",
    "webinaires/propositions/proposer/": "members; tests/webinars/proposals/test_access.py",
    "nouveautes/": "tests/home/new/test_page.py, tests/access/test_mutation.py",
    "nouveautes/vu/": "her own marks; tests/home/new/test_page.py",
    "nouveautes/ailleurs/": "tests/home/new/test_elsewhere.py, tests/access/test_mutation.py",
    "temoignages/": "by circle of readers; tests/spaces/testimonies/test_circles.py",
    "temoignages/<token:testimony_id>/": "by circle; tests/spaces/testimonies/test_screens.py",
    "p/<key:key>/": "links inside texts; tests/access/test_links_in_texts.py",
    FORMS_OF_PAGES: "forms of pages; tests/access/test_feeds.py, test_exports.py, test_wording.py",
    "webinaires/evaluation/merci/": "says thank you; tests/webinars/evaluations/test_answering.py",
    "webinaires/evaluation/<key:key>/": "tests/webinars/evaluations/test_answering.py",
    "webinaires/evaluation/lien/<str:token>/": "tests/webinars/evaluations/test_answering.py",
    "webinaires/a-regarder-ensemble/<key:key>/": "what its page says; tests/webinars/together/test_sheet.py",
    "outils/proposer/": "members; tests/deposits/test_access.py",
    "documentation/proposer/": "members; tests/deposits/test_access.py",
    "actualites/proposer/": "members; tests/deposits/test_access.py",
    "organismes/proposer/": "members; tests/deposits/test_access.py",
    "suivi/<str:token>/": "who holds the link of a message; tests/deposits/test_messages.py",
    "outils/ca-m-a-servi/<key:key>/": "members; tests/tools/test_uses.py",
    "outils/mot/<key:key>/retirer/": "who looks after tools; tests/tools/test_uses.py",
    "courriels/arreter/<str:token>/": "who holds the link of a mail; tests/spaces/mail/test_stopping.py",
    "^((?:[\\w\\-]+/)*)$": "pages and lists; tests/access/test_pages.py",
}
# Whole families, with the reason why one line stands for all.
FAMILIES = {
    "admin/": "Wagtail's own permissions; a person without access_admin gets none: tests/members",
    "api/v2/": "public pages, alike for all: tests/access/test_api.py",
    "fichiers/": "files, renditions, private files: tests/access/test_files.py",
    "compte/contributions/": "her own deposits; tests/deposits/test_access.py, test_screens.py",
    "compte/": "sign-in, profile and messages of the person herself; tests/members, test_directory.py",
    "e/": "the people of a space alone; tests/spaces/access/test_inside.py",
    "espaces-ouvrir/": "who may open spaces; tests/spaces/running/test_opening.py",
    "espaces-ouvrir/<slug:kind>/": "who may open spaces; tests/spaces/running/test_opening.py",
    "compte/mes-espaces/": "members, their own; tests/spaces/running/test_people.py",
    "discussions/": "what each reads in her spaces; tests/spaces/access/test_inside.py",
    "bureau-vie-privee/": "for the privacy officer alone; tests/access/test_privacy.py",
}


def routes(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern, route)
        else:
            yield route


def test_each_route_has_its_row():
    found = {route.removeprefix("fr/") for route in routes(get_resolver())}
    assert len(found) > len(CHANNELS)
    unknown = {route for route in found if route not in CHANNELS and not route.startswith(tuple(FAMILIES))}
    assert unknown == set()


def test_the_table_names_no_route_that_is_gone():
    found = {route.removeprefix("fr/") for route in routes(get_resolver())}
    assert set(CHANNELS) - found == set()
    assert {prefix for prefix in FAMILIES if not any(route.startswith(prefix) for route in found)} == set()
