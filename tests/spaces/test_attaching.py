"""Files and voices of messages: cleaned, kept until they are published, gone with the message."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

import pytest

from spaces.discussions import receiving
from spaces.discussions.tasks import forget_unsent_files
from spaces.models import Post, PostFile, PostFileRole, Topic
from tests.files import made
from tests.spaces.making import (
    SHELTERED,
    address,
    attach_voice,
    make_post,
    make_space,
    make_topic,
    take_part,
    topic_address,
)

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(params=[{}, SHELTERED], ids=["listed", "sheltered"])
def hers(request, site):
    return take_part(make_space(**request.param))


@pytest.fixture
def signed(client, hers):
    client.force_login(hers.user, backend=BACKEND)
    return client


def photo(name="Marie.jpg"):
    return SimpleUploadedFile(name, made.gps_photo())


def voice():
    return SimpleUploadedFile("Marie.wav", made.wav_with_traces())


def form(**fields):
    return {"form_key": str(uuid4()), "title": "Un titre", "kind": "question", "body": "Voici", **fields}


def here(hers):
    return address("new_topic", hers.space.public_id)


def text_of(response):
    return response.content.decode()


def _on_disk():
    folder = Path(settings.PRIVATE_ROOT) / "postfile"
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


@pytest.fixture
def on_disk():
    """Tell which files of messages are on the disk, beside those of other tests."""
    former = _on_disk()
    return lambda: _on_disk() - former


def stored(file):
    return Path(file.file.path).read_bytes()


def test_a_photo_and_a_voice_are_published_clean_with_their_message(signed, hers):
    signed.post(here(hers), form(files=[photo()], voice=voice()))
    files = {file.role: file for file in Topic.objects.get().posts.get().files.all()}
    assert set(files) == {PostFileRole.PHOTO, PostFileRole.VOICE}
    for file in files.values():
        assert made.CANARY.encode() not in stored(file)
        assert (file.participation, file.form_key) == (hers, None)
    assert files[PostFileRole.VOICE].seconds == 2
    named = "" if hers.space.is_sheltered else "Marie"
    assert [files[role].name for role in (PostFileRole.PHOTO, PostFileRole.VOICE)] == [named, ""]
    shown = text_of(signed.get(topic_address(Topic.objects.get())))
    assert '<audio class="voice-player" controls preload="none"' in shown
    for piece in ("0:02", "WAV, ", "JPG, ", files[PostFileRole.PHOTO].url):
        assert piece in shown


def test_a_voice_alone_is_a_message(signed, hers):
    signed.post(here(hers), form(body="", voice=voice()))
    assert Post.objects.get().files.count() == 1


def test_a_preview_keeps_the_files_for_the_publication(signed, hers):
    sent = form(preview="1")
    shown = text_of(signed.post(here(hers), {**sent, "files": [photo()], "voice": voice()}))
    waiting = list(PostFile.objects.filter(post=None))
    assert len(waiting) == 2
    assert all(file.url in shown for file in waiting)
    del sent["preview"]
    signed.post(here(hers), sent)
    assert Post.objects.get().files.count() == 2


def test_what_is_refused_says_why_and_keeps_the_rest(signed, hers):
    bad = SimpleUploadedFile("Zqvirus.exe", b"MZ\x00\x01")
    sent = form()
    shown = text_of(signed.post(here(hers), {**sent, "files": [photo(), bad]}))
    assert "Zqvirus.exe" in shown
    assert "Voici" in shown
    assert not Post.objects.exists()
    signed.post(here(hers), sent)
    assert Post.objects.get().files.count() == 1


def test_a_sheltered_space_takes_pictures_and_pdf_alone(site, client):
    hers = take_part(make_space(**SHELTERED))
    client.force_login(hers.user, backend=BACKEND)
    paper = SimpleUploadedFile("a.txt", b"Du texte.")
    client.post(here(hers), form(files=[paper]))
    assert not Post.objects.exists()
    pdf = SimpleUploadedFile("a.pdf", made.pdf_with_traces())
    client.post(here(hers), form(files=[pdf]))
    assert Post.objects.get().files.get().extension == "pdf"


def test_a_file_sent_for_one_space_is_not_taken_along_into_a_shelter(site, client, person):
    member = person("member")
    open_space = take_part(make_space(), member)
    shelter = take_part(make_space(**SHELTERED), member, moderates=True)
    client.force_login(member, backend=BACKEND)
    sent = form(space=open_space.space.public_id, preview="1", files=[SimpleUploadedFile("a.txt", b"Texte.")])
    client.post(address("write_somewhere"), sent)
    assert PostFile.objects.filter(post=None).count() == 1
    again = {**sent, "space": shelter.space.public_id}
    del again["preview"], again["files"]
    assert "PDF" in text_of(client.post(address("write_somewhere"), again))
    assert not Post.objects.exists()


@pytest.mark.parametrize(
    ("limit", "value"), [("LARGEST", 1000), ("MOST_BYTES", 1000), ("MOST_KEPT", 1000), ("MOST_FILES", 0)]
)
def test_what_is_too_heavy_or_too_many_is_refused_with_words(
    signed, hers, monkeypatch, limit, value, on_disk
):
    monkeypatch.setattr(receiving, limit, value)
    shown = text_of(signed.post(here(hers), form(files=[photo()])))
    assert "Marie.jpg" in shown
    assert not PostFile.objects.exists()
    assert on_disk() == set()


def test_a_voice_of_more_than_three_minutes_is_refused(signed, hers):
    long = SimpleUploadedFile("a.wav", made.wav_with_traces(seconds=200))
    said = text_of(signed.post(here(hers), form(voice=long)))
    assert "a.wav" in said
    assert "3\u00a0minutes" in said
    assert not PostFile.objects.exists()


def test_the_same_form_twice_leaves_no_file_behind(signed, hers, on_disk, django_capture_on_commit_callbacks):
    sent = form()
    with django_capture_on_commit_callbacks(execute=True):
        for _time in range(2):
            signed.post(here(hers), {**sent, "files": [photo()]})
    assert PostFile.objects.get().post == Post.objects.get()
    assert len(on_disk()) == 1


def test_who_takes_no_part_has_none_of_them(signed, hers, client_as):
    signed.post(here(hers), form(files=[photo()]))
    published = PostFile.objects.get()
    signed.post(here(hers), form(files=[photo(), voice()], preview="1"))
    waiting = PostFile.objects.filter(post=None).first()
    other = take_part(hers.space)
    assert set(PostFile.objects.visible_to(other.user)) == {published}
    assert waiting in PostFile.objects.visible_to(hers.user)
    for file in (published, waiting):
        assert signed.get(file.url).status_code == 200
        for role in ("visitor", "member", "facilitator", "superuser"):
            assert client_as(role).get(file.url).status_code in (302, 404)


def test_a_file_is_taken_out_and_another_put_in_by_a_change(
    signed, hers, django_capture_on_commit_callbacks, on_disk
):
    signed.post(here(hers), form(files=[photo()]))
    former = PostFile.objects.get()
    post = former.post
    path = address("edit_post", hers.space.public_id, post.topic.public_id, post.public_id)
    sent = form(take_out=former.public_id)
    signed.post(path, {**sent, "preview": "1"})
    assert PostFile.objects.filter(pk=former.pk).exists()
    with django_capture_on_commit_callbacks(execute=True):
        signed.post(path, {**sent, "voice": voice()})
    assert [file.role for file in post.files.all()] == [PostFileRole.VOICE]
    assert on_disk() == {Path(post.files.get().file.name).name}


def test_a_removed_message_takes_its_files_from_the_disk(
    signed, hers, django_capture_on_commit_callbacks, on_disk
):
    signed.post(here(hers), form(files=[photo()], voice=voice()))
    post = Post.objects.get()
    url = post.files.first().url
    path = address("remove_post", hers.space.public_id, post.topic.public_id, post.public_id)
    with django_capture_on_commit_callbacks(execute=True):
        signed.post(path)
    assert on_disk() == set()
    assert signed.get(url).status_code == 404


def test_what_is_never_published_is_erased_after_a_day(
    signed, hers, django_capture_on_commit_callbacks, on_disk
):
    signed.post(here(hers), form(files=[photo()], preview="1"))
    signed.post(here(hers), form(voice=voice()))
    forget_unsent_files.func()
    assert PostFile.objects.count() == 2
    PostFile.objects.update(created_at=timezone.now() - timedelta(days=2))
    with django_capture_on_commit_callbacks(execute=True):
        forget_unsent_files.func()
    assert PostFile.objects.get().role == PostFileRole.VOICE
    assert len(on_disk()) == 1


@pytest.mark.parametrize("who", ["author", "moderator", "other"])
def test_a_voice_is_written_down_by_its_author_or_a_moderator(client, hers, who):
    topic = make_topic(take_part(hers.space))
    post = make_post(hers, topic)
    file = attach_voice(post)
    writer = {
        "author": hers,
        "moderator": take_part(hers.space, moderates=True),
        "other": take_part(hers.space),
    }[who]
    client.force_login(writer.user, backend=BACKEND)
    path = address("transcribe", hers.space.public_id, topic.public_id, post.public_id, file.public_id)
    answer = client.post(path, {"transcript": "Zqparole"})
    shown = text_of(client.get(topic_address(topic)))
    assert answer.status_code == (409 if who == "other" else 302)
    assert ("Zqparole" in shown) == (who != "other")
    assert (path in shown) == (who != "other")


def test_a_sheltered_space_says_that_a_voice_may_be_recognised(signed, hers):
    said = "Une voix peut être reconnue" in text_of(signed.get(here(hers)))
    assert said == hers.space.is_sheltered
