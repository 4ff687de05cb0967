"""Photos of a paper become one PDF that can be read, printed and sent, and that tells nothing else."""

import subprocess
import sys
from io import BytesIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

import pikepdf
import pytest
from PIL import Image, ImageStat

from portal.files.binding.paper import HEAVIEST_PAGE, is_of_a_paper
from portal.files.papers import MOST_PHOTOS, pdf_of_photos
from tests.files import made
from tests.files.corpus_pictures import jpeg, png
from tests.files.inspection import holds_canary


def sent(*contents):
    return [SimpleUploadedFile(f"{made.CANARY}-{n}.jpg", content) for n, content in enumerate(contents)]


def picture_on(page):
    return Image.open(BytesIO(page.Resources.XObject.Photo.read_raw_bytes()))


def refusal_of(files):
    with pytest.raises(ValidationError) as refusal:
        pdf_of_photos(files, "fr")
    return refusal.value.code


def test_forty_photos_are_forty_pages_in_their_order():
    sizes = [(600 + 10 * number, 800) for number in range(MOST_PHOTOS)]
    photos = [made.paper_photo(number, size) for number, size in enumerate(sizes)]
    paper = pdf_of_photos(sent(*photos), "fr")
    assert paper.extension == "pdf"
    assert paper.facts == {"pages": 40}
    with pikepdf.open(BytesIO(paper.content)) as document:
        assert [picture_on(page).width for page in document.pages] == [width for width, _height in sizes]
    assert refusal_of(sent(*photos, photos[0])) == "photos"


def test_a_page_is_a_sheet_upright_or_lying_as_its_photo_is():
    photos = [
        made.paper_photo(size=(1200, 1600)),
        made.paper_photo(size=(1600, 1200)),
        # The telephone was held upright: what it saw lies on its side.
        made.paper_photo(size=(1600, 1200), orientation=6),
    ]
    with pikepdf.open(BytesIO(pdf_of_photos(sent(*photos), "fr").content)) as document:
        sheets = [[float(number) for number in page.mediabox] for page in document.pages]
        assert sheets == [[0, 0, 612, 792], [0, 0, 792, 612], [0, 0, 612, 792]]
        assert picture_on(document.pages[2]).size == (1200, 1600)
        drawn = document.pages[0].Contents.read_bytes().split()
        width, height, left, bottom = (float(drawn[place]) for place in (1, 4, 5, 6))
        assert (width, height) == pytest.approx((594, 792))
        assert (left, bottom) == pytest.approx((9, 0))


def test_it_says_its_language_and_a_neutral_title_and_nothing_else():
    photo = made.paper_photo()
    assert holds_canary(photo)
    content = pdf_of_photos(sent(photo, png()), "fr").content
    assert not holds_canary(content)
    for word in (b"Exif", b"pikepdf", b"Producer", b"CreationDate", b"XML"):
        assert word not in content, word
    with pikepdf.open(BytesIO(content)) as document:
        assert str(document.Root.Lang) == "fr"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert set(document.docinfo) == {"/Title"}
        assert made.CANARY not in str(document.docinfo["/Title"])
        assert "/Metadata" not in document.Root
        image = picture_on(document.pages[0])
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    english = pdf_of_photos(sent(photo), "en").content
    with pikepdf.open(BytesIO(english)) as document:
        assert (str(document.Root.Lang), str(document.docinfo["/Title"])) == ("en", "Paper document")


def test_no_page_is_heavy_and_a_plain_one_stays_sharp():
    noisy, plain = jpeg((2400, 1800), gps=False, orientation=1), made.paper_photo(size=(1654, 2200))
    assert len(noisy) > 2 * HEAVIEST_PAGE
    with pikepdf.open(BytesIO(pdf_of_photos(sent(noisy, plain), "fr").content)) as document:
        weights = [len(page.Resources.XObject.Photo.read_raw_bytes()) for page in document.pages]
        assert max(weights) <= HEAVIEST_PAGE
        assert picture_on(document.pages[1]).size == (1654, 2200)


def greys_of(content):
    with pikepdf.open(BytesIO(content)) as document:
        return ImageStat.Stat(picture_on(document.pages[0]).convert("L")).extrema[0]


def test_the_greys_of_a_paper_are_spread_and_those_of_a_room_are_not():
    paper = made.paper_photo()
    before = ImageStat.Stat(Image.open(BytesIO(paper)).convert("L")).extrema[0]
    after = greys_of(pdf_of_photos(sent(paper), "fr").content)
    assert before[1] < 215
    assert after[1] > 245
    output = BytesIO()
    room = Image.linear_gradient("L").resize((600, 800)).point(lambda level: 40 + level // 4).convert("RGB")
    room.save(output, "JPEG")
    assert greys_of(pdf_of_photos(sent(output.getvalue()), "fr").content)[1] < 120


def test_the_colours_of_a_paper_stay():
    sheet = Image.new("RGB", (600, 800), (200, 200, 196))
    sheet.paste((180, 40, 40), (100, 100, 200, 200))
    assert is_of_a_paper(sheet)
    output = BytesIO()
    sheet.save(output, "PNG")
    with pikepdf.open(BytesIO(pdf_of_photos(sent(output.getvalue()), "fr").content)) as document:
        red, green, blue = picture_on(document.pages[0]).convert("RGB").getpixel((150, 150))
        assert red > green + 80
        assert red > blue + 80


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (made.flood(), "pixels"),
        (made.pdf_with_traces(), "picture"),
        (jpeg()[:2000], "broken"),
        (made.hostile_svg(), "type"),
        (b"", "empty"),
    ],
)
def test_one_bad_photo_refuses_the_paper_with_its_reason(content, code):
    assert refusal_of(sent(made.paper_photo(size=(600, 800)), content)) == code


def test_no_photo_makes_no_paper():
    assert refusal_of([]) == "empty"


def test_large_photos_are_held_one_at_a_time(tmp_path):
    photos, photo = tmp_path / "photos", made.paper_photo(size=(3024, 4032))
    photos.mkdir()
    for number in range(8):
        (photos / f"{number:03}").write_bytes(photo)
    most = megabytes_to_bind(photos, tmp_path / "paper.pdf")
    for number in range(1, 8):
        (photos / f"{number:03}").unlink()
    alone = megabytes_to_bind(photos, tmp_path / "paper.pdf")
    assert most < 300
    # Seven more pages weigh what their light pictures do, and not seven photos of 36 MB.
    assert most - alone < 36


# The most memory that the process held, as its system counts it; what started it is not counted.
BIND = """
import re, sys
from portal.files.binding.__main__ import main
main(*sys.argv[1:])
print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""


def megabytes_to_bind(folder, destination):
    arguments = [sys.executable, "-c", BIND, str(folder), str(destination), "fr", "Titre"]
    done = subprocess.run(arguments, cwd=settings.BASE_DIR, capture_output=True, check=True)
    facts, _end, kilobytes = done.stdout.decode().partition("}")
    assert '"pages"' in facts
    return int(kilobytes) / 1024
