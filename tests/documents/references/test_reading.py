"""Files of references, as they come: formats, encodings, broken entries."""

import json

import pytest

from documents.references.matching import Collection, Match, known_from
from documents.references.reading import LARGEST, UnreadableFile, read
from documents.references.reference import Name, Reference
from tests.documents.catalogue import content, needs_catalogue

BIBTEX = """
@techreport{poulin2009,
  author = {Poulin, Richard and {Conseil du statut de la femme}},
  title = {La prostitution juv{\\'e}nile \\& ses clients},
  year = {2009}, institution = {Presses}, url = {https://example.org/a_b%20c?x=1\\&y=2},
  isbn = {978-2-7605-2391-3}, keywords = {prostitution, jeunes},
}
@article{broken, title = {Never closed
@online{after, title = {Après}, url = {https://example.org/apres}, langid = {french}}
"""
RIS = """TY  - RPRT
ID  - poulin2009
AU  - Poulin, Richard
AU  - Conseil du statut de la femme
TI  - La prostitution juvénile & ses clients
PY  - 2009
PB  - Presses
UR  - https://example.org/a_b%20c?x=1&y=2
SN  - 978-2-7605-2391-3
KW  - prostitution
KW  - jeunes
ER  -

TY  - JOUR
TI  - Sans fin
JO  - Revue"""
CSL = json.dumps(
    [
        {
            "id": "poulin2009",
            "type": "report",
            "title": "La prostitution juvénile & ses clients",
            "author": [
                {"family": "Poulin", "given": "Richard"},
                {"literal": "Conseil du statut de la femme"},
            ],
            "issued": {"date-parts": [[2009]]},
            "publisher": "Presses",
            "URL": "https://example.org/a_b%20c?x=1&y=2",
            "ISBN": "978-2-7605-2391-3",
            "keyword": "prostitution, jeunes",
        }
    ]
)


@pytest.mark.parametrize("text", [BIBTEX, RIS, CSL], ids=["bibtex", "ris", "csl-json"])
def test_each_format_gives_the_same_record(text):
    first = read(text.encode()).references[0]
    assert first.title == "La prostitution juvénile & ses clients"
    assert first.contributors == [
        Name(family="Poulin", given="Richard"),
        Name(organisation="Conseil du statut de la femme"),
    ]
    assert (first.key, first.kind, first.date) == ("poulin2009", "report", "2009")
    assert first.link == "https://example.org/a_b%20c?x=1&y=2"
    assert (first.isbn, first.publisher) == ("9782760523913", "Presses")
    assert first.keywords == ["prostitution", "jeunes"]


def test_a_broken_bibtex_entry_is_rejected_with_its_line_and_stops_no_other():
    found = read(BIBTEX.encode())
    assert [reference.key for reference in found.references] == ["poulin2009", "after"]
    assert [rejected.line for rejected in found.rejected] == [8]


def test_the_last_ris_entry_may_lack_its_end():
    assert [r.title for r in read(RIS.encode()).references][-1] == "Sans fin"


def test_an_entry_without_title_is_rejected_with_its_line():
    found = read(b"TY  - BOOK\nAU  - X, Y\nER  - \nTY  - BOOK\nTI  - Bon\nER  - \n")
    assert [r.title for r in found.references] == ["Bon"]
    assert [rejected.line for rejected in found.rejected] == [1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [BIBTEX, RIS, CSL], ids=["bibtex", "ris", "csl-json"])
def test_encodings_are_recognised(text, encoding):
    assert read(text.encode(encoding)).references[0].title.startswith("La prostitution juvénile")


@pytest.mark.parametrize("content", [b"", b"   \n", b"\x00" * 40])
def test_an_empty_file_is_refused_in_words(content):
    with pytest.raises(UnreadableFile, match=r"empty|vide"):
        read(content)


def test_a_picture_is_refused_in_words():
    with pytest.raises(UnreadableFile, match=r"no text|pas du texte|reference|référence"):
        read(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20)


def test_a_file_of_fifty_megabytes_is_refused_before_it_is_read():
    with pytest.raises(UnreadableFile, match="20"):
        read(b"@book{a, title={b}}" + b" " * (50 * 1024 * 1024))
    assert LARGEST < 50 * 1024 * 1024


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b"{" * 50_000 + b"@book{a, title={b}}",
        b"@book{a, title={" + b"{" * 20_000 + b"}}",
        b"@book{a, title={b}, author={c" + b" " * 400_000 + b"d}}",
        b"TY  - \nTI  - " + b"A" * 1_000_000 + b"\nER  - ",
        b"@string{a = b} @string{b = a} @book{c, title = a # b}",
        b'[{"title": {"a": 1}}, 3, null, {"title": "ok", "author": 7, "issued": []}]',
    ],
)
def test_hostile_files_end_in_a_result_or_a_message(content):
    try:
        found = read(content)
    except UnreadableFile as refusal:
        assert str(refusal)
    else:
        assert found.references or found.rejected


def test_javascript_links_are_left_out():
    found = read(b"@book{a, title={T}, url={javascript:alert(1)}}")
    assert found.references[0].link == ""


def reference(title, **fields):
    names = [Name(family=family) for family in fields.pop("names", ["Poulin"])]
    return Reference(title, contributors=names, **{"date": "2009", **fields})


@pytest.mark.parametrize(
    ("other", "match"),
    [
        (reference("La prostitution juvénile"), Match.SAME),
        (reference("LA PROSTITUTION JUVENILE"), Match.SAME),
        (reference("Autre titre", doi="10.1234/x"), Match.SAME),
        (reference("La prostitution juvéniles", date="2010"), Match.PROBABLY_SAME),
        (reference("La prostitution juvénile", date="2010"), Match.PROBABLY_SAME),
        (reference("La prostitution juvénile", names=["Autre"], date="2010"), Match.NEW),
        (reference("La prostitution juvénile au Canada et ailleurs"), Match.NEW),
    ],
)
def test_what_is_the_same(other, match):
    have = Collection([known_from(1, reference("La prostitution juvénile", doi="10.1234/X"))])
    assert have.classify(other).match is match


def test_two_years_of_an_annual_report_are_two_documents():
    have = Collection([known_from(1, reference("Rapport annuel 2022-2023", date="2023"))])
    assert have.classify(reference("Rapport annuel 2023-2024", date="2024")).match is Match.NEW


@needs_catalogue
def test_the_whole_catalogue_reads_alike_in_both_formats():
    bib = read(content("catalogue.bib"))
    ris = read(content("catalogue.ris"))
    assert len(bib.references) == len(ris.references) == 947
    assert bib.rejected == ris.rejected == []
    same = (
        "key",
        "title",
        "contributors",
        "date",
        "link",
        "language",
        "keywords",
        "publisher",
        "doi",
        "isbn",
    )
    differ = {
        name
        for one, other in zip(bib.references, ris.references, strict=True)
        for name in same
        if getattr(one, name) != getattr(other, name)
    }
    assert differ == set()
