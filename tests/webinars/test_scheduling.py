"""The history of an event: each change is written once."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

import pytest

from tests.factories import make_event
from webinars.choices import EventStatus
from webinars.models import ChangeKind, EventPage, WebinarPage
from webinars.scheduling import set_status

pytestmark = pytest.mark.django_db


def kinds(event):
    return list(event.changes.values_list("kind", flat=True))


def test_a_published_event_is_announced_once_however_often_it_is_saved(site):
    event = make_event(site)
    event.title = "Autre titre"
    event.save()
    event.save_revision().publish()
    assert kinds(event) == [ChangeKind.ANNOUNCED]


def test_a_draft_announces_nothing(site):
    event = make_event(site, live=False)
    assert kinds(event) == []
    event.save_revision().publish()
    assert kinds(event) == [ChangeKind.ANNOUNCED]


@pytest.mark.parametrize("field", ["starts_at", "ends_at", "place"])
def test_another_hour_or_place_is_written_once(site, field):
    event = make_event(site)
    value = "Ailleurs" if field == "place" else getattr(event, field) + timedelta(minutes=30)
    setattr(event, field, value)
    event.save()
    event.save()
    assert kinds(event) == [ChangeKind.ANNOUNCED, ChangeKind.MOVED]


def test_to_cancel_twice_is_to_cancel_once(site):
    event = make_event(site)
    assert set_status(event, EventStatus.CANCELLED, word="Malade") is not None
    assert set_status(EventPage.objects.get(pk=event.pk), EventStatus.CANCELLED) is None
    assert kinds(event) == [ChangeKind.ANNOUNCED, ChangeKind.CANCELLED]


def test_an_old_revision_does_not_bring_back_a_cancelled_event(site):
    event = make_event(site)
    revision = event.save_revision()
    set_status(event, EventStatus.CANCELLED)
    revision.publish()
    assert EventPage.objects.get(pk=event.pk).status == EventStatus.CANCELLED


def test_a_new_date_puts_back_what_was_postponed(site):
    event = make_event(site)
    set_status(event, EventStatus.POSTPONED)
    event = WebinarPage.objects.get(pk=event.pk)
    event.starts_at, event.ends_at = (
        moment + timedelta(days=30) for moment in (event.starts_at, event.ends_at)
    )
    event.save()
    assert EventPage.objects.get(pk=event.pk).status == EventStatus.PLANNED
    assert kinds(event) == [ChangeKind.ANNOUNCED, ChangeKind.POSTPONED, ChangeKind.MOVED]


NOW = timezone.now()


@pytest.mark.parametrize(
    ("field", "fields"),
    [
        ("ends_at", {"ends_at": NOW - timedelta(minutes=1)}),
        ("ends_at", {"ends_at": NOW}),
        ("ends_at", {"ends_at": NOW + timedelta(hours=13)}),
        ("registration_closes_at", {"registration_opens_at": NOW, "registration_closes_at": NOW}),
        ("registration_opens_at", {"registration_opens_at": NOW + timedelta(days=1)}),
        ("room_opens", {"room_opens": 1441}),
        ("registration", {"registration": "none", "room_url": "https://visio.example.org/a"}),
        ("registration", {"registration": "none", "room_telephone": "438 555-0100"}),
    ],
)
def test_what_cannot_be_is_refused_with_the_field_that_is_wrong(field, fields):
    event = WebinarPage(starts_at=NOW, **{"ends_at": NOW + timedelta(hours=1), **fields})
    with pytest.raises(ValidationError) as refused:
        event.clean()
    assert list(refused.value.error_dict) == [field]


def test_an_event_across_midnight_is_taken():
    evening = NOW.replace(hour=23, minute=0)
    webinar = WebinarPage(starts_at=evening, ends_at=evening + timedelta(hours=2))
    webinar.clean()
    assert (webinar.starts_at, webinar.minutes) == (evening, 120)
