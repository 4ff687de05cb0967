"""Pages ask the database as often for a thousand things as for ten."""

import pytest

from portal import page_cache
from tests.factories import make_notice, make_standard_page

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
}


@pytest.mark.parametrize("role", ["visitor", "member"])
@pytest.mark.parametrize("path", BUDGETS)
def test_a_page_keeps_to_its_queries_whatever_the_content(
    site, client_as, path, role, django_assert_max_num_queries
):
    counts = []
    client = client_as(role)
    for start in (0, 5):
        for number in range(start, start + 5):
            make_notice(site, f"Notice {number}", slug=f"notice-{number}")
            make_standard_page(site.home, f"Page {number}", slug=f"page-{number}", show_in_menus=True)
        # The first visit ever makes the site's settings; the next takes up the facets that changed.
        for _ in range(2):
            client.get(path)
            page_cache.store.clear()
        with django_assert_max_num_queries(BUDGETS[path] + (5 if role == "member" else 0)) as queries:
            assert client.get(path).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] > 3
