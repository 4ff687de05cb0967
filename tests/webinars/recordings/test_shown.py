"""What can be seen again shows on cards and pages, in bulk."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest

from portal import page_cache
from tests.factories import make_event
from tests.webinars.recordings.made import give_file, make_recorded
from webinars.models import EventPage
from webinars.phases import Phase
from webinars.recordings import keeping
from webinars.shown import event_cards

pytestmark = pytest.mark.django_db


def test_cards_say_what_there_is_without_a_query_each(site, django_assert_num_queries):
    make_event(site, starts_in=timedelta(days=-9))
    event_cards(EventPage.objects.all())
    with CaptureQueriesContext(connection) as alone:
        event_cards(EventPage.objects.all())
    for _number in range(3):
        make_recorded(site)
    with django_assert_num_queries(len(alone)):
        cards = event_cards(EventPage.objects.order_by("-pk"))
    assert [bool(card.again) for card in cards] == [True, True, True, False]
    assert {card.phase for card in cards[:3]} == {Phase.AVAILABLE}
    assert list(cards[0].again) == ["video", "audio", "text", "sheet"]


def test_a_sound_alone_can_be_heard_again(site):
    event = make_event(site, starts_in=timedelta(days=-1))
    give_file(event, "sound.mp3")
    (card,) = event_cards(EventPage.objects.all())
    assert card.phase == Phase.AVAILABLE
    assert card.again == {"audio": "audio"}


def test_a_cancelled_event_is_cancelled_whatever_it_left(site):
    event = make_recorded(site, status="cancelled")
    (card,) = event_cards(EventPage.objects.filter(pk=event.pk))
    assert card.phase == Phase.CANCELLED


def test_the_list_shows_what_can_be_seen_again_to_everybody(site, client_as):
    make_recorded(site)
    for role in ("visitor", "member"):
        text = client_as(role).get("/fr/webinaires/").content.decode()
        assert "card-again" in text
        for mark in ("conference", "video", "audio", "text", "sheet"):
            assert f'class="mark mark-{mark}"' in text


@pytest.mark.parametrize(("role", "most"), [("visitor", 15), ("member", 20)])
def test_the_page_stays_within_its_queries(site, client_as, django_assert_max_num_queries, role, most):
    event = make_recorded(site, audience="public")
    client, path = client_as(role), f"/fr/webinaires/{event.slug}/"
    client.get(path)
    keeping.set_audience(event, "members")
    # The menu is read again once the content has changed, then kept.
    client.get(path)
    page_cache.store.clear()
    with django_assert_max_num_queries(most):
        client.get(path)


def test_the_weight_is_said_before_anything_is_loaded(site, client_as):
    event = make_recorded(site)
    main = client_as("member").get(f"/fr/webinaires/{event.slug}/").content.decode().split("<main")[1]
    assert main.count('preload="none"') == 2
    assert main.count("ko") + main.count("kB") >= 2
    assert "autoplay" not in main


def test_lines_of_a_sheet_are_read_with_or_without_their_dashes(site, client_as):
    event = make_recorded(site)
    sheet = {"in_short": "Bref", "to_remember": "- Une idée\n\n• Une autre", "audience": "public"}
    keeping.keep_sheet(event, sheet)
    text = client_as("visitor").get(f"/fr/webinaires/revoir/{event.pk}/fiche/").content.decode()
    assert "<li>Une idée</li><li>Une autre</li>" in text


def test_what_people_type_is_set_as_french_is(site, client_as):
    event = make_recorded(site, word="« oui » ? Non", introduction="Quoi ? Rien !", why_come="Pour quoi ?")
    client = client_as("member")
    text = client.get(f"/fr/webinaires/{event.slug}/").content.decode()
    assert "Quoi\u00a0? Rien\u00a0!" in text.split("<main")[1]
    assert "Pour quoi\u00a0?" in text
    said = client.get(reverse("recording_text", args=[event.pk])).content.decode()
    assert "«\u00a0oui\u00a0»\u00a0? Non" in said
    sheet = client.get(reverse("recording_sheet", args=[event.pk])).content.decode()
    assert "«\u00a0oui\u00a0»\u00a0? Non" in sheet
