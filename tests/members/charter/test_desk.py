"""The charter in the admin: written as a draft, published once, never changed."""

import json

import pytest

from members.models import CharterTalk, CharterVersion
from tests.factories import make_charter, make_person

LIST = "/admin/charter-versions/"


def signed(client_as, person, role="facilitator"):
    client = client_as(role)
    type(person(role)).objects.update(must_sign_charter=False)
    return client


def test_a_new_version_begins_with_the_words_in_force(site, client_as, person):
    make_charter(text_fr="<p>Zqmotszq</p>")
    assert "Zqmotszq" in signed(client_as, person).get(f"{LIST}add/").content.decode()


def test_a_draft_is_published_with_its_kind(site, client_as, person):
    make_charter()
    draft = make_charter(published=False, text_fr="<p>Ce qui est dit ici reste toujours ici.</p>")
    client = signed(client_as, person)
    path = f"/admin/charter/publish/{draft.pk}/"
    text = client.get(path).content.decode()
    assert "<ins>" in text
    assert "checked" not in text
    assert client.post(path, {}).status_code == 200
    client.post(path, {"kind": "minor"})
    draft.refresh_from_db()
    assert (draft.number, draft.is_minor, draft.published_by) == (2, True, person("facilitator"))
    assert "déjà publiée" in client.post(path, {"kind": "real"}, follow=True).content.decode()


def test_the_first_version_is_published_with_one_button(site, client_as, person):
    draft = make_charter(published=False)
    client = client_as("facilitator")
    client.post(f"/admin/charter/publish/{draft.pk}/", {"kind": "real"})
    assert CharterVersion.objects.in_force() == draft
    assert client.get("/admin/")["Location"].startswith("/fr/compte/charte/")


def test_what_is_published_can_be_read_and_neither_changed_nor_deleted(site, client_as, person):
    version = make_charter()
    client = signed(client_as, person)
    assert client.get(f"{LIST}inspect/{version.pk}/").status_code == 200
    for action in ("edit", "delete"):
        client.post(f"{LIST}{action}/{version.pk}/", {"text_fr": "<p>Autre</p>"})
    response = client.post(f"/admin/bulk/members/charterversion/delete/?id={version.pk}&next=/admin/")
    assert response.status_code in {302, 403}
    version.refresh_from_db()
    assert "Autre" not in version.text_fr
    assert "Publier…" not in client.get(LIST).content.decode()


def test_both_languages_hold_as_many_agreements(site, client_as, person):
    client = client_as("facilitator")
    block = {"key": "a", "text": "Texte", "type": "unstyled", "depth": 0}
    block |= {"inlineStyleRanges": [], "entityRanges": []}
    body = json.dumps({"blocks": [block], "entityMap": {}})
    given = {"text_fr": body, "text_en": body, "agreements_fr": "Un\nDeux", "agreements_en": "One"}
    rest = {**given, "change_fr": "", "change_en": ""}
    text = client.post(f"{LIST}add/", rest).content.decode()
    assert "autant d’engagements" in text
    assert not CharterVersion.objects.exists()
    client.post(f"{LIST}add/", {**rest, "agreements_en": "One\nTwo"})
    assert str(CharterVersion.objects.get()) == "Charte, brouillon"
    text = client.get(LIST).content.decode()
    assert "Charte, brouillon" in text
    publish_url = f"/admin/charter/publish/{CharterVersion.objects.get().pk}/"
    assert publish_url in text
    assert publish_url in client.get(f"{LIST}edit/{CharterVersion.objects.get().pk}/").content.decode()


def test_who_has_yet_to_sign_and_who_would_talk_are_listed(site, client_as, person):
    make_charter()
    client = signed(client_as, person)
    waiting = make_person("member")
    talk = CharterTalk.objects.create(user=waiting, text="Zqparlerzq")
    text = client.get("/admin/charter/people/").content.decode()
    assert "Zqparlerzq" in text
    assert "1 personne n’a pas encore signé" in text
    assert "parler de la charte" in client.get("/admin/").content.decode()
    client.post("/admin/charter/people/", {"talk": talk.pk})
    assert "Zqparlerzq" not in client.get("/admin/charter/people/").content.decode()


@pytest.mark.parametrize("role", ["member", "editor", "privacy_officer"])
@pytest.mark.parametrize(
    "path", [LIST, f"{LIST}add/", "/admin/charter/people/", "/admin/charter/publish/{}/"]
)
def test_nobody_else_has_these_screens(site, client_as, role, path):
    draft = make_charter(published=False, text_fr="<p>Zqbrouillonzq</p>")
    response = client_as(role).get(path.format(draft.pk), follow=True)
    assert "Zqbrouillonzq" not in response.content.decode()
    assert response.status_code in {403, 404} or response.request["PATH_INFO"] == "/admin/"
