"""A voice that is confided is one sound, which tells nothing beside what is said."""

import struct
import wave
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

import pytest

from portal.files.clean import CONTENT_TYPES
from portal.files.recordings.sounds import clean_sound
from tests.files import made
from tests.files.recordings import SAMPLES

WORD, CANARY, PLACE = b"zqmeta", made.CANARY.encode(), made.PLACE


def sent(content, name="voix.bin"):
    return SimpleUploadedFile(name, content)


def bytes_of(sound):
    return sound.as_file("voix").read()


def refusal_of(content, **options):
    with pytest.raises(ValidationError) as refusal:
        clean_sound(sent(content), **options)
    return refusal.value.code


@pytest.mark.parametrize(
    ("name", "extension", "seconds"),
    [("sound.m4a", "m4a", 1), ("sound.mp3", "mp3", 1), ("sound.ogg", "ogg", 1), ("sound.opus", "ogg", 1)],
)
def test_each_kind_of_sound_is_taken_with_its_length_and_without_its_tags(name, extension, seconds):
    content = (SAMPLES / name).read_bytes()
    assert WORD in content
    sound = clean_sound(sent(content, name))
    assert (sound.extension, sound.seconds) == (extension, seconds)
    assert WORD not in bytes_of(sound)
    assert CONTENT_TYPES[extension].startswith("audio/")


def test_the_title_and_the_place_of_a_telephone_go_and_the_voice_stays():
    content = made.sound_with_place()
    assert CANARY in content
    assert PLACE in content
    sound = clean_sound(sent(content))
    left = bytes_of(sound)
    for word in (CANARY, PLACE, b"\xa9xyz", b"\xa9nam", b"\xa9ART", b"loci", b"ilst", b"udta"):
        assert word not in left, word
    start = content.index(b"mdat")
    length = int.from_bytes(content[start - 4 : start], "big") - 4
    assert left[start : start + length] == content[start : start + length]
    assert len(left) == len(content)


def test_a_wav_keeps_its_sound_and_loses_the_rest():
    content = made.wav_with_traces(seconds=3)
    assert CANARY in content
    sound = clean_sound(sent(content))
    assert (sound.extension, sound.seconds) == ("wav", 3)
    left = bytes_of(sound)
    for word in (CANARY, PLACE, b"LIST", b"bext", b"id3 "):
        assert word not in left, word
    with wave.open(BytesIO(left)) as read:
        assert read.getnframes() == 3 * 8000


def test_a_wav_whose_end_was_never_written_lasts_to_the_end_of_the_file():
    whole = made.wav_with_traces()[: 44 + 32_000]
    for unknown in (b"\0\0\0\0", b"\xff\xff\xff\xff"):
        sound = clean_sound(sent(whole[:40] + unknown + whole[44:]))
        assert sound.seconds == 2


@pytest.mark.parametrize("place", range(12, 60, 3))
def test_a_damaged_wav_is_refused_or_taken_without_its_words(place):
    content = made.wav_with_traces()
    damaged = content[:place] + b"\x7f\xff\x01" + content[place + 3 :]
    try:
        left = bytes_of(clean_sound(sent(damaged)))
    except ValidationError as refusal:
        assert refusal.code in ("broken", "sound")
    else:
        assert CANARY not in left


def element(kind, content):
    return kind + (0x10000000 | len(content)).to_bytes(4, "big") + content


def live_webm(clusters):
    """A sound as a browser records it: it does not say how long it is, nor where it ends."""

    def cluster(at):
        block = b"\x80" + bytes(20)
        blocks = [element(b"\xa3", b"\x81" + struct.pack(">h", after) + block) for after in (0, 960)]
        return element(b"\x1f\x43\xb6\x75", element(b"\xe7", at.to_bytes(4, "big")) + b"".join(blocks))

    head = element(b"\x1a\x45\xdf\xa3", element(b"\x42\x82", b"webm"))
    track = element(b"\xae", element(b"\xd7", b"\x01") + element(b"\x83", b"\x02"))
    info = element(b"\x15\x49\xa9\x66", element(b"\x2a\xd7\xb1", (1_000_000).to_bytes(3, "big")))
    title = element(b"\x12\x54\xc3\x67", CANARY)
    segment = info + element(b"\x16\x54\xae\x6b", track) + title + b"".join(map(cluster, clusters))
    return head + b"\x18\x53\x80\x67\x01" + b"\xff" * 7 + segment


def fragmented_m4a(runs, *, each=None):
    """A sound as Safari records it: runs of samples, of 1024 ticks or of `each`."""
    box, long = made.box, lambda *numbers: struct.pack(f">{len(numbers)}I", *numbers)
    media = box(b"mdhd", long(0, 7, 7, 48_000, 0, 0)) + box(
        b"hdlr", long(0, 0) + b"soun" + bytes(12) + CANARY
    )
    moov = box(b"mvhd", bytes(100)) + box(b"trak", box(b"mdia", media))
    moov += box(b"mvex", box(b"trex", long(0, 1, 1, 1024, 0, 0)))
    content = box(b"ftyp", b"isom" + bytes(8)) + box(b"moov", moov)
    for number in runs:
        lengths = long(*[each] * number) if each else b""
        run = box(b"trun", long(0x100 if each else 0, number) + lengths)
        content += box(b"moof", box(b"traf", box(b"tfhd", long(0, 1)) + run)) + box(b"mdat", bytes(40))
    return content


def test_a_sound_that_a_browser_recorded_is_measured_by_what_it_holds():
    found = clean_sound(sent(live_webm([0, 61_000])))
    assert (found.extension, found.seconds) == ("weba", 62)
    assert CANARY not in bytes_of(found)
    found = clean_sound(sent(fragmented_m4a([469, 469])))
    assert (found.extension, found.seconds) == ("m4a", 20)
    assert CANARY not in bytes_of(found)
    assert clean_sound(sent(fragmented_m4a([10, 40], each=48_000))).seconds == 50


def test_a_length_that_nobody_could_speak_is_not_believed():
    assert refusal_of(fragmented_m4a([4, 4], each=0xFFFFFFFF)) == "broken"
    endless = made.wav_with_traces().replace(struct.pack("<II", 8000, 16_000), struct.pack("<II", 8000, 0))
    assert refusal_of(endless) == "broken"


def test_an_mp3_is_measured_frame_after_frame():
    frame = b"\xff\xfb\x90\x00".ljust(417, b"\0")  # 128 kbit/s at 44.1 kHz: 26 ms
    tag = b"ID3\3\0\0\0\0\0\x0a" + CANARY.ljust(10, b"\0")
    found = clean_sound(sent(tag + frame * 1149))
    assert (found.extension, found.seconds) == ("mp3", 30)


def test_a_video_is_told_to_be_sent_as_a_sound():
    assert refusal_of((SAMPLES / "sound-and-picture.mp4").read_bytes()) == "video"
    assert refusal_of((SAMPLES / "silent.webm").read_bytes()) == "video"


@pytest.mark.parametrize("content", [b"%PDF-1.7" + bytes(80), b"texte " * 40, made.gps_photo()])
def test_what_is_no_sound_is_refused_whatever_its_name(content):
    assert refusal_of(content) == "sound"


def test_one_that_is_empty_too_heavy_or_too_long_says_so(settings):
    assert refusal_of(b"") == "empty"
    assert refusal_of(made.wav_with_traces(seconds=130), longest=120) == "long"
    assert clean_sound(sent(made.wav_with_traces(seconds=120)), longest=120).seconds == 120
    settings.LARGEST_SOUND = 1000
    assert refusal_of(made.wav_with_traces()) == "sound_size"


def test_what_was_sent_is_left_as_it_came():
    content = made.wav_with_traces()
    file = sent(content)
    clean_sound(file)
    file.seek(0)
    assert file.read() == content


def test_it_is_saved_under_a_harmless_name_and_not_cleaned_as_a_document():
    file = clean_sound(sent(made.wav_with_traces())).as_file("../../Ma voix.exe")
    assert file.name == "ma-voix.wav"
    assert file.is_clean
    assert file.size == len(made.wav_with_traces())
