"""What all tests share: the site in two languages, people, clients."""

import os

# Playwright runs an event loop in the thread of the tests.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.test import Client
from django.utils import translation

import pytest

from tests.factories import make_person, make_site

ROLES = ["visitor", "stranger", "member", "editor", "superuser"]


@pytest.fixture(scope="session", autouse=True)
def catalogues():
    """Compile the translations once, as script/server does."""
    call_command("compile_catalogues")


@pytest.fixture(autouse=True)
def language():
    """Begin each test in French: a request leaves its language behind it in the thread."""
    translation.activate("fr")


@pytest.fixture
def site(db):
    """The home pages, the documentation centre in both languages, and the roles."""
    return make_site()


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
