"""What editors are told of the text of a file, and who is not."""

import pytest

from portal.files.models import FileText, TextState
from portal.registries.queues import waiting_for
from tests.factories import make_notice
from tests.files.corpus_text import scanned_pdf, stored, text_pdf

SENTENCE = "Une phrase assez longue pour que la page ne passe pas pour une image. "
LIST = "/admin/documents/"
EDITORS = ["editor", "facilitator", "superuser"]


@pytest.fixture
def scanned(site):
    return stored(scanned_pdf(), title="Numérisé zq")


@pytest.fixture
def read(site):
    return stored(text_pdf([SENTENCE]), title="Lisible zq")


@pytest.mark.parametrize("state", TextState.values)
def test_the_form_of_a_notice_says_each_state(site, client_as, read, state):
    FileText.objects.filter(pk=read.pk).update(state=state)
    notice = make_notice(site, file=read)
    text = client_as("editor").get(f"/admin/pages/{notice.pk}/edit/").content.decode()
    assert f'data-file-text="{state}"' in text
    assert ("help-warning" in text.split("data-file-text")[0][-60:]) == (
        state in ("scanned", "long", "password", "unreadable", "heavy")
    )


def test_the_form_of_a_notice_without_a_file_says_nothing(site, client_as):
    notice = make_notice(site)
    client = client_as("editor")
    assert "data-file-text" not in client.get(f"/admin/pages/{notice.pk}/edit/").content.decode()
    path = f"/admin/pages/add/documents/documentpage/{site.centre.pk}/"
    assert "data-file-text" not in client.get(path).content.decode()


def test_the_list_of_files_says_the_state_and_is_narrowed_by_it(client_as, scanned, read):
    client = client_as("editor")
    for path in (LIST, f"{LIST}results/"):
        assert {"Numérisé zq", "Lisible zq", str(scanned.text)} <= shown(client.get(path))
        narrowed = shown(client.get(path, {"text__state": ["scanned", "password"]}))
        assert "Numérisé zq" in narrowed
        assert "Lisible zq" not in narrowed
    assert "Lisible zq" in shown(client.get(LIST, {"q": "Lisible"}))


def shown(response):
    assert response.status_code == 200
    text = response.content.decode()
    return {part for part in ("Numérisé zq", "Lisible zq", str(TextState.SCANNED.label)) if part in text}


@pytest.mark.parametrize("role", EDITORS)
def test_what_is_to_mend_waits_for_who_works_with_files(person, client_as, scanned, read, role):
    found = {queue.name: (waiting.number, queue.url()) for queue, waiting in waiting_for(person(role))}
    number, url = found["files_to_mend"]
    assert number == 1
    text = client_as(role).get(url).content.decode()
    assert "Numérisé zq" in text
    assert "Lisible zq" not in text
    assert url.replace("&", "&amp;") in client_as(role).get("/admin/").content.decode()


@pytest.mark.parametrize("role", ["visitor", "stranger", "member", "privacy_officer"])
def test_nobody_else_is_told(person, client_as, scanned, role):
    assert [queue.name for queue, _waiting in waiting_for(person(role))] == []
    for path in (LIST, f"{LIST}results/"):
        response = client_as(role).get(path)
        assert response.status_code in (302, 403)
        assert "Numérisé zq" not in response.content.decode()


def test_a_file_that_is_mended_waits_no_more(person, scanned):
    from django.core.files.base import ContentFile

    scanned.file = ContentFile(text_pdf([SENTENCE]), name="a.pdf")
    scanned.save()
    assert [queue.name for queue, _waiting in waiting_for(person("editor"))] == []
