"""What all tests share: the site in two languages, people, clients."""

import gc
import os

# Playwright runs an event loop in the thread of the tests.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import translation

import pytest

from tests.database import begin_with_copy
from tests.factories import make_person, make_site
from tests.mailbox import open_mailbox
from tests.standing import site_of
from tests.thinning import each_choice, needs_database

ROLES = ["visitor", "stranger", "member", "editor", "superuser"]


def pytest_addoption(parser):
    """Let a run ask fewer cases of the tests that have many, or those of another database only."""
    parser.addoption("--each-choice", action="store_true", help="each value of each parameter at least once")
    parser.addoption("--database-only", action="store_true", help="leave out what needs no database")


def pytest_collection_modifyitems(config, items):
    """Leave out, where that is asked, the cases that bring nothing new."""
    kept = items
    if config.getoption("--database-only"):
        kept = [item for item in kept if needs_database(item)]
    if config.getoption("--each-choice"):
        kept = each_choice(kept)
    left = set(items) - set(kept)
    config.hook.pytest_deselected(items=list(left))
    items[:] = kept


def pytest_collection_finish(session):
    """Let the collector of memory leave alone what stays until the end: it would go through it each time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def catalogues():
    """Compile the translations once, as script/server does."""
    call_command("compile_catalogues")


@pytest.fixture(autouse=True)
def language():
    """Begin each test in French: a request leaves its language behind it in the thread."""
    translation.activate("fr")


@pytest.fixture(autouse=True)
def limits():
    """Begin each test with no attempt counted: a person of a test may have the number of one before."""
    cache.clear()


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings):
    """Begin with a copy of the migrated database; say whether that of the tests is there already."""
    return begin_with_copy()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Return the site that all tests of this process begin with, made once."""
    with django_db_blocker.unblock():
        return make_site()


@pytest.fixture(scope="session")
def kept_site(django_db_setup):
    """The site that all tests begin with: read it, and leave it."""
    return django_db_setup


@pytest.fixture
def site(kept_site, db):
    """The home pages, the documentation centre in both languages, and the roles, for a test to change.

    Tests with real transactions empty the tables: there it is made again.
    """
    return site_of(kept_site)


@pytest.fixture
def person(db):
    """Make somebody by her role; nobody for "visitor"."""
    made = {}

    def of_role(role):
        if role == "visitor":
            return AnonymousUser()
        if role not in made:
            made[role] = make_person(role)
        return made[role]

    return of_role


@pytest.fixture
def client_as(person):
    """Make a client signed in as a role."""

    def of_role(role):
        client = Client()
        if role != "visitor":
            client.force_login(person(role), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return of_role


@pytest.fixture
def sink(settings):
    """A real SMTP server that keeps what it receives."""
    with open_mailbox(settings) as mailbox:
        yield mailbox
