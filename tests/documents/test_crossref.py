"""Crossref is asked for a DOI: a real server answers, well, badly, late, or not at all."""

import re
import threading
import time
from contextlib import contextmanager

from django.core.cache import cache

import pytest

from documents.crossref.asking import NoAnswer, UnknownDoi, look_up
from documents.models import DocumentPage
from tests.documents.crossref_server import HOSTILE, NONE, crossref_server
from tests.factories import make_notice

NEW = "/admin/notices/doi/"
MAY = {"editor", "facilitator", "superuser"}


@pytest.fixture
def crossref(settings):
    """What the server was asked."""
    with serving(settings) as server:
        yield server.asked


@contextmanager
def serving(settings):
    cache.clear()
    with crossref_server() as (url, server):
        settings.CROSSREF_URL, settings.CROSSREF_CONTACT = url, "bonjour@demo.example"
        yield server


@pytest.fixture
def offline(settings):
    """An address where nobody answers."""
    cache.clear()
    settings.CROSSREF_URL = "http://127.0.0.1:9"


def test_an_article_is_read_without_its_markup(db, crossref):
    found = look_up("https://doi.org/10.1000/JUSTE")
    assert found.title == "Une étude de démonstration"
    assert (found.kind, found.date, found.container, found.pages) == (
        "article",
        "2019-05",
        "Revue de démonstration",
        "1–9",
    )
    assert [(one.family, one.organisation) for one in found.contributors] == [
        ("Nom", ""),
        ("", "Organisme fictif"),
    ]
    assert found.abstract == "Résumé Peu < beaucoup."
    assert (found.issn, found.doi) == ("0317-8471", "10.1000/juste")


def test_it_is_asked_once_a_day_and_told_who_asks(db, crossref):
    for _ in range(3):
        look_up("10.1000/juste")
    assert crossref == [("/works/10.1000%2Fjuste", "PortailVIE/1.0 (mailto:bonjour@demo.example)")]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_answer_is_made_harmless(db, crossref, name):
    found = look_up(f"10.1000/{name}")
    text = str(found.to_record())
    assert not re.search(r"<[\w/]", text)
    assert "alert" not in text
    assert (len(found.title) <= 400, len(found.contributors) <= 50, len(text) < 60_000) == (True, True, True)


@pytest.mark.parametrize("name", [*NONE, "ailleurs", "enorme", "page", "panne"])
def test_what_is_no_record_is_no_answer(db, crossref, name):
    with pytest.raises(NoAnswer):
        look_up(f"10.1000/{name}")


@pytest.mark.parametrize("doi", ["10.1000/inconnu", "10.1000/../../admin", "bonjour", ""])
def test_an_unknown_doi_is_told_apart_from_silence(db, crossref, doi):
    with pytest.raises(UnknownDoi):
        look_up(doi)
    assert all(path.startswith("/works/10.1000%2F") for path, _agent in crossref)


@pytest.mark.parametrize("name", ["lent", "goutte"])
def test_nobody_waits_more_than_five_seconds(db, crossref, name):
    start = time.monotonic()
    with pytest.raises(NoAnswer):
        look_up(f"10.1000/{name}")
    assert 4.5 < time.monotonic() - start < 6.5


@pytest.mark.parametrize("name", ["goutte", "compte", "entete"])
def test_a_server_that_drips_is_hung_up_on_and_keeps_no_thread(db, settings, name):
    with serving(settings) as server:
        start = time.monotonic()
        with pytest.raises(NoAnswer):
            look_up(f"10.1000/{name}")
        assert time.monotonic() - start < 6
        # The server notices at its second write after we hung up.
        until = time.monotonic() + 3
        while time.monotonic() < until and not server.hung_up:
            time.sleep(0.05)
        assert server.hung_up == [f"/works/10.1000%2F{name}"]
        assert "crossref" not in {thread.name for thread in threading.enumerate()}


@pytest.mark.parametrize("role", ["visitor", "stranger", "member", "privacy_officer", *sorted(MAY)])
def test_only_those_who_may_add_notices_ask(site, client_as, crossref, role):
    notice = make_notice(site, doi="10.1000/juste")
    client = client_as(role)
    for path in (NEW, f"{NEW}answer/", f"/admin/notices/{notice.pk}/crossref/"):
        response = client.get(path, {"doi": "10.1000/juste"})
        assert (response.status_code == 200) == (role in MAY), path
    assert bool(crossref) == (role in MAY)


def test_a_new_notice_is_shown_before_it_is_made_a_draft(site, client_as, crossref):
    client = client_as("editor")
    text = client.get(NEW, {"doi": "10.1000/juste"}).content.decode()
    assert "Une étude de démonstration" in text
    assert not DocumentPage.objects.exists()
    for _ in range(2):
        client.post(NEW, {"doi": "10.1000/juste"})
    notice = DocumentPage.objects.get()
    assert (notice.live, notice.container, notice.contributors.count()) == (
        False,
        "Revue de démonstration",
        2,
    )


def test_only_empty_fields_are_proposed_and_only_what_is_ticked_is_written(site, client_as, crossref):
    notice = make_notice(site, "Mon titre", doi="10.1000/juste", container="Ma revue")
    client, path = client_as("editor"), f"/admin/notices/{notice.pk}/crossref/"
    text = client.get(path).content.decode()
    assert 'value="volume"' in text
    assert 'value="container"' not in text
    client.post(path, {"field": ["volume", "container", "title", "contributors"]})
    stored = DocumentPage.objects.get(pk=notice.pk)
    draft = stored.get_latest_revision_as_object()
    assert (stored.volume, stored.live) == ("", True)
    assert (draft.title, draft.container, draft.volume, draft.pages) == ("Mon titre", "Ma revue", "12", "")
    assert draft.contributors.count() == 2


def test_the_form_gets_its_values_as_json(site, client_as, crossref):
    answer = client_as("editor").get(f"{NEW}answer/", {"doi": "10.1000/juste"}).json()
    values = {field["name"]: field["value"] for field in answer["fields"]}
    assert (values["volume"], values["kind"]) == ("12", "article")
    assert answer["contributors"][0] == {
        "role": "author",
        "family": "Nom",
        "given": "Prénom",
        "organisation": "",
    }


def test_without_network_she_is_told_and_loses_nothing(site, client_as, offline):
    client = client_as("editor")
    notice = make_notice(site, doi="10.1000/juste")
    for path in (NEW, f"/admin/notices/{notice.pk}/crossref/"):
        text = client.get(path, {"doi": "10.1000/juste"}).content.decode()
        assert 'role="alert"' in text
    assert 'value="10.1000/juste"' in client.get(NEW, {"doi": "10.1000/juste"}).content.decode()
    assert set(client.get(f"{NEW}answer/", {"doi": "10.1000/juste"}).json()) == {"problem"}


def test_switched_off_there_is_no_button(site, client_as, settings):
    path = f"/admin/pages/{make_notice(site, doi='10.1000/juste').pk}/edit/"
    shown = {}
    for url in ("", "http://127.0.0.1:9"):
        settings.CROSSREF_URL = url
        shown[url] = "data-crossref" in client_as("editor").get(path).content.decode()
    assert shown == {"": False, "http://127.0.0.1:9": True}
