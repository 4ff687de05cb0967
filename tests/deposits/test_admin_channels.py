"""Wagtail's own screens, logs and messages: no word, file or author of a deposit is there."""

from django.core.files.uploadedfile import SimpleUploadedFile

from wagtail.models import ModelLogEntry, PageLogEntry, TaskState, WorkflowState

import pytest

from deposits import depositing, moderating
from portal.models import OutgoingMessage
from tests.deposits.making import make_deposit, make_draft, make_with_changes_asked
from tests.factories import make_person

pytestmark = pytest.mark.django_db
WORD = "zqaucunecranzq"
LISTS = [
    "/admin/",
    "/admin/reports/workflow/",
    "/admin/reports/workflow/?export=csv",
    "/admin/reports/workflow/?reviewable=true",
    "/admin/reports/workflow/results/",
    "/admin/reports/workflow_tasks/",
    "/admin/reports/workflow_tasks/?reviewable=true",
    "/admin/reports/workflow_tasks/?export=csv",
    "/admin/reports/site-history/",
    "/admin/reports/site-history/?export=csv",
    "/admin/reports/page-types-usage/",
    "/admin/documents/",
    "/admin/documents/chooser/",
    "/admin/images/",
    "/admin/images/chooser/",
    "/admin/snippets/",
    "/admin/pages/",
]


def body(answer):
    assert answer.status_code in (200, 403), answer.request["PATH_INFO"]
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode(errors="replace")


@pytest.fixture
def author(site):
    """A member whose deposits stand at each state, each with the word."""
    author, facilitator = make_person("member"), make_person("facilitator")
    file = SimpleUploadedFile(f"{WORD}.txt", WORD.encode())
    make_draft(author, title=WORD)
    waits = make_deposit(author, title=WORD, why=WORD, files=[file])
    depositing.say(waits, author, WORD, waits.form_key)
    changes = make_with_changes_asked(author, facilitator, WORD, title=WORD)
    moderating.propose_edit(changes, facilitator, "why", WORD)
    depositing.withdraw(make_deposit(author, title=WORD), author)
    moderating.decline(make_deposit(author, title=WORD), facilitator, WORD, changes.form_key)
    return author


@pytest.mark.parametrize("role", ["editor", "facilitator", "superuser"])
def test_no_list_of_wagtail_shows_a_word(author, client_as, role):
    client = client_as(role)
    for path in LISTS:
        assert WORD not in body(client.get(path, follow=True)), path


def test_an_editor_does_not_learn_that_one_waits_nor_who_sent_it(author, client_as):
    assert WorkflowState.objects.filter(status="in_progress").exists()
    client = client_as("editor")
    for path in LISTS[:10]:
        said = body(client.get(path, follow=True)).lower()
        assert author.email not in said, path
        for number in WorkflowState.objects.values_list("object_id", flat=True):
            assert f"dépôt {number}" not in said, path


def test_the_logs_and_the_workflow_hold_no_word(author):
    kept = [model.objects.values() for model in (ModelLogEntry, PageLogEntry, TaskState, WorkflowState)]
    assert TaskState.objects.exists()
    assert WORD not in str([list(rows) for rows in kept])


def test_wagtail_writes_to_nobody(site, person):
    for role in ("superuser", "editor", "facilitator"):
        person(role)
    author = make_person("member")
    deposit = make_with_changes_asked(author, person("facilitator"))
    depositing.submit(deposit, author)
    moderating.decline(deposit, person("facilitator"), "Non.", deposit.form_key)
    ours = {"deposit_news", "something_waits"}
    assert {message.template for message in OutgoingMessage.objects.all()} == ours
