"""What the tests of applications share."""

import re

import pytest

from tests.members.conftest import no_counts_left, outbox  # noqa: F401
from tests.members.signing import text_of

LINK = re.compile(r"https?://\S+")


@pytest.fixture
def link_in():
    """Return the path of the link that a message holds."""

    def of(message):
        return "/" + LINK.search(text_of(message))[0].split("/", 3)[3]

    return of


@pytest.fixture
def whole():
    """Return all that the three screens ask."""
    from portal.models import Region

    region, _made = Region.objects.get_or_create(
        code="05", defaults={"name_fr": "Estrie", "name_en": "Estrie"}
    )

    def of(**more):
        return {
            "step": "2",
            "first_name": "Zoé",
            "last_name": "Tremblay",
            "email": "zoe@example.org",
            "website": "",
            "form_key": "6e0f3a86-6d0e-4a3b-8a3c-0a1b2c3d4e5f",
            "kind": "alone",
            "organisation_name": "",
            "region": region.pk,
            "sector": "community",
            "why": "Pour apprendre.",
            "agrees": "on",
            **more,
        }

    return of
