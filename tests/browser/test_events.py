"""Webinars and meetings in a browser: found, read in every phase, postponed by the facilitator."""

from datetime import timedelta

from django.utils import timezone

import pytest

from tests.browser.desk import Desk
from tests.browser.visit import Visit
from tests.factories import make_event, make_meeting, make_person, make_site
from webinars.choices import EventStatus
from webinars.models import EventPage, Session

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LISTS = {"fr": "/fr/webinaires/", "en": "/en/webinars/"}
PHASES = {
    "annonce": {"starts_in": timedelta(days=9), "registration_opens_in": timedelta(days=2)},
    "ouvert": {"starts_in": timedelta(days=9)},
    "bientot": {"starts_in": timedelta(days=1), "room_url": "https://visio.example.org/a"},
    "maintenant": {"starts_in": -timedelta(minutes=5), "room_url": "https://visio.example.org/a"},
    "vient-de-finir": {"starts_in": -timedelta(hours=2)},
    "termine": {"starts_in": -timedelta(days=20)},
}


@pytest.fixture
def events(transactional_db, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    tree = make_site()
    made = {}
    for slug, fields in PHASES.items():
        opens = fields.get("registration_opens_in")
        fields = {name: value for name, value in fields.items() if name != "registration_opens_in"}
        made[slug] = make_event(
            tree,
            f"Un midi, {slug}",
            slug=slug,
            introduction="Trois lignes qui disent ce qui sera dit.",
            speakers=["Ada Essai"],
            why_come="Pour repartir avec une idée.",
            access_note="Sous-titres en direct.",
            registration_opens_at=opens and timezone.now() + opens,
            **fields,
        )
    meeting = make_meeting(tree, "La tournée", slug="tournee", minutes=300, place="Gatineau")
    meeting.sessions.add(Session(starts_at=meeting.starts_at, title="Accueil", place="Salle A"))
    meeting.save()
    return {**made, "tournee": meeting}


def test_a_visitor_finds_an_event_and_reads_where_it_stands(events, visit, screens):
    visit.go(LISTS[visit.language])
    screens("list")
    for slug in (*PHASES, "tournee"):
        visit.go(f"{LISTS[visit.language]}{slug}/")
        assert visit.page.locator(".event-state").inner_text().strip()
        screens(slug)
    visit.go(LISTS[visit.language])
    visit.page.fill("#search-words", "tournée")
    visit.follow("form.search button")
    visit.follow(".event-card h3 a")
    assert visit.at() == f"{LISTS[visit.language]}tournee/"


def test_the_facilitator_postpones_and_the_visitor_reads_why(events, browser, live_server):
    page = browser.new_context(viewport={"width": 320, "height": 640}).new_page()
    desk = Desk(page, live_server.url)
    desk.enter(make_person("facilitator"))
    desk.go("/admin/events/")
    with page.expect_navigation():
        page.get_by_role("link", name="Un midi, ouvert").click()
    page.get_by_label("Le reporter").check()
    page.get_by_label("Un mot aux personnes inscrites").fill("La salle est prise.")
    with page.expect_navigation():
        page.get_by_role("button", name="Le dire").click()
    assert EventPage.objects.get(slug="ouvert").status == EventStatus.POSTPONED
    reader = Visit(browser.new_context().new_page(), live_server.url, "fr")
    reader.go("/fr/webinaires/ouvert/")
    assert "La salle est prise." in reader.page.locator(".event-state").inner_text()
