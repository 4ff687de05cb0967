"""The charter read aloud: an MP3, without what programs write into it."""

from time import process_time

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

import pytest

from members.charter.recording import LARGEST, check_recording, without_tags
from tests.factories import make_charter

SOUND = b"\xff\xfb\x90\x00" + b"\x00" * 400
TAGGED = (
    b"ID3\x04\x00\x00\x00\x00\x01\x00"
    + b"zqauteurzq".ljust(128, b"\x00")
    + SOUND
    + b"TAG"
    + b"zqlieuzq".ljust(125)
)
PATH = {"fr": "/fr/charte/voix/", "en": "/en/charter/voice/"}


@pytest.fixture
def leaves(settings, tmp_path):
    """Keep files in a folder of the test."""
    settings.MEDIA_ROOT = tmp_path


def recorded(**fields):
    return make_charter(audio_fr=ContentFile(TAGGED, name="Zqnom de fichierzq.mp3"), **fields)


def test_nothing_but_the_sound_is_kept():
    assert without_tags(TAGGED) == SOUND
    assert without_tags(SOUND) == SOUND


def test_what_other_programs_write_at_the_end_goes_too():
    held = b"zqauteurzq".ljust(64)
    ape = b"APETAGEX" + (2000).to_bytes(4, "little")
    size, count = (len(held) + 32).to_bytes(4, "little"), (1).to_bytes(4, "little")
    header = ape + size + count + (0xA0000000).to_bytes(4, "little") + bytes(8)
    footer = ape + size + count + (0x80000000).to_bytes(4, "little") + bytes(8)
    old = b"TAG" + b"zqlieuzq".ljust(125)
    assert without_tags(SOUND + header + held + footer + old) == SOUND
    # A size that is not true takes nothing but itself away.
    wrong = ape + b"\xff\xff\xff\x7f" + count + bytes(12)
    assert without_tags(SOUND + wrong) == SOUND


def test_a_recording_made_of_tags_takes_no_time():
    began = process_time()
    assert without_tags(b"ID3\x04\x00\x00\x00\x00\x00\x00" * (LARGEST // 50) + SOUND) == SOUND
    assert process_time() - began < 5


def test_it_is_heard_by_everybody_and_before_signing(site, leaves, client_as):
    member = client_as("member")
    version = recorded()
    assert "zq" not in version.audio_fr.name.lower()
    for client in (client_as("visitor"), member):
        response = client.get(f"{PATH['fr']}{version.pk}/")
        assert b"".join(response.streaming_content) == SOUND
        assert response["Content-Type"] == "audio/mpeg"
    assert f'src="{PATH["fr"]}{version.pk}/"' in client_as("visitor").get("/fr/charte/").content.decode()
    assert f'src="{PATH["fr"]}{version.pk}/"' in member.get("/fr/compte/charte/").content.decode()


def test_a_part_of_it_is_sent_to_who_asks(site, leaves, client_as):
    response = client_as("visitor").get(f"{PATH['fr']}{recorded().pk}/", headers={"Range": "bytes=0-3"})
    assert response.status_code == 206
    assert b"".join(response.streaming_content) == SOUND[:4]


def test_a_draft_and_a_language_without_recording_give_nothing(site, leaves, client_as):
    client = client_as("visitor")
    draft = recorded(published=False)
    version = recorded()
    assert client.get(f"{PATH['fr']}{draft.pk}/").status_code == 302
    assert client.get(f"{PATH['en']}{version.pk}/").status_code == 302
    assert "<audio" not in client.get("/en/charter/").content.decode()


@pytest.mark.parametrize("content", [b"", b"RIFF....WAVE", b"<script>", b"\xff\x00"])
def test_what_is_no_mp3_is_refused(content):
    with pytest.raises(ValidationError):
        check_recording(ContentFile(content))


def test_what_is_too_large_is_refused():
    file = ContentFile(SOUND)
    file.size = LARGEST + 1
    with pytest.raises(ValidationError):
        check_recording(file)
    check_recording(ContentFile(SOUND))
