"""What several tests only read is made once a module; each test then works on its own copy.

A folder takes it by importing `standing`, `site` and `world` into its `conftest`. Tests with real
transactions have a file of their own there: they cannot run inside that of the module.
"""

from contextlib import contextmanager
from copy import deepcopy

from django.db import transaction
from django.utils import translation

import pytest

from tests.factories import make_site


@contextmanager
def made_once(blocker, build):
    """Make the site and what `build(site)` makes on it; all is rolled back at the end.

    Each test's own transaction is a savepoint inside this one.
    """
    with blocker.unblock(), transaction.atomic():
        translation.activate("fr")
        site = make_site()
        yield site, build(site)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def standing(request, django_db_setup, django_db_blocker):
    """The site, and what the module's `build(site)` makes on it, if it has one."""
    build = getattr(request.module, "build", lambda site: None)
    with made_once(django_db_blocker, build) as made:
        yield made


@pytest.fixture
def site(standing, db):
    """The site, as each test may change it."""
    return deepcopy(standing[0])


@pytest.fixture
def world(standing, db):
    """What the module's `build(site)` made, as each test may change it."""
    return deepcopy(standing[1])
