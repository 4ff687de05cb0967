"""The facilitator's screens on what an event leaves."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

import pytest

from portal.registries.queues import queues
from tests.factories import make_event, make_person
from tests.files.recordings import SAMPLES
from tests.webinars.asked_of_database import values_asked
from tests.webinars.recordings.made import VIDEO, VTT, give_file, make_recorded, on_disk
from webinars.models import Captions, EventPage, Recording, RecordingFile, Sheet

pytestmark = pytest.mark.django_db
MAY = {"facilitator", "superuser"}
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
SCREENS = ["event_recording", "event_recording_file", "event_words", "event_sheet", "event_materials"]
PAST = {"starts_in": timedelta(days=-7)}


def sent(name=VIDEO, called="Réunion de Jeanne.mp4"):
    return SimpleUploadedFile(called, (SAMPLES / name).read_bytes(), content_type="text/html")


@pytest.mark.parametrize("role", ROLES)
def test_the_screens_open_for_who_looks_after_events_only(site, client_as, role):
    event = make_recorded(site, "Événement zqbureauzq")
    client = client_as(role)
    for path in [*(reverse(name, args=[event.pk]) for name in SCREENS), reverse("recordings_to_finish")]:
        assert (client.get(path).status_code == 200) is (role in MAY), path
        assert client.get(path.replace(str(event.pk), "999999")).status_code in (200, 302, 404)


@pytest.mark.parametrize("role", ROLES)
def test_only_who_looks_after_events_changes_anything(site, client_as, role):
    event = make_recorded(site)
    client = client_as(role)
    deeds = [
        ("event_recording", {"do": "audience", "audience": "public"}),
        ("event_recording", {"do": "remove", "kind": "video"}),
        ("event_words", {"do": "remove", "language": "fr"}),
        ("event_sheet", {"do": "remove"}),
    ]
    for name, data in deeds:
        client.post(reverse(name, args=[event.pk]), data)
    client.post(reverse("event_recording_file", args=[event.pk]), {"file": sent()})
    done = role in MAY
    assert (EventPage.objects.get(pk=event.pk).recording_audience == "public") is done
    assert Captions.objects.exists() is not done
    assert Sheet.objects.exists() is not done


def test_a_file_sent_is_kept_by_its_content_under_a_name_that_says_nothing(site, client_as):
    event = make_event(site, slug="midi", **PAST)
    path = reverse("event_recording_file", args=[event.pk])
    response = client_as("facilitator").post(path, {"file": sent(called="Jeanne zqnom.exe")})
    assert response.status_code == 302
    file = RecordingFile.objects.get()
    assert (file.kind, file.content_type, file.download_name) == ("video", "video/mp4", "midi.mp4")
    assert b"zqmeta" not in file.file.read()
    assert "zqnom" not in file.file.name


def test_a_form_without_its_token_is_refused_although_the_file_is_read_first(site, person):
    event = make_event(site, **PAST)
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_person("facilitator"), backend="django.contrib.auth.backends.ModelBackend")
    path = reverse("event_recording_file", args=[event.pk])
    assert client.post(path, {"file": sent()}).status_code == 403
    assert not RecordingFile.objects.exists()


def test_a_file_that_is_too_large_is_refused_with_the_limit_and_leaves_nothing(site, client_as, settings):
    settings.LARGEST_RECORDING = 1000
    event = make_event(site, **PAST)
    before = on_disk()
    response = client_as("facilitator").post(
        reverse("event_recording_file", args=[event.pk]), {"file": sent()}
    )
    assert response.status_code == 200
    assert response.context["file_form"].errors.as_data()["file"][0].code == "size"
    assert on_disk() == before
    assert list(settings.INCOMING_ROOT.glob("*.upload")) == []


def test_what_is_no_recording_is_refused_and_the_former_one_stays(site, client_as):
    event = make_event(site, **PAST)
    give_file(event)
    path = reverse("event_recording_file", args=[event.pk])
    response = client_as("facilitator").post(path, {"file": SimpleUploadedFile("a.mp4", b"%PDF" * 50)})
    assert response.context["file_form"].errors.as_data()["file"][0].code == "type"
    assert RecordingFile.objects.count() == 1
    assert client_as("facilitator").post(path, {}).context["file_form"].errors


def test_wrong_captions_lose_none_of_what_was_typed(site, client_as):
    event = make_event(site, **PAST)
    response = client_as("facilitator").post(
        reverse("event_words", args=[event.pk]),
        {
            "do": "words",
            "captions": SimpleUploadedFile("a.vtt", b"Bonjour"),
            "language": "fr",
            "typed": "Texte tapé zqgarde",
            "chapters": "0:00 Début zqgarde",
        },
    )
    assert response.context["form"].errors.as_data()["captions"][0].code == "beginning"
    assert response.content.decode().count("zqgarde") == 2
    assert not Recording.objects.exists()


def test_captions_and_chapters_are_kept_together(site, client_as):
    event = make_event(site, **PAST)
    captions = SimpleUploadedFile("a.vtt", VTT.format(word="mot").encode())
    data = {"do": "words", "captions": captions, "language": "fr", "typed": "", "chapters": "12:34 Questions"}
    client_as("facilitator").post(reverse("event_words", args=[event.pk]), data)
    recording = Recording.objects.get(pk=event.pk)
    assert recording.chapters == [[754, "Questions"]]
    assert recording.passages[0] == [0, "Bonjour mot."]


def test_a_draft_event_may_be_prepared(site, client_as):
    event = make_event(site, live=False, **PAST)
    data = {"do": "sheet", "audience": "members", "in_short": "En bref"}
    client_as("facilitator").post(reverse("event_sheet", args=[event.pk]), data)
    assert Sheet.objects.get().in_short == "En bref"


def test_a_deed_that_is_none_shows_the_screen_again(site, client_as):
    event = make_recorded(site)
    for do in ("", "context", "get", "zq"):
        response = client_as("facilitator").post(reverse("event_recording", args=[event.pk]), {"do": do})
        assert response.status_code == 200, do
    assert RecordingFile.objects.count() == 2


def test_what_is_missing_waits_for_the_facilitator_until_it_is_there(site, client_as):
    queue, user = queues.get("recordings_to_finish"), make_person("facilitator")
    make_event(site)
    make_event(site, recording_expected=False, **PAST)
    make_event(site, starts_in=timedelta(days=-400))
    make_event(site, live=False, **PAST)
    assert queue.waiting(user).number == 0
    event = make_event(site, "Inachevé zqmanque", **PAST)
    assert queue.waiting(user).number == 1
    assert queue.waiting(user).oldest == event.ends_at
    assert queue.waiting(make_person("member")).number == 0
    give_file(event)
    assert "zqmanque" in client_as("facilitator").get(queue.url()).content.decode()
    make_recorded(site)
    assert queue.waiting(user).number == 1


def test_the_list_of_what_is_missing_does_not_cost_more_with_more_events(
    site, client_as, django_assert_max_num_queries
):
    for _number in range(8):
        make_event(site, **PAST)
    client = client_as("facilitator")
    client.get(reverse("recordings_to_finish"))
    with django_assert_max_num_queries(20):
        client.get(reverse("recordings_to_finish"))


def test_the_screen_of_an_event_leads_to_these_once_it_began(site, client_as):
    client = client_as("facilitator")
    for event, shown in ((make_event(site), False), (make_event(site, **PAST), True)):
        main = client.get(reverse("event_desk", args=[event.pk])).content.decode()
        assert (reverse("event_recording", args=[event.pk]) in main) is shown
        assert reverse("event_materials", args=[event.pk]) in main


@pytest.mark.parametrize(("screen", "field"), [("event_recording", "kind"), ("event_words", "language")])
def test_taking_away_what_is_none_asks_the_database_nothing_about_it(site, client_as, screen, field):
    event, client = make_recorded(site), client_as("facilitator")
    with values_asked() as texts:
        assert (
            client.post(reverse(screen, args=[event.pk]), {"do": "remove", field: "a\x00b"}).status_code
            == 302
        )
    assert texts and not any("\x00" in text for text in texts), "PostgreSQL would answer 500."
