"""An editor imports references, completes a notice from its DOI and merges two, in a browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from documents.models import Contributor, DocumentPage
from tests.browser.desk import Desk
from tests.documents.crossref_server import crossref_server
from tests.factories import make_notice, make_person, make_site

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser_context_args(locale="fr-CA"),
]
# What the portal adds; the frame around it is Wagtail's.
OURS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SOURCE = """
@book{a, title={Livre de démonstrations}, author={Nom, Prénom}, year={2019}}
@book{b, title={Un livre tout neuf}}
@misc{c, title={}}
"""


@pytest.fixture
def site(transactional_db):
    """The site, with a notice."""
    tree = make_site()
    notice = make_notice(tree, "Livre de démonstration", date="2019")
    notice.contributors.add(Contributor(family="Nom", given="Prénom"))
    notice.save_revision().publish()
    return tree


@pytest.fixture
def desk(site, page, live_server):
    """An editor's browser."""
    browser = Desk(page, live_server.url)
    browser.enter(make_person("editor"))
    return browser


def faults_of_ours(desk):
    """Return the faults of axe inside the screen that the portal adds."""
    found = Axe().run(desk.page, context=".desk", options={"runOnly": OURS})
    assert found.response["passes"]
    return [
        (fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found.response["violations"]
    ]


def press(desk, selector):
    desk.follow(desk.page.locator(selector))


@pytest.mark.both_databases
def test_she_looks_chooses_and_imports(desk):
    desk.go("/admin/notices/import/")
    assert faults_of_ours(desk) == []
    desk.page.locator("[name=text]").fill(SOURCE)
    press(desk, "form[action$='/import/'] button[type=submit]")
    expect(desk.page.locator(".desk-compared")).to_have_count(1)
    assert faults_of_ours(desk) == []
    assert not DocumentPage.objects.filter(live=False).exists()
    desk.page.locator("input[value=complete]").check()
    press(desk, "button[value=confirm]")
    expect(desk.page.locator("#import-results")).to_be_visible()
    assert list(DocumentPage.objects.filter(live=False).values_list("title", flat=True)) == [
        "Un livre tout neuf"
    ]


def test_it_works_without_scripts(new_context, site, live_server):
    desk = Desk(new_context(java_script_enabled=False).new_page(), live_server.url)
    desk.enter(make_person("editor"))
    desk.go("/admin/notices/import/")
    desk.page.locator("[name=text]").fill(SOURCE)
    press(desk, "form[action$='/import/'] button[type=submit]")
    press(desk, "button[value=confirm]")
    assert DocumentPage.objects.filter(live=False).count() == 1


@pytest.mark.both_databases
def test_two_notices_become_one(desk, site):
    other = make_notice(site, "Livre de démonstration.", date="2019", pages="12")
    other.contributors.add(Contributor(family="Nom", given="Prénom"))
    other.save_revision().publish()
    desk.go("/admin/reports/duplicates/")
    assert faults_of_ours(desk) == []
    press(desk, ".desk-entry a.button")
    assert faults_of_ours(desk) == []
    press(desk, ".desk form > p button")
    assert DocumentPage.objects.get().pages == "12"


def test_the_form_is_completed_where_it_is_empty_and_nothing_is_saved(desk, site, settings):
    with crossref_server() as (url, _asked):
        settings.CROSSREF_URL = url
        desk.begin_notice(site.centre)
        desk.page.locator("#id_title").fill("Mon titre")
        folded = desk.page.locator("[data-panel-toggle][aria-expanded=false]").filter(visible=True)
        expect(folded).not_to_have_count(0)
        while folded.count():
            folded.first.click()
        desk.page.locator("#id_doi").fill("10.1000/juste")
        desk.page.locator("[data-crossref] button").click()
        expect(desk.page.locator("#id_volume")).to_have_value("12")
    assert desk.page.locator("#id_title").input_value() == "Mon titre"
    assert desk.page.locator("#id_kind").input_value() == "article"
    assert desk.page.locator("#id_contributors-0-family").input_value() == "Nom"
    assert desk.page.locator("#id_contributors-1-organisation").input_value() == "Organisme fictif"
    assert DocumentPage.objects.count() == 1
