"""Cleaned workbooks, presentations and OpenDocuments open, and keep the words that they show."""

from io import BytesIO

import openpyxl
import pytest

from portal.files.cleaning.ooxml import clean_ooxml
from portal.files.cleaning.opendocument import clean_opendocument
from tests.files import corpus, corpus_opendocument, corpus_presentation, corpus_spreadsheet
from tests.files.corpus_pictures import INSIDE
from tests.files.inspection import parts_of, words_in


@pytest.mark.parametrize("name", corpus_spreadsheet.CLEANED)
def test_a_workbook_opens_and_keeps_its_cells(name):
    content = clean_ooxml(corpus_spreadsheet.CLEANED[name](), "xlsx")[0]
    if name != "strict.xlsx":  # which openpyxl does not read
        book = openpyxl.load_workbook(BytesIO(content))
        sheet = book.active
        assert [sheet[cell].value for cell in ("A1", "A2", "B2")] == ["Un mot vu", 42, "Lien"]
        assert len(sheet._images) == 1
        assert sheet["B1"].comment is None
        assert sheet["B2"].hyperlink is None
    assert "Un mot vu" in words_in(parts_of(content)["xl/worksheets/sheet1.xml"], "t")


@pytest.mark.parametrize("make", [corpus_spreadsheet.with_sources, corpus_spreadsheet.strict])
def test_a_workbook_forgets_its_sources_and_keeps_their_values(make):
    parts = parts_of(clean_ooxml(make(), "xlsx")[0])
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert words_in(sheet, "v") == ["42", "7", "8", "42"]
    assert words_in(sheet, "f") == ["SUM(A2)"]
    assert b'orientation="landscape"' in sheet
    for word in (b"absPath", b"externalReference", b"pivotCache", b"definedName", b"customWorkbookView"):
        assert word not in parts["xl/workbook.xml"]
    kinds = parts["[Content_Types].xml"] + parts["xl/_rels/workbook.xml.rels"]
    for word in (b"connections", b"model", b"pivot", b"queryTable", b"externalLink", b"person"):
        assert word not in kinds


def test_a_package_keeps_no_property_whatever_its_name():
    parts = parts_of(clean_ooxml(corpus_spreadsheet.with_properties(), "xlsx")[0])
    roots = {name.split("/")[0] for name in parts}
    assert roots == {"[Content_Types].xml", "_rels", "xl"}
    assert not any("webextension" in name for name in parts)


def test_a_presentation_keeps_its_slides_and_loses_its_notes():
    parts = parts_of(clean_ooxml(corpus_presentation.presentation(), "pptx")[0])
    assert words_in(parts["ppt/slides/slide1.xml"], "t") == ["Un mot vu"]
    assert set(parts) - {name for name in parts if name.endswith(".rels")} == {
        "[Content_Types].xml",
        "ppt/presentation.xml",
        "ppt/presProps.xml",
        "ppt/slides/slide1.xml",
        "ppt/media/image1.jpeg",
        "ppt/embeddings/classeur.xlsx",
    }
    assert b"notesMasterId" not in parts["ppt/presentation.xml"]
    assert b"showPr" in parts["ppt/presProps.xml"]
    # The object's picture stays, in the form that needs no old drawing.
    assert b"Fallback" in parts["ppt/slides/slide1.xml"]
    assert b"_x0000_s1026" not in parts["ppt/slides/slide1.xml"]
    assert openpyxl.load_workbook(BytesIO(parts["ppt/embeddings/classeur.xlsx"])).active["A1"].value


def test_a_text_keeps_the_words_that_it_shows():
    parts = parts_of(clean_opendocument(corpus_opendocument.text(), "odt")[0])
    assert words_in(parts["content.xml"], "p") == ["Un mot vu champ encore", "lien"]
    assert words_in(parts["Object 1/content.xml"], "p") == ["Titre du graphique"]
    assert {name for name in parts if name.startswith("Pictures/")} == {f"Pictures/{name}" for name in INSIDE}
    assert "ObjectReplacements/Object 1" not in parts
    assert "ObjectReplacements/Object 2" in parts
    assert {name.split("/")[0] for name in parts} == {
        *(
            "mimetype",
            "content.xml",
            "settings.xml",
            "META-INF",
            "Pictures",
            "Object 1",
            "ObjectReplacements",
        ),
    }
    for name in ("layout-cache", "Dialogs", "macrosignatures", "Configurations2"):
        assert name.encode() not in parts["META-INF/manifest.xml"]


@pytest.mark.parametrize("name", ["classeur.ods", "diapositives.odp"])
def test_tracked_changes_and_notes_of_other_opendocuments_go(name):
    parts = parts_of(clean_opendocument(corpus_opendocument.CLEANED[name](), name[-3:])[0])
    assert words_in(parts["content.xml"], "p") == ["Un mot vu"]


@pytest.mark.parametrize(
    ("name", "code"),
    [("embedded program", "embedded"), ("embedded pdf", "embedded"), ("embedded macros", "macros"),
     ("embedded too deep", "embedded"), ("unknown picture", "embedded"), ("object in a sheet", "embedded"),
     ("film", "embedded"), ("opendocument macros", "macros"), ("opendocument object", "embedded"),
     ("opendocument film", "embedded"), ("opendocument drawing", "embedded"),
     ("opendocument entities", "broken")],
)  # fmt: skip
def test_what_cannot_be_cleaned_is_refused_for_the_right_reason(name, code):
    from portal.files.cleaning.__main__ import clean
    from portal.files.cleaning.refusal import RefusedFile

    with pytest.raises(RefusedFile) as refusal:
        clean(corpus.REFUSED[name]())
    assert refusal.value.code == code
