"""Import of references as notices: complete, once, in one transaction."""

from io import StringIO

from django.core.management import CommandError, call_command
from django.db import connection

import pytest

from documents.imports.writing import import_references
from documents.models import DocumentPage
from portal.models import Region, Theme
from tests.documents.catalogue import content, needs_catalogue

BIBTEX = """
@report{one, title={Rapport de démonstration}, author={{Organisme}}, year={2020}, langid={french},
  keywords={Montréal, exploitation sexuelle, mot libre}}
@book{two, title={Livre de démonstration}, author={Nom, Prénom and Autre, Une}, date={2019-05}}
@misc{bad, title={}}
"""


@pytest.fixture
def vocabularies(db):
    Theme.objects.create(name_fr="Exploitation sexuelle", name_en="Sexual exploitation", slug="exploitation")
    Region.objects.create(name_fr="Montréal", name_en="Montreal", slug="montreal", code="06")


def imported(site, text, **options):
    return import_references(text.encode(), site.centre, **options)


def test_an_import_makes_whole_notices(site, vocabularies):
    report = imported(site, BIBTEX)
    assert (len(report.new), len(report.same), len(report.rejected)) == (2, 0, 1)
    notice = DocumentPage.objects.get(import_key="one")
    assert (notice.title, notice.date, notice.year, notice.language) == (
        "Rapport de démonstration",
        "2020",
        2020,
        "fr",
    )
    assert [str(c) for c in notice.contributors.all()] == ["Organisme"]
    assert [t.slug for t in notice.themes.all()] == ["exploitation"]
    assert [r.slug for r in notice.regions.all()] == ["montreal"]
    assert notice.tags.count() == 3
    assert notice.live
    two = DocumentPage.objects.get(import_key="two")
    assert [c.family for c in two.contributors.all()] == ["Nom", "Autre"]


def test_an_imported_notice_is_read_edited_and_found(site, client_as):
    imported(site, BIBTEX)
    notice = DocumentPage.objects.get(import_key="one")
    assert client_as("visitor").get("/fr/documentation/rapport-de-demonstration/").status_code == 200
    text = client_as("visitor").get("/fr/documentation/?q=rapport").content.decode()
    assert "/fr/documentation/rapport-de-demonstration/" in text
    assert client_as("editor").get(f"/admin/pages/{notice.pk}/edit/").status_code == 200


def test_an_editor_finds_an_imported_notice_in_her_list(site, client_as):
    imported(site, BIBTEX)
    text = client_as("editor").get("/admin/notices/", {"q": "démonstration"}).content.decode()
    assert "Rapport de démonstration" in text
    assert "Livre de démonstration" in text


def test_a_second_import_adds_nothing(site):
    imported(site, BIBTEX)
    again = imported(site, BIBTEX)
    assert (len(again.new), len(again.same)) == (0, 2)
    assert DocumentPage.objects.count() == 2


def test_a_notice_that_an_editor_corrected_is_not_imported_again(site):
    imported(site, BIBTEX)
    notice = DocumentPage.objects.get(import_key="two")
    notice.publisher, notice.year = "Corrigé", 2018
    notice.save()
    assert len(imported(site, BIBTEX).new) == 0


def test_what_is_probably_there_is_reported_and_left_out_unless_asked(site):
    imported(site, BIBTEX)
    other = BIBTEX.replace("{two,", "{deux,").replace("Livre de démonstration", "Livre de démonstrations")
    report = imported(site, other)
    assert [(o.title, o.like) for o in report.probably_same] == [
        ("Livre de démonstrations", "Livre de démonstration")
    ]
    assert DocumentPage.objects.count() == 2
    imported(site, other, keep_probable=True)
    assert DocumentPage.objects.count() == 3


def test_drafts_are_neither_read_nor_found(site, client_as):
    imported(site, BIBTEX, live=False)
    assert client_as("visitor").get("/fr/documentation/rapport-de-demonstration/").status_code == 302
    assert "Rapport de démonstration" not in client_as("member").get("/fr/documentation/").content.decode()


def test_a_title_too_long_is_cut_in_sight_and_kept_whole(site):
    title = "Un titre " * 60
    report = imported(site, f"@book{{long, title={{{title}}}}}")
    notice = DocumentPage.objects.get(import_key="long")
    assert notice.title.endswith("…")
    assert title.strip() in notice.note
    assert [outcome.like for outcome in report.shortened] == ["title"]


def test_a_fault_in_the_middle_leaves_nothing(site, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("portal.search.indexing.refresh", fail)
    with pytest.raises(RuntimeError):
        imported(site, BIBTEX)
    assert DocumentPage.objects.count() == 0
    site.centre.refresh_from_db()
    assert site.centre.numchild == 0


def test_the_command_reports_each_entry_and_fails_on_an_unreadable_file(site, tmp_path):
    good, bad = tmp_path / "bon.bib", tmp_path / "photo.jpg"
    good.write_text(BIBTEX, encoding="utf-8")
    bad.write_bytes(b"\xff\xd8\xff\xe0" + b"\x00\x01\x02" * 100)
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError):
        call_command("import_references", str(bad), str(good), stdout=out, stderr=err)
    assert "2 new, 0 same, 0 probably the same, 1 rejected" in out.getvalue()
    assert "line 5: rejected" in out.getvalue()
    assert str(bad) in err.getvalue()


def test_a_thousand_references_take_few_queries(site, settings, django_assert_max_num_queries):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    text = "\n".join(f"@book{{k{n}, title={{Titre {n} de {n * 7919}}}, year={{2001}}}}" for n in range(1000))
    # About fifty a batch of 500: pages, contributors, words, names; none that grows with the references.
    with django_assert_max_num_queries(105):
        report = imported(site, text)
    assert len(report.new) == 1000
    assert connection.in_atomic_block


@needs_catalogue
def test_the_whole_catalogue_comes_in_once_from_either_format(site):
    first = import_references(content("catalogue.bib"), site.centre)
    assert [len(part) for part in (first.new, first.same, first.probably_same, first.rejected)] == [
        947,
        0,
        0,
        0,
    ]
    for name in ("catalogue.ris", "catalogue.bib"):
        again = import_references(content(name), site.centre)
        assert (len(again.new), len(again.same)) == (0, 947)
    assert DocumentPage.objects.count() == 947
