"""References written in each form are read back the same, by us and by other programs."""

from dataclasses import asdict, replace

import pytest
import rispy

from documents.exports.formats import FORMATS
from documents.references.cleaning import clean_text
from documents.references.reading import read
from documents.references.reference import Name
from tests.documents.catalogue import content, needs_catalogue
from tests.documents.exports.samples import BARE, HOSTILE, SAMPLES

TEXTS = ("title", "abstract", "note", "publisher", "place", "series", "genre")


def record(reference):
    """Return what a reference says, apart from where it stood in its file."""
    fields = asdict(reference)
    fields.pop("line")
    return fields


def read_back(references, extension):
    found = read(FORMATS[extension].write(references).encode())
    assert found.rejected == []
    return found.references


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("kind", SAMPLES)
def test_a_reference_is_read_back_whole(kind, extension):
    (back,) = read_back([SAMPLES[kind]], extension)
    assert record(back) == record(SAMPLES[kind])


@pytest.mark.parametrize("extension", FORMATS)
def test_a_reference_without_year_author_link_or_file_is_read_back(extension):
    assert [record(back) for back in read_back([BARE], extension)] == [record(BARE)]


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("date", ["2012", "2012-10", "2012-10-15", ""])
def test_a_date_keeps_its_precision(extension, date):
    assert [back.date for back in read_back([replace(BARE, date=date)], extension)] == [date]


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_stays_inside_its_field(extension, value):
    hostile = replace(SAMPLES["report"], **dict.fromkeys(TEXTS, value))
    first, second = read_back([hostile, SAMPLES["book"]], extension)
    assert record(second) == record(SAMPLES["book"])
    assert {name: getattr(first, name) for name in TEXTS} == dict.fromkeys(TEXTS, clean_text(value))


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_name_makes_no_other_contributor(value):
    name = replace(SAMPLES["report"].contributors[1], organisation=value)
    hostile = replace(SAMPLES["report"], contributors=[name])
    for extension in FORMATS:
        (back,) = read_back([hostile], extension)
        assert len(back.contributors) == 1, extension


def test_ris_lines_end_as_the_format_asks_and_hold_one_value_each():
    lines = FORMATS["ris"].write([SAMPLES["report"]]).split("\r\n")
    assert [line for line in lines if "\n" in line] == []
    assert lines[0] == "TY  - RPRT"
    assert lines[-3:] == ["ER  - ", "", ""]
    assert "DA  - 2012/10/15/" in lines
    assert "SN  - 2012-4" in lines  # of a report, its number: programs take an ISBN there for one


def test_an_organisation_with_a_comma_stays_one_in_ris():
    ministry = Name(organisation="Ministère de la Santé, Direction générale")
    (back,) = read_back([replace(SAMPLES["report"], contributors=[ministry])], "ris")
    assert back.contributors == [Name(organisation="Ministère de la Santé – Direction générale")]


def test_rispy_reads_each_kind():
    found = rispy.loads(FORMATS["ris"].write(list(SAMPLES.values())))
    assert [entry["title"] for entry in found] == [sample.title for sample in SAMPLES.values()]
    article = next(entry for entry in found if entry["type_of_reference"] == "JOUR")
    assert (article["doi"], article["start_page"], article["end_page"]) == ("10.1234/nps_2012.3", "45", "68")


@needs_catalogue
@pytest.mark.parametrize("extension", FORMATS)
def test_the_whole_catalogue_is_read_back_the_same(extension):
    catalogue = read(content("catalogue.bib")).references
    assert len(catalogue) == 947
    assert [record(back) for back in read_back(catalogue, extension)] == [record(one) for one in catalogue]
