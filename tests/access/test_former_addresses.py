"""Where a merged notice stood: led on for those who read it and may read the target, absent for others."""

import pytest

from documents.duplicates.merging import MergeDecision, merge, state_of
from documents.models import DocumentPage
from tests.access.refusals import assert_refused_alike
from tests.access.world import EVERYBODY, LANGUAGES, NOTICES, READERS, ROLES, SEES_MEMBERS, make_world
from tests.factories import make_notice, make_person, make_standard_page

# What the page that stood there was, and who read it then.
WAS = {"public": EVERYBODY, "members": SEES_MEMBERS, "draft": set()}


def build(site):
    """Make the world, where each notice took the place of one of each kind."""
    world = make_world(site)
    editor = make_person("editor")
    for name in NOTICES:
        world[name].old_keys = {was: merge_in(site, world[name].page, name, was, editor) for was in WAS}
    return world


def merge_in(site, target, name, was, editor):
    """Merge into `target` a notice that was as `was` tells; return the number that it had."""
    audience = "members" if was == "members" else "public"
    goes = make_notice(site, "Ancienne", slug=slug(name, was), audience=audience, live=was != "draft")
    pair = DocumentPage.objects.get(pk=target.pk), DocumentPage.objects.get(pk=goes.pk)
    merge(*pair, MergeDecision(audience=target.audience, seen=state_of(*pair)), editor)
    return goes.pk


def slug(name, was):
    return f"ancienne-{was}-{name.replace('_', '-')}"


def former(name, language, form="", was="public"):
    return f"/{language}/documentation/{slug(name, was)}/{form}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("was", WAS)
@pytest.mark.parametrize("name", NOTICES)
def test_it_leads_on_those_who_read_both_the_old_and_the_new(world, client_as, name, was, role, language):
    client, resource = client_as(role), world[name]
    numbered = client.get(f"/{language}/p/{resource.old_keys[was]}/")
    response = client.get(former(name, language, was=was))
    if role in READERS[name] & WAS[was]:
        assert (response.status_code, response["Location"]) == (301, resource.path(language))
        assert numbered["Location"] == resource.path(language)
        assert resource.canary in client.get(response["Location"]).content.decode()
    else:
        for refused in (response, numbered):
            assert refused.status_code == (302 if role == "visitor" else 404)
            assert resource.canary not in refused.content.decode() + str(refused.headers)


@pytest.mark.parametrize("method", ["get", "head", "options", "post"])
@pytest.mark.parametrize("role", ["visitor", "stranger"])
@pytest.mark.parametrize(
    ("name", "was"),
    [("members_notice", "members"), ("draft_notice", "public"), ("public_notice", "members")],
)
@pytest.mark.parametrize("form", ["", "citation.ris"])
def test_a_refusal_is_the_same_as_for_what_never_was(world, client_as, name, was, role, method, form):
    client = client_as(role)
    path = former(name, "fr", form, was)
    absent = path.replace("ancienne", "jamaisvu")
    refused, missing = getattr(client, method)(path), getattr(client, method)(absent)
    assert_refused_alike(refused, missing, path, absent)


def test_it_takes_as_many_queries_whether_it_was_or_not(world, client_as, django_assert_num_queries):
    client, counts = client_as("visitor"), []
    hidden = former("members_notice", "fr"), former("public_notice", "fr", was="members")
    for path in (*hidden, "/fr/documentation/jamaisvu/"):
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
    make_notice(site, "Une neuve", slug=slug("public_notice", "public"))
    assert "Une neuve" in client_as("visitor").get(former("public_notice", "fr")).content.decode()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("was", ["public", "members"])
def test_a_link_in_a_text_does_not_tell_others_what_took_its_place(site, world, client_as, was, role):
    resource = world["public_notice"]
    key = resource.old_keys[was]
    page = make_standard_page(site.home, "Page qui mène", slug="vers")
    link = f'<p><a linktype="page" id="{key}">ceci</a></p>'
    page.body = page.body.stream_block.to_python([{"type": "text", "value": link}])
    page.save()
    text = client_as(role).get("/fr/vers/").content.decode()
    assert f'<a href="{resource.path("fr") if was == "public" else f"/fr/p/{key}/"}">ceci</a>' in text
