"""Counts begin at nothing in each test, and several visitors are told apart."""

from django.core.cache import cache
from django.test import Client

import pytest

from portal import counting, page_cache
from portal.search import questions

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


@pytest.fixture(autouse=True)
def nothing_counted(db):
    """Forget what other tests left waiting in the process."""
    page_cache.store.clear()
    counting.recent.clear()
    counting._pending.clear()
    questions._pending.clear()
    cache.clear()


@pytest.fixture
def visit():
    """Ask for an address as the visitor of that number."""

    def visit(path, number=1, data=None, agent=BROWSER, **headers):
        return Client().get(
            path, data or {}, REMOTE_ADDR=f"198.51.100.{number}", HTTP_USER_AGENT=agent, **headers
        )

    return visit
