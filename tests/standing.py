"""What several tests only read is made once a module; each test then works on its own copy.

A folder takes it by importing `standing`, `site` and `world` into its `conftest`. Tests with real
transactions have a file of their own there: they cannot run inside that of the module.
"""

from contextlib import contextmanager
from copy import deepcopy

from django.db import transaction
from django.utils import translation

from wagtail.models import Page

import pytest

from tests.factories import make_site


def site_of(kept):
    """Return a copy of the site that was made for all tests, made again where the tables were emptied."""
    return deepcopy(kept) if Page.objects.filter(pk=kept.home.pk).exists() else make_site()


@contextmanager
def made_once(blocker, kept_site, build):
    """Make what `build(site)` makes on the site; all is rolled back at the end.

    Each test's own transaction is a savepoint inside this one.
    """
    with blocker.unblock(), transaction.atomic():
        translation.activate("fr")
        site = site_of(kept_site)
        yield site, build(site)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def standing(request, kept_site, django_db_blocker):
    """The site, and what the module's `build(site)` makes on it, if it has one."""
    build = getattr(request.module, "build", lambda site: None)
    with made_once(django_db_blocker, kept_site, build) as made:
        yield made


@pytest.fixture
def site(standing, db):
    """The site, as each test may change it."""
    return deepcopy(standing[0])


@pytest.fixture
def world(standing, db):
    """What the module's `build(site)` made, as each test may change it."""
    return deepcopy(standing[1])
