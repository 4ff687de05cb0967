"""Pictures inside documents stay what they are, without what tells about people."""

import gzip
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from portal.files.cleaning.jpeg2000 import bare_jpeg2000
from portal.files.cleaning.media import clean_media
from portal.files.cleaning.pdf import clean_pdf
from portal.files.cleaning.refusal import RefusedFile
from tests.files import corpus_pdf, corpus_pictures
from tests.files.inspection import holds_canary

# Made once, as some are drawn by chance.
INSIDE = {name: make() for name, make in corpus_pictures.INSIDE.items()}
DRAWN_BY_DOTS = [name for name in INSIDE if name.startswith(("image", "photo"))]


@pytest.mark.parametrize("name", INSIDE)
def test_a_picture_inside_a_document_tells_nothing(name):
    content = INSIDE[name]
    assert holds_canary(content)
    assert not holds_canary(clean_media(content))


@pytest.mark.parametrize("name", DRAWN_BY_DOTS)
def test_a_picture_inside_a_document_keeps_its_dots(name):
    content = INSIDE[name]
    with Image.open(BytesIO(content)) as before, Image.open(BytesIO(clean_media(content))) as after:
        assert (after.format, after.size) == (
            before.format if before.format != "MPO" else "JPEG",
            before.size,
        )
        assert after.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()
        assert dict(after.getexif()) == {} or name.endswith("tiff")


def test_a_moving_picture_still_moves_without_end():
    with Image.open(BytesIO(clean_media(corpus_pictures.gif_with_traces()))) as image:
        assert image.n_frames == 2
        assert image.info["loop"] == 0
        assert "comment" not in image.info


def test_a_webp_says_that_it_has_no_more_metadata():
    content = clean_media(corpus_pictures.webp_with_traces())
    assert content[12:16] == b"VP8X"
    assert content[20] & 0b101100 == 0
    assert int.from_bytes(content[4:8], "little") == len(content) - 8


def test_a_drawing_keeps_its_shapes_and_words():
    drawing = clean_media(corpus_pictures.svg_with_traces()).decode()
    assert 'id="kept"' in drawing
    assert "Un mot" in drawing
    assert "data:image/jpeg;base64," in drawing
    assert "rect { fill: none }" in drawing
    for word in ("onload", "script", "example", "foreignObject", "<!--", "export-filename"):
        assert word not in drawing


def test_a_metafile_keeps_its_words_and_counts_its_records():
    content = clean_media(corpus_pictures.emf_with_traces())
    assert "Un mot vu".encode("utf-16-le") in content
    assert int.from_bytes(content[48:52], "little") == len(content)
    assert int.from_bytes(content[52:56], "little") == 3
    packed = clean_media(corpus_pictures.emz_with_traces())
    assert gzip.decompress(packed) == content


def test_a_metafile_that_is_all_comments_is_refused():
    content = corpus_pictures.emf_with_traces()
    comment = content.index(b"F\0\0\0\x14\0\0\0")
    drawn_in_comments = content[: comment + 12] + b"EMF+\x01\x40\0\0" + content[comment + 20 :]
    with pytest.raises(RefusedFile) as refusal:
        clean_media(drawn_in_comments)
    assert refusal.value.code == "embedded"


def test_a_jpeg_2000_keeps_its_dots():
    content = corpus_pictures.jpeg2000_with_traces()
    bare = bare_jpeg2000(content)
    assert holds_canary(content)
    assert not holds_canary(bare)
    with Image.open(BytesIO(content)) as before, Image.open(BytesIO(bare)) as after:
        assert after.tobytes() == before.tobytes()


@pytest.mark.parametrize("name", INSIDE)
@pytest.mark.filterwarnings("ignore::UserWarning")
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_damaged_picture_is_cleaned_or_refused(name, data):
    content = bytearray(INSIDE[name])
    for place in data.draw(st.lists(st.integers(4, len(content) - 1), min_size=1, max_size=4)):
        content[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(8, len(content)))
    try:
        outcome = clean_media(bytes(content[:cut]))
    except RefusedFile as refusal:
        outcome = refusal.code
    assert outcome


def test_a_signed_pdf_keeps_its_fields_without_who_signed():
    with pikepdf.open(BytesIO(clean_pdf(corpus_pdf.signed())[0])) as document:
        fields = list(document.Root.AcroForm.Fields)
        assert [str(field.T) for field in fields] == ["Signature", "Signature", "Champ"]
        assert ["/V" in field for field in fields] == [False, False, True]
        assert "/DSS" not in document.Root
        assert "/SigFlags" not in document.Root.AcroForm


def test_a_pdf_keeps_its_layers_and_outline_without_who_made_them():
    with pikepdf.open(BytesIO(clean_pdf(corpus_pdf.hidden_dictionaries())[0])) as document:
        layer = document.Root.OCProperties.OCGs[0]
        assert str(layer.Name) == "Calque"
        assert list(layer.Usage.keys()) == []
        assert str(document.Root.Outlines.First.Title) == "Un mot vu"
        assert "/I" not in document.Root.Threads[0]
        assert list(document.Root.Untyped.keys()) == []
        assert set(document.pages[0].Annots[0].keys()) == {"/Type", "/Subtype", "/Rect"}


def test_a_pdf_keeps_its_packed_pictures():
    with pikepdf.open(BytesIO(clean_pdf(corpus_pdf.packed_pictures())[0])) as document:
        pictures = document.pages[0].Resources.XObject
        for name, size in (("/A", (20, 10)), ("/B", (64, 64))):
            with Image.open(BytesIO(pictures[name].read_raw_bytes())) as image:
                image.load()
                assert image.size == size
        assert str(pictures["/B"].Filter) in ("/DCTDecode", str(pikepdf.Array([pikepdf.Name.DCTDecode])))
