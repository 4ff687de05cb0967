"""Meetings of a space: the last place is given once, the room to who comes, names to who agrees."""

import uuid
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest
from icalendar import Calendar

from spaces.choices import ParticipationState
from spaces.meetings.coming import come, withdraw
from spaces.models import Coming, Meeting, Participation, Space
from tests.spaces.making import DISCREET, SHELTERED, address, take_part
from tests.spaces.things import make_meeting, signed_in, space_with_all

pytestmark = pytest.mark.django_db
ROOM = "https://salle.example/zqsalle"


def page_of(participation, meeting, name="meeting"):
    path = address(name, meeting.space.public_id, meeting.public_id)
    return signed_in(participation).get(path).content.decode()


def typed(**data):
    day = (timezone.localtime() + timedelta(days=3)).date().isoformat()
    return {
        "form_key": uuid.uuid4(),
        "title": "Zqtitre",
        "day": day,
        "begins": "12:00",
        "ends": "13:30",
        "place": "Maison de démonstration",
        "room": ROOM,
        "places": "",
        "text": "",
        **data,
    }


def test_a_meeting_is_called_with_hours_of_quebec_and_listed(site):
    space = space_with_all()
    hers, other = take_part(space), take_part(space)
    data, path = typed(), address("new_meeting", space.public_id)
    for _time in range(2):
        assert signed_in(hers).post(path, data).status_code == 302
    meeting = Meeting.objects.get()
    local = timezone.localtime(meeting.starts_at)
    assert (local.hour, local.date().isoformat()) == (12, data["day"])
    assert meeting.ends_at - meeting.starts_at == timedelta(minutes=90)
    page = signed_in(other).get(address("meetings", space.public_id)).content.decode()
    assert "Zqtitre" in page and "heure du Québec" in page and "zqsalle" not in page


def test_hours_past_midnight_are_of_the_next_day_and_a_past_day_is_refused(site):
    space = space_with_all()
    hers, path = take_part(space), address("new_meeting", space.public_id)
    signed_in(hers).post(path, typed(begins="22:00", ends="00:30"))
    meeting = Meeting.objects.get()
    assert meeting.ends_at - meeting.starts_at == timedelta(minutes=150)
    refused = signed_in(hers).post(path, typed(day="2020-01-01"))
    assert "day" in refused.context["form"].errors and Meeting.objects.count() == 1


def test_in_a_sheltered_space_only_moderators_call_one(site):
    space = space_with_all(**SHELTERED)
    path = address("new_meeting", space.public_id)
    hers, moderator = take_part(space), take_part(space, moderates=True)
    assert signed_in(hers).post(path, typed()).status_code == 404 and not Meeting.objects.exists()
    assert signed_in(moderator).post(path, typed()).status_code == 302


def test_the_last_place_goes_to_one_and_the_next_in_line_has_it_when_she_withdraws(site):
    space = space_with_all()
    first, second, third = (take_part(space) for _who in range(3))
    meeting = make_meeting(first, places=1)
    path = address("come_to_meeting", space.public_id, meeting.public_id)
    for who in (first, second, third):
        signed_in(who).post(path)
        signed_in(who).post(path)
    assert [row.has_place for row in Coming.objects.all()] == [True, False, False]
    signed_in(first).post(path, {"withdraw": "1"})
    assert [(row.participation_id, row.has_place) for row in Coming.objects.all()] == [
        (second.pk, True),
        (third.pk, False),
    ]


def test_the_place_of_who_left_the_space_is_free(site):
    space = space_with_all()
    first, second = take_part(space), take_part(space)
    meeting = make_meeting(second, places=1)
    come(first, meeting)
    Participation.objects.filter(pk=first.pk).update(state=ParticipationState.LEFT)
    assert come(second, meeting).has_place


def test_the_room_is_given_to_who_has_a_place_in_the_last_hour(site):
    space = space_with_all()
    hers, other = take_part(space), take_part(space)
    meeting = make_meeting(other, room=ROOM, starts_at=timezone.now() + timedelta(minutes=90))
    come(hers, meeting)
    assert "zqsalle" not in page_of(hers, meeting)
    Meeting.objects.update(starts_at=timezone.now() + timedelta(minutes=59))
    assert "zqsalle" in page_of(hers, meeting) and "zqsalle" not in page_of(other, meeting)
    withdraw(hers, meeting)
    assert "zqsalle" not in page_of(hers, meeting)
    come(hers, meeting)
    Meeting.objects.update(ends_at=timezone.now())
    assert "zqsalle" not in page_of(hers, meeting)
    Meeting.objects.update(ends_at=timezone.now() + timedelta(hours=2), cancelled_at=timezone.now())
    assert "zqsalle" not in page_of(hers, meeting)


@pytest.mark.parametrize("kind", ["listed", "discreet", "sheltered"])
def test_who_comes_is_named_where_she_agrees_and_the_space_does_not_hide(site, kind):
    space = space_with_all(**{"listed": {}, "discreet": DISCREET, "sheltered": SHELTERED}[kind])
    moderator, hers, quiet = take_part(space, moderates=True), take_part(space), take_part(space)
    for number, who in enumerate((hers, quiet)):
        Participation.objects.filter(pk=who.pk).update(pseudonym=f"Zqnom{number}")
    meeting = make_meeting(moderator, places=7)
    path = address("come_to_meeting", space.public_id, meeting.public_id)
    signed_in(hers).post(path, {"shows": "on"})
    signed_in(quiet).post(path)
    page = page_of(moderator, meeting)
    assert ("Zqnom0" in page) == (kind == "listed")
    assert "Zqnom1" not in page and ("dont 5 encore" in page) == (kind == "listed")


def test_a_cancelled_meeting_says_so_and_takes_nobody_any_more(site):
    space = space_with_all()
    hers, other = take_part(space), take_part(space)
    meeting = make_meeting(hers)
    path = address("cancel_meeting", space.public_id, meeting.public_id)
    assert signed_in(other).post(path).status_code == 404
    assert signed_in(hers).post(path).status_code == 302
    assert "Cette rencontre est annulée." in page_of(other, meeting)
    response = signed_in(other).post(address("come_to_meeting", space.public_id, meeting.public_id))
    assert response.status_code == 409 and not Coming.objects.exists()
    change = address("change_meeting", space.public_id, meeting.public_id)
    assert signed_in(hers).post(change, typed()).status_code == 404


@pytest.mark.parametrize("kind", ["listed", "discreet", "sheltered"])
def test_its_calendar_holds_neither_room_nor_name_and_hides_what_the_space_hides(site, kind):
    space = space_with_all("Zqespace", **{"listed": {}, "discreet": DISCREET, "sheltered": SHELTERED}[kind])
    hers = take_part(space, moderates=True)
    Participation.objects.update(pseudonym="Zqnom")
    meeting = make_meeting(hers, "Zqtitre", place="Zqlieu", room=ROOM, text="Zqtexte")
    come(hers, meeting)
    response = signed_in(hers).get(address("meeting_calendar", space.public_id, meeting.public_id))
    text, hides = response.content.decode(), kind != "listed"
    assert response["Content-Disposition"] == 'attachment; filename="agenda.ics"'
    assert not any(word in text for word in ("zqsalle", "Zqnom", "Zqespace", "Zqtexte"))
    assert ("Zqtitre" in text, "Zqlieu" in text) == (not hides, not hides)
    # What leads to the page says where she goes: it stands where the page says so, and there only.
    assert [word in text for word in ("URL", "testserver", space.public_id)] == [not hides] * 3
    page = page_of(hers, meeting)
    assert ("Votre agenda montre «\u00a0Rencontre\u00a0» et l’heure, rien d’autre." in page) == hides
    assert ("Votre agenda montre le titre, l’heure, le lieu et l’adresse" in page) == (not hides)
    [entry] = Calendar.from_ical(response.content).walk("VEVENT")
    assert entry["SUMMARY"] == ("Rencontre" if hides else "Zqtitre")
    assert entry["DTSTART"].dt == meeting.starts_at.replace(microsecond=0)
    assert (entry["STATUS"], entry["SEQUENCE"]) == ("CONFIRMED", 0)
    signed_in(hers).post(address("cancel_meeting", space.public_id, meeting.public_id))
    response = signed_in(hers).get(address("meeting_calendar", space.public_id, meeting.public_id))
    [entry] = Calendar.from_ical(response.content).walk("VEVENT")
    assert (entry["STATUS"], entry["SEQUENCE"]) == ("CANCELLED", 1)


def test_switched_off_it_is_refused(site):
    space = space_with_all()
    hers = take_part(space)
    meeting = make_meeting(hers)
    Space.objects.update(parts=["discussions"])
    for name in ("meeting", "meeting_calendar", "change_meeting"):
        path = address(name, space.public_id, meeting.public_id)
        assert signed_in(hers).get(path).status_code == 404
    assert (
        signed_in(hers).post(address("come_to_meeting", space.public_id, meeting.public_id)).status_code
        == 404
    )
    assert not Coming.objects.exists() and Meeting.objects.exists()


def test_the_list_asks_as_much_of_the_database_whatever_its_length(site, django_assert_num_queries):
    space = space_with_all()
    hers = take_part(space)
    client, path = signed_in(hers), address("meetings", space.public_id)
    come(hers, make_meeting(hers))
    past = {"starts_at": timezone.now() - timedelta(days=2)}
    make_meeting(hers, **past)
    for _time in range(3):
        client.get(path)
    with CaptureQueriesContext(connection) as before:
        client.get(path)
    number = len(before)
    for _meeting in range(4):
        come(hers, make_meeting(take_part(space)))
        make_meeting(take_part(space), **past)
    with django_assert_num_queries(number):
        client.get(path)
    assert 0 < number <= 20
