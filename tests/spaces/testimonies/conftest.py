"""A sheltered space that holds testimonies, with an author and a moderator."""

from types import SimpleNamespace

import pytest

from tests.spaces.making import SHELTERED, client_of, make_space, take_part


@pytest.fixture
def refuge(site):
    """The space, its people, and a browser for each."""
    space = make_space("Zqespace", **SHELTERED, parts=["discussions", "testimonies"])
    author, moderator = take_part(space), take_part(space, moderates=True)
    return SimpleNamespace(
        space=space,
        author=author,
        moderator=moderator,
        hers=client_of(author),
        desk=client_of(moderator),
    )
