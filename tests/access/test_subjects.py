"""Who sees what on the pages of themes and regions: role × language × resource."""

import re

import pytest

from portal.models import Region, Theme
from tests.access.world import DOSSIERS, LANGUAGES, NEWS, NOTICES, READERS, ROLES, canary, make_world

ADDRESSES = {"theme": "/{language}/themes/monde/", "region": "/{language}/regions/ici/"}
INDEXES = {"theme": "/{language}/themes/", "region": "/{language}/regions/"}


build = make_world


@pytest.mark.parametrize("kind", ADDRESSES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_a_subject_shows_to_each_what_she_may_read(world, client_as, role, language, kind):
    text = client_as(role).get(ADDRESSES[kind].format(language=language)).content.decode().split("<main")[1]
    for name in (*NOTICES, *NEWS):
        assert (canary(name) in text) == (role in READERS[name]), name
    for name in DOSSIERS:
        # A reading path is in its own language.
        assert (canary(name) in text) == (language == "fr" and role in READERS[name]), name


@pytest.mark.parametrize("kind", INDEXES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_the_numbers_beside_subjects_depend_on_what_she_may_read(world, client_as, role, language, kind):
    text = client_as(role).get(INDEXES[kind].format(language=language)).content.decode()
    readable = sum(role in READERS[name] for name in NOTICES)
    assert re.findall(r'class="number">(\d+)<', text) == [str(readable)]


@pytest.mark.parametrize("role", ["visitor", "stranger"])
@pytest.mark.parametrize(
    ("model", "folder", "code"), [(Theme, "themes", {}), (Region, "regions", {"code": "97"})]
)
def test_a_subject_whose_things_are_for_others_is_as_one_without_anything(
    world, client_as, role, model, folder, code
):
    empty = model.objects.create(slug="vide", name_fr="Vide", name_en="Empty", **code)
    hidden = model.objects.create(
        slug="cache", name_fr="Cache", name_en="Hidden", **(code and {"code": "96"})
    )
    for name in ("members_notice", "members_dossier", "members_news", "draft_notice", "draft_news"):
        page = world[name].page
        getattr(page, folder).set([hidden])
        page.save()
    client = client_as(role)
    texts = [client.get(f"/fr/{folder}/{subject.slug}/").content.decode() for subject in (empty, hidden)]
    assert "callout" in texts[0]
    assert texts[0].replace("vide", "x").replace("Vide", "X") == (
        texts[1].replace("cache", "x").replace("Cache", "X")
    )
    assert canary("members_notice") in client_as("member").get(f"/fr/{folder}/cache/").content.decode()


@pytest.mark.parametrize("method", ["get", "head", "post"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", ["themes", "regions"])
def test_an_unknown_subject_is_refused_as_what_is_absent(world, client_as, language, folder, method):
    visitor, stranger = client_as("visitor"), client_as("stranger")
    path = f"/{language}/{folder}/zqabsentzq/"
    absent = f"/{language}/zqabsentzq/"
    assert getattr(visitor, method)(path).status_code == getattr(visitor, method)(absent).status_code
    assert getattr(stranger, method)(path).status_code == getattr(stranger, method)(absent).status_code
    assert visitor.get(path).status_code == 302
    assert stranger.get(path).status_code == 404
