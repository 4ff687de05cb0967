"""Prepared replies: chosen, changed, sent in the words of the facilitator; nothing leaves by choosing."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

import pytest

from members.applications.deciding import accept
from members.models import Application, ApplicationState, PreparedReply
from tests.factories import make_application, make_person
from tests.members.signing import text_of

SITE = "https://portail.example"
NAMES = {"ask": "question", "accept": "word", "decline": "reason"}
ENTRY = {
    "moment": "ask",
    "title_fr": "Organisme",
    "title_en": "Organisation",
    "text_fr": "De quel organisme ?",
    "text_en": "Which organisation?",
}


def file_of(application):
    return f"/admin/applications/file/{application.pk}/"


@pytest.fixture
def application(site):
    return make_application(email="zoe@example.org")


@pytest.fixture
def replies(site):
    """Make one reply for each moment."""
    return {
        moment: PreparedReply.objects.create(
            moment=moment,
            title_fr=f"Titre {moment}",
            title_en=f"Title {moment}",
            text_fr=f"Texte {moment}",
            text_en=f"Text {moment}",
        )
        for moment in NAMES
    }


@pytest.fixture
def choose(application, client_as):
    """Choose a reply in the file of the application, and return the form that comes back."""

    def of(moment, reply, typed="", **more):
        given = {"fill": moment, "prepared": reply, NAMES[moment]: typed, **more}
        answer = client_as("facilitator").post(file_of(application), given)
        assert answer.status_code == 200
        return answer.context[f"{moment}_form"]

    return of


@pytest.mark.parametrize("moment", NAMES)
def test_a_reply_is_put_below_what_was_typed(replies, choose, moment):
    form = choose(moment, replies[moment].pk, "Bonjour Zoé.")
    assert form.text.value() == f"Bonjour Zoé.\n\nTexte {moment}"
    assert form.is_filled


@pytest.mark.parametrize("moment", NAMES)
def test_choosing_decides_nothing_and_writes_to_nobody(replies, choose, application, outbox, moment):
    choose(moment, replies[moment].pk, "Bonjour")
    application.refresh_from_db()
    assert application.state == ApplicationState.RECEIVED
    assert not application.messages.exists()
    assert outbox == []


def test_a_reply_chosen_twice_is_there_once(replies, choose):
    typed = choose("ask", replies["ask"].pk).text.value()
    assert choose("ask", replies["ask"].pk, typed).text.value() == "Texte ask"


def test_she_is_answered_in_the_language_in_which_she_applied(replies, choose):
    Application.objects.update(language="en")
    assert choose("ask", replies["ask"].pk).text.value() == "Text ask"


@pytest.mark.parametrize("reply", ["", "99999999", "rien", "1 OR 1=1"])
def test_what_is_no_reply_leaves_what_was_typed(replies, choose, reply):
    assert choose("ask", reply, "Bonjour").text.value() == "Bonjour"


def test_a_reply_of_another_moment_is_not_offered(replies, choose):
    assert choose("ask", replies["decline"].pk, "Bonjour").text.value() == "Bonjour"


def test_the_file_offers_those_of_each_moment(replies, application, client_as):
    page = client_as("facilitator").get(file_of(application)).content.decode()
    for reply in replies.values():
        assert f'<option value="{reply.pk}">{reply.title_fr}</option>' in page
        assert page.count(reply.title_fr) == 1


def test_without_any_nothing_is_offered(application, client_as):
    page = client_as("facilitator").get(file_of(application)).content.decode()
    assert 'name="question"' in page
    assert 'name="fill"' not in page


def test_what_was_changed_is_what_is_sent(replies, application, client_as, outbox):
    given = {"action": "ask", "prepared": replies["ask"].pk, "question": "Texte ask, et plus"}
    client_as("facilitator").post(file_of(application), given)
    assert application.messages.get().text == "Texte ask, et plus"
    assert len(outbox) == 1


def test_a_reply_that_is_gone_meanwhile_does_not_hold_the_text_back(replies, application, client_as, outbox):
    gone = replies["ask"].pk
    replies["ask"].delete()
    client_as("facilitator").post(
        file_of(application), {"action": "ask", "prepared": gone, "question": "Quoi ?"}
    )
    assert application.messages.get().text == "Quoi ?"


def test_choosing_in_a_file_that_is_decided_says_so(replies, application, client_as, outbox):
    accept(application, None, SITE)
    given = {"fill": "ask", "prepared": replies["ask"].pk}
    answer = client_as("facilitator").post(file_of(application), given, follow=True)
    assert "Quelqu’un a décidé de cette demande avant vous" in answer.content.decode()


def test_the_file_takes_as_many_queries_for_ten_replies_as_for_three(replies, application, client_as):
    client = client_as("facilitator")
    client.get(file_of(application))
    with CaptureQueriesContext(connection) as few:
        client.get(file_of(application))
    for number in range(7):
        PreparedReply.objects.create(**{**ENTRY, "title_fr": f"Autre {number}"})
    with CaptureQueriesContext(connection) as many:
        client.get(file_of(application))
    assert len(many) == len(few)


class TestWordOfWelcome:
    def test_it_is_read_on_her_page_and_her_mail_only_leads_to_it(
        self, application, client_as, outbox, link_in
    ):
        client_as("facilitator").post(
            file_of(application), {"action": "accept", "word": "Zqmotzq, bienvenue."}
        )
        application.refresh_from_db()
        assert application.state == ApplicationState.ACCEPTED
        assert len(outbox) == 1
        words = text_of(outbox[0])
        assert "Zqmotzq" not in words
        assert f"/fr/adhesion/suivi/{application.token}/" in words
        assert link_in(outbox[0]).startswith("/fr/compte/connexion/lien/")
        page = client_as("visitor").get(f"/fr/adhesion/suivi/{application.token}/").content.decode()
        assert "Zqmotzq, bienvenue." in page

    def test_what_was_said_before_is_not_shown_with_it(self, application, client_as, outbox):
        client = client_as("facilitator")
        client.post(file_of(application), {"action": "ask", "question": "Zqquestionzq"})
        client.post(file_of(application), {"action": "accept", "word": "Bienvenue"})
        page = client_as("visitor").get(f"/fr/adhesion/suivi/{application.token}/").content.decode()
        assert "Bienvenue" in page
        assert "Zqquestionzq" not in page

    def test_without_a_word_the_mail_leads_in_and_nowhere_else(self, application, client_as, outbox):
        client_as("facilitator").post(file_of(application), {"action": "accept"})
        assert len(outbox) == 1
        assert "adhesion" not in text_of(outbox[0])

    def test_one_that_is_too_long_accepts_nobody_and_is_kept(self, application, client_as, outbox):
        given = {"action": "accept", "word": "a" * 2001}
        answer = client_as("facilitator").post(file_of(application), given)
        assert "a" * 2001 in answer.content.decode()
        application.refresh_from_db()
        assert application.is_open
        assert outbox == []

    def test_who_is_in_already_is_told_that_there_is_something_to_read(self, site, client_as, outbox):
        application = make_application(email=make_person("member").email)
        client_as("facilitator").post(file_of(application), {"action": "accept", "word": "Bienvenue"})
        assert len(outbox) == 1
        assert f"/fr/adhesion/suivi/{application.token}/" in text_of(outbox[0])


class TestDesk:
    def test_the_facilitator_writes_changes_and_erases_one(self, site, client_as):
        client = client_as("facilitator")
        client.post(reverse("prepared_replies:add"), ENTRY)
        reply = PreparedReply.objects.get()
        assert reply.text("en") == "Which organisation?"
        client.post(reverse("prepared_replies:edit", args=[reply.pk]), {**ENTRY, "text_fr": "Lequel ?"})
        reply.refresh_from_db()
        assert reply.text("fr") == "Lequel ?"
        client.post(reverse("prepared_replies:delete", args=[reply.pk]))
        assert not PreparedReply.objects.exists()

    @pytest.mark.parametrize("name", ENTRY)
    def test_each_field_is_asked_for(self, site, client_as, name):
        client_as("facilitator").post(reverse("prepared_replies:add"), {**ENTRY, name: ""})
        assert not PreparedReply.objects.exists()

    def test_its_title_is_in_the_language_of_who_reads(self, site):
        reply = PreparedReply.objects.create(**ENTRY)
        with translation.override("en"):
            assert str(reply) == "Organisation"
        assert str(reply) == "Organisme"

    def test_the_list_takes_as_many_queries_for_ten_as_for_one(self, site, client_as):
        client = client_as("facilitator")
        PreparedReply.objects.create(**ENTRY)
        client.get(reverse("prepared_replies:list"))
        with CaptureQueriesContext(connection) as few:
            client.get(reverse("prepared_replies:list"))
        for number in range(9):
            PreparedReply.objects.create(**{**ENTRY, "title_fr": f"Autre {number}"})
        with CaptureQueriesContext(connection) as many:
            page = client.get(reverse("prepared_replies:list")).content.decode()
        assert "Autre 8" in page
        assert len(many) == len(few)

    @pytest.mark.parametrize("role", ["member", "editor", "privacy_officer", "stranger", "visitor"])
    def test_nobody_else_reads_or_writes_them(self, site, client_as, role):
        PreparedReply.objects.create(**{**ENTRY, "title_fr": "zqtitrezq"})
        client = client_as(role)
        answer = client.get(reverse("prepared_replies:list"), follow=True)
        assert "zqtitrezq" not in answer.content.decode()
        client.post(reverse("prepared_replies:add"), ENTRY)
        assert PreparedReply.objects.count() == 1
