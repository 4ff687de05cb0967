"""A recording is what it holds, whatever its name, and loses what it tells about people."""

import shutil
import struct

from django.core.exceptions import ValidationError

import pytest

from portal.files.media.cleaning import clean_recording
from tests.webinars.recordings.made import SAMPLES

WORD = b"zqmeta"
KINDS = {
    "sound-and-picture.mp4": "mp4",
    "silent-in-fragments.mp4": "mp4",
    "silent.webm": "webm",
    "sound.m4a": "m4a",
    "sound.mp3": "mp3",
    "sound.ogg": "ogg",
    "sound.opus": "ogg",
}


@pytest.fixture
def sample(tmp_path):
    def copied(name, change=lambda content: content):
        path = tmp_path / "a.bin"
        path.write_bytes(change((SAMPLES / name).read_bytes()))
        return path

    return copied


def box(kind, content=b""):
    return struct.pack(">I4s", 8 + len(content), kind) + content


def refused(path):
    with pytest.raises(ValidationError) as refusal:
        clean_recording(path)
    return refusal.value.code


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_is_known_by_its_content_and_loses_its_metadata(sample, name):
    path = sample(name)
    before = path.read_bytes()
    assert WORD in before
    assert clean_recording(path).extension == KINDS[name]
    after = path.read_bytes()
    assert WORD not in after
    # Nothing moves but what was cut off at the end of a sound: what plays is where it was.
    assert len(after) == len(before) or name == "sound.mp3"


def test_a_video_without_sound_is_taken(sample):
    assert clean_recording(sample("silent.webm")).is_video


def test_the_length_is_read_where_it_is_written(sample):
    assert clean_recording(sample("sound-and-picture.mp4")).seconds == 2
    assert clean_recording(sample("silent.webm")).seconds == 2
    assert clean_recording(sample("sound.mp3")).seconds is None


def test_cleaning_twice_changes_nothing_more(sample):
    path = sample("sound.ogg")
    clean_recording(path)
    once = path.read_bytes()
    clean_recording(path)
    assert path.read_bytes() == once


def test_the_place_and_what_a_camera_adds_are_blanked(sample):
    def with_camera(content):
        place = box(b"udta", box(b"\xa9xyz", b"+46.8139-071.2080/"))
        return content + box(b"uuid", b"XMP zqcamera" + bytes(8)) + box(b"free", b"zqleft") + place

    path = sample("sound-and-picture.mp4", with_camera)
    clean_recording(path)
    for word in (b"zqcamera", b"zqleft", b"46.8139", b"uuid", b"udta"):
        assert word not in path.read_bytes(), word


def test_a_track_of_data_is_refused_with_a_reason(sample):
    path = sample("sound-and-picture.mp4", lambda content: content.replace(b"soun", b"meta"))
    assert refused(path) == "tracks"


@pytest.mark.parametrize("content", [b"%PDF-1.7" + bytes(80), b"\x89PNG\r\n" + bytes(80), b"texte " * 20])
def test_what_is_no_recording_is_refused_whatever_its_name(tmp_path, content):
    path = tmp_path / "video.mp4"
    path.write_bytes(content)
    assert refused(path) == "type"


def test_an_empty_file_says_so(tmp_path):
    path = tmp_path / "video.mp4"
    path.write_bytes(b"")
    assert refused(path) == "empty"


def test_a_picture_in_the_same_boxes_is_no_recording(tmp_path):
    path = tmp_path / "photo.mp4"
    path.write_bytes(box(b"ftyp", b"heic" + bytes(12)) + box(b"meta", bytes(80)))
    assert refused(path) == "type"


@pytest.mark.parametrize("name", KINDS)
def test_a_recording_that_was_cut_never_passes_for_another(sample, name):
    whole = (SAMPLES / name).stat().st_size
    for length in (70, whole // 2):
        path = sample(name, lambda content, length=length: content[:length])
        try:
            found = clean_recording(path)
        except ValidationError as refusal:
            assert refusal.code in ("broken", "type"), (name, length)
        else:
            # A sound is made of frames: half of them play, and the tags are gone all the same.
            assert found.extension == KINDS[name]
            assert WORD not in path.read_bytes()


@pytest.mark.parametrize("place", range(0, 400, 7))
def test_damaged_headers_are_refused_or_taken_but_never_crash(sample, place):
    for name in KINDS:

        def damaged(content):
            return content[:place] + b"\xff\x00\xff" + content[place + 3 :]

        path = sample(name, damaged)
        try:
            assert clean_recording(path).extension in KINDS.values()
        except ValidationError as refusal:
            assert refusal.code in ("broken", "type", "tracks")


def test_a_large_recording_is_never_held_in_memory(tmp_path):
    import tracemalloc

    path = tmp_path / "large.mp4"
    shutil.copy(SAMPLES / "sound-and-picture.mp4", path)
    size = 3 * 1024**3
    with path.open("r+b") as file:
        file.seek(0, 2)
        # A box of three gigabytes, most of it a hole: only its header is on the disk.
        file.write(struct.pack(">I4sQ", 1, b"mdat", size))
        file.truncate(file.tell() + size - 16)
    tracemalloc.start()
    assert clean_recording(path).extension == "mp4"
    assert tracemalloc.get_traced_memory()[1] < 8 * 1024**2
    tracemalloc.stop()
