"""Who reads what of a deposit: role × channel × state, in both languages."""

from django.core.files.uploadedfile import SimpleUploadedFile

import pytest

from deposits import depositing
from deposits.models import Deposit, DepositFile, FileRole
from deposits.receiving import take_files
from portal.models import OutgoingMessage
from portal.search.models import SearchEntry
from tests.deposits.making import make_approved, make_deposit, make_draft, make_with_changes_asked
from tests.factories import make_person

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "stranger", "member", "editor", "privacy_officer", "facilitator", "superuser"]
WORD = "guide"
CANARY = "zqdepotzq"
TITLE = f"{WORD} {CANARY}"
MINE = {"fr": "/fr/compte/contributions/", "en": "/en/account/contributions/"}
DOORS = {
    "fr": ["outils", "documentation", "actualites", "organismes"],
    "en": ["tools", "documentation", "news", "organisations"],
}
PROPOSE = {"fr": "proposer", "en": "propose"}
# On her desk. A superuser has every right in Django: she reads it too.
READS_SENT = {"facilitator", "superuser"}


def make(state, author):
    facilitator = make_person("facilitator")
    made = {
        "draft": lambda: make_draft(author, title=TITLE, why=CANARY),
        "received": lambda: make_deposit(author, title=TITLE, why=CANARY),
        "changes": lambda: make_with_changes_asked(author, facilitator, CANARY, title=TITLE),
        "withdrawn": lambda: depositing.withdraw(make_deposit(author, title=TITLE), author),
        "approved": lambda: make_approved(author, facilitator, title=TITLE, why=CANARY),
    }[state]()
    return Deposit.objects.get(pk=made.pk)


STATES = ["draft", "received", "changes", "withdrawn", "approved"]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", STATES)
def test_a_deposit_is_read_by_its_author_and_who_moderates(site, person, role, state):
    author = make_person("member")
    deposit = make(state, author)
    assert deposit in Deposit.objects.visible_to(author)
    sent = state not in ("draft", "withdrawn")
    assert (deposit in Deposit.objects.visible_to(person(role))) == (sent and role in READS_SENT)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", STATES)
def test_no_page_of_the_portal_shows_it_to_others(site, client_as, role, state):
    deposit = make(state, make_person("member"))
    client = client_as(role)
    for language, base in MINE.items():
        mine = [base, f"{base}{deposit.public_id}/", f"{base}{deposit.public_id}/1/"]
        search = {"fr": "recherche", "en": "search"}[language]
        lists = [f"/{language}/", f"/{language}/documentation/", f"/{language}/{search}/?q={WORD}"]
        for path in [*mine, *lists, "/sitemap.xml"]:
            answer = client.get(path, follow=True)
            assert CANARY not in answer.content.decode() + str(answer.headers)
    assert not SearchEntry.objects.filter(sort_title__contains=CANARY).exists()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", ["draft", "received", "withdrawn"])
def test_its_files_are_read_by_those_who_read_it(site, client_as, client, role, state):
    author = make_person("member")
    deposit = make_draft(author)
    take_files(deposit, [(FileRole.FILE, SimpleUploadedFile("a.txt", CANARY.encode()))])
    if state != "draft":
        depositing.submit(deposit, author)
    if state == "withdrawn":
        depositing.withdraw(deposit, author)
    url = DepositFile.objects.get().url
    answer = client_as(role).get(url)
    reads = state == "received" and role in READS_SENT
    assert answer.status_code == (200 if reads else 302 if role == "visitor" else 404)
    client.force_login(author, backend="django.contrib.auth.backends.ModelBackend")
    assert b"".join(client.get(url).streaming_content) == CANARY.encode()


@pytest.mark.parametrize("language", DOORS)
@pytest.mark.parametrize("role", ROLES)
def test_the_doors_are_open_to_members(site, client_as, role, language):
    client = client_as(role)
    for section in DOORS[language]:
        answer = client.get(f"/{language}/{section}/{PROPOSE[language]}/")
        expected = {"visitor": 302, "stranger": 404}.get(role, 200)
        assert answer.status_code == expected, section


def test_nothing_is_told_to_anybody_else_by_mail(site, person):
    for role in ROLES[1:]:
        person(role)
    author = make_person("member")
    make("received", author)
    told = {to for message in OutgoingMessage.objects.all() for to in message.recipients}
    outsiders = {person(role).email for role in ("stranger", "member", "editor", "privacy_officer")}
    assert told & outsiders == set()
