"""A photo of a telephone (HEIC) becomes a JPEG that any browser shows, upright and without its place."""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils.translation import override

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from portal.files.cleaning.__main__ import clean
from portal.files.cleaning.refusal import RefusedFile
from tests.files.corpus_pictures import CANARY, heic
from tests.files.inspection import cleaned, holds_canary


def picture_of(content):
    image = Image.open(BytesIO(content))
    image.load()
    return image


def said(width, height):
    """Return the words in which a file says its size (ISO/IEC 23008-12, 6.5.3)."""
    return b"ispe\0\0\0\0" + width.to_bytes(4, "big") + height.to_bytes(4, "big")


def colour_at(image, place):
    """Return which of the three colours is the strongest there."""
    levels = image.getpixel(place)
    return ("red", "green", "blue")[levels.index(max(levels))]


def test_it_becomes_a_jpeg_without_what_the_telephone_told():
    photo = heic()
    assert holds_canary(photo)
    result = cleaned(photo, f"{CANARY}.HEIC")
    assert not holds_canary(result.content)
    assert result.extension == "jpg"
    assert result.as_file("IMG_0001.HEIC").name == "img_0001.jpg"
    image = picture_of(result.content)
    assert image.format == "JPEG"
    assert dict(image.getexif()) == {}
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_it_stands_upright():
    image = picture_of(cleaned(heic((640, 480), orientation=6)).content)
    assert image.size == (480, 640)
    # Held upright, the left of the sensor is the top of the picture.
    assert colour_at(image, (240, 20)) == "red"
    assert colour_at(image, (240, 620)) == "blue"
    lying = picture_of(cleaned(heic((640, 480), orientation=1)).content)
    assert lying.size == (640, 480)
    assert colour_at(lying, (20, 240)) == "red"


def test_of_several_pictures_the_one_that_the_telephone_shows_is_taken():
    image = picture_of(cleaned(heic((640, 480), orientation=1, others=("green", "green"))).content)
    assert image.size == (640, 480)
    assert colour_at(image, (20, 240)) == "red"


def test_it_is_taken_where_only_pictures_are():
    from django.core.files.uploadedfile import SimpleUploadedFile

    from portal.files.clean import clean as clean_for_all

    assert clean_for_all(SimpleUploadedFile("a.heic", heic()), images_only=True).facts["width"] == 480


def test_it_is_known_by_what_it_holds_when_another_program_wrote_it():
    first = heic().replace(b"ftypheic", b"ftypmif1", 1)
    assert cleaned(first).extension == "jpg"
    with pytest.raises(ValidationError) as refusal:
        cleaned(b"\0\0\0\x18ftypavif\0\0\0\0mif1avif" + bytes(400))
    assert refusal.value.code == "type"


def test_one_that_cannot_be_read_is_refused_with_what_to_change_on_the_telephone():
    with pytest.raises(ValidationError) as refusal:
        cleaned(heic()[:900])
    with override("en"):
        assert "Most Compatible" in refusal.value.messages[0]


def test_one_that_says_it_is_immense_is_refused_unread():
    photo = heic((640, 480), orientation=1)
    immense = photo.replace(said(640, 480), said(60_000, 60_000))
    assert immense != photo
    with pytest.raises(ValidationError) as refusal:
        cleaned(immense)
    assert refusal.value.code == "pixels"


PHOTO = heic((64, 48))


@pytest.mark.filterwarnings("ignore::UserWarning")
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_one_is_cleaned_or_refused(data):
    content = bytearray(PHOTO)
    for place in data.draw(st.lists(st.integers(12, len(content) - 1), min_size=1, max_size=4)):
        content[place] = data.draw(st.integers(0, 255))
    try:
        outcome = clean(bytes(content[: data.draw(st.integers(40, len(content)))]))[1]["extension"]
    except RefusedFile as refusal:
        outcome = refusal.code
    assert outcome in ("jpg", "heic", "pixels", "type")
