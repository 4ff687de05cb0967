"""What is published stays its author's: she changes it, and takes it off line, with a word to nobody."""

import uuid
from datetime import timedelta

from django.utils import timezone

import pytest

from deposits import depositing, moderating
from deposits.answers import labels_form
from deposits.copies import copy_of
from deposits.depositing import Moved
from deposits.models import Deposit, DepositState
from deposits.shown import shown_to_author
from deposits.tasks import forget_old_deposits
from portal.visibility import Audience
from tests.deposits.making import label, make_approved, make_deposit, make_region
from tests.factories import make_news_index, make_tools_index, make_uses
from tools.models import ToolPage

pytestmark = pytest.mark.django_db
MINE = "/fr/compte/contributions/"


@pytest.fixture
def author(site, person):
    make_tools_index(site)
    make_news_index(site)
    return person("member")


@pytest.fixture
def facilitator(person):
    return person("facilitator")


def change(deposit, author, facilitator, **labels):
    """Send a change of what was accepted, and accept it."""
    made = copy_of(deposit, author, uuid.uuid4(), changes=True)
    Deposit.objects.filter(pk=made.pk).update(answers={**made.answers, "purpose": ["Zqchangezq"]})
    made.refresh_from_db()
    return moderating.approve(label(depositing.submit(made, author), **labels), facilitator)


@pytest.mark.parametrize("kind", ["tool", "news"])
def test_what_is_accepted_is_published_under_its_author_s_words(author, facilitator, kind):
    region = make_region()
    deposit = make_approved(author, facilitator, kind=kind, credit="region", region=region.pk)
    page = deposit.page.specific
    assert page.live
    assert page.author == author
    assert page.audience == Audience.MEMBERS
    assert page.credit == "Une intervenante, Estrie"


def test_the_old_version_stays_on_line_until_the_new_one_is_accepted(author, facilitator, client_as):
    deposit = make_approved(author, facilitator, kind="tool")
    made = copy_of(deposit, author, uuid.uuid4(), changes=True)
    Deposit.objects.filter(pk=made.pk).update(answers={**made.answers, "purpose": ["Zqchangezq"]})
    made.refresh_from_db()
    sent = depositing.submit(made, author)
    tool, path = ToolPage.objects.get(), f"/fr/outils/{ToolPage.objects.get().slug}/"
    assert "Zqchangezq" not in client_as("member").get(path).content.decode()
    moderating.approve(label(sent), facilitator)
    assert "Zqchangezq" in client_as("member").get(path).content.decode()
    assert ToolPage.objects.get().pk == tool.pk


def test_a_change_begins_with_the_labels_of_what_is_published(author, facilitator):
    region = make_region("06", "Montréal")
    deposit = make_approved(author, facilitator, kind="tool")
    tool = ToolPage.objects.get()
    tool.introduction, tool.regions = "Le résumé de l’équipe", [region]
    tool.save_revision().publish()
    made = depositing.submit(copy_of(deposit, author, uuid.uuid4(), changes=True), author)
    form = labels_form(made)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["summary"] == "Le résumé de l’équipe"
    assert list(form.cleaned_data["regions"]) == [region]


def test_a_change_that_is_declined_leaves_what_is_published(author, facilitator):
    deposit = make_approved(author, facilitator, kind="tool")
    made = copy_of(deposit, author, uuid.uuid4(), changes=True)
    moderating.decline(depositing.submit(made, author), facilitator, "Non.", uuid.uuid4())
    assert ToolPage.objects.get().live
    assert shown_to_author(deposit, author).may_change


def test_only_the_last_of_what_she_sent_is_listed_and_may_be_changed(author, facilitator, client_as):
    deposit = make_approved(author, facilitator, kind="tool")
    later = change(deposit, author, facilitator)
    page = client_as("member").get(MINE).content.decode()
    assert later.public_id in page
    assert deposit.public_id not in page
    assert not shown_to_author(deposit, author).may_change
    assert shown_to_author(later, author).may_change


def test_she_takes_off_line_what_is_published_and_nobody_reads_it_any_more(author, facilitator, client_as):
    deposit = make_approved(author, facilitator, kind="tool")
    path = f"/fr/outils/{ToolPage.objects.get().slug}/"
    client = client_as("member")
    assert client.get(path).status_code == 200
    client.post(f"{MINE}{deposit.public_id}/", {"action": "withdraw", "sure": "1"})
    assert client.get(path).status_code == 404
    deposit.refresh_from_db()
    assert deposit.state == DepositState.WITHDRAWN
    client.post(f"{MINE}{deposit.public_id}/", {"action": "discard", "sure": "1"})
    assert not ToolPage.objects.exists()
    assert not Deposit.objects.exists()


def test_a_change_that_waits_is_withdrawn_with_what_it_would_change(author, facilitator):
    deposit = make_approved(author, facilitator, kind="tool")
    made = depositing.submit(copy_of(deposit, author, uuid.uuid4(), changes=True), author)
    depositing.withdraw(deposit, author)
    made.refresh_from_db()
    assert made.state == DepositState.WITHDRAWN
    with pytest.raises(Moved):
        moderating.approve(label(made), facilitator)
    assert not ToolPage.objects.get().live


def test_a_document_that_she_proposed_is_not_hers_to_take_off_line(author, facilitator):
    deposit = make_approved(author, facilitator)
    deposit.page.specific.save_revision().publish()
    with pytest.raises(Moved):
        depositing.withdraw(deposit, author)
    deposit.page.refresh_from_db()
    assert deposit.page.live


def test_what_the_team_took_off_line_is_said(author, facilitator, client_as):
    deposit = make_approved(author, facilitator, kind="tool")
    ToolPage.objects.get().unpublish()
    page = client_as("member").get(f"{MINE}{deposit.public_id}/").content.decode()
    assert "n’est plus en ligne" in page


def test_it_is_never_for_everybody_unless_its_author_said_so(author, facilitator):
    deposit = make_deposit(author, kind="tool")
    form = labels_form(label(deposit, audience="public"))
    assert not form.is_valid()
    assert "audience" in form.errors
    wished = make_deposit(author, kind="tool", audience="public")
    assert labels_form(label(wished, audience="public")).is_valid()


def test_how_often_it_served_is_told_from_five_up_in_one_question(
    author, facilitator, client_as, django_assert_max_num_queries
):
    region = make_region("06", "Montréal")
    for number in range(4):
        deposit = make_approved(author, facilitator, kind="tool", title=f"Outil {number}")
        make_uses(ToolPage.objects.get(pk=deposit.page_id), 5 if number else 4, region)
    client = client_as("member")
    client.get(MINE)
    with django_assert_max_num_queries(20):
        page = client.get(MINE).content.decode()
    assert page.count("5 fois") == 3
    assert "4 fois" not in page


def test_the_link_of_a_message_takes_nothing_off_line(author, facilitator, client):
    deposit = make_approved(author, facilitator, kind="tool")
    path = f"/fr/suivi/{deposit.link}/"
    answer = client.post(path, {"action": "withdraw", "sure": "1"})
    assert answer.headers["Location"].endswith(f"{MINE}{deposit.public_id}/")
    assert ToolPage.objects.get().live


def test_what_she_took_off_line_is_forgotten_with_its_page_a_year_later(author, facilitator):
    deposit = make_approved(author, facilitator, kind="tool")
    depositing.withdraw(deposit, author)
    long_ago = timezone.now() - timedelta(days=366)
    Deposit.objects.update(saved_at=long_ago, decided_at=long_ago)
    forget_old_deposits.call()
    assert not Deposit.objects.exists() and not ToolPage.objects.exists()


def test_a_change_that_she_erases_leaves_what_the_team_took_off_line(author, facilitator):
    deposit = make_approved(author, facilitator, kind="tool")
    made = depositing.submit(copy_of(deposit, author, uuid.uuid4(), changes=True), author)
    ToolPage.objects.get().unpublish()
    depositing.discard(depositing.withdraw(made, author))
    assert ToolPage.objects.exists()


@pytest.mark.parametrize("role", ["editor", "facilitator", "superuser"])
@pytest.mark.parametrize("kind", ["tool", "news"])
def test_nobody_else_puts_back_what_its_author_took_off_line(author, facilitator, person, role, kind):
    deposit = make_approved(author, facilitator, kind=kind)
    page = deposit.page.specific
    assert page.permissions_for_user(person(role)).can_publish()
    depositing.withdraw(deposit, author)
    page = type(page).objects.get(pk=page.pk)
    assert not page.permissions_for_user(person(role)).can_publish()


def test_what_the_team_took_off_line_it_puts_back(author, facilitator):
    page = make_approved(author, facilitator, kind="tool").page.specific
    page.unpublish()
    page = ToolPage.objects.get(pk=page.pk)
    assert page.permissions_for_user(facilitator).can_publish()


def test_a_tool_that_she_no_longer_reads_does_not_keep_hers_from_being_accepted(author, facilitator):
    source = make_approved(author, facilitator, kind="tool").page
    deposit = make_deposit(author, kind="tool", title="Le mien", adapted_from=source.pk)
    source.specific.unpublish()
    accepted = moderating.approve(label(deposit), facilitator)
    assert accepted.page.specific.adapted_from is None
