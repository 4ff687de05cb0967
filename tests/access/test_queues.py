"""Who is told that something waits: role × queue. What is held about somebody is given to her alone."""

from datetime import timedelta

import pytest

from members.charter.signing import sign
from members.models import ApplicationState, CharterTalk, DataRequest, MessageReport
from portal.registries.personal_data import personal_data
from portal.registries.queues import queues
from tests.factories import (
    make_application,
    make_charter,
    make_event,
    make_message,
    make_notice,
    make_organisation,
    make_person,
    make_problem,
    make_profile,
)

ROLES = ["stranger", "member", "privacy_officer", "editor", "facilitator", "superuser"]
DECIDE, TEAM = {"facilitator", "superuser"}, {"editor", "facilitator", "superuser"}
# Policy, written by hand: who is told of each. The files to mend have their own test: tests/files.
TOLD = {
    "applications": DECIDE,
    "charter_talks": DECIDE,
    "data_requests": {"privacy_officer", "superuser"},
    "event_steps": DECIDE,
    "invitations": DECIDE,
    "message_reports": DECIDE,
    "organisations_to_check": TEAM,
    "reported_problems": TEAM,
}
WORD = "zqdonneezq"
HELD = ("applications", "charter", "member_messages", "profile", "reported_problems")


def build(site):
    """Make somebody of whom everything is held, and something that waits in each queue."""
    person = make_person("member")
    message = make_message(make_person("member"), person, WORD)
    report = {"reported": message.sender, "text": WORD, "sent_at": message.sent_at}
    MessageReport.objects.create(message=message, reporter=person, **report)
    make_organisation("À vérifier")
    make_event(site, starts_in=timedelta(days=30))
    make_problem(make_notice(site), words=WORD, reporter=person)
    make_application(email=person.email, why=WORD)
    make_application(state=ApplicationState.ACCEPTED, account=make_person("member"))
    DataRequest.objects.create(kind="access", words=WORD, name=WORD)
    make_profile(person, about=WORD)
    charter = make_charter(text_fr=f"<p>{WORD}</p>")
    sign(charter, person, "fr")
    CharterTalk.objects.create(user=person, text=WORD)
    return person


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", TOLD)
def test_it_waits_for_who_deals_with_it_and_nobody_else(world, name, role):
    person = make_person(role)
    type(person).objects.update(must_sign_charter=False)
    person.refresh_from_db()
    assert (queues.get(name).waiting(person).number == 1) == (role in TOLD[name])


@pytest.mark.parametrize("name", TOLD)
def test_nothing_waits_for_who_has_not_signed_the_charter(world, name):
    person = make_person("facilitator")
    assert person.must_sign_charter
    assert queues.get(name).waiting(person).number == 0


@pytest.mark.parametrize("name", HELD)
def test_what_is_held_about_somebody_is_given_to_her(world, name):
    assert WORD in str(personal_data.get(name).export(world))


@pytest.mark.parametrize("role", ["member", "facilitator", "superuser"])
def test_and_to_nobody_else(world, role):
    held = [entry.export(make_person(role)) for entry in personal_data]
    assert len(held) >= len(HELD)
    assert WORD not in str(held)
