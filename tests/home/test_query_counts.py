"""Pages ask the database as often for a thousand things as for ten."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from portal import page_cache
from portal.models import Region, Theme
from tests.factories import (
    make_dossier,
    make_event,
    make_file,
    make_news,
    make_notice,
    make_reading,
    make_standard_page,
    make_tool,
)

# page: queries for a visitor; five more for somebody signed in.
BUDGETS = {
    "/fr/": 20,
    "/fr/documentation/": 15,
    "/fr/documentation/?q=notice": 15,
    # A word that finds nothing is looked for again, corrected.
    "/fr/documentation/?q=notcie": 16,
    "/fr/documentation/notice-0/": 15,
    "/fr/page-0/": 15,
    "/en/": 20,
    "/fr/dossiers/": 15,
    "/fr/dossiers/dossier-0/": 15,
    "/fr/themes/": 15,
    "/fr/themes/theme-0/": 15,
    "/fr/regions/": 15,
    "/fr/regions/region-0/": 15,
    "/fr/nouveautes/": 20,
    "/en/new/elsewhere/": 15,
    "/fr/webinaires/": 15,
    "/fr/webinaires/?q=webinaire": 15,
    "/fr/webinaires/webinaire-0/": 15,
    "/fr/actualites/": 15,
    "/fr/actualites/?q=nouvelle": 15,
    "/fr/actualites/nouvelle-0/": 15,
    "/en/news/": 15,
    "/fr/outils/": 15,
    "/fr/outils/?q=outil": 15,
    "/fr/outils/outil-0/": 21,
    "/en/tools/outil-0/": 22,
}


def make_five_of_each(site, start, dossier):
    """Add five of each thing, all about the first theme and region; `dossier` leads to all that is there."""
    file = make_file("Feuillet")
    for number in range(start, start + 5):
        parent = Theme.objects.filter(slug="theme-0").first()
        Theme.objects.create(
            slug=f"theme-{number}", name_fr=f"Thème {number}", name_en=f"Theme {number}", parent=parent
        )
        Region.objects.create(
            code=number, slug=f"region-{number}", name_fr=f"Région {number}", name_en=f"Region {number}"
        )
        subjects = {
            "themes": Theme.objects.filter(slug="theme-0"),
            "regions": Region.objects.filter(slug="region-0"),
        }
        notice = make_notice(site, f"Notice {number}", slug=f"notice-{number}", **subjects)
        page = make_standard_page(site.home, f"Page {number}", slug=f"page-{number}", show_in_menus=True)
        dossier.items.add(make_reading(notice), make_reading(page))
        make_dossier(site, f"Autre dossier {number}", [notice], **subjects)
        speakers, later = [f"Intervenante {number}"], timedelta(days=number + 1)
        make_tool(site, slug=f"outil-{number}", situations=["Sortie"], files=[file], **subjects)
        make_event(site, slug=f"webinaire-{number}", speakers=speakers, starts_in=later)
        make_news(site, slug=f"nouvelle-{number}", **subjects)
    dossier.save()


def queries_of(client, path):
    """Return how many queries a page takes that was read before: the first visit makes what is then kept."""
    for _ in range(2):
        client.get(path)
        page_cache.store.clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200, path
    return len(queries)


@pytest.mark.parametrize("role", ["visitor", "member"])
def test_pages_keep_to_their_queries_whatever_the_content(site, client_as, role):
    client, counts, more = client_as(role), [], 5 if role == "member" else 0
    dossier = make_dossier(site, "Dossier", slug="dossier-0")
    for start in (0, 5):
        make_five_of_each(site, start, dossier)
        counts.append({path: queries_of(client, path) for path in BUDGETS})
    few, many = counts
    assert {path: (few[path], many[path]) for path in BUDGETS if few[path] != many[path]} == {}
    assert {path: many[path] for path in BUDGETS if not 3 <= many[path] <= BUDGETS[path] + more} == {}
