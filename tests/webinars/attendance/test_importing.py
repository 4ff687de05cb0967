"""A file of participants brought in: who is registered and came is written, nothing of anybody else."""

from datetime import timedelta
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import pytest

from tests.factories import make_event, make_person, make_profile, make_registration
from tests.members.data_rights.dump import dump
from tests.webinars.attendance.files import TEAMS, UNKNOWN, ZOOM
from webinars.models import Attendance, RegistrationState

pytestmark = pytest.mark.django_db
STRANGER = "zqetrangerezq"


@pytest.fixture(autouse=True)
def leaves(settings, tmp_path):
    """Keep the files of a test in a folder of its own."""
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = tmp_path / "media", tmp_path / "private"


@pytest.fixture
def midi(site):
    """A past webinar to which Alice, Béatrice and an absent member are registered."""
    event = make_event(site, "Midi", starts_in=timedelta(days=-1))
    alice, bea, other = (make_person("member") for _ in range(3))
    type(alice).objects.filter(pk=alice.pk).update(email="alice@example.org")
    make_profile(bea, name="Béatrice Côté")
    return event, [make_registration(event, person) for person in (alice, bea, other)]


def screen(event):
    return reverse("import_participants", args=[event.pk])


def send(client, event, text=ZOOM, **fields):
    """Send a file, or, with `confirmed`, what the second screen holds."""
    given = {"threshold": 15, **fields}
    if isinstance(text, str):
        return client.post(screen(event), {"text": text, **given})
    return client.post(screen(event), {"file": SimpleUploadedFile("a.csv", text, "text/csv"), **given})


def known(registrations):
    rows = dict(Attendance.objects.values_list("registration", "came"))
    return [rows.get(registration.pk) for registration in registrations]


def test_it_is_shown_first_and_written_when_she_says_so(midi, client_as):
    event, people = midi
    client = client_as("facilitator")
    response = send(client, event, ZOOM.encode())
    preview = response.context["preview"]
    assert [(row.match.how, row.name, row.came) for row in preview.rows] == [
        ("address", "alice@example.org", True),
        ("name", "Béatrice Côté", True),
    ]
    assert [row.match.person.name for row in preview.strangers] == ["iPhone de Zq"]
    assert "no-store" in response["Cache-Control"]
    carried = response.content.decode().split('<textarea name="text" hidden>\n')[1].split("</textarea>")[0]
    assert unescape(carried) == ZOOM
    assert not Attendance.objects.exists()
    send(client, event, confirmed=1)
    assert known(people) == [True, True, None]
    assert list(Attendance.objects.order_by("registration").values_list("minutes", flat=True)) == [50, 55]


def test_brought_in_twice_it_is_written_once(midi, client_as):
    event, people = midi
    client = client_as("facilitator")
    send(client, event, confirmed=1)
    before = list(Attendance.objects.order_by("pk").values())
    send(client, event, confirmed=1)
    assert list(Attendance.objects.order_by("pk").values()) == before


def test_nothing_of_whoever_is_not_registered_is_kept(midi, client_as):
    event, _people = midi
    client = client_as("facilitator")
    before = told_of_others()  # other tests of this process may have left some of these words
    send(client, event, ZOOM.encode())
    send(client, event, confirmed=1)
    assert told_of_others() == before


def told_of_others():
    """Return how often all that is held names each who is not registered."""
    held = dump().lower()
    assert "midi" in held
    return {word: held.count(word) for word in (STRANGER, "iphone de zq", "calacs")}


def test_too_short_is_no_presence_and_the_threshold_is_hers(midi, client_as):
    event, people = midi
    client = client_as("facilitator")
    send(client, event, threshold=52, confirmed=1)
    assert known(people) == [False, True, None]
    send(client, event, threshold=10, confirmed=1)
    assert known(people) == [True, True, None]


def test_absence_is_said_of_the_others_only_when_she_says_so(midi, client_as):
    event, people = midi
    cancelled = make_registration(event, make_person("member"), state=RegistrationState.CANCELLED)
    send(client_as("facilitator"), event, confirmed=1, others_absent="on")
    assert known([*people, cancelled]) == [True, True, False, None]


def test_what_she_said_by_hand_stands(midi, client_as):
    event, people = midi
    Attendance.objects.create(registration=people[0], came=False, by_hand=True)
    client = client_as("facilitator")
    assert [row.said for row in send(client, event).context["preview"].rows] == ["absent", ""]
    send(client, event, confirmed=1)
    assert known(people) == [False, True, None]


def test_two_of_the_same_name_are_asked_about_and_never_guessed(midi, client_as):
    event, people = midi
    make_profile(people[2].user, name="Béatrice Côté")
    client = client_as("facilitator")
    response = send(client, event)
    preview = response.context["preview"]
    assert preview.asked == 1
    number = next(one.number for one in preview.matches if one.is_asked)
    send(client, event, confirmed=1)
    assert known(people) == [True, None, None]
    answer = {f"who-{number}": people[2].pk, "seen": preview.seen}
    send(client, event, confirmed=1, **answer)
    assert known(people) == [True, None, True]


def test_a_part_of_a_name_is_asked_about(midi, client_as):
    event, _people = midi
    preview = send(client_as("facilitator"), event, ZOOM.replace("Côté Béatrice", "Béatrice")).context[
        "preview"
    ]
    assert preview.asked == 1


def test_two_devices_of_one_person_do_not_count_twice(midi, client_as):
    event, people = midi
    make_profile(people[0].user, name="Alice Tremblay")
    more = ZOOM + "Alice Tremblay,,03/05/2026 12:10:00 PM,03/05/2026 12:55:00 PM,45,Yes,,No\n"
    send(client_as("facilitator"), event, more, confirmed=1)
    assert Attendance.objects.get(registration=people[0]).minutes == 55


def test_columns_that_are_not_known_are_asked_for(midi, client_as):
    event, people = midi
    client = client_as("facilitator")
    assert not send(client, event, UNKNOWN, confirmed=1).context["preview"].is_ready
    chosen = {"header": 0, "seen_header": 0, "name": 1, "length": 2}
    preview = send(client, event, UNKNOWN, **chosen).context["preview"]
    assert [one.person.minutes for one in preview.matches] == [45, 20]
    send(client, event, UNKNOWN, confirmed=1, **chosen)
    assert known(people) == [None, True, None]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_it_comes_in_whatever_its_alphabet(midi, client_as, encoding):
    event, _people = midi
    preview = send(client_as("facilitator"), event, TEAMS.encode(encoding)).context["preview"]
    assert [one.how for one in preview.matches] == ["address", "name"]


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 workbook", b"a,b\n" * 1_300_000, b"\x00\x01\x02\xff", b"sans colonne"]
)
def test_what_is_no_list_is_refused_with_a_sentence_and_nothing_is_written(midi, client_as, content):
    event, _people = midi
    response = send(client_as("facilitator"), event, content, confirmed=1)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not Attendance.objects.exists()


def test_a_registration_of_another_event_is_not_written_to(midi, site, client_as):
    event, _people = midi
    other = make_registration(make_event(site), make_person("member"))
    client = client_as("facilitator")
    preview = send(client, event).context["preview"]
    answers = {f"who-{one.number}": other.pk for one in preview.matches}
    send(client, event, confirmed=1, seen=preview.seen, **answers)
    assert not Attendance.objects.filter(registration=other).exists()


def test_however_many_are_registered_the_screen_asks_as_much(midi, client_as, django_assert_max_num_queries):
    event, _people = midi
    for _ in range(20):
        make_registration(event, make_person("member"))
    client = client_as("facilitator")
    send(client, event)
    with django_assert_max_num_queries(40):
        send(client, event)
