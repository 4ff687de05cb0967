"""What the page of an event says of where it stands, and of how one comes to it."""

from datetime import timedelta

from django.utils import timezone

import pytest

from tests.access.world import LANGUAGES
from tests.factories import make_event, make_registration, make_series
from tests.webinars.recordings.made import make_recorded
from tests.webinars.test_pages import main_of, path_of
from webinars.choices import EventStatus, Registration
from webinars.recordings import keeping
from webinars.scheduling import set_status

pytestmark = pytest.mark.django_db
ROOM = {"room_url": "https://visio.example.org/salle"}
HOURS = {"long before": 240, "soon": 30, "now": 0}


def said(client, event, language="fr"):
    return main_of(client, path_of(event, language)).replace("\u00a0", " ")


@pytest.mark.parametrize("moment", HOURS)
@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"registration": Registration.NONE}, "Pas besoin de s’inscrire"),
        ({"registration": Registration.INVITED}, "Pour un petit groupe"),
        ({"registration_closes_at": timedelta(hours=-1)}, "Les inscriptions sont fermées."),
        (
            {"registration_opens_at": timedelta(days=-9), "registration_closes_at": timedelta(hours=-1)},
            "Les inscriptions sont fermées.",
        ),
    ],
)
def test_how_one_comes_is_said_as_long_as_one_may(site, client_as, moment, fields, sentence):
    fields = {
        name: timezone.now() + value if isinstance(value, timedelta) else value
        for name, value in fields.items()
    }
    event = make_event(site, starts_in=timedelta(hours=HOURS[moment]), **fields)
    text = said(client_as("visitor"), event)
    assert sentence in text
    assert "Les inscriptions ouvrent" not in text


def test_what_her_registration_says_is_not_said_twice(site, client_as, person):
    event = make_event(site, starts_in=timedelta(hours=30), **ROOM)
    client = client_as("member")
    assert "Il est encore temps" in said(client, event)
    make_registration(event, person("member"))
    text = said(client, event)
    assert "Il est encore temps" not in text
    assert "Les personnes inscrites trouvent" not in text
    assert "Vous êtes inscrite." in text


@pytest.mark.parametrize("role", ["visitor", "stranger"])
@pytest.mark.parametrize("registration", [Registration.MEMBERS, Registration.GUESTS])
@pytest.mark.parametrize("places", [1, 2])
def test_who_is_outside_reads_that_all_places_are_taken(site, client_as, role, registration, places):
    event = make_event(site, registration=registration, capacity=places)
    make_registration(event)
    text = said(client_as(role), event)
    assert text.count("C’est complet") == (places == 1)


@pytest.mark.parametrize(("language", "words"), [("fr", "revoyez-le"), ("en", "see it again")])
@pytest.mark.parametrize("plays", [True, False])
def test_only_what_can_be_played_is_said_to_be_seen_again(site, client_as, language, words, plays):
    event = make_recorded(site) if plays else make_event(site, starts_in=timedelta(days=-20))
    keeping.keep_sheet(event, {"in_short": "En bref", "to_remember": "Une idée", "audience": "public"})
    assert (words in said(client_as("visitor"), event, language)) is plays


@pytest.mark.parametrize("role", ["visitor", "member"])
@pytest.mark.parametrize(
    ("status", "days", "parts"),
    [
        (EventStatus.PLANNED, 7, {"questions", "sheet", "calendar"}),
        (EventStatus.POSTPONED, 7, {"questions"}),
        (EventStatus.CANCELLED, 7, set()),
        (EventStatus.PLANNED, -3, {"questions", "sheet"}),
    ],
)
def test_the_page_offers_what_still_makes_sense(site, client_as, role, status, days, parts):
    event = make_event(site, starts_in=timedelta(days=days))
    set_status(event, status)
    text = said(client_as(role), event)
    signs = {"questions": 'id="questions"', "sheet": "a-regarder-ensemble", "calendar": "agenda.ics"}
    if role == "member":
        parts = parts - {"questions"} if status == EventStatus.POSTPONED or days < 0 else parts
    assert {name for name, sign in signs.items() if sign in text} == parts


def test_what_was_not_recorded_is_not_watched_together(site, client_as):
    event = make_event(site, starts_in=timedelta(days=-3), recording_expected=False)
    text = said(client_as("visitor"), event)
    assert "a-regarder-ensemble" not in text
    assert "avant et pendant" not in text


@pytest.mark.parametrize(("role", "days", "asks"), [("member", 7, True), ("member", -3, False)])
def test_who_asks_is_said_while_questions_are_taken(site, client_as, role, days, asks):
    event = make_event(site, starts_in=timedelta(days=days))
    assert ("Les personnes inscrites posent" in said(client_as(role), event)) is asks


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_series_of_what_is_over_is_not_called_a_registration_to_it(site, client_as, language):
    event = make_event(site, starts_in=timedelta(days=-3), series=make_series())
    text = said(client_as("member"), event, language)
    heading = text.split('id="registration-title">')[1].split("<")[0]
    assert heading == {"fr": "La série", "en": "The series"}[language]
