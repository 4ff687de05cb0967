"""An editor imports notices: she looks first, decides, and only drafts come in, once."""

import json
import re
import time
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

import pytest

from documents import tasks
from documents.imports.batches import MOST
from documents.models import Choice, DocumentPage, ImportBatch, ImportEntry, ImportState, Result
from portal.registries.personal_data import personal_data
from tests.documents.catalogue import content, needs_catalogue
from tests.factories import make_notice, make_person

BRING = "/admin/notices/import/"
BIBTEX = """
@report{one, title={Rapport de démonstration}, author={{Organisme}}, year={2020}}
@book{two, title={Livre de démonstration}, author={Nom, Prénom}, date={2019-05}, publisher={Maison}}
@misc{bad, title={}}
"""
ALIKE = "@book{x, title={Livre de démonstrations}, author={Nom, Prénom}, date={2019}, publisher={Maison}}"
MAY = {"editor", "facilitator", "superuser"}


def bring(client, text=BIBTEX, **data):
    return client.post(BRING, {"text": text, **data})


def decide(client, batch, action="confirm", **choices):
    posted = {name.replace("_", "-"): value for name, value in choices.items()}
    return client.post(f"{BRING}{batch.pk}/decide/", {"action": action, **posted})


def brought(client, text=BIBTEX):
    response = bring(client, text)
    batch = ImportBatch.objects.latest("pk")
    assert response["Location"] == f"{BRING}{batch.pk}/"
    return batch


@pytest.mark.parametrize("role", ["visitor", "stranger", "member", "privacy_officer", *sorted(MAY)])
def test_only_those_who_may_add_notices_open_it(site, client_as, role):
    client = client_as(role)
    batch = ImportBatch.objects.create(owner=make_person("editor"), content=b"x", state=ImportState.READY)
    assert (client.get(BRING).status_code == 200) == (role in MAY)
    for path in (f"{BRING}{batch.pk}/", f"{BRING}{batch.pk}/state/"):
        response = client.get(path, follow=True)
        found = response.status_code == 200 and response.request["PATH_INFO"] == path
        assert found == (role == "superuser")
    if role != "superuser":
        for action in ("decide", "discard"):
            client.post(f"{BRING}{batch.pk}/{action}/", {"action": "confirm"})
    batch.refresh_from_db()
    assert batch.state == ImportState.READY
    bring(client)
    assert ImportBatch.objects.exclude(pk=batch.pk).exists() == (role in MAY)


@pytest.mark.parametrize(("role", "shown"), [("editor", True), ("facilitator", True)])
def test_the_menu_leads_there(site, client_as, role, shown):
    assert (f'"{BRING}"' in client_as(role).get("/admin/").content.decode()) == shown


def test_nothing_is_written_before_she_confirms_and_then_only_drafts(site, client_as):
    client = client_as("editor")
    batch = brought(client)
    assert batch.numbers() == {"new": 2, "same": 0, "probable": 0, "rejected": 1}
    assert not DocumentPage.objects.exists()
    decide(client, batch)
    made = DocumentPage.objects.all()
    assert sorted(made.values_list("title", "live")) == [
        ("Livre de démonstration", False),
        ("Rapport de démonstration", False),
    ]
    batch.refresh_from_db()
    assert batch.state == ImportState.DONE
    assert set(batch.entries.filter(likeness="new").values_list("result", flat=True)) == {Result.MADE}
    assert all(page.owner == batch.owner for page in made)


def test_confirming_twice_or_again_from_elsewhere_adds_nothing(site, client_as):
    client = client_as("editor")
    batch = brought(client)
    for _ in range(2):
        assert decide(client, batch).status_code == 302
    tasks.do_import.call(batch.pk)
    ImportBatch.objects.filter(pk=batch.pk).update(state=ImportState.IMPORTING)
    tasks.do_import.call(batch.pk)
    assert DocumentPage.objects.count() == 2


def test_two_imports_of_the_same_thing_that_wait_together_make_it_once(site, client_as):
    client = client_as("editor")
    first, second = brought(client), brought(client)
    decide(client, first)
    decide(client, second)
    assert DocumentPage.objects.count() == 2
    assert set(second.entries.filter(likeness="new").values_list("result", flat=True)) == {Result.THERE}


def test_what_is_rejected_says_where_and_why(site, client_as):
    client = client_as("editor")
    batch = brought(client)
    entry = batch.entries.get(likeness="rejected")
    assert entry.line == 4
    text = client.get(f"{BRING}{batch.pk}/", {"part": "rejected"}).content.decode()
    assert entry.reason == "Cette entrée n’a pas de titre."
    assert entry.reason in text


@pytest.mark.parametrize(
    ("source", "key", "beginning"),
    [
        ("@misc{bad,\n title={}}\n@misc{b, title={B}}", "bad", "@misc{bad,\n title={}}"),
        ("@misc{b, title={B}}\n@book{broken, title={Sans fin", "broken", "@book{broken, title={Sans fin"),
        ("TY  - BOOK\nID  - sansTitre\nAU  - Nom, P\nER  - \n", "sansTitre", "TY  - BOOK\nID  - sansTitre"),
        ('[{"id": "sans-titre", "type": "book"}]', "sans-titre", '{"id": "sans-titre", "type": "book"}'),
    ],
)
def test_what_is_rejected_shows_its_key_and_how_it_begins(site, client_as, source, key, beginning):
    client = client_as("editor")
    batch = brought(client, source)
    text = unescape(client.get(f"{BRING}{batch.pk}/", {"part": "rejected"}).content.decode())
    shown = text.partition('class="desk-entry"')[2]
    assert f">{key}</h3>" in shown
    assert beginning in shown


def test_what_was_planned_is_what_was_done(site, client_as):
    client = client_as("editor")
    batch = brought(client)
    decide(client, batch, "save", choice_0="keep")
    text = client.get(f"{BRING}{batch.pk}/").content.decode()
    planned = text.partition('id="planned"')[2].partition("</ul>")[0]
    assert re.findall(r"<li>\s*(\d+)", planned) == ["1", "0", "1"]
    decide(client, batch)
    results = client.get(f"{BRING}{batch.pk}/").content.decode().partition('id="import-results"')[2]
    assert re.findall(r"<b>(\d+)</b>", results.partition("</ul>")[0]) == ["1", "1"]


def test_throwing_an_import_away_asks_once_more(site, client_as):
    client = client_as("editor")
    batch = brought(client)
    discard = f"{BRING}{batch.pk}/discard/"
    assert f'href="{discard}"' in client.get(f"{BRING}{batch.pk}/").content.decode()
    assert client.get(discard).status_code == 200
    assert ImportBatch.objects.filter(pk=batch.pk).exists()
    assert client_as("facilitator").get(discard, follow=True).status_code == 404


@pytest.mark.parametrize("key", ["isbn", "doi", "key"])
def test_what_is_there_by_its_identifiers_is_the_same(site, client_as, key):
    fields = {"isbn": "9782070360024", "doi": "10.1000/abc", "key": ""}
    make_notice(
        site, "Livre de démonstration", **({key: fields[key]} if fields[key] else {"import_key": "two"})
    )
    source = f"@book{{two, title={{Livre de démonstration}}, {key}={{{fields[key]}}}}}"
    assert brought(client_as("editor"), source).numbers()["same"] == 1


@pytest.fixture
def alike(site, client_as):
    client = client_as("editor")
    decide(client, brought(client))
    notice = DocumentPage.objects.get(import_key="two")
    notice.publisher = "Ma maison"
    notice.save_revision().publish()
    return client, DocumentPage.objects.get(pk=notice.pk)


def test_what_is_probably_there_is_shown_side_by_side(alike):
    client, notice = alike
    batch = brought(client, ALIKE)
    assert batch.numbers()["probable"] == 1
    text = client.get(f"{BRING}{batch.pk}/").content.decode()
    assert text.count('class="desk-differs"') == 3  # title, date, publisher
    assert "Livre de démonstrations" in text
    assert f"/admin/pages/{notice.pk}/edit/" in text
    assert 'value="keep" checked' in text


def test_mine_is_kept_unless_she_chooses(alike):
    client, notice = alike
    decide(client, brought(client, ALIKE))
    assert DocumentPage.objects.count() == 2
    assert DocumentPage.objects.get(pk=notice.pk).latest_revision_id == notice.latest_revision_id


def test_she_may_import_it_all_the_same(alike):
    client, _notice = alike
    decide(client, brought(client, ALIKE), choice_0="add")
    assert DocumentPage.objects.filter(title="Livre de démonstrations", live=False).count() == 1


def test_completing_fills_what_is_empty_in_a_draft_and_leaves_what_is_published(alike):
    client, notice = alike
    batch = brought(client, ALIKE.replace("date={2019}", "date={2019}, pages={12}, keywords={mot}"))
    decide(client, batch, choice_0="complete")
    stored = DocumentPage.objects.get(pk=notice.pk)
    draft = stored.get_latest_revision_as_object()
    assert (stored.pages, stored.publisher, stored.live) == ("", "Ma maison", True)
    assert (draft.pages, draft.publisher, draft.date) == ("12", "Ma maison", "2019-05")
    assert [tag.name for tag in draft.tags.all()] == ["mot"]
    assert stored.has_unpublished_changes
    assert batch.entries.get().result == Result.COMPLETED


def test_a_notice_that_somebody_locked_is_left_alone(alike):
    client, notice = alike
    batch = brought(client, ALIKE.replace("date={2019}", "date={2019}, pages={12}"))
    DocumentPage.objects.filter(pk=notice.pk).update(locked=True, locked_by=make_person("editor"))
    decide(client, batch, choice_0="complete")
    assert batch.entries.get().result == Result.REFUSED
    assert DocumentPage.objects.get(pk=notice.pk).latest_revision_id == notice.latest_revision_id


def test_a_forged_choice_is_not_taken(site, client_as):
    client = client_as("editor")
    batch = brought(client)
    before = list(batch.entries.values_list("choice", flat=True))
    decide(client, batch, "save", choice_0="complete", choice_1="publish", choice_2="add", choice_99="add")
    assert list(batch.entries.values_list("choice", flat=True)) == before


def test_one_choice_is_given_to_a_whole_part(site, client_as):
    client = client_as("editor")
    batch = brought(client)
    client.post(f"{BRING}{batch.pk}/decide/", {"action": "all:keep", "part": "new"})
    assert set(batch.entries.values_list("choice", flat=True)) == {Choice.KEEP}
    decide(client, batch)
    assert not DocumentPage.objects.exists()


def test_a_file_is_taken_whatever_its_encoding_and_its_end(site, client_as):
    ris = "TY  - BOOK\r\nTI  - Été à Montréal\r\nAU  - Nom, Prénom\r\n"
    for encoding in ("utf-8-sig", "cp1252"):
        file = SimpleUploadedFile("a.ris", ris.encode(encoding))
        client_as("editor").post(BRING, {"file": file})
        batch = ImportBatch.objects.latest("pk")
        assert (batch.name, [entry.title for entry in batch.entries.all()]) == ("a.ris", ["Été à Montréal"])


@pytest.mark.parametrize("text", ["", "   ", "Bonjour"])
def test_what_holds_no_reference_says_so_and_is_not_lost(site, client_as, text):
    client = client_as("editor")
    response = bring(client, text)
    if text.strip():
        page = client.get(response["Location"]).content.decode()
        batch = ImportBatch.objects.get()
        assert batch.state == ImportState.UNREADABLE
        assert batch.problem in page.replace("&#x27;", "'")
        assert text in client.get(BRING, {"from": batch.pk}).content.decode()
    else:
        assert response.status_code == 200
        assert 'role="alert"' in response.content.decode()


def test_too_much_says_how_much_is_too_much(site, client_as):
    client = client_as("editor")
    brought(client, "\n".join("@book{k, title={T}}" for _ in range(MOST + 1)))
    assert str(MOST) in ImportBatch.objects.get().problem
    assert not ImportEntry.objects.exists()
    large = SimpleUploadedFile("a.bib", b"@book{k, title={T}}" * 300_000)
    response = client.post(BRING, {"file": large})
    assert (response.status_code, "a-file" in response.content.decode()) == (200, False)
    assert ImportBatch.objects.count() == 1
    response = bring(client, "@book{k, title={T}}" * 200_000)
    assert (response.status_code, 'role="alert"' in response.content.decode()) == (413, True)


def test_a_forged_form_is_refused(site, client_as, person):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(person("editor"), backend="django.contrib.auth.backends.ModelBackend")
    assert bring(client).status_code == 403
    assert not ImportBatch.objects.exists()


def test_an_import_thrown_away_is_gone_and_old_ones_are_erased(site, client_as):
    client = client_as("editor")
    batch, old = brought(client), brought(client)
    decide(client, old)
    client.post(f"{BRING}{batch.pk}/discard/")
    assert list(ImportBatch.objects.all()) == [old]
    tasks.forget_old_imports.call()
    assert ImportBatch.objects.count() == 1
    ImportBatch.objects.update(changed_at=timezone.now() - tasks.IMPORTS_KEPT - timezone.timedelta(days=1))
    tasks.forget_old_imports.call()
    assert not ImportBatch.objects.exists()
    assert DocumentPage.objects.count() == 2


def test_what_she_brought_is_given_to_her_and_erased_without_the_notices(site, client_as, person):
    decide(client_as("editor"), brought(client_as("editor")))
    others = brought(client_as("facilitator"))
    held = personal_data.get("imports")
    (given,) = held.export(person("editor"))
    json.dumps(given)
    assert (given["references"], given["problem"]) == (3, "")
    assert held.export(person("member")) == []
    held.erase(person("editor"))
    assert list(ImportBatch.objects.all()) == [others]
    assert DocumentPage.objects.count() == 2


def test_who_may_no_longer_import_imports_nothing(site, client_as, person):
    batch = brought(client_as("editor"))
    person("editor").groups.clear()
    ImportBatch.objects.filter(pk=batch.pk).update(state=ImportState.IMPORTING)
    tasks.do_import.call(batch.pk)
    assert not DocumentPage.objects.exists()


def test_an_import_cut_in_the_middle_goes_on_where_it_was(site, client_as, monkeypatch):
    batch = brought(client_as("editor"), "\n".join(f"@book{{k{n}, title={{T {n}}}}}" for n in range(6)))
    monkeypatch.setattr("documents.imports.batches.BATCH", 2)
    ImportBatch.objects.filter(pk=batch.pk).update(state=ImportState.IMPORTING)
    monkeypatch.setattr("documents.imports.batches.to_notice", _fails_at(batch, 3))
    with pytest.raises(RuntimeError):
        tasks.do_import.call(batch.pk)
    assert DocumentPage.objects.count() == 2
    monkeypatch.undo()
    tasks.do_import.call(batch.pk)
    assert DocumentPage.objects.count() == 6
    assert batch.entries.filter(result=Result.MADE).count() == 6


def _fails_at(batch, number):
    from documents.imports.conversion import to_notice

    calls = []

    def convert(*args):
        calls.append(args)
        if len(calls) == number:
            raise RuntimeError("the power is cut")
        return to_notice(*args)

    return convert


def test_the_screen_asks_the_database_as_often_for_many_entries(
    site, client_as, django_assert_max_num_queries
):
    client, counts = client_as("editor"), []
    for number in (3, 20):
        DocumentPage.objects.all().delete()
        site.centre.refresh_from_db()
        source = "\n".join(
            f"@book{{k{n}, title={{Livre de démonstrations numéro {n}}}, author={{Nom, P}}}}"
            for n in range(number)
        )
        decide(client, brought(client, source))
        batch = brought(client, source.replace("démonstrations", "démonstration").replace("{k", "{j"))
        assert batch.numbers()["probable"] == number
        client.get(f"{BRING}{batch.pk}/")
        with django_assert_max_num_queries(40) as queries:
            client.get(f"{BRING}{batch.pk}/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


@needs_catalogue
@pytest.mark.parametrize("name", ["catalogue.bib", "catalogue.ris"])
def test_the_whole_catalogue_is_read_and_imported_in_seconds(site, client_as, name):
    client = client_as("editor")
    start = time.monotonic()
    client.post(BRING, {"file": SimpleUploadedFile(name, content(name))})
    batch = ImportBatch.objects.get()
    read = time.monotonic()
    assert batch.numbers()["new"] == 947
    assert client.get(f"{BRING}{batch.pk}/").status_code == 200
    decide(client, batch)
    done = time.monotonic()
    print(f"{name}: read {read - start:.1f} s, shown and imported {done - read:.1f} s")  # noqa: T201
    assert DocumentPage.objects.filter(live=False).count() == 947
    client.post(BRING, {"file": SimpleUploadedFile(name, content(name))})
    assert ImportBatch.objects.latest("pk").numbers()["same"] == 947
