"""What is stored of a file that somebody confides, under what name, and what leaves of it (R21 to R23)."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

import pytest

from portal.files.clean import clean
from portal.files.names import given_name, one_line, stored_name
from portal.files.recordings.sounds import clean_sound
from tests.factories import make_event
from tests.files import made
from tests.files.inspection import everything_in, holds_canary
from webinars.models import Material

CONFIDED = {
    "a photo with its place": (made.gps_photo, "jpg"),
    "a PNG with its author": (made.png_with_author, "png"),
    "a photo of a telephone": (made.telephone_photo, "jpg"),
    "a Word file with comments and changes": (made.word_with_comments, "docx"),
    "a PDF that runs and carries": (made.pdf_with_traces, "pdf"),
    "a picture that is also a page": (made.polyglot, "jpg"),
}
REFUSED = {
    "a bomb": (made.zip_bomb, "unpacked"),
    "a flood": (made.flood, "pixels"),
    "a drawing that runs": (made.hostile_svg, "type"),
    "a page that runs": (made.hostile_page, "type"),
    "nothing": (bytes, "empty"),
}


def confide(site, content, name="recit.jpg", shown="Récit"):
    material = Material(event=make_event(site), audience="public", name=shown)
    material.file = ContentFile(content, name=name)
    material.save()
    material.refresh_from_db()
    return material


def on_disk():
    return {path for path in Path(settings.PRIVATE_ROOT).rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", CONFIDED)
def test_the_bytes_on_the_disk_tell_nothing_of_a_person(site, name):
    make, extension = CONFIDED[name]
    content = make()
    assert holds_canary(content)
    before = on_disk()
    material = confide(site, content, f"{made.CANARY}.exe")
    (stored,) = on_disk() - before
    assert not holds_canary(stored.read_bytes())
    assert made.CANARY.lower() not in str(stored).lower()
    assert (stored.suffix, material.extension) == (f".{extension}", extension)
    assert material.size == stored.stat().st_size


TRACES = {
    "docx": (made.word_with_comments, "Commentaire|retir|<w:ins |<w:del |comments.xml|w:author|custom.xml"),
    "pdf": (made.pdf_with_traces, "JavaScript|EmbeddedFile|/OpenAction|/Author|/Metadata"),
}


@pytest.mark.parametrize("kind", TRACES)
def test_nothing_is_left_in_a_document_of_what_it_does_not_show(kind):
    make, words = TRACES[kind]
    content = make()
    before, after = (everything_in(one) for one in (content, clean(SimpleUploadedFile("a", content)).content))
    for word in words.split("|"):
        assert word.encode() in before, word
        assert word.encode() not in after, word


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_leaves_nothing_on_the_disk(site, name):
    make, code = REFUSED[name]
    before = on_disk()
    with pytest.raises(ValidationError) as refusal:
        confide(site, make(), "recit.jpg")
    assert refusal.value.code == code
    assert on_disk() == before
    assert not Material.objects.exists()


@pytest.mark.parametrize("name", made.HOSTILE_NAMES)
def test_no_name_leaves_its_folder_nor_breaks_what_shows_it(site, client_as, name):
    hostile = made.HOSTILE_NAMES[name]
    before = on_disk()
    # A file without any name is no file to a form.
    material = confide(site, made.pdf_with_traces(), hostile or "sans", shown=hostile)
    (stored,) = on_disk() - before
    assert stored.parent == Path(settings.PRIVATE_ROOT) / "material"
    assert harmless(stored.name)
    assert stored.name.endswith(".pdf")
    assert harmless(material.download_name)
    assert len(material.name) <= 120
    assert not {"\u202e", "\r", "\n", "\x00"} & set(material.name)
    header = client_as("visitor").get(material.url)["Content-Disposition"]
    assert harmless(header.split('filename="')[1].rstrip('"'))


def harmless(name):
    """Tell whether a name is of small letters, digits and hyphens, with one ending that tells the truth."""
    base, _dot, ending = name.partition(".")
    return base.replace("-", "").replace("_", "").isalnum() and name.isascii() and ending == "pdf"


@pytest.mark.parametrize("name", made.HOSTILE_NAMES)
def test_a_clean_file_and_a_clean_sound_are_handed_on_under_a_harmless_name(name):
    hostile = made.HOSTILE_NAMES[name]
    file = clean(SimpleUploadedFile("a", made.gps_photo())).as_file(hostile)
    sound = clean_sound(SimpleUploadedFile("a", made.wav_with_traces())).as_file(hostile)
    for handed, extension in ((file, "jpg"), (sound, "wav")):
        assert handed.name == stored_name(hostile, extension)
        assert harmless(handed.name.removesuffix(extension) + "pdf")
        assert len(handed.name) <= 64
        assert made.CANARY.lower() not in handed.name


def test_the_name_that_a_person_gave_is_shown_to_her_without_its_folders():
    assert given_name("C:\\Users\\marie\\Mon récit (2).docx") == "Mon récit (2)"
    assert given_name("../../etc/passwd.pdf") == "passwd"
    assert given_name("recit\u202efdp.exe") == "recit fdp"
    assert given_name("rapport.php.pdf") == "rapport.php"
    assert given_name("") == given_name(None) == ""
    assert given_name("é" * 300 + ".pdf") == "é" * 120
    assert one_line("Notes / résumé\r\n suite\u2028fin\x00") == "Notes / résumé suite fin"
