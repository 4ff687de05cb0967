"""A cleaned Word document opens, keeps the words that it shows, and no other."""

import time
from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from portal.files.cleaning.ooxml import clean_ooxml
from tests.files import corpus, corpus_word
from tests.files.inspection import cleaned, parts_of, words_in


def paragraphs_of(content):
    return words_in(parts_of(content)["word/document.xml"], "p")


def cleaned_here(content, kind="docx"):
    """Clean without a process of its own, to be quick."""
    return clean_ooxml(content, kind)[0]


@pytest.mark.parametrize("make", [corpus_word.body, lambda xml: corpus_word.body(xml, corpus_word.STRICT)])
def test_tracked_changes_are_taken_in_both_conformances(make):
    inside = (
        f"<w:p>{corpus_word.said('Gardé ')}{corpus_word.added('ajouté')}{corpus_word.removed('retiré')}</w:p>"
    )
    result = cleaned_here(make(inside))
    assert paragraphs_of(result) == ["Gardé ajouté"]
    assert b"author" not in parts_of(result)["word/document.xml"]


def test_deleted_rows_and_cells_go_and_inserted_rows_stay():
    document = docx.Document(BytesIO(cleaned_here(corpus_word.deleted_rows())))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert rows == [["ordinaire", "côté ordinaire"], ["ajoutée", "côté ajoutée"], ["côté cellule"]]
    assert [paragraph.text for paragraph in document.paragraphs] == ["Fin"]


def test_paragraphs_whose_end_is_deleted_are_joined():
    document = docx.Document(BytesIO(cleaned_here(corpus_word.deleted_marks())))
    assert [paragraph.text for paragraph in document.paragraphs] == ["Un deux", "trois"]
    assert document.paragraphs[0].alignment is not None


def test_a_cell_of_deleted_paragraphs_still_ends_with_one():
    mark = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr></w:p>'
    result = cleaned_here(
        corpus_word.body(f"<w:tbl><w:tr><w:tc>{mark * 3}</w:tc></w:tr></w:tbl>{mark}<w:p/>")
    )
    assert paragraphs_of(result) == ["", ""]


def test_hidden_text_goes_and_shown_text_stays():
    result = cleaned_here(corpus_word.hidden_words())
    assert paragraphs_of(result) == ["Vu montré ", "", "fin"]
    assert parts_of(result)["word/document.xml"].count(b"fldChar ") == 2


def test_what_a_field_shows_stays_without_the_path_that_it_names():
    result = parts_of(cleaned_here(corpus_word.fields_and_notes()))
    assert words_in(result["word/document.xml"], "p") == ["Champ", "LieuLien"]
    assert words_in(result["word/footnotes.xml"], "footnote") == ["", "Note gardée"]


def test_pictures_stay_but_those_of_a_deleted_sentence():
    result = parts_of(cleaned_here(corpus_word.described_picture()))
    kept = {name for name in result if name.startswith("word/media/")}
    assert kept == {f"word/media/{name}" for name in corpus_word.INSIDE}
    assert b"gone.png" not in result["word/_rels/document.xml.rels"]


def test_a_document_inside_a_document_is_cleaned_as_well():
    outer = cleaned_here(corpus_word.embeddings())
    inner = parts_of(outer)["word/embeddings/inner.docx"]
    assert docx.Document(BytesIO(inner)).paragraphs[0].text == "Dehors"
    workbook = parts_of(inner)["word/embeddings/Microsoft_Excel_Worksheet.xlsx"]
    assert words_in(parts_of(workbook)["xl/worksheets/sheet1.xml"], "t") == ["Un mot vu", "Lien"]


def test_no_relation_and_no_mention_leads_to_nothing():
    for name, make in corpus.CLEANED.items():
        if name.endswith(("docx", "xlsx", "pptx")):
            parts = parts_of(cleaned_here(make(), name[-4:]))
            for rels in [part for part in parts if part.endswith(".rels")]:
                for target in [entry.get("Target") for entry in etree.fromstring(parts[rels])]:
                    assert target.lstrip("/") in parts or target.startswith("http"), (name, rels)


def test_many_insertions_are_cleaned_in_time():
    content = corpus_word.many_insertions()
    start = time.process_time()
    result = cleaned_here(content)
    assert time.process_time() - start < 8
    assert paragraphs_of(result) == ["mot " * 60_000]


def test_many_deleted_paragraphs_are_joined_in_time():
    mark = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    start = time.process_time()
    result = cleaned_here(corpus_word.body(mark * 20_000 + "<w:p/>"))
    assert time.process_time() - start < 8
    assert paragraphs_of(result) == ["a" * 20_000]


pieces = st.lists(
    st.tuples(st.sampled_from(["said", "added", "removed"]), st.text("abcé ", min_size=1, max_size=5)),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(pieces, st.booleans()), min_size=1, max_size=6))
def test_no_kept_word_is_lost_and_no_deleted_word_comes_back(paragraphs):
    mark = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    xml, kept = "", ""
    for words, is_joined in paragraphs:
        runs = "".join(getattr(corpus_word, how)(text) for how, text in words)
        xml += f"<w:p>{mark if is_joined else ''}{runs}</w:p>"
        kept += "".join(text for how, text in words if how != "removed")
    assert "".join(paragraphs_of(cleaned_here(corpus_word.body(xml)))) == kept


def test_a_document_that_declares_a_type_in_utf_16_is_refused():
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError) as refusal:
        cleaned(corpus.REFUSED["declared in UTF-16"]())
    assert refusal.value.code == "broken"
