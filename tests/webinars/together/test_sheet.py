"""The sheet to watch together says what the page says, and never the room."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import override

import pytest

from tests.factories import make_event
from webinars.choices import EventStatus
from webinars.scheduling import set_status

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["visitor", "stranger", "member", "facilitator"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_whoever_reads_the_page_reads_its_sheet(site, client_as, role, language):
    room = {"room_url": "https://visio.example.org/zqsallezq", "room_telephone": "438 555-0100"}
    fields = {"speakers": ["Ada"], "preparation": "Zqpreparezq", **room}
    event = make_event(site, "Midi", starts_in=timedelta(minutes=5), **fields)
    with override(language):
        path = reverse("watch_together", args=[event.pk])
    text = client_as(role).get(path).content.decode()
    assert "Midi" in text and "Ada" in text
    assert f">http://testserver/{language}/" in text
    for hidden in ("zqsallezq", "555-0100", "Zqpreparezq"):
        assert hidden not in text


def test_a_draft_has_none_that_anybody_reads(site, client_as):
    event = make_event(site, "Zqbrouillonzq", live=False)
    path = reverse("watch_together", args=[event.pk])
    for role, status in (("visitor", 302), ("member", 404), ("facilitator", 404)):
        response = client_as(role).get(path)
        assert response.status_code == status
        assert "Zqbrouillonzq" not in response.content.decode()


def test_the_page_leads_to_it_unless_the_event_is_called_off(site, client_as):
    event = make_event(site)
    path, page = reverse("watch_together", args=[event.pk]), f"/fr/webinaires/{event.slug}/"
    client = client_as("visitor")
    assert path in client.get(page).content.decode()
    set_status(event, EventStatus.CANCELLED)
    assert path not in client.get(page).content.decode()
