"""What a refused reader is told is the same, to the byte, whether hidden things exist or not."""

import pytest

from tests.access.asking import BLIND, Readers, answers_to, leaks
from tests.access.rich_world import LISTS, QUESTIONS, make_rich_world
from tests.access.world import LANGUAGES, canary
from tests.factories import make_dossier, make_notice, make_standard_page

build = make_rich_world
# What may be hidden: made after everything else, so that no number of a public thing changes.
MADE = {
    "members notice": lambda site, **ties: make_notice(site, "Zq cachée", audience="members", **ties),
    "draft notice": lambda site, **ties: make_notice(site, "Zq cachée", live=False, **ties),
    "members page": lambda site, **ties: make_standard_page(
        site.home, "Zq cachée", audience="members", show_in_menus=True
    ),
    "members dossier": lambda site, **ties: make_dossier(site, "Zq cachée", audience="members", **ties),
}


@pytest.fixture
def readers(world, person):
    return Readers({role: person(role) for role in ("stranger", "member")}, basket=world.keys)


@pytest.mark.parametrize("role", BLIND)
def test_nothing_is_told_of_what_is_hidden(world, readers, role):
    assert leaks(role, world, readers) == []


def test_the_probes_find_what_a_reader_may_read(world, readers):
    """The control: without it, the others could pass on nothing."""
    found = {word for _path, word in leaks("member", world, readers)}
    assert {canary("members_notice"), canary("members_page"), canary("members_dossier"), "opened"} <= found


@pytest.mark.parametrize("role", BLIND)
def test_what_is_hidden_changes_no_answer(site, world, readers, role):
    before = answers_to(role, world, readers)
    assert len(before) > len(QUESTIONS) * len(LISTS) * len(LANGUAGES)
    public = world.resources["public_notice"].page
    ties = {"themes": list(public.themes.all()), "regions": list(public.regions.all())}
    made = [make(site, **ties) for make in MADE.values()]
    after = answers_to(role, world, readers)
    assert [path for path in before if before[path] != after[path]] == []
    for page in made:
        page.delete()
    gone = answers_to(role, world, readers)
    assert [path for path in before if before[path] != gone[path]] == []
