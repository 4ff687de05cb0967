"""Who finds a notice by the text of its file, and reads the passage: role × language × search, list."""

import pytest

from portal.files.models import FileUse
from tests.access.test_search import SEARCHES, result_total
from tests.access.world import LANGUAGES, NOTICES, READERS, ROLES
from tests.factories import make_notice
from tests.files.corpus_text import stored, text_pdf, word_file
from tests.standing import made_once

SENTENCE = "Une phrase assez longue pour que la page ne passe pas pour une image."


def in_file(name):
    """Return the word that stands in the file of a notice, and nowhere else."""
    return f"zqtexte{name.split('_')[0]}zq"


def build(site, extension):
    """Make the notices of the access table, each with a file that holds its word."""
    made = {}
    for name in NOTICES:
        text = f"{SENTENCE} Avant {in_file(name)} voisin{in_file(name)}."
        pdf = extension == "pdf"
        file = stored(text_pdf([SENTENCE, text]) if pdf else word_file([(None, text)]), f"a.{extension}")
        audience = "members" if name.startswith("members") else "public"
        made[name] = make_notice(
            site, f"Notice {name}", file=file, audience=audience, live=not name.startswith("draft")
        )
    return made


@pytest.fixture(scope="module", params=["pdf", "docx"])
def standing(request, kept_site, django_db_blocker):
    with made_once(django_db_blocker, kept_site, lambda site: build(site, request.param)) as made:
        yield made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_a_word_of_a_file_is_found_by_its_readers_only(world, client_as, role, language):
    client = client_as(role)
    for name, notice in world.items():
        for path in SEARCHES[language]:
            for question in (in_file(name), f'"avant {in_file(name)}"'):
                text = client.get(path, {"q": question}).content.decode().split("<main")[1]
                may = role in READERS[name]
                assert (result_total(text) == 1) == may, (name, path, question)
                assert (f"voisin{in_file(name)}" in text) == may, (name, path, question)
                assert (notice.file.url in text) == may, (name, path, question)


@pytest.mark.parametrize(
    "question", ["phrase assez longue", '"phrase assez longue"', f"avant {SENTENCE[:12]}"]
)
@pytest.mark.parametrize("role", ["visitor", "stranger"])
def test_what_is_refused_changes_nothing_of_the_page(world, client_as, role, question):
    client = client_as(role)
    before = client.get("/fr/recherche/", {"q": question}).content
    assert b"#page=" in before or b"card-passage" in before
    for name, notice in world.items():
        if not name.startswith("public"):
            notice.file.delete()
            notice.delete()
    assert client.get("/fr/recherche/", {"q": question}).content == before


def test_a_passage_passes_the_gate_of_its_file_too(world, client_as):
    notice = world["public_notice"]
    FileUse.objects.filter(page_id=notice.pk).delete()
    text = client_as("visitor").get("/fr/recherche/", {"q": in_file("public_notice")}).content.decode()
    assert notice.file.url not in text
    assert f"voisin{in_file('public_notice')}" not in text


def test_a_notice_that_becomes_for_members_takes_its_text_along(world, client_as):
    world["public_notice"].set_audience("members")
    for question in (in_file("public_notice"), f'"avant {in_file("public_notice")}"'):
        for role, number in (("visitor", 0), ("member", 1)):
            text = client_as(role).get("/fr/recherche/", {"q": question}).content.decode()
            assert result_total(text) == number
