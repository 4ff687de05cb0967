"""What enters is cleaned of what tells about people, or refused in words."""

import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

import docx
import pikepdf
import pytest
from PIL import Image

from portal.files import clean as cleaning
from portal.files.cleaning.refusal import RefusedFile
from tests.files import corpus
from tests.files.inspection import cleaned, everything_in, holds_canary

CANARY = corpus.CANARY


@pytest.mark.parametrize("name", corpus.CLEANED)
def test_the_corpus_holds_what_the_cleaning_must_remove(name):
    assert holds_canary(corpus.CLEANED[name]())


@pytest.mark.parametrize("name", corpus.CLEANED)
def test_nothing_told_of_a_person_is_left(name):
    result = cleaned(corpus.CLEANED[name](), name)
    assert not holds_canary(result.content)
    assert result.extension == name.rsplit(".", 1)[-1]


@pytest.mark.parametrize("name", corpus.POLYGLOTS)
def test_a_file_that_is_two_things_becomes_one(name):
    result = cleaned(corpus.POLYGLOTS[name](), name)
    assert not holds_canary(result.content)
    assert b"<script>" not in result.content
    assert b"PK\x03\x04" not in result.content or name.endswith("docx")


@pytest.mark.parametrize("name", corpus.REFUSED)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_refused_file_says_why(name, language):
    from django.utils.translation import override

    with override(language), pytest.raises(ValidationError) as refusal:
        cleaned(corpus.REFUSED[name]())
    assert len(refusal.value.messages[0]) > 10


@pytest.mark.parametrize(
    ("name", "code"),
    [("password", "password"), ("macros", "macros"), ("zip bomb", "unpacked"), ("pixel flood", "pixels"),
     ("five thousand pages", "pages"), ("svg", "type"), ("animated", "animated"),
     ("old office", "old_office"), ("truncated heic", "heic"), ("heic of nothing", "heic")],
)  # fmt: skip
def test_the_reason_is_the_right_one(name, code):
    with pytest.raises(ValidationError) as refusal:
        cleaned(corpus.REFUSED[name]())
    assert refusal.value.code == code


def test_a_file_too_large_is_refused_before_it_is_read(settings):
    settings.LARGEST_FILE = 100
    with pytest.raises(ValidationError) as refusal:
        cleaned(b"a" * 101)
    assert refusal.value.code == "size"


def test_the_name_does_not_decide():
    assert cleaned(corpus.pdf(), "photo.jpg").as_file("photo.jpg").name == "photo.pdf"


def test_a_photograph_is_upright_and_of_a_size_for_slow_lines():
    result = cleaned(corpus.jpeg((4000, 3000)))
    with Image.open(BytesIO(result.content)) as image:
        assert image.size == (1920, 2560)
        assert dict(image.getexif()) == {}


def test_a_transparent_png_stays_transparent():
    output = BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(output, "PNG")
    with Image.open(BytesIO(cleaned(output.getvalue()).content)) as image:
        assert image.mode == "RGBA"


def test_a_pdf_keeps_its_pages_and_its_links_and_loses_what_runs():
    result = cleaned(corpus.pdf(3))
    with pikepdf.open(BytesIO(result.content)) as document:
        assert len(document.pages) == result.facts["pages"] == 3
        kinds = [str(annotation.Subtype) for annotation in document.pages[0].Annots]
        assert kinds == ["/Highlight", "/Link", "/Link"]
        assert str(document.pages[0].Annots[2].A.URI) == "https://example.org/"
        assert "/A" not in document.pages[0].Annots[1]
        assert not document.docinfo
        assert len(document.attachments) == 0
        photo = document.pages[0].Resources.XObject.Photo.read_raw_bytes()
        Image.open(BytesIO(photo)).load()
    assert b"JavaScript" not in everything_in(result.content)


def test_a_word_document_keeps_its_words_and_takes_the_changes():
    document = docx.Document(BytesIO(cleaned(corpus.docx_with_traces()).content))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Un texte à garder." in text
    assert "ajouté" in text
    assert "retiré" not in text
    assert len(document.inline_shapes) == 1


def test_an_opendocument_keeps_its_words():
    with zipfile.ZipFile(BytesIO(cleaned(corpus.odt_with_traces()).content)) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert "Un texte" in archive.read("content.xml").decode()
        assert "à garder" in archive.read("content.xml").decode()


def test_a_text_is_kept_in_utf_8():
    assert cleaned("Été".encode("cp1252")).content.decode() == "Été"


def test_a_cleaner_that_dies_refuses_the_file(monkeypatch):
    monkeypatch.setattr(cleaning, "SECONDS", 0.001)
    with pytest.raises(ValidationError) as refusal:
        cleaned(corpus.pdf())
    assert refusal.value.code == "heavy"


def test_each_reason_has_its_words():
    codes = set()
    folder = Path(cleaning.__file__).parent / "cleaning"
    for path in folder.glob("*.py"):
        codes |= set(__import__("re").findall(r'RefusedFile\("(\w+)"\)', path.read_text("utf-8")))
    assert len(codes) > 8
    assert codes <= set(cleaning.MESSAGES)
    assert RefusedFile("type").code == "type"


def test_compressed_streams_of_the_corpus_are_looked_into():
    packed = zlib.compress(CANARY.encode())
    assert CANARY.encode() not in packed
    assert ContentFile(packed).size == len(packed)


def test_the_cleaning_ends_before_gunicorn_ends_its_worker():
    from portal.files.cleaning import __main__ as child

    assert child.SECONDS < cleaning.SECONDS < 30
