"""The interface for programs gives what is public and nothing else: role × parameter × canary."""

import json

from django.test import Client

import pytest

from portal.api.views import pace
from tests.access.world import NOTICES, READERS, ROLES, make_world
from tests.factories import make_file, make_standard_page

API = "/api/v2/pages/"
HIDDEN = [name for name in READERS if "visitor" not in READERS[name]]
SHOWN = [name for name in READERS if "visitor" in READERS[name]]
PARAMETERS = [
    "",
    "?fields=*",
    "?type=documents.DocumentPage&fields=*",
    "?type=home.StandardPage&fields=*",
    "?type=home.StandardPage,documents.DocumentPage",
    "?child_of={centre}&fields=*",
    "?child_of={home}",
    "?child_of=root",
    "?descendant_of={home}&fields=*",
    "?descendant_of=root",
    "?translation_of={centre}",
    "?locale=fr&fields=*",
    "?search=zq",
    "?search=titre&fields=*",
    "?search=titre&locale=fr&order=-title",
    "?order=-first_published_at&limit=100",
    "?offset=0&limit=100",
]
REFUSED = [
    "?type=wagtailcore.Page",
    "?type=members.User",
    "?type=zq.Zq",
    "?fields=owner",
    "?fields=latest_revision",
    "?fields=alias_of",
    "?fields=parent",
    "?fields=audience",
    "?fields=translation_key",
    "?fields=*,themes(parent)",
    "?fields=(",
    "?audience=members",
    "?live=false",
    "?owner=1",
    "?site=testserver",
    "?show_in_menus=true",
    "?order=random",
    "?order=owner",
    "?order=-year",
    "?limit=101",
    "?limit=-1",
    "?offset=99999999999999999999999",
    "?child_of=99999999999999999999999",
    "?child_of=zq",
]


build = make_world


@pytest.fixture(autouse=True)
def nobody_asked_before():
    pace.clear()


@pytest.fixture
def filled(site, world):
    def fill(parameters):
        return parameters.format(centre=site.centre.pk, home=site.home.pk)

    return fill


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("parameters", PARAMETERS)
def test_a_list_names_what_is_public_and_nothing_more(world, filled, client_as, role, parameters):
    response = client_as(role).get(API + filled(parameters))
    assert response.status_code == 200, response.content
    text, answer = response.content.decode(), response.json()
    assert not any(world[name].canary in text for name in HIDDEN)
    assert answer["meta"]["total_count"] == len(answer["items"])
    assert text == Client().get(API + filled(parameters)).content.decode()


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_public_is_there(world, client_as, name):
    client, resource = client_as("visitor"), world[name]
    assert resource.canary in client.get(f"{API}?limit=100").content.decode()
    assert resource.canary in client.get(API, {"search": resource.canary}).content.decode()
    detail = client.get(f"{API}{resource.page.pk}/").json()
    assert detail["title"] == f"Titre {resource.canary}"
    assert detail["meta"]["html_url"] == f"http://testserver{resource.path('fr')}"
    found = client.get(f"{API}find/", {"html_path": resource.path("fr")})
    assert found["Location"].startswith(f"http://testserver{API}{resource.page.pk}/")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_hidden_answers_as_what_is_absent(world, client_as, role, name):
    client, page = client_as(role), world[name].page
    absent, slug = 99_999_999, f"adresse-{world[name].canary}"
    for address in (
        f"{API}{{key}}/",
        f"{API}{{key}}/?fields=*",
        f"{API}?child_of={{key}}",
        f"{API}?descendant_of={{key}}",
        f"{API}?ancestor_of={{key}}",
        f"{API}?translation_of={{key}}",
        f"{API}?id={{key}}",
        f"{API}find/?id={{key}}",
    ):
        hidden, missing = client.get(address.format(key=page.pk)), client.get(address.format(key=absent))
        assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content), address
        assert hidden.status_code in (400, 404) or hidden.json()["items"] == []
    place = "documentation/" if name in NOTICES else ""
    for parameters in ({"html_path": f"/fr/{place}{slug}/"}, {"html_path": f"/en/{place}{slug}/"}):
        assert client.get(f"{API}find/", parameters).status_code == 404
    for parameters in ({"search": world[name].canary}, {"slug": slug}, {"title": page.title}):
        assert client.get(API, parameters).json() == {"meta": {"total_count": 0}, "items": []}


@pytest.mark.parametrize("role", ["visitor", "superuser"])
@pytest.mark.parametrize("parameters", REFUSED)
def test_what_is_not_listed_by_hand_is_refused(world, client_as, role, parameters):
    response = client_as(role).get(API + parameters)
    assert response.status_code == 400
    assert set(response.json()) == {"message"}
    assert not any(world[name].canary in response.content.decode() for name in READERS)


def test_what_stands_above_and_below_a_hidden_page_tells_nothing_of_it(site, world, client_as):
    parent = world["members_page"].page
    below = make_standard_page(parent, "Dessous zqdessouszq", slug="dessous")
    client = client_as("visitor")
    detail = client.get(f"{API}{below.pk}/?fields=*").content.decode()
    above = client.get(f"{API}?ancestor_of={below.pk}").content.decode()
    assert "zqdessouszq" in detail
    assert world["members_page"].page.title not in detail + above
    assert f'"id": {parent.pk}' not in detail + above
    assert str(site.home.pk) in above


def test_a_file_passes_its_own_gate(world, client_as):
    notice = world["public_notice"].page
    notice.file = make_file("Fichier zqfichierzq")
    notice.save()
    address, client = f"{API}{notice.pk}/", client_as("superuser")
    assert client.get(address).json()["public_file"]["url"] == f"http://testserver{notice.file.url}"
    notice.file.uses.all().delete()
    assert client.get(address).json()["public_file"] is None
    assert "zqfichierzq" not in client.get(address).content.decode()


def test_drafts_and_revisions_of_a_public_page_stay_inside(world, client_as):
    notice = world["public_notice"].page
    notice.title, notice.abstract = "Brouillon zqbrouillonzq", "zqbrouillonzq"
    notice.save_revision()
    for address in (f"{API}{notice.pk}/?fields=*", f"{API}?type=documents.DocumentPage&fields=*"):
        text = client_as("superuser").get(address).content.decode()
        assert world["public_notice"].canary in text
        assert "zqbrouillonzq" not in text


def test_the_fields_of_a_notice_are_those_of_the_table(world, client_as):
    detail = client_as("visitor").get(f"{API}{world['public_notice'].page.pk}/?fields=*").json()
    assert set(detail["meta"]) == {
        *("type", "detail_url", "html_url", "slug", "first_published_at", "last_published_at", "locale")
    }
    inside = {"owner", "revision", "audience", "draft_title", "alias_of", "expire_at", "import_key", "note"}
    assert {"id", "title", "kind", "contributors", "themes", "regions", "doi", "public_file"} <= set(detail)
    assert not inside & {*detail, *detail["meta"]}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_is_written_and_nothing_describes_itself(world, client_as, method):
    client = client_as("superuser")
    for name in ("public_notice", "members_notice"):
        assert getattr(client, method)(f"{API}{world[name].page.pk}/").status_code == 405


def test_only_pages_have_an_endpoint(world, client_as):
    for name in ("documents", "images", "redirects"):
        assert client_as("stranger").get(f"/api/v2/{name}/", follow=True).status_code == 404


def test_a_page_that_is_hidden_is_gone_at_once(world, client_as):
    address = f"{API}{world['public_notice'].page.pk}/"
    assert client_as("visitor").get(address).status_code == 200
    world["public_notice"].page.set_audience("members")
    assert client_as("visitor").get(address).status_code == 404


def test_who_asks_too_often_waits_and_others_do_not(world, monkeypatch):
    monkeypatch.setattr(pace, "_most", 3)
    answers = [Client().get(API, REMOTE_ADDR="198.51.100.1").status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429]
    assert Client().get(API, REMOTE_ADDR="198.51.100.2").status_code == 200


def test_as_many_queries_for_ten_notices_as_for_five(site, world, django_assert_max_num_queries):
    from tests.factories import make_notice

    counts = []
    for _ in range(2):
        for _ in range(5):
            make_notice(site, file=make_file("Rapport"))
        Client().get(API)
        with django_assert_max_num_queries(16) as queries:
            answer = Client().get(f"{API}?type=documents.DocumentPage&fields=*").content
        counts.append(len(queries))
    assert len(json.loads(answer)["items"]) == 11
    assert counts[0] == counts[1] > 3
