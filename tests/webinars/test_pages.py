"""The page of an event: public, in both languages, with the way in for whom it is not open."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.urls import reverse

import pytest

from portal.models import Audience, PortalPage
from tests.access.world import EVENT_LISTS, LANGUAGES
from tests.factories import make_event, make_meeting, make_person, make_profile, make_series
from webinars.choices import EventStatus
from webinars.models import Session
from webinars.scheduling import set_status

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
ROOM = "https://visio.example.org/secret-room"
TELEPHONE = "438 555-0199 code 2468"


def main_of(client, path):
    return client.get(path).content.decode().split("<main")[1]


def path_of(event, language="fr"):
    return f"/{language}/{EVENT_LISTS[language]}/{event.slug}/"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_everybody_reads_the_page_in_the_language_of_the_interface(site, client_as, role, language):
    event = make_event(
        site, "Un midi", introduction="Trois lignes", speakers=["Ada Essai"], why_come="Pour voir"
    )
    response = client_as(role).get(path_of(event, language))
    text = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{language}">' in text
    for part in ("Un midi", "Trois lignes", "Ada Essai", "Pour voir"):
        assert part in text.split("<main")[1]


@pytest.mark.parametrize("hours", [240, 30, 0, -0.5, -2, -200])
@pytest.mark.parametrize("role", ROLES)
def test_the_room_is_on_no_page_for_who_is_not_registered(site, client_as, role, hours):
    series = make_series()
    event = make_event(
        site,
        starts_in=timedelta(hours=hours),
        room_url=ROOM,
        room_telephone=TELEPHONE,
        series=series,
    )
    client = client_as(role)
    paths = [path_of(event), path_of(event, "en"), "/fr/webinaires/", "/fr/", "/fr/recherche/?q=webinaire"]
    for path in [*paths, "/api/v2/pages/?fields=*", f"/api/v2/pages/{event.pk}/", "/sitemap.xml"]:
        text = client.get(path).content.decode()
        assert "secret-room" not in text, path
        assert "555-0199" not in text, path


def test_the_audience_of_an_event_does_not_change(site, client_as):
    event = make_event(site)
    with pytest.raises(PermissionDenied):
        event.set_audience(Audience.MEMBERS)
    client = client_as("superuser")
    response = client.post(reverse("change_audience", args=[event.pk]), {"audience": "members"})
    assert response.status_code in (302, 403)
    assert PortalPage.objects.get(pk=event.pk).audience == Audience.PUBLIC


def test_a_cancelled_event_says_so_with_the_word_of_the_team(site, client_as):
    event = make_event(site)
    set_status(event, EventStatus.CANCELLED, word="La personne est malade")
    text = main_of(client_as("visitor"), path_of(event))
    assert "Cet événement est annulé." in text
    assert "La personne est malade" in text


def test_a_visitor_reads_the_way_in_where_registration_is_open(site, client_as):
    event = make_event(site)
    text = main_of(client_as("visitor"), path_of(event))
    assert f"/fr/compte/connexion/?next={path_of(event)}" in text
    assert "/fr/adhesion/" in text
    assert "/fr/adhesion/" not in main_of(client_as("member"), path_of(event))


def test_a_meeting_shows_its_programme_day_by_day(site, client_as):
    meeting = make_meeting(site, minutes=2 * 24 * 60, practical_help="Trajet remboursé")
    for day in (1, 0):
        meeting.sessions.add(
            Session(starts_at=meeting.starts_at + timedelta(days=day), title=f"Moment du jour {day}")
        )
    meeting.save()
    text = main_of(client_as("visitor"), path_of(meeting))
    assert text.index("Moment du jour 0") < text.index("Moment du jour 1")
    assert text.count("<h3") >= 2
    assert "Trajet remboursé" in text


@pytest.mark.parametrize(("role", "linked"), [("visitor", False), ("stranger", False), ("member", True)])
def test_a_speaker_is_reached_through_what_she_shows_of_herself_only(site, client_as, role, linked):
    profile = make_profile(make_person("member"), name="Ada Essai")
    event = make_event(site, speakers=["Ada Essai"])
    event.speakers.update(member=profile.user)
    address = f"/fr/membres/{profile.public_id}/"
    assert (address in main_of(client_as(role), path_of(event))) is linked


def test_an_editor_makes_an_event_under_the_french_list_only(site):
    from webinars.models import WebinarIndexPage, WebinarPage

    make_event(site)
    french, english = WebinarIndexPage.objects.order_by("locale__language_code").reverse()
    assert french.locale.language_code == "fr"
    assert WebinarPage.can_create_at(french)
    assert not WebinarPage.can_create_at(english)
    assert make_person("editor").has_perm("wagtailadmin.access_admin")
