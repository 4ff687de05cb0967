"""What an event leaves is kept whole: files with their rows, flags, words, log."""

from django.urls import reverse

from wagtail.models import PageLogEntry

import pytest

from portal.search.models import SearchEntry
from tests.factories import make_event, make_person
from tests.webinars.recordings.made import SOUND, VIDEO, file_of, give_file, make_recorded, on_disk
from webinars.models import Captions, Recording, RecordingFile
from webinars.recordings import keeping

pytestmark = pytest.mark.django_db


def test_a_new_video_takes_the_place_of_the_former_on_the_disk_too(site, django_capture_on_commit_callbacks):
    event = make_event(site)
    former = give_file(event).file.name
    with django_capture_on_commit_callbacks(execute=True):
        new = give_file(event)
    assert RecordingFile.objects.filter(recording=event.pk).count() == 1
    assert new.file.name.rsplit("/", 1)[-1] in on_disk()
    assert former.rsplit("/", 1)[-1] not in on_disk()


def test_a_video_and_its_sound_live_side_by_side(site):
    event = make_event(site)
    give_file(event, VIDEO)
    give_file(event, SOUND)
    assert {file.content_type for file in RecordingFile.objects.all()} == {"video/mp4", "audio/mpeg"}


def test_the_name_of_the_file_says_nothing_of_who_sent_it(site):
    event = make_event(site, slug="midi")
    file = give_file(event)
    assert file.download_name == "midi.mp4"
    assert "sound-and-picture" not in file.file.name


def test_a_file_taken_away_is_gone_from_the_disk(site, django_capture_on_commit_callbacks):
    event = make_event(site)
    name = give_file(event).file.name.rsplit("/", 1)[-1]
    assert name in on_disk()
    with django_capture_on_commit_callbacks(execute=True):
        keeping.remove_file(event, "video")
        keeping.remove_file(event, "video")
    assert name not in on_disk()
    assert not Recording.objects.get(pk=event.pk).has_video


def test_an_event_that_is_deleted_takes_all_with_it(site, django_capture_on_commit_callbacks):
    event = make_recorded(site)
    names = {file.file.name.rsplit("/", 1)[-1] for file in RecordingFile.objects.all()}
    assert len(names) == 2
    assert names <= on_disk()
    with django_capture_on_commit_callbacks(execute=True):
        event.delete()
    assert not names & on_disk()
    assert not SearchEntry.objects.filter(source="recording").exclude(audience="").exists()


def test_an_event_withdrawn_and_published_again_is_found_again(site):
    event = make_recorded(site)
    rows = SearchEntry.objects.filter(source="recording").exclude(audience="")
    assert rows.count() == 1
    event.unpublish()
    assert rows.count() == 0
    event.save_revision().publish()
    assert [row.audience for row in rows] == ["members"]


def test_an_older_revision_does_not_bring_an_audience_back(site):
    event = make_recorded(site, audience="public")
    revision = event.save_revision()
    keeping.set_audience(event, "members")
    revision.publish()
    assert Recording.objects.visible_to(None).count() == 0
    assert SearchEntry.objects.get(source="recording", object_id=event.pk).audience == "members"


def test_the_flags_follow_what_there_is(site):
    event = make_recorded(site)
    recording = Recording.objects.get(pk=event.pk)
    assert (recording.has_video, recording.has_audio, recording.has_text, recording.has_sheet) == (True,) * 4
    keeping.set_captions(event, "fr", "")
    keeping.keep_sheet(event, {"in_short": ""})
    recording.refresh_from_db()
    assert (recording.captions_in, recording.has_text, recording.has_sheet) == ("", False, False)


def test_a_typed_transcript_is_read_in_place_of_the_captions(site):
    event = make_recorded(site)
    keeping.set_words(event, "[1:00] Tapée", [])
    assert Recording.objects.get(pk=event.pk).passages == [[60, "Tapée"]]
    keeping.set_words(event, "", [])
    assert len(Recording.objects.get(pk=event.pk).passages) == 2
    assert Captions.objects.count() == 1


def test_who_changed_the_audience_stands_in_the_history(site, client_as):
    event, user = make_recorded(site), make_person("facilitator")
    keeping.set_audience(event, "public", user=user)
    keeping.set_audience(event, "public", user=user)
    entries = PageLogEntry.objects.filter(page_id=event.pk, action="webinars.recording_audience")
    assert [(entry.user, entry.data) for entry in entries] == [(user, {"to": "public"})]
    history = client_as("superuser").get(reverse("wagtailadmin_pages:history", args=[event.pk]))
    assert history.status_code == 200


def test_what_is_found_leads_to_its_minute(site, client_as):
    event = make_recorded(site)
    main = client_as("member").get("/fr/recherche/?q=ouverte").content.decode().split("<main")[1]
    assert f"{reverse('recording_text', args=[event.pk])}#t=754" in main
    assert "12:34" in main
    text = client_as("member").get(reverse("recording_text", args=[event.pk])).content.decode()
    assert 'id="t=754"' in text


def test_the_list_of_events_shows_what_was_said_beside_what_was_announced(
    site, client_as, django_assert_max_num_queries
):
    event = make_recorded(site)
    client = client_as("member")
    client.get("/fr/webinaires/?q=ouverte")
    # With the vocabularies of all facets, read once a version of the index.
    with django_assert_max_num_queries(30):
        main = client.get("/fr/webinaires/?q=ouverte").content.decode().split("<main")[1]
    assert f"{reverse('recording_text', args=[event.pk])}#t=754" in main


def test_the_words_come_back_when_the_index_is_made_anew(site):
    from portal.search import indexing

    event = make_recorded(site)
    indexing.rebuild()
    rows = SearchEntry.objects.filter(source="recording").exclude(audience="")
    assert [(row.object_id, row.audience) for row in rows] == [(event.pk, "members")]


def test_a_file_by_its_kind(site):
    event = make_recorded(site)
    assert file_of(event).url.endswith(".mp4")
