"""The questions and the check before sending, as a browser without scripts meets them."""

import re
import uuid

from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import pytest

from deposits.models import Deposit, DepositState
from members.kept_words import mark_of
from tests.deposits.making import (
    TITLE,
    WHY,
    make_draft,
)
from tests.factories import make_person, make_tool

pytestmark = pytest.mark.django_db
DOOR = {"fr": "/fr/documentation/proposer/", "en": "/en/documentation/propose/"}
MINE = "/fr/compte/contributions/"
SURE = {"no_name": "on", "no_face": "on", "no_place": "on"}


@pytest.fixture(autouse=True)
def nothing_counted():
    """Numbers of accounts come back from one test to the next: what was counted of one is not another's."""
    cache.clear()


@pytest.fixture
def member(person):
    return person("member")


@pytest.fixture
def client(client_as):
    return client_as("member")


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def test_three_questions_and_a_check_send_a_deposit(site, client, member):
    page = text_of(client.get(DOOR["fr"]))
    key = re.search(r'name="form_key" value="([^"]+)"', page)[1]
    assert not Deposit.objects.exists()
    second = client.post(DOOR["fr"], {"form_key": key, "title": TITLE, "why": WHY})
    deposit = Deposit.objects.get()
    assert second.url == f"{MINE}{deposit.public_id}/2/"
    third = client.post(second.url, {"authors": "CLES", "year": "2024"})
    assert third.url == f"{MINE}{deposit.public_id}/3/"
    check = client.post(third.url, {"link": "https://exemple.org/d"})
    assert check.url == f"{MINE}{deposit.public_id}/verifier/"
    assert WHY in text_of(client.get(check.url))
    done = client.post(check.url, SURE)
    assert done.url == f"{MINE}{deposit.public_id}/"
    assert "Reçu" in text_of(client.get(done.url))
    assert Deposit.objects.get().state == DepositState.RECEIVED


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_visitor_is_led_to_the_sign_in_and_keeps_what_she_wrote(site, member, language):
    client = Client()
    typed = {"title": TITLE, "why": WHY, "form_key": str(uuid.uuid4()), "typed_by": mark_of(member)}
    refused = client.post(DOOR[language], typed)
    assert refused.status_code == 302
    assert DOOR[language] in refused.url
    assert not Deposit.objects.exists()
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    page = text_of(client.get(DOOR[language]))
    assert TITLE in page
    assert WHY in page
    assert WHY not in text_of(client.get(DOOR[language]))


def test_a_session_that_ends_in_the_middle_loses_no_word(site, client, member):
    draft = make_draft(member)
    path = f"{MINE}{draft.public_id}/1/"
    typed_by = re.search(r'name="typed_by" value="([^"]+)"', text_of(client.get(path)))[1]
    client.logout()
    client.post(path, {"title": "Zqnouveauzq", "why": "Zqnouvelleraisonzq", "typed_by": typed_by})
    draft.refresh_from_db()
    assert draft.title == TITLE
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    assert "Zqnouvelleraisonzq" in text_of(client.get(path))


def test_what_was_kept_for_one_address_is_given_to_no_other(site, member):
    client = Client()
    client.post(DOOR["fr"], {"title": TITLE, "why": WHY, "typed_by": mark_of(member)})
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    assert WHY not in text_of(client.get("/fr/organismes/proposer/"))
    assert WHY in text_of(client.get(DOOR["fr"]))


@pytest.mark.parametrize("mark", ["hers", "none", "altered"])
def test_what_one_had_typed_is_given_to_nobody_else_on_that_device(site, member, mark):
    client = Client()
    marks = {"hers": mark_of(member), "none": "", "altered": f"{member.pk}:zz"}
    client.post(DOOR["fr"], {"title": TITLE, "why": WHY, "typed_by": marks[mark]})
    other = member if mark == "altered" else make_person("member")
    client.force_login(other, backend="django.contrib.auth.backends.ModelBackend")
    assert WHY not in text_of(client.get(DOOR["fr"]))
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    assert WHY not in text_of(client.get(DOOR["fr"]))


def test_what_is_wrong_is_said_and_all_that_she_typed_stays(site, client):
    answer = client.post(DOOR["fr"], {"title": "", "why": WHY})
    page = text_of(client.get(answer.url))
    assert "Erreur" in page
    assert WHY in page


def test_nothing_to_read_is_said_before_the_check(site, client, member):
    draft = make_draft(member, link="")
    last = f"{MINE}{draft.public_id}/3/"
    assert client.post(last, {"link": "", "doi": ""}).url == last
    assert "Il n’y a encore rien" in text_of(client.get(last))
    assert client.post(last, {"link": "https://exemple.org/d"}).url.endswith("/verifier/")


def test_what_is_missing_before_is_asked_before_the_check(site, client, member):
    draft = make_draft(member, title="")
    answer = client.post(f"{MINE}{draft.public_id}/3/", {"link": "https://exemple.org/d"})
    assert answer.url == f"{MINE}{draft.public_id}/1/?check=1"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_her_browser_checks_the_spelling_in_the_language_of_what_she_writes(site, client, member, language):
    draft = make_draft(member)
    Deposit.objects.filter(pk=draft.pk).update(language=language)
    page = text_of(client.get(f"{MINE}{draft.public_id}/1/"))
    [field] = re.findall(r'<textarea[^>]*name="why"[^>]*>', page)
    assert f'lang="{language}"' in field
    assert 'spellcheck="true"' in field


def test_going_back_keeps_what_she_typed(site, client, member):
    draft = make_draft(member)
    path = f"{MINE}{draft.public_id}/2/"
    answer = client.post(path, {"authors": "Zqtiersezq", "back": "1"})
    assert answer.url == f"{MINE}{draft.public_id}/1/"
    assert "Zqtiersezq" in text_of(client.get(path))


def test_another_device_goes_on_where_she_stopped(site, client, member):
    client.post(DOOR["fr"], {"title": TITLE, "why": WHY})
    other = Client()
    other.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    page = text_of(other.get(DOOR["fr"]))
    assert f"{MINE}{Deposit.objects.get().public_id}/2/" in page


def test_a_second_click_on_send_tells_that_it_is_sent(site, client, member):
    draft = make_draft(member)
    path = f"{MINE}{draft.public_id}/verifier/"
    client.post(path, SURE)
    again = client.post(path, SURE, follow=True)
    assert "déjà" in text_of(again)
    assert Deposit.objects.get().messages.count() == 0


def test_nothing_is_sent_before_she_has_looked(site, client, member):
    draft = make_draft(member)
    page = text_of(client.post(f"{MINE}{draft.public_id}/verifier/", {"no_name": "on"}))
    assert "Erreur" in page
    assert Deposit.objects.get().state == DepositState.DRAFT


def test_a_file_that_is_refused_is_named_and_the_others_stay(site, client, member):
    draft = make_draft(member, link="")
    path = f"{MINE}{draft.public_id}/3/"
    good = SimpleUploadedFile("Notes de Marie.txt", b"Ce qui marche bien.")
    bad = SimpleUploadedFile("../../vide.pdf", b"")
    answer = client.post(path, {"files": [good, bad]}, follow=True)
    page = text_of(answer)
    assert "vide.pdf" in page
    assert ".." not in page.split("vide.pdf")[0][-6:]
    assert [file.extension for file in draft.files.all()] == ["txt"]
    assert "Marie" not in page


def test_the_same_file_sent_twice_is_kept_once(site, client, member):
    draft = make_draft(member)
    path = f"{MINE}{draft.public_id}/3/"
    for _again in range(2):
        client.post(path, {"files": [SimpleUploadedFile("a.txt", b"Le texte.")], "stay": "1"})
    assert draft.files.count() == 1


def test_a_file_is_taken_out_and_leaves_the_disk(site, client, member, django_capture_on_commit_callbacks):
    draft = make_draft(member)
    path = f"{MINE}{draft.public_id}/3/"
    client.post(path, {"files": [SimpleUploadedFile("a.txt", b"Le texte.")], "stay": "1"})
    file = draft.files.get()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(path, {"remove": file.pk})
    assert draft.files.count() == 0
    assert not file.file.storage.exists(file.file.name)


def test_a_script_that_sends_files_is_told_where_to_go(site, client, member):
    draft = make_draft(member)
    path = f"{MINE}{draft.public_id}/3/"
    answer = client.post(path, {"link": "https://exemple.org/"}, headers={"X-Upload": "1"})
    assert answer.json() == {"url": f"{MINE}{draft.public_id}/verifier/"}


def test_too_many_deposits_in_a_day_are_held_back_and_nothing_is_lost(site, client):
    for number in range(30):
        client.post(DOOR["fr"], {"title": f"T{number}", "why": WHY})
    held = client.post(DOOR["fr"], {"title": "Le dernier", "why": WHY})
    assert held.status_code == 429
    assert "Le dernier" in held.content.decode()
    assert Deposit.objects.count() == 30


@pytest.mark.parametrize("step", ["0", "4", "99999999999999999999"])
def test_a_question_that_is_not_there_is_absent(site, client, member, step):
    draft = make_draft(member)
    assert client.get(f"{MINE}{draft.public_id}/{step}/").status_code == 404


@pytest.mark.parametrize("live", [True, False])
def test_an_adaptation_names_what_it_is_made_of_to_who_reads_that_tool(site, client, live):
    tool = make_tool(site, "Zqmodelezq", live=live)
    page = text_of(client.get(f"/fr/outils/proposer/?adapte={tool.pk}"))
    assert ("Zqmodelezq" in page) == live


def test_an_adaptation_begins_with_the_tool_and_with_none_that_she_does_not_read(site, client, member):
    seen, hidden = make_tool(site, audience="members"), make_tool(site, live=False)
    for tool, kept in ((seen, True), (hidden, False)):
        begun = client.post(
            f"/fr/outils/proposer/?adapte={tool.pk}", {"title": "Le mien", "purpose": "Autrement"}
        )
        page = text_of(client.get(begun.url))
        assert (f'name="adapted_from" value="{tool.pk}"' in page) == kept
