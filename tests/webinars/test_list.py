"""The list of webinars and meetings: what comes first, then everything; narrowed and searched."""

import re
from datetime import timedelta

from django.utils import timezone

import pytest

from portal.models import Theme
from tests.factories import make_event, make_meeting, make_notice
from webinars.choices import EventStatus, MeetingFormat, WebinarFormat
from webinars.scheduling import set_status

pytestmark = pytest.mark.django_db


def titles(client, path="/fr/webinaires/"):
    text = client.get(path).content.decode().split("<main")[1]
    found = re.findall(r'<h3><a href="[^"]+">(.+?)</a></h3>', text)
    return [re.sub("</?mark>", "", title) for title in found]


def test_what_comes_is_first_the_next_on_top_then_what_was_the_last_on_top(site, client_as):
    for title, days in (("Loin", 30), ("Près", 2), ("Hier", -1), ("Vieux", -90)):
        make_event(site, title, starts_in=timedelta(days=days))
    postponed = make_event(site, "Reporté", starts_in=timedelta(days=-3))
    set_status(postponed, EventStatus.POSTPONED)
    make_event(site, "Brouillon", live=False)
    assert titles(client_as("visitor")) == ["Près", "Loin", "Reporté", "Hier", "Vieux"]


@pytest.fixture
def various(site):
    theme = Theme.objects.create(slug="droit", name_fr="Droit", name_en="Law")
    make_event(site, "Conférence", themes=[theme], speakers=["Ada Essai"], starts_in=timedelta(days=-10))
    make_event(
        site,
        "Échange",
        format=WebinarFormat.EXCHANGE,
        minutes=90,
        speakers=["Béa Test"],
        starts_in=timedelta(days=-400),
    )
    make_meeting(site, "Tournée", format=MeetingFormat.TOUR, minutes=300, starts_in=timedelta(days=-20))
    make_notice(site, "Une notice")


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("theme=droit", ["Conférence"]),
        ("intervenante=bea-test", ["Échange"]),
        ("format=exchange", ["Échange"]),
        ("format=tour", ["Tournée"]),
        ("format=tour&format=exchange", ["Tournée", "Échange"]),
        ("duree=hour", ["Conférence"]),
        ("duree=long", ["Échange"]),
        ("duree=day", ["Tournée"]),
        ("type=meeting", ["Tournée"]),
        ("q=tourn%C3%A9e", ["Tournée"]),
        ("q=Ada+Essai", ["Conférence"]),
        ("format=nothing", ["Conférence", "Tournée", "Échange"]),
    ],
)
def test_the_list_is_narrowed_by_what_the_address_asks(various, client_as, question, found):
    assert titles(client_as("visitor"), f"/fr/webinaires/?{question}") == found


def test_the_year_narrows_the_list(various, client_as):
    year = (timezone.localtime() - timedelta(days=400)).year
    assert titles(client_as("visitor"), f"/fr/webinaires/?annee={year}") == ["Échange"]


def test_webinars_are_found_with_everything_else(various, client_as):
    text = client_as("visitor").get("/fr/recherche/?q=tourn%C3%A9e").content.decode()
    assert "/fr/webinaires/webinaire-" in text


def test_a_documentation_list_offers_nothing_of_webinars(various, client_as):
    text = client_as("visitor").get("/fr/documentation/").content.decode()
    assert "intervenante=" not in text
    assert "Ada Essai" not in text


def test_the_home_page_names_the_next_webinar(site, client_as):
    make_event(site, "Le prochain", starts_in=timedelta(days=3))
    cancelled = make_event(site, "L’annulé", starts_in=timedelta(days=1))
    set_status(cancelled, EventStatus.CANCELLED)
    text = client_as("visitor").get("/fr/").content.decode()
    assert "Le prochain" in text
    assert "L’annulé" not in text
