"""Documents of an event are for members by default; what was mentioned is told both ways."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

import pytest

from tests.access.world import EVENT_LISTS
from tests.factories import make_event, make_notice
from webinars.models import Material, Mention
from webinars.recordings import materials

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
SEES_MEMBERS = {"member", "editor", "facilitator", "superuser"}


def give_material(event, name="Diapositives zqdoczq", audience="members"):
    file = SimpleUploadedFile("Jeanne zqnom.txt", b"Contenu zqfichierzq")
    material = Material(name=name, file=file, audience=audience)
    materials.keep(event, material)
    return material


def page(client, event, language="fr"):
    path = f"/{language}/{EVENT_LISTS[language]}/{event.slug}/"
    return client.get(path).content.decode().split("<main")[1]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("audience", ["public", "members"])
def test_a_document_is_for_its_audience_although_the_page_is_public(
    site, client_as, audience, role, language
):
    event = make_event(site)
    material = give_material(event, audience=audience)
    client, opens = client_as(role), audience == "public" or role in SEES_MEMBERS
    assert (client.get(material.url).status_code == 200) is opens
    assert (client.head(material.url).status_code == 200) is opens
    assert (client.get(material.url, headers={"Range": "bytes=0-3"}).status_code == 206) is opens
    main = page(client, event, language)
    assert ("zqdoczq" in main) is opens
    assert "zqnom" not in main
    assert 'id="materials-title"' in main


def test_a_new_document_is_for_members_unless_the_team_says_otherwise(site, client_as):
    event = make_event(site)
    path = reverse("event_materials", args=[event.pk])
    client = client_as("facilitator")
    file = SimpleUploadedFile("a.txt", b"Texte de la feuille")
    client.post(path, {"do": "material", "name": "Feuille", "file": file, "audience": "members"})
    material = Material.objects.get()
    assert Client().get(material.url).status_code == 302
    client.post(path, {"do": "audience", "key": material.pk, "audience": "public"})
    assert Client().get(material.url).status_code == 200
    client.post(path, {"do": "audience", "key": material.pk, "audience": "members"})
    assert Client().get(material.url).status_code == 302


def test_a_document_of_a_draft_is_for_nobody(site, client_as):
    material = give_material(make_event(site, live=False), audience="public")
    for role in ("visitor", "member", "superuser"):
        assert client_as(role).get(material.url).status_code in (302, 404), role


def test_a_document_taken_away_is_gone_from_the_disk(site, client_as, django_capture_on_commit_callbacks):
    event = make_event(site)
    material = give_material(event)
    storage, name = material.file.storage, material.file.name
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        client_as("facilitator").post(
            reverse("event_materials", args=[event.pk]),
            {"do": "remove", "what": "material", "key": material.pk},
        )
    assert not storage.exists(name)


def test_a_document_of_another_event_is_not_taken_away_from_here(site, client_as):
    material, other = give_material(make_event(site)), make_event(site)
    path = reverse("event_materials", args=[other.pk])
    for deed in ({"do": "remove"}, {"do": "audience", "audience": "public"}):
        client_as("facilitator").post(path, {"what": "material", "key": material.pk, **deed})
    assert Material.objects.get().audience == "members"


def test_a_refused_document_keeps_what_was_typed(site, client_as):
    event = make_event(site)
    file = SimpleUploadedFile("a.exe", b"MZ" + bytes(90))
    data = {"do": "material", "name": "Nom zqgarde", "file": file, "audience": "members"}
    response = client_as("facilitator").post(reverse("event_materials", args=[event.pk]), data)
    assert "zqgarde" in response.content.decode()
    assert not Material.objects.exists()


@pytest.mark.parametrize("role", ROLES)
def test_a_page_and_an_event_name_each_other_for_who_may_read_both(site, client_as, role):
    event = make_event(site, "Midi zqmidizq")
    public = make_notice(site, "Notice zqouvertezq")
    hidden = make_notice(site, "Notice zqmembreszq", audience="members")
    for notice in (public, hidden):
        materials.keep(event, Mention(page=notice.portalpage_ptr))
    materials.keep(event, Mention(title="Ailleurs zqailleurszq", url="https://example.org/"))
    client = client_as(role)
    main = page(client, event)
    assert "zqouvertezq" in main
    assert "zqailleurszq" in main
    assert ("zqmembreszq" in main) is (role in SEES_MEMBERS)
    notice = client.get(f"/fr/documentation/{public.slug}/").content.decode().split("<main")[1]
    assert "zqmidizq" in notice
    assert f"/fr/webinaires/{event.slug}/" in notice


def test_a_draft_event_is_named_by_no_page(site, client_as):
    notice = make_notice(site, "Notice")
    materials.keep(make_event(site, "Midi zqmidizq", live=False), Mention(page=notice.portalpage_ptr))
    for role in ("visitor", "member", "superuser"):
        assert "zqmidizq" not in client_as(role).get(f"/fr/documentation/{notice.slug}/").content.decode()


def test_the_same_page_mentioned_twice_is_once(site, client_as):
    event, notice = make_event(site), make_notice(site, "Notice")
    path = reverse("event_materials", args=[event.pk])
    for _time in range(2):
        client_as("facilitator").post(path, {"do": "mention", "page": notice.pk})
    assert Mention.objects.count() == 1


def test_a_mention_leads_somewhere(site, client_as):
    event = make_event(site)
    path = reverse("event_materials", args=[event.pk])
    for data in ({}, {"title": "Sans adresse"}, {"url": "https://example.org/"}):
        response = client_as("facilitator").post(path, {"do": "mention", **data})
        assert response.context["mention_form"].errors
    assert not Mention.objects.exists()


def test_the_screen_brings_the_scripts_with_which_a_page_is_chosen(site, client_as):
    event = make_event(site)
    text = client_as("facilitator").get(reverse("event_materials", args=[event.pk])).content.decode()
    assert text.index("page-chooser.js") < text.index("new PageChooser")
