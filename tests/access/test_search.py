"""Who finds what: role × language × search, list, facet count, highest page."""

import re

import pytest

from tests.access.world import LANGUAGES, READERS, ROLES, make_world

SEARCHES = {"fr": ["/fr/documentation/", "/fr/recherche/"], "en": ["/en/documentation/", "/en/search/"]}


build = make_world


def result_total(text):
    return int(re.search(r'id="results">\s*(\d+)', text).group(1))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_a_canary_is_found_by_its_readers_only(world, client_as, role, language):
    client = client_as(role)
    for name, resource in world.items():
        for path in SEARCHES[language]:
            text = client.get(path, {"q": resource.canary}).content.decode().split("<main")[1]
            shown = f"adresse-{resource.canary}" in text
            in_reach = _is_in_reach(name, path, language)
            assert shown == (in_reach and role in READERS[name]), (name, path)
            assert (result_total(text) > 0) == shown, (name, path)


def _is_in_reach(name, path, language):
    """Notices are in both interfaces; what lives once too, in the whole search; a page of text is in one."""
    if name.endswith("_notice"):
        return True
    if name.endswith(("_event", "_news", "_tool")):
        return path in ("/fr/recherche/", "/en/search/")
    return language == "fr" and path == "/fr/recherche/"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_counts_and_facets_depend_on_what_she_may_read_and_nothing_else(world, client_as, role, language):
    text = client_as(role).get(f"/{language}/documentation/").content.decode()
    readable = sum(role in READERS[name] for name in READERS if name.endswith("_notice"))
    assert result_total(text) == readable
    numbers = [int(number) for number in re.findall(r'class="number">(\d+)<', text)]
    assert all(number <= readable for number in numbers)


@pytest.mark.parametrize("role", ["visitor", "stranger"])
def test_the_page_is_the_same_whether_a_refused_thing_exists_or_not(world, client_as, role):
    client = client_as(role)
    there = client.get("/fr/recherche/", {"q": world["members_notice"].canary})
    absent = client.get("/fr/recherche/", {"q": "zqabsentzq"})
    assert there.content.decode().replace(
        world["members_notice"].canary, ""
    ) == absent.content.decode().replace("zqabsentzq", "")
