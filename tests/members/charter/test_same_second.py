"""Two people at the same second: a charter that is published while somebody signs, or somebody publishes."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connection, connections, transaction

import pytest

from members.charter import signing
from members.charter.signing import publish, sign
from members.models import CharterVersion, User
from tests.factories import make_charter, make_site

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 0.5  # seconds; who waits for the other's row goes on after it


@pytest.fixture
def member(transactional_db):
    make_site()
    return User.objects.create_user(email="membre@example.org")


def apart(work):
    """Return `work` as another process would do it, with a connection of its own."""

    def done(*args):
        try:
            return work(*args)
        finally:
            connections.close_all()

    return done


def test_two_versions_published_at_once_follow_each_other(member):
    drafts = [make_charter(published=False) for _ in range(4)]
    together = threading.Barrier(len(drafts))

    def puts_in_force(draft):
        together.wait()
        publish(draft, None, minor=False)

    with ThreadPoolExecutor(len(drafts)) as pool:
        list(pool.map(apart(puts_in_force), drafts))
    numbers = CharterVersion.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3, 4]


def test_who_signs_while_the_charter_changes_is_asked_again(member, monkeypatch):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time.")
    version, changed = make_charter(), make_charter(published=False)
    reads = signing.CharterVersion.objects.in_force
    read, published = threading.Event(), threading.Event()

    def reads_slowly():
        found = reads()
        if threading.current_thread() is not threading.main_thread() and not read.is_set():
            read.set()
            published.wait(PATIENCE)
        return found

    monkeypatch.setattr(signing.CharterVersion.objects, "in_force", reads_slowly)
    with ThreadPoolExecutor(1) as pool:
        signed = pool.submit(apart(sign), member, version, "fr")
        assert read.wait(5)
        with transaction.atomic():
            publish(changed, None, minor=False)
        published.set()
        signed.result()
    member.refresh_from_db()
    assert member.must_sign_charter
