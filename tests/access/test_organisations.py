"""Who sees which field of an organisation: role × language × channel × field, each with its own canary."""

from datetime import date

import pytest

from members.models import ConsentWay, Organisation
from portal.models import Region
from tests.access.world import LANGUAGES, ROLES, SEES_MEMBERS
from tests.factories import make_organisation

CANARIES = {
    "town": "Zqtownzq",
    "website": "zqwebsitezq.example",
    "phone": "819 555-0101",
    "email": "zqemailzq@example.org",
    "contact_name": "Zqcontactzq",
    "contact_role": "zqrolezq",
    "direct_phone": "819 555-0102",
    "direct_email": "zqdirectzq@example.org",
    "notes": "zqnoteszq",
    "source": "zqsourcezq",
    "to_do": "zqtodozq",
}
# Policy, written by hand.
ALWAYS_FOR_MEMBERS = {"direct_phone", "direct_email", "notes"}
MARKED = {"town", "website", "phone", "email", "contact_name", "contact_role"}
FOR_THE_TEAM = {"source", "to_do"}
IN_LISTS = {"town", "website", "phone", "email", "direct_phone", "direct_email"}
CHANNELS = {
    "list": ("/{language}/{section}/?region=ici", IN_LISTS),
    "page": ("/{language}/{section}/{slug}/", set(CANARIES) - FOR_THE_TEAM),
    "region": ("/{language}/regions/ici/", IN_LISTS),
    "search": ("/{language}/{search}/?q=zqnamezq", {"town", "phone"}),
}
WORDS = {
    "fr": {"language": "fr", "section": "organismes", "search": "recherche"},
    "en": {"language": "en", "section": "organisations", "search": "search"},
}


def fields(marked):
    values = {name: value for name, value in CANARIES.items() if name != "website"}
    marks = ("town", "website", "phone", "email", "contact")
    return {
        **values,
        "website": f"https://{CANARIES['website']}/",
        "contact_consent_way": ConsentWay.FORM,
        "contact_consent_on": date(2026, 1, 5),
        **{f"{name}_for_members": marked for name in marks},
    }


def build(site):
    region = Region.objects.create(code="98", slug="ici", name_fr="Ici", name_en="Here")
    return region


def make(world, marked, **more):
    return make_organisation("Zqnamezq", region=world, slug="fiche", **{**fields(marked), **more})


def text_of(client, channel, language):
    path = CHANNELS[channel][0].format(slug="fiche", **WORDS[language])
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode().split("<main")[1]


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_each_field_is_shown_to_its_readers_only(world, client_as, role, language, channel, marked):
    make(world, marked)
    text = text_of(client_as(role), channel, language)
    assert "Zqnamezq" in text.replace("<mark>", "").replace("</mark>", "")
    for name, canary in CANARIES.items():
        for_members = name in ALWAYS_FOR_MEMBERS or (marked and name in MARKED)
        reads = role in SEES_MEMBERS or not for_members
        shown = canary in text
        assert shown == (reads and name in CHANNELS[channel][1]), name


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("role", ["visitor", "stranger"])
def test_what_is_for_members_is_to_others_as_what_nobody_wrote(world, client_as, role, channel):
    client = client_as(role)
    organisation = make(world, True)
    with_all = text_of(client, channel, "fr")
    organisation.delete()
    make_organisation("Zqnamezq", region=world, slug="fiche")
    assert text_of(client, channel, "fr") == with_all


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_visitor_who_comes_after_a_member_sees_what_is_for_visitors(world, client_as, channel):
    make(world, True)
    assert CANARIES["phone"] in text_of(client_as("member"), channel, "fr")
    assert CANARIES["phone"] not in text_of(client_as("visitor"), channel, "fr")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_words_for_members_find_nothing_in_the_search_of_the_site(world, client_as, role, language):
    make(world, True, description_fr="Un zqdescriptionzq")
    client = client_as(role)
    path = f"/{language}/{WORDS[language]['search']}/"
    assert "/fiche/" in client.get(path, {"q": "zqdescriptionzq"}).content.decode()
    for canary in CANARIES.values():
        # As typed, so that no correction leads to it.
        text = client.get(path, {"q": canary, "exact": "1"}).content.decode()
        assert "/fiche/" not in text.split("<main")[1], canary


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_a_town_for_members_finds_its_organisation_for_members_only(world, client_as, role, language):
    make(world, True)
    path = f"/{language}/{WORDS[language]['section']}/"
    text = client_as(role).get(path, {"q": CANARIES["town"]}).content.decode().split("<main")[1]
    assert ("Zqnamezq" in text) == (role in SEES_MEMBERS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_what_is_not_published_is_nowhere(world, client_as, role, language):
    make(world, False, published=False)
    client, words = client_as(role), WORDS[language]
    page = client.get(f"/{language}/{words['section']}/fiche/")
    absent = client.get(f"/{language}/{words['section']}/absente/")
    assert page.status_code == absent.status_code == (302 if role == "visitor" else 404)
    for path in (
        f"/{language}/{words['section']}/",
        f"/{language}/regions/ici/",
        f"/{language}/{words['search']}/",
        "/sitemap.xml",
    ):
        text = client.get(path).content.decode()
        assert "Zqnamezq" not in text and "/fiche/" not in text, path


@pytest.mark.parametrize("method", ["get", "head", "post", "options", "put", "delete"])
@pytest.mark.parametrize("role", ["visitor", "stranger"])
def test_a_refusal_is_the_same_whether_it_exists_or_not(world, client_as, role, method):
    make(world, False, published=False)
    client = client_as(role)
    hidden = getattr(client, method)("/fr/organismes/fiche/")
    missing = getattr(client, method)("/fr/organismes/fichx/")
    assert hidden.status_code == missing.status_code
    assert hidden.content.decode().replace("fiche", "") == missing.content.decode().replace("fichx", "")


@pytest.mark.parametrize("role", ROLES)
def test_the_sitemap_names_what_is_published_alike_for_all(world, client_as, role):
    make(world, True)
    text = client_as(role).get("/sitemap.xml").content.decode()
    for path in (
        "/fr/organismes/",
        "/fr/organismes/fiche/",
        "/en/organisations/",
        "/en/organisations/fiche/",
    ):
        assert f"<loc>http://testserver{path}</loc>" in text
    assert not any(canary in text for canary in CANARIES.values())


@pytest.mark.parametrize("role", ROLES)
def test_the_desk_is_for_the_team(world, client_as, role, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    organisation = make(world, True)
    enters = role in {"editor", "facilitator", "superuser"}
    for path in ("/admin/organisations/", f"/admin/organisations/edit/{organisation.pk}/"):
        response = client_as(role).get(path)
        assert (response.status_code == 200) == enters, path
        assert ("Zqnamezq" in response.content.decode()) == enters, path


def test_the_table_holds_every_field_that_says_something(world):
    told = {
        field.name
        for field in Organisation._meta.get_fields()
        if field.concrete and field.get_internal_type() in {"CharField", "TextField"}
    }
    everybody = {"name", "acronym", "kind", "description_fr", "description_en", "slug"}
    inside = {"sort_name", "sort_town", "contact_consent_way"}
    assert told - everybody - inside == set(CANARIES)
