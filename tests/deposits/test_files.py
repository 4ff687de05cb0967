"""What is sent with a deposit: cleaned, put together, looked through for names, never lost for another."""

import re
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from deposits import depositing
from deposits.models import Deposit, DepositFile, DepositState, FileRole
from deposits.receiving import MOST_BYTES, take_files
from portal.files.incoming import told_name
from tests.deposits.making import make_draft
from tests.factories import make_person
from tests.files import made

pytestmark = pytest.mark.django_db
MINE = "/fr/compte/contributions/"


@pytest.fixture
def member(person):
    return person("member")


@pytest.fixture
def draft(site, member):
    return make_draft(member, link="")


def upload(content, name="photo.jpg"):
    return SimpleUploadedFile(name, content)


def stored(deposit):
    """Return the bytes of all the files of a deposit, as they are on the disk."""
    paths = [Path(settings.PRIVATE_ROOT) / file.file.name for file in deposit.files.all()]
    assert paths
    return [path.read_bytes() for path in paths]


def test_photos_of_a_paper_become_one_document_in_their_order(draft, member):
    photos = [upload(made.paper_photo(number), f"{number}.jpg") for number in (1, 2, 3)]
    assert take_files(draft, [(FileRole.PHOTO, photo) for photo in photos]) == []
    depositing.submit(draft, member)
    (paper,) = draft.files.as_sent()
    assert (paper.role, paper.pages) == (FileRole.PAPER, 3)
    with pikepdf.open(paper.file.path) as pdf:
        assert len(pdf.pages) == 3
        assert str(pdf.Root.Lang) == "fr"


def test_a_photo_taken_out_is_taken_out_of_the_document(draft, member):
    photos = [upload(made.paper_photo(number), f"{number}.jpg") for number in (1, 2)]
    take_files(draft, [(FileRole.PHOTO, photo) for photo in photos])
    depositing.submit(draft, member)
    Deposit.objects.filter(pk=draft.pk).update(state=DepositState.CHANGES)
    depositing.remove_file(draft, draft.files.filter(role=FileRole.PHOTO).first().pk)
    assert not draft.files.filter(role=FileRole.PAPER).exists()


@pytest.mark.parametrize("builder", [made.gps_photo, made.telephone_photo, made.png_with_author])
def test_a_photo_keeps_nothing_of_where_and_by_whom_it_was_taken(draft, builder):
    assert take_files(draft, [(FileRole.PHOTO, upload(builder()))]) == []
    for content in stored(draft):
        assert made.CANARY.encode() not in content
        assert b"GPS" not in content
        assert b"Exif" not in content


@pytest.mark.parametrize("builder", [made.word_with_comments, made.pdf_with_traces])
def test_a_document_keeps_nothing_of_who_wrote_and_corrected_it(draft, builder):
    assert take_files(draft, [(FileRole.FILE, upload(builder(), "Rapport de Marie.docx"))]) == []
    for content in stored(draft):
        assert made.CANARY.encode() not in content
    assert "Marie" not in DepositFile.objects.get().file.name + DepositFile.objects.get().download_name


def test_a_voice_is_kept_alone_and_says_how_long_it_lasts(draft):
    for _again in range(2):
        sounds = [(FileRole.VOICE, upload(made.wav_with_traces(2), "moi.wav"))]
        assert take_files(draft, sounds) == []
    other = [(FileRole.VOICE, upload(made.wav_with_traces(3), "moi.wav"))]
    assert take_files(draft, other) == []
    voice = draft.files.get(role=FileRole.VOICE)
    assert voice.seconds == 3
    assert made.CANARY.encode() not in stored(draft)[0]


@pytest.mark.parametrize(
    "content",
    [b"", made.hostile_svg(), made.hostile_page(), made.zip_bomb(), made.flood(), b"MZ\x90\x00" * 200],
    ids=["empty", "svg", "page", "bomb", "flood", "program"],
)
def test_a_hostile_file_is_refused_in_words_and_leaves_nothing(draft, content):
    (refused,) = take_files(draft, [(FileRole.FILE, upload(content, "x.pdf"))])
    assert len(refused.reason) > 15
    assert not draft.files.exists()


@pytest.mark.parametrize("name", made.HOSTILE_NAMES)
def test_no_name_of_a_file_harms_the_page_that_repeats_it(name):
    said = told_name(name)
    assert 0 < len(said) <= 60
    assert not re.search(r"[/\\\x00-\x1f\u202a-\u202e\u2066-\u2069]", said)


def test_all_the_files_together_stay_under_what_a_telephone_sends(draft):
    DepositFile.objects.create(
        deposit=draft, role=FileRole.FILE, digest="d", file=upload(b"Un texte.", "a.txt")
    )
    DepositFile.objects.update(size=MOST_BYTES - 10)
    (refused,) = take_files(draft, [(FileRole.FILE, upload(b"Un autre texte, plus long.", "b.txt"))])
    assert "25" in refused.reason
    assert draft.files.count() == 1


def test_what_looks_like_a_name_in_a_file_is_marked_before_it_is_sent(draft, client_as):
    text = "Madame Tremblay habite au 12, rue des Lilas. Son numéro : 514 555-0199."
    take_files(draft, [(FileRole.FILE, upload(text.encode(), "a.txt"))])
    page = client_as("member").get(f"{MINE}{draft.public_id}/verifier/").content.decode()
    marks = re.findall(r"<mark[^>]*>(.*?)</mark>", page, re.DOTALL)
    assert any("Tremblay" in mark for mark in marks)
    assert any("514" in mark for mark in marks)
    assert any("Lilas" in mark for mark in marks)


def test_hostile_words_are_shown_harmless_on_the_check(site, client_as, member):
    draft = make_draft(member, why="<script>alert(1)</script> Madame <b>Roy</b> & fils")
    page = client_as("member").get(f"{MINE}{draft.public_id}/verifier/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_forty_pages_of_a_scan_are_taken(draft, member):
    photos = [
        upload(made.paper_photo(number, (300 + number, 400)), f"{number}.jpg") for number in range(1, 41)
    ]
    assert take_files(draft, [(FileRole.PHOTO, photo) for photo in photos]) == []
    (refused,) = take_files(draft, [(FileRole.PHOTO, upload(made.paper_photo(99, (300, 400))))])
    assert "uarante" in refused.reason
    depositing.submit(draft, member)
    paper = draft.files.get(role=FileRole.PAPER)
    assert len(PdfDocument(paper.file.path)) == 40


def test_nobody_adds_a_file_to_what_is_sent(draft, member):
    take_files(draft, [(FileRole.FILE, upload(b"Le texte.", "a.txt"))])
    depositing.submit(draft, member)
    with pytest.raises(depositing.Moved):
        take_files(draft, [(FileRole.FILE, upload(b"Autre.", "b.txt"))])
    assert draft.files.count() == 1


def test_a_file_of_somebody_else_is_not_taken_out(draft):
    other = make_draft(make_person("member"))
    take_files(other, [(FileRole.FILE, upload(b"Le texte.", "a.txt"))])
    depositing.remove_file(draft, other.files.get().pk)
    assert other.files.count() == 1
