"""Where a merged notice stood: led on for those who may read the target, absent for others."""

import pytest

from documents.merging import MergeDecision, merge, state_of
from documents.models import DocumentPage
from tests.access.world import LANGUAGES, NOTICES, READERS, ROLES, make_world
from tests.factories import make_notice, make_person


def build(site):
    """Make the world, where each notice took the place of another."""
    world = make_world(site)
    editor = make_person("editor")
    for name in NOTICES:
        target = world[name].page
        state = {"live": target.live, "audience": target.audience}
        goes = make_notice(site, "Ancienne", slug=f"ancienne-{name.replace('_', '-')}", **state)
        world[name].old_key = goes.pk
        pair = DocumentPage.objects.get(pk=target.pk), DocumentPage.objects.get(pk=goes.pk)
        merge(*pair, MergeDecision(seen=state_of(*pair)), editor)
    return world


def former(name, language, form=""):
    return f"/{language}/documentation/ancienne-{name.replace('_', '-')}/{form}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", NOTICES)
def test_it_leads_on_those_who_may_read_the_target_and_no_other(world, client_as, name, role, language):
    client, resource = client_as(role), world[name]
    numbered = client.get(f"/{language}/p/{resource.old_key}/")
    response = client.get(former(name, language))
    if role in READERS[name]:
        assert (response.status_code, response["Location"]) == (301, resource.path(language))
        assert numbered["Location"] == resource.path(language)
        assert resource.canary in client.get(response["Location"]).content.decode()
    else:
        for refused in (response, numbered):
            assert refused.status_code == (302 if role == "visitor" else 404)
            assert resource.canary not in refused.content.decode() + str(refused.headers)


@pytest.mark.parametrize("method", ["get", "head", "options", "post"])
@pytest.mark.parametrize("role", ["visitor", "stranger"])
@pytest.mark.parametrize("name", ["members_notice", "draft_notice"])
@pytest.mark.parametrize("form", ["", "citation.ris"])
def test_a_refusal_is_the_same_as_for_what_never_was(world, client_as, name, role, method, form):
    client = client_as(role)
    path = former(name, "fr", form)
    absent = path.replace("ancienne", "jamaisvu")
    refused, missing = getattr(client, method)(path), getattr(client, method)(absent)
    assert refused.status_code == missing.status_code
    assert refused.content.decode().replace(path, "") == missing.content.decode().replace(absent, "")
    same = {header: value.replace(path, "") for header, value in refused.items() if header != "Expires"}
    assert same == {h: value.replace(absent, "") for h, value in missing.items() if h != "Expires"}


def test_it_takes_as_many_queries_whether_it_was_or_not(world, client_as, django_assert_num_queries):
    client, counts = client_as("visitor"), []
    for path in (former("members_notice", "fr"), "/fr/documentation/jamaisvu/"):
        client.get(path)
        with django_assert_num_queries(len(counts) and counts[0] or 4) as queries:
            client.get(path)
        counts.append(len(queries))


def test_another_form_of_the_page_is_led_on_too(world, client_as):
    response = client_as("visitor").get(former("public_notice", "en", "citation.ris"))
    assert response["Location"] == f"{world['public_notice'].path('en')}citation.ris"


def test_it_follows_the_audience_of_the_target(world, client_as):
    visitor = client_as("visitor")
    world["public_notice"].page.set_audience("members")
    assert "/connexion/" in visitor.get(former("public_notice", "fr"))["Location"]


def test_a_new_page_at_the_address_comes_first(site, world, client_as):
    make_notice(site, "Une neuve", slug="ancienne-public-notice")
    assert "Une neuve" in client_as("visitor").get(former("public_notice", "fr")).content.decode()
