"""Deciding: once, with one message, and nothing kept of who is told « not now »."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest
import time_machine

from members.applications.deciding import AlreadyDecided, accept, ask, decline
from members.models import (
    AccessLog,
    Application,
    ApplicationState,
    Deed,
    Organisation,
    Profile,
    SignIn,
    User,
)
from portal.registries.personal_data import personal_data
from tests.factories import make_application, make_charter, make_person
from tests.members.signing import text_of

SITE = "https://portail.example"


def file_of(application):
    return f"/admin/applications/file/{application.pk}/"


def test_accepting_opens_an_account_and_sends_one_message(site, client_as, outbox, person, link_in):
    application = make_application(
        email="zoe@example.org", for_organisation=True, organisation_name="Maison d’essai"
    )
    client_as("facilitator").post(file_of(application), {"action": "accept"})
    account = User.objects.get(email="zoe@example.org")
    assert [group.name for group in account.groups.all()] == ["Membre"]
    assert account.profile.organisation.name == "Maison d’essai"
    assert account.profile.represents
    assert not Organisation.objects.get().published
    assert [message.to for message in outbox] == [["zoe@example.org"]]
    application.refresh_from_db()
    assert (application.state, application.account) == (ApplicationState.ACCEPTED, account)
    assert application.decided_by == person("facilitator")


def test_the_link_of_the_welcome_opens_the_account_on_any_device(site, client_as, outbox, link_in):
    accept(make_application(), None, SITE)
    client = client_as("visitor")
    path = link_in(outbox[0])
    assert client.get(path).status_code == 200
    assert client.post(path).status_code == 302
    assert "_auth_user_id" in client.session


def test_after_the_link_comes_the_charter(site, client_as, outbox, link_in):
    make_charter()
    accept(make_application(), None, SITE)
    assert len(outbox) == 1
    client = client_as("visitor")
    client.post(link_in(outbox[0]))
    assert client.get("/fr/")["Location"].startswith("/fr/compte/charte/")


def test_a_welcome_opened_twice_or_too_late_offers_another_on_the_spot(site, client_as, outbox, link_in):
    accept(make_application(email="zoe@example.org"), None, SITE)
    path = link_in(outbox[0])
    with time_machine.travel(timezone.now() + timedelta(days=6, hours=23)):
        assert client_as("visitor").get(path).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        client = client_as("visitor")
        assert client.get(path).status_code == 410
        assert client.post(path, {"action": "again"}).status_code == 302
    assert outbox[-1].to == ["zoe@example.org"]
    assert len(outbox) == 2


def test_an_application_is_decided_once(site, outbox, person):
    application = make_application()
    accept(application, person("facilitator"), SITE)
    for decide in (
        lambda: accept(application, None, SITE),
        lambda: decline(application, None, "Non", SITE),
        lambda: ask(application, None, "Quoi ?", SITE),
    ):
        with pytest.raises(AlreadyDecided):
            decide()
    assert len(outbox) == 1


def test_the_second_facilitator_is_told(site, client_as, outbox):
    application = make_application()
    accept(application, None, SITE)
    response = client_as("facilitator").post(
        file_of(application), {"action": "decline", "reason": "Non"}, follow=True
    )
    assert "Quelqu’un a décidé de cette demande avant vous" in response.content.decode()
    application.refresh_from_db()
    assert application.state == ApplicationState.ACCEPTED


def test_declining_keeps_the_date_the_reason_and_a_fingerprint(site, client_as, outbox, whole):
    application = make_application(
        email="zqcourrielzq@example.org",
        first_name="zqprenomzq",
        last_name="zqnomzq",
        why="zqpourquoizq",
        organisation_name="zqorganismezq",
    )
    ask(application, None, "zqquestionzq", SITE)
    client_as("facilitator").post(
        file_of(application), {"action": "decline", "reason": "Le groupe est complet."}
    )
    application.refresh_from_db()
    assert application.state == ApplicationState.DECLINED
    assert application.reason == "Le groupe est complet."
    assert "zq" not in str(vars(application))
    assert not application.messages.exists()
    assert len(outbox) == 2
    page = client_as("visitor").get(f"/fr/adhesion/suivi/{application.token}/").content.decode()
    assert "Le groupe est complet." in page


def test_a_second_application_is_not_read_as_a_first_one(site, client_as):
    decline(make_application(email="zoe@example.org"), None, "Le groupe est complet.", SITE)
    again = make_application(email="Zoe@example.org")
    text = client_as("facilitator").get(file_of(again)).content.decode()
    assert "Le groupe est complet." in text
    assert "pas maintenant" in text


def test_what_is_kept_of_a_no_goes_after_two_years(site):
    application = make_application()
    decline(application, None, "Non", SITE)
    accepted = make_application()
    accept(accepted, None, SITE)
    Application.objects.update(decided_at=timezone.now() - timedelta(days=731))
    Application.objects.forget_old()
    assert [one.pk for one in Application.objects.all()] == [accepted.pk]


def test_a_question_and_its_answer_go_through_the_page(site, client_as, outbox):
    application = make_application(email="zoe@example.org")
    client_as("facilitator").post(file_of(application), {"action": "ask", "question": "De quel organisme ?"})
    application.refresh_from_db()
    assert application.state == ApplicationState.ASKED
    assert "De quel organisme" not in text_of(outbox[0])
    text = client_as("visitor").get(f"/fr/adhesion/suivi/{application.token}/").content.decode()
    assert "De quel organisme ?" in text


def test_an_empty_reason_is_asked_for_and_nothing_is_decided(site, client_as, outbox):
    application = make_application()
    response = client_as("facilitator").post(file_of(application), {"action": "decline", "reason": ""})
    assert response.status_code == 200
    application.refresh_from_db()
    assert application.is_open
    assert outbox == []


@pytest.fixture
def suspended(site):
    """Somebody who was a member."""
    former = make_person("member")
    User.objects.filter(pk=former.pk).update(is_active=False)
    return former


def test_somebody_who_was_suspended_is_let_in_from_her_own_file_and_it_is_logged(
    suspended, client_as, outbox
):
    application = make_application(email=suspended.email)
    text = client_as("facilitator").get(file_of(application)).content.decode()
    assert "suspendu" in text
    client_as("facilitator").post(file_of(application), {"action": "accept"})
    suspended.refresh_from_db()
    assert suspended.is_active
    assert User.objects.filter(email=suspended.email).count() == 1
    assert [message.to for message in outbox] == [[suspended.email]]
    assert AccessLog.objects.filter(deed=Deed.REINSTATED).count() == 1


def test_she_is_let_in_neither_in_bulk_nor_by_a_list(suspended, client_as, outbox):
    application = make_application(email=suspended.email)
    client = client_as("facilitator")
    client.post(f"/admin/bulk/members/application/accept/?id={application.pk}", {})
    people = {"source": "meeting", "language": "fr", "people": suspended.email, "agreed": "on"}
    assert "compte suspendu" in client.post("/admin/applications/enrolment/", people).content.decode()
    client.post("/admin/applications/enrolment/", {**people, "confirmed": "1"})
    suspended.refresh_from_db()
    application.refresh_from_db()
    assert not suspended.is_active
    assert application.is_open
    assert outbox == []


@pytest.mark.parametrize("role", ["editor", "superuser"])
def test_an_account_with_a_role_is_never_opened_again_this_way(site, client_as, outbox, role):
    former = make_person(role)
    User.objects.filter(pk=former.pk).update(is_active=False)
    application = make_application(email=former.email)
    response = client_as("facilitator").post(file_of(application), {"action": "accept"}, follow=True)
    assert "une administratrice décide" in response.content.decode()
    former.refresh_from_db()
    assert not former.is_active
    assert outbox == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("form", "demande est acceptée"),
        ("meeting", "à une rencontre"),
        ("invitation", "Une collègue"),
        ("import", "étiez membre"),
    ],
)
def test_the_welcome_says_how_she_came(site, outbox, source, words):
    accept(make_application(source=source), None, SITE)
    assert words in text_of(outbox[0])


def test_who_asks_follows_the_application(site, client_as, person, outbox):
    application = make_application()
    client_as("facilitator").post(file_of(application), {"action": "ask", "question": "Quoi ?"})
    application.refresh_from_db()
    assert application.assigned_to == person("facilitator")


def test_what_was_declined_is_hers_to_read_and_to_erase(site):
    decline(make_application(email="zoe@example.org"), None, "Zqraisonzq", SITE)
    account = User.objects.create_user(email="zoe@example.org")
    data = personal_data.get("applications")
    assert "Zqraisonzq" in str(data.export(account))
    data.erase(account)
    assert not Application.objects.exists()


def test_who_is_in_already_gets_no_welcome(site, outbox):
    member = make_person("member")
    accept(make_application(email=member.email), None, SITE)
    assert outbox == []
    assert Profile.objects.filter(user=member).count() == 1


def test_an_account_with_a_pseudonym_is_left_alone(site, client_as, outbox):
    account = make_person("stranger")
    account.sign_in = SignIn.PASSPHRASE
    account.save()
    application = make_application(email=account.email)
    client_as("facilitator").post(file_of(application), {"action": "accept"})
    application.refresh_from_db()
    assert application.is_open
    assert not account.groups.exists()
    assert outbox == []


def test_the_address_of_another_mailbox_of_hers_is_said(site, client_as):
    User.objects.create_user(email="zoe+travail@example.org")
    text = client_as("facilitator").get(file_of(make_application(email="zoe@example.org"))).content.decode()
    assert "signe plus" in text


def test_the_details_are_put_right_before_accepting(site, client_as):
    application = make_application()
    organisation = Organisation.objects.create(name="Maison d’essai")
    given = {
        "first_name": "Zoé",
        "last_name": "Roy",
        "organisation": organisation.pk,
        "sector": "research",
        "region": "",
    }
    client_as("facilitator").post(file_of(application), {"action": "correct", **given})
    application.refresh_from_db()
    assert (application.last_name, application.organisation) == ("Roy", organisation)


@pytest.mark.parametrize("role", ["member", "editor", "privacy_officer", "stranger"])
@pytest.mark.parametrize("path", ["", "file/{}/", "enrolment/", "poster/"])
def test_nobody_else_sees_applications(site, client_as, role, path):
    application = make_application(first_name="zqprenomzq")
    response = client_as(role).get(f"/admin/applications/{path.format(application.pk)}", follow=True)
    assert "zqprenomzq" not in response.content.decode()
    inside = response.request["PATH_INFO"].startswith("/admin/applications/")
    assert not inside or response.status_code in {403, 404}


class TestList:
    def test_it_shows_what_waits_first_with_the_days(self, site, client_as):
        decided = make_application(last_name="Décidée")
        accept(decided, None, SITE)
        late = make_application(last_name="Ancienne", received_at=timezone.now() - timedelta(days=6))
        text = client_as("facilitator").get("/admin/applications/").content.decode()
        assert text.index("Ancienne") < text.index("Décidée")
        assert late.days_waiting == 6

    def test_it_takes_as_many_queries_for_ten_as_for_one(self, site, client_as):
        client = client_as("facilitator")
        make_application()
        client.get("/admin/applications/")
        with CaptureQueriesContext(connection) as few:
            client.get("/admin/applications/")
        for _number in range(9):
            make_application()
        with CaptureQueriesContext(connection) as many:
            client.get("/admin/applications/")
        assert len(many) == len(few)

    @pytest.mark.parametrize("query", ["state=received", "q=Candidate", "sector=community", "assigned_to=1"])
    def test_it_filters(self, site, client_as, query):
        make_application()
        assert client_as("facilitator").get(f"/admin/applications/?{query}").status_code == 200

    def bulk(self, client, action, *applications, **more):
        ids = "&".join(f"id={one.pk}" for one in applications)
        path = f"/admin/bulk/members/application/{action}/?{ids}"
        assert client.get(path).status_code == 200
        return client.post(path, more)

    def test_several_are_accepted_at_once(self, site, client_as, outbox):
        several = [make_application() for _number in range(3)]
        accept(several[0], None, SITE)
        self.bulk(client_as("facilitator"), "accept", *several)
        assert {one.state for one in Application.objects.all()} == {ApplicationState.ACCEPTED}
        assert len(outbox) == 3

    def test_several_are_declined_with_one_reason(self, site, client_as, outbox):
        several = [make_application() for _number in range(2)]
        client = client_as("facilitator")
        path = f"/admin/bulk/members/application/decline/?id={several[0].pk}"
        assert 'name="reason"' in client.get(path).content.decode()
        assert client.post(path, {}).status_code == 200
        self.bulk(client, "decline", *several, reason="Complet.")
        assert {(one.state, one.reason) for one in Application.objects.all()} == {("declined", "Complet.")}

    def test_several_are_taken_on_at_once(self, site, client_as, person, outbox):
        several = [make_application() for _number in range(2)]
        self.bulk(client_as("facilitator"), "take_on", *several)
        assert {one.assigned_to for one in Application.objects.all()} == {person("facilitator")}
        assert outbox == []

    def test_nobody_else_decides_in_bulk(self, site, client_as):
        one = make_application()
        client_as("editor").post(f"/admin/bulk/members/application/accept/?id={one.pk}")
        one.refresh_from_db()
        assert one.is_open


def test_it_waits_on_the_home_page_of_the_admin(site, client_as):
    make_application()
    assert "Adhésions" in client_as("facilitator").get("/admin/").content.decode()
