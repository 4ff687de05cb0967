"""The team keeps the organisations: form, list, words, what waits."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils import timezone

import pytest

from members.models import Organisation, ServedPeople, Service
from members.organisations.queue import NAME
from portal.models import Region
from portal.registries.queues import queues, waiting_for
from tests.factories import make_organisation

TEAM = ["editor", "facilitator"]
LIST = "/admin/organisations/"


@pytest.fixture(autouse=True)
def one_factor(settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False


@pytest.mark.parametrize("role", TEAM)
def test_she_adds_an_organisation_and_it_is_found_at_once(site, client_as, role):
    region = Region.objects.create(code="05", slug="estrie", name_fr="Estrie", name_en="Estrie")
    service = Service.objects.create(name_fr="Hébergement", name_en="Shelter")
    people = ServedPeople.objects.create(name_fr="Femmes", name_en="Women")
    sent = {
        **{"name": "Abri", "kind": "shelter", "region": region.pk, "published": "on"},
        **{"services": [service.pk], "serves": [people.pk], "phone": "819 555-0142", "slug": ""},
    }
    assert client_as(role).post(f"{LIST}add/", sent).status_code == 302
    organisation = Organisation.objects.get()
    assert (organisation.slug, list(organisation.services.all())) == ("abri", [service])
    client = client_as("visitor")
    assert "Abri" in client.get("/fr/organismes/?region=estrie&service=hebergement").content.decode()
    # "Shelter" is the word of another language, and that of its service.
    assert "/abri/" in client.get("/fr/recherche/?q=shelter").content.decode()


@pytest.mark.parametrize("field", ["town", "description_fr", "notes"])
def test_the_form_refuses_an_address_and_keeps_what_she_typed(site, client_as, field):
    sent = {"name": "Abri", "kind": "shelter", field: "12, rue Laval"}
    response = client_as("editor").post(f"{LIST}add/", sent)
    assert response.status_code == 200
    text = response.content.decode()
    assert "ressemble à une adresse civique" in text
    assert "12, rue Laval" in text
    assert not Organisation.objects.exists()


def test_the_list_is_searched_and_narrowed(site, client_as):
    region = Region.objects.create(code="05", slug="estrie", name_fr="Estrie", name_en="Estrie")
    make_organisation("Abri", region=region, kind="shelter", services=["Hébergement"])
    make_organisation("Zone", kind="research", published=False, checked_on=timezone.localdate())
    client, key = client_as("editor"), Service.objects.get().pk
    for asked, found in (
        ("", {"Abri", "Zone"}),
        ("?q=abri", {"Abri"}),
        ("?kind=research", {"Zone"}),
        (f"?region={region.pk}", {"Abri"}),
        (f"?services={key}", {"Abri"}),
        ("?published=false", {"Zone"}),
        ("?check=to_check", {"Abri"}),
        ("?check=zq", {"Abri", "Zone"}),
    ):
        response = client.get(f"{LIST}{asked}")
        assert {one.name for one in response.context["object_list"]} == found, asked


def test_the_list_asks_as_often_for_many_as_for_few(site, client_as, django_assert_max_num_queries):
    region = Region.objects.create(code="05", slug="estrie", name_fr="Estrie", name_en="Estrie")
    client, counts = client_as("editor"), []
    for start in (0, 10):
        for number in range(start, start + 10):
            make_organisation(f"Maison {number}", region=region)
        client.get(LIST)
        with django_assert_max_num_queries(40) as queries:
            client.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1] >= 3


@pytest.mark.parametrize("model", ["service", "servedpeople"])
@pytest.mark.parametrize("role", TEAM)
def test_she_keeps_the_words_herself(site, client_as, role, model):
    path = f"/admin/snippets/members/{model}/add/"
    client = client_as(role)
    assert client.post(path, {"name_fr": "Zone neuve", "name_en": "New", "slug": ""}).status_code == 302
    kind = {"service": Service, "servedpeople": ServedPeople}[model]
    assert kind.objects.get().slug == "zone-neuve"
    assert "zone-neuve" in client_as("visitor").get("/fr/organismes/").content.decode()


@pytest.mark.parametrize("role", ["member", "privacy_officer", "stranger"])
def test_nobody_else_keeps_them(site, client_as, role):
    for path in (LIST, f"{LIST}add/", "/admin/snippets/members/service/"):
        assert client_as(role).get(path).status_code != 200
    assert client_as(role).post(f"{LIST}add/", {"name": "Abri"}).status_code != 200
    assert not Organisation.objects.exists()


def test_what_was_not_checked_for_a_year_waits_for_the_team(site, client_as, person):
    today = timezone.localdate()
    make_organisation("Jamais")
    make_organisation("Ancien", checked_on=today - timedelta(days=400))
    make_organisation("À la limite", checked_on=today - timedelta(days=365))
    make_organisation("Récent", checked_on=today)
    for role in TEAM:
        (waiting,) = [w for queue, w in waiting_for(person(role)) if queue.name == NAME]
        assert waiting.number == 2
        assert (today - timezone.localdate(waiting.oldest)).days in (34, 35)
    for role in ("member", "privacy_officer", "stranger"):
        assert queues.get(NAME).waiting(person(role)).number == 0
    client = client_as("facilitator")
    assert "Organismes à vérifier" in client.get("/admin/").content.decode()
    listed = client.get(queues.get(NAME).url()).context["object_list"]
    assert {one.name for one in listed} == {"Jamais", "Ancien"}


def test_several_are_noted_as_checked_at_once(site, client_as, person):
    made = [make_organisation(f"Maison {number}") for number in range(3)]
    path = reverse("wagtail_bulk_action", args=["members", "organisation", "checked"])
    asked = f"{path}?next={LIST}&id={made[0].pk}&id={made[1].pk}"
    client = client_as("facilitator")
    assert "Maison 0" in client.get(asked).content.decode()
    assert urlsplit(client.post(asked)["Location"]).path == LIST
    checked = Organisation.objects.filter(checked_on=timezone.localdate())
    assert {one.name for one in checked} == {"Maison 0", "Maison 1"}
    assert client_as("member").post(asked).status_code != 200
