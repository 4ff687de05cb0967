"""A sheltered space and a listed one, with people and moderators."""

from types import SimpleNamespace

import pytest

from tests.spaces.making import SHELTERED, make_space, take_part

BACKEND = "django.contrib.auth.backends.ModelBackend"


def people_of(space):
    """Bring three people and two moderators into a space."""
    hers, other, third = take_part(space), take_part(space), take_part(space)
    first, second = take_part(space, moderates=True), take_part(space, moderates=True)
    return SimpleNamespace(
        space=space, hers=hers, other=other, third=third, moderator=first, colleague=second
    )


@pytest.fixture
def shelter(site):
    """A space for survivors."""
    return people_of(make_space(**SHELTERED))


@pytest.fixture
def listed(site):
    """A space of members whose first two messages are read first."""
    return people_of(make_space(first_posts_read=2))


@pytest.fixture
def as_(client):
    """Return the client, signed in as the person of a participation."""

    def of(participation):
        client.force_login(participation.user, backend=BACKEND)
        return client

    return of


@pytest.fixture
def told(sink):
    """Return what gives the addresses that were written to, in order."""
    return lambda: [message["To"] for message in sink.messages]
