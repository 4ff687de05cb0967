"""The facilitator's screens on events."""

import re
from datetime import timedelta

from django.urls import reverse

import pytest

from tests.factories import make_event
from webinars.choices import EventStatus
from webinars.models import EventPage, Recording

pytestmark = pytest.mark.django_db
MAY = {"facilitator", "superuser"}
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]


@pytest.mark.parametrize("role", ROLES)
def test_the_screens_of_events_open_for_who_looks_after_them_only(site, client_as, role):
    event = make_event(site, "Événement zqbureauzq")
    client = client_as(role)
    for path in (reverse("events_desk"), reverse("event_desk", args=[event.pk])):
        response = client.get(path)
        assert (response.status_code == 200) is (role in MAY), path
        assert ("zqbureauzq" in response.content.decode()) is (role in MAY), path


@pytest.mark.parametrize("role", ROLES)
def test_only_who_looks_after_events_says_whether_they_take_place(site, client_as, role):
    event = make_event(site)
    client_as(role).post(reverse("event_desk", args=[event.pk]), {"status": "cancelled", "word": "Malade"})
    expected = EventStatus.CANCELLED if role in MAY else EventStatus.PLANNED
    assert EventPage.objects.get(pk=event.pk).status == expected


def test_nothing_chosen_is_asked_again_with_what_was_typed(site, client_as):
    event = make_event(site)
    response = client_as("facilitator").post(reverse("event_desk", args=[event.pk]), {"word": "Mot tapé"})
    assert "Mot tapé" in response.content.decode()
    assert EventPage.objects.get(pk=event.pk).status == EventStatus.PLANNED


def test_the_menu_and_the_page_lead_there_for_the_facilitator_only(site, client_as):
    event = make_event(site)
    url = reverse("event_desk", args=[event.pk])
    edit = reverse("wagtailadmin_pages:edit", args=[event.pk])
    for role, shown in (("facilitator", True), ("editor", False)):
        text = client_as(role).get(edit).content.decode()
        assert (url in text) is shown, role
        assert (f'"{reverse("events_desk")}"' in text) is shown, role


def test_a_change_of_status_stands_in_the_history_of_the_page(site, client_as):
    event = make_event(site)
    client = client_as("facilitator")
    client.post(reverse("event_desk", args=[event.pk]), {"status": "postponed"})
    text = client.get(reverse("wagtailadmin_pages:history", args=[event.pk])).content.decode()
    assert "Reporté" in text


@pytest.mark.parametrize("role", sorted(MAY))
def test_the_list_leads_to_a_new_webinar_and_a_new_meeting(site, client_as, role):
    make_event(site)
    client = client_as(role)
    text = client.get(reverse("events_desk")).content.decode()
    found = re.findall(r"/admin/pages/add/webinars/(\w+)page/\d+/", text)
    assert found == ["webinar", "meeting"]
    for path in re.findall(r"/admin/pages/add/webinars/\w+page/\d+/", text):
        assert client.get(path).status_code == 200


def test_the_screen_of_an_event_says_that_it_can_be_seen_again_as_its_page_does(site, client_as):
    event = make_event(site, starts_in=timedelta(days=-20))
    Recording.objects.create(event=EventPage.objects.get(pk=event.pk), has_sheet=True)
    text = client_as("facilitator").get(reverse("event_desk", args=[event.pk])).content.decode()
    assert "<strong>À revoir</strong>" in text


def test_each_screen_of_an_event_says_what_it_is_and_leads_back(site, client_as):
    event = make_event(site, "Un midi", starts_in=timedelta(days=-20))
    client, titles = client_as("facilitator"), set()
    screens = ["event_recording", "event_words", "event_sheet", "event_materials", "questions_desk"]
    screens += ["event_registrations_desk", "event_messages_desk", "attendance", "checklist"]
    for name in screens:
        text = client.get(reverse(name, args=[event.pk])).content.decode()
        titles.add(text.split('id="header-title">')[1].split("<")[0].strip())
        assert f'href="{reverse("events_desk")}">Webinaires' in text, name
        assert f'<a href="{reverse("event_desk", args=[event.pk])}">Un midi</a>' in text, name
    assert len(titles) == len(screens)
    assert "Un midi" not in titles
