"""Messages about deposits, as a mailbox receives them: on a change only, and without a word of it."""

import re
import uuid
from datetime import timedelta

from django.test import Client
from django.utils import timezone

import pytest

from deposits import depositing, moderating
from deposits.models import Deposit
from deposits.tasks import remind_team, thank_authors
from deposits.telling import link_of
from members.models import User
from members.people.suspending import suspend
from tests.deposits.making import TITLE, WHY, label, make_approved, make_deposit, make_draft
from tests.factories import make_person

pytestmark = pytest.mark.django_db(transaction=True)
SUBJECTS = {"fr": "Des nouvelles de ce que vous nous avez envoyé", "en": "News of what you sent us"}
WORDS = [TITLE, WHY, "Zq", "http://testserver/admin"]
SEAL = re.compile(r"(?<=/suivi/)[\w:-]+|(?<=/follow-up/)[\w:-]+")


@pytest.fixture
def author(site):
    return make_person("member")


@pytest.fixture
def facilitator(site):
    return make_person("facilitator")


def received(sink, person):
    """Return [(subject, text)] of what came for `person`, and forget all."""
    found = [
        (message["Subject"], message.get_body(("plain",)).get_content())
        for message in sink.messages
        if message["To"] == person.email
    ]
    for message in sink.messages:
        # What seals a link is any letters: two of them may be those of a canary.
        parts = [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]
        said = SEAL.sub("", "".join(parts))
        assert not [word for word in WORDS if word in said]
        assert "Zq" not in message["Subject"]
    sink.messages.clear()
    return found


@pytest.mark.parametrize("language", SUBJECTS)
def test_each_change_is_told_once_to_its_author_in_her_language(site, sink, author, facilitator, language):
    User.objects.filter(pk=author.pk).update(language=language)
    author.refresh_from_db()
    deposit = make_deposit(author)
    ((subject, text),) = received(sink, author)
    assert subject == SUBJECTS[language]
    moderating.take(deposit, facilitator)
    assert received(sink, author) == []
    moderating.ask_changes(deposit, facilitator, "Zqquestionzq", uuid.uuid4())
    assert len(received(sink, author)) == 1
    depositing.submit(deposit, author)
    assert received(sink, author) == []
    moderating.propose_edit(deposit, facilitator, "why", "Zqmieuxzq")
    assert len(received(sink, author)) == 1
    depositing.say(deposit, facilitator, "Zqmessagezq", uuid.uuid4(), from_team=True)
    assert len(received(sink, author)) == 1
    moderating.approve(label(deposit), facilitator, "Zqmercizq", uuid.uuid4())
    assert [subject for subject, _text in received(sink, author)] == [SUBJECTS[language]]


def test_who_moderates_learns_that_something_waits_and_nobody_else_is_written_to(
    site, sink, author, facilitator
):
    other = make_person("member")
    make_person("editor")
    make_deposit(author)
    told = {message["To"] for message in sink.messages}
    assert told == {author.email, facilitator.email}
    assert other.email not in told


def test_a_draft_tells_nobody(site, sink, author, facilitator):
    make_draft(author)
    assert sink.messages == []


def test_the_link_of_a_message_leads_to_the_address_of_the_site(site, sink, author, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://portail.exemple/"
    deposit = make_deposit(author)
    assert link_of(deposit, "fr") == f"https://portail.exemple/fr/suivi/{deposit.link}/"


def test_the_link_of_a_message_opens_the_file_without_signing_in(site, sink, author, facilitator):
    deposit = make_deposit(author)
    moderating.ask_changes(deposit, facilitator, "Pour qui ?", uuid.uuid4())
    text = received(sink, author)[-1][1]
    path = re.search(r"https?://[^/]+(/fr/suivi/\S+)", text)[1]
    visitor = Client()
    page = visitor.get(path)
    assert "Pour qui" in page.content.decode()
    assert page["Cache-Control"].count("no-store") == 1
    visitor.post(path, {"action": "say", "text": "Pour les jeunes."})
    assert deposit.messages.last().text == "Pour les jeunes."


@pytest.mark.parametrize("deed", ["suspended", "altered", "draft"])
def test_a_link_opens_nothing_any_more(site, sink, author, facilitator, deed):
    deposit = make_draft(author) if deed == "draft" else make_deposit(author)
    token = deposit.link[:-2] + "zz" if deed == "altered" else deposit.link
    if deed == "suspended":
        suspend(author, by=facilitator)
    assert Client().get(f"/fr/suivi/{token}/").status_code == 302
    assert deposit.messages.count() == 0


def test_nothing_is_sent_to_an_author_who_is_suspended(site, sink, author, facilitator):
    deposit = make_deposit(author)
    suspend(author, by=facilitator)
    received(sink, author)
    moderating.decline(deposit, facilitator, "Pas maintenant.", uuid.uuid4())
    assert received(sink, author) == []


def test_the_team_is_reminded_once_after_three_days(site, sink, author, facilitator):
    deposit = make_deposit(author)
    received(sink, facilitator)
    remind_team.call()
    assert received(sink, facilitator) == []
    Deposit.objects.filter(pk=deposit.pk).update(waits_since=timezone.now() - timedelta(days=3, hours=1))
    remind_team.call()
    remind_team.call()
    assert len(received(sink, facilitator)) == 1


def test_an_author_is_thanked_once_three_months_after_it_was_published(site, sink, author, facilitator):
    deposit = make_approved(author, facilitator)
    deposit.page.specific.save_revision().publish()
    received(sink, author)
    thank_authors.call()
    assert received(sink, author) == []
    Deposit.objects.filter(pk=deposit.pk).update(decided_at=timezone.now() - timedelta(days=92))
    thank_authors.call()
    thank_authors.call()
    ((_subject, text),) = received(sink, author)
    assert "trois mois" in text


def test_a_decision_that_fails_tells_nobody(site, sink, author, facilitator):
    deposit = label(make_deposit(author))
    received(sink, author)
    site.centre.delete()
    with pytest.raises(Exception, match="DocumentIndexPage"):
        moderating.approve(deposit, facilitator)
    assert sink.messages == []
