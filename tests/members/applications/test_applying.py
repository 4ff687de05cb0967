"""Applying: three screens, one message, and no word on who is known."""

import re
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

import pytest
import time_machine

from members.applications.receiving import MOST_BY_FORM
from members.models import Application, ApplicationMessage, ApplicationState, User
from tests.factories import make_application, make_charter, make_person
from tests.members.signing import text_of

FORM = "/fr/adhesion/"
SENT = "/fr/adhesion/merci/"


def sends(client, given, step, names, **more):
    """Send a screen as a browser does, and follow."""
    form = {**{name: given[name] for name in names}, "step": step, **more}
    return client.post(FORM, form, follow=True).content.decode()


WHO = ("first_name", "last_name", "email", "form_key")
WHERE = ("kind", "organisation_name", "region", "sector")
WHY = ("why", "agrees")


def test_three_screens_make_an_application_and_one_message(site, client_as, outbox, whole):
    client, given = client_as("visitor"), whole()
    assert "Étape 2 de 3" in sends(client, given, "0", WHO)
    assert "Étape 3 de 3" in sends(client, given, "1", WHERE)
    assert "Votre demande est arrivée" in sends(client, given, "2", WHY)
    assert "Votre demande est arrivée" in sends(client, given, "2", WHY)
    application = Application.objects.get()
    assert (application.email, application.region.code, application.state) == (
        "zoe@example.org",
        "05",
        "received",
    )
    assert application.language == "fr"
    assert not User.objects.filter(email="zoe@example.org").exists()
    assert [message.to for message in outbox] == [["zoe@example.org"]]


def test_in_english_all_is_in_english(site, client_as, outbox, whole):
    client = client_as("visitor")
    assert "Step 1 of 3" in client.get("/en/join/").content.decode()
    assert client.post("/en/join/", whole())["Location"] == "/en/join/thank-you/"
    assert Application.objects.get().language == "en"
    assert "/en/join/follow/" in text_of(outbox[0])


def test_going_back_loses_nothing(site, client_as, whole):
    client, given = client_as("visitor"), whole()
    sends(client, given, "0", WHO)
    sends(client, given, "1", WHERE)
    assert "Étape 2 de 3" in sends(client, given, "2", (), back="1", why="Mes mots")
    # By the browser's own button, and in the other language.
    assert 'value="Tremblay"' in client.get(FORM).content.decode()
    assert "Mes mots" in client.get(f"{FORM}?step=2").content.decode()
    english = client.get("/en/join/?step=1").content.decode()
    assert "Step 2 of 3" in english
    assert re.search(r'value="community"[^>]*checked', english)


def test_what_was_typed_is_kept_sealed_for_an_hour_and_goes_once_sent(site, client_as, whole):
    client, given = client_as("visitor"), whole(first_name="Zqprenomzq")
    sends(client, given, "0", WHO)
    assert "Zqprenomzq" not in str(dict(client.session))
    assert "Zqprenomzq" in client.get(FORM).content.decode()
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert "Zqprenomzq" not in client.get(FORM).content.decode()
    sends(client, given, "0", WHO)
    sends(client, given, "1", WHERE)
    sends(client, given, "2", WHY)
    assert Application.objects.count() == 1
    assert "Zqprenomzq" not in client.get(FORM).content.decode()


def test_a_visitor_who_types_nothing_gets_no_session(site, client_as):
    client = client_as("visitor")
    client.get(FORM)
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize(
    ("field", "value", "says", "screen"),
    [
        ("first_name", "", "Champ requis", 1),
        ("first_name", "Z" * 300, "150", 1),
        ("email", "zoé@example.org", "adresse courriel", 1),
        ("email", "pas une adresse", "adresse courriel", 1),
        ("kind", "organisation", "Écrivez le nom de l’organisme", 2),
        ("region", "999999", "choix", 2),
        ("sector", "autre chose", "choix", 2),
        ("why", "", "Champ requis", 3),
        ("why", "x" * 3001, "3", 3),
        ("agrees", "", "Cochez cette case", 3),
    ],
)
def test_bad_input_gets_a_message_on_its_screen_and_loses_nothing(
    site, client_as, whole, field, value, says, screen
):
    client = client_as("visitor")
    response = client.post(FORM, whole(**{field: value}), follow=True)
    text = response.content.decode()
    assert response.status_code == 200
    assert f"Étape {screen} de 3" in text
    assert "Erreur" in text
    assert "error-summary" in text
    assert says in text
    assert "Tremblay" in client.get(FORM).content.decode()
    assert not Application.objects.exists()


def test_script_and_turned_text_are_shown_as_text(site, client_as, whole, person):
    name = "\u202e<script>alert(1)</script>\u202c عربي"
    client_as("visitor").post(FORM, whole(first_name=name))
    application = Application.objects.get()
    assert application.first_name == "<script>alert(1)</script> عربي"
    text = client_as("facilitator").get(f"/admin/applications/file/{application.pk}/").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<script>alert(1)" not in text


def test_capitals_count_for_nothing_and_a_plus_sign_is_kept(site, client_as, whole):
    client_as("visitor").post(FORM, whole(email="Zoe+CLES@Example.ORG"))
    assert Application.objects.get().email == "zoe+cles@example.org"


def test_the_same_form_sent_twice_makes_one_application_and_one_message(site, client_as, outbox, whole):
    for _time in range(2):
        assert client_as("visitor").post(FORM, whole())["Location"] == SENT
    assert Application.objects.count() == 1
    assert len(outbox) == 1


def test_applying_again_adds_to_the_application_that_waits(site, client_as, outbox, whole):
    client_as("visitor").post(FORM, whole())
    client_as("visitor").post(FORM, whole(form_key=uuid4(), why="J’ajoute ceci."))
    application = Application.objects.get()
    assert application.why == "Pour apprendre."
    assert [(m.text, m.by_form) for m in application.messages.all()] == [("J’ajoute ceci.", True)]
    assert len(outbox) == 2


def test_a_member_who_applies_is_told_so_by_mail_alone(site, client_as, outbox, whole, person):
    member = person("member")
    known = client_as("visitor").post(FORM, whole(email=member.email))
    stranger = client_as("visitor").post(FORM, whole(form_key=uuid4()))
    assert (known.status_code, known["Location"]) == (stranger.status_code, stranger["Location"])
    assert known.content == stranger.content
    assert [message.to[0] for message in outbox] == [member.email, "zoe@example.org"]
    assert "/fr/compte/connexion/" in text_of(outbox[0])
    assert [application.email for application in Application.objects.all()] == ["zoe@example.org"]


def test_what_a_program_fills_in_is_thrown_away(site, client_as, outbox, whole):
    assert client_as("visitor").post(FORM, whole(website="https://x.example"))["Location"] == SENT
    assert not Application.objects.exists()
    assert outbox == []


def test_too_many_from_one_place_are_asked_to_wait_and_lose_nothing(site, client_as, whole):
    client = client_as("visitor")
    for number in range(10):
        client.post(FORM, whole(form_key=uuid4(), email=f"zoe{number}@example.org"))
    response = client.post(FORM, whole(form_key=uuid4(), email="encore@example.org"))
    assert response.status_code == 429
    assert "Pour apprendre." in response.content.decode()
    elsewhere = client.post(FORM, whole(form_key=uuid4(), email="encore@example.org"), REMOTE_ADDR="10.1.2.3")
    assert elsewhere["Location"] == SENT
    assert Application.objects.count() == 11


def test_who_is_signed_in_has_nothing_to_ask(site, client_as, whole):
    client = client_as("member")
    assert "Vous y êtes déjà" in client.get(FORM).content.decode()
    client.post(FORM, whole())
    assert not Application.objects.exists()


def test_the_form_leads_to_the_charter_where_there_is_one(site, client_as):
    assert "/fr/charte/" not in client_as("visitor").get(FORM).content.decode()
    make_charter()
    assert "/fr/charte/" in client_as("visitor").get(FORM).content.decode()


@pytest.mark.parametrize("step", ["-1", "3", "x", "", "1e9", "٢"])
def test_a_step_that_is_none_is_the_first(site, client_as, step):
    response = client_as("visitor").post(FORM, {"step": step}, follow=True)
    assert "Étape 1 de 3" in response.content.decode()


class TestFollowing:
    def follow(self, application):
        return f"/fr/adhesion/suivi/{application.token}/"

    def test_the_link_of_the_message_shows_where_it_stands(self, site, client_as, outbox, whole, link_in):
        client_as("visitor").post(FORM, whole())
        assert "Reçue" in client_as("visitor").get(link_in(outbox[0])).content.decode()

    @pytest.mark.parametrize("token", ["x", "6e0f3a86-6d0e-4a3b-8a3c-0a1b2c3d4e5f:abc", ":", "%00"])
    def test_a_link_that_nobody_was_given_leads_nowhere(self, site, client_as, token):
        assert client_as("visitor").get(f"/fr/adhesion/suivi/{token}/").status_code == 302
        assert client_as("member").get(f"/fr/adhesion/suivi/{token}/").status_code == 404

    def test_an_answer_is_kept_in_the_file(self, site, client_as):
        application = make_application(state=ApplicationState.ASKED)
        client = client_as("visitor")
        client.post(self.follow(application), {"action": "answer", "text": "Voici."})
        application.refresh_from_db()
        assert application.state == ApplicationState.ANSWERED
        assert [(m.from_team, m.text) for m in application.messages.all()] == [(False, "Voici.")]
        assert "Voici." in client.get(self.follow(application)).content.decode()

    def test_an_empty_answer_is_none(self, site, client_as):
        application = make_application(state=ApplicationState.ASKED)
        response = client_as("visitor").post(self.follow(application), {"action": "answer", "text": " "})
        assert "Champ requis" in response.content.decode()
        assert not application.messages.exists()

    def test_withdrawing_asks_first_then_erases(self, site, client_as):
        application = make_application(email="zqadressezq@example.org", why="zqpourquoizq")
        client, path = client_as("visitor"), self.follow(application)
        assert "Retirer ma demande" in client.post(path, {"action": "withdraw"}).content.decode()
        client.post(path, {"action": "withdraw", "sure": "1"})
        application.refresh_from_db()
        assert application.state == ApplicationState.WITHDRAWN
        assert "zq" not in str(vars(application))
        assert "effacé" in client.get(path).content.decode()

    def test_what_is_decided_takes_no_answer(self, site, client_as):
        application = make_application(state=ApplicationState.ACCEPTED)
        client = client_as("visitor")
        client.post(self.follow(application), {"action": "answer", "text": "Trop tard"})
        client.post(self.follow(application), {"action": "withdraw", "sure": "1"})
        application.refresh_from_db()
        assert application.state == ApplicationState.ACCEPTED
        assert not application.messages.exists()


def test_pages_of_an_application_are_kept_by_nobody(site, client_as):
    application = make_application()
    for path in (FORM, f"/fr/adhesion/suivi/{application.token}/"):
        assert "no-store" in client_as("visitor").get(path)["Cache-Control"]


def test_an_organisation_contact_proposes_a_colleague(site, client_as, person, outbox):
    from members.models import Organisation, Profile

    organisation = Organisation.objects.create(name="Maison d’essai")
    Profile.objects.create(user=person("member"), organisation=organisation, represents=True)
    client, path = client_as("member"), "/fr/compte/collegues/"
    given = {
        "first_name": "Ana",
        "last_name": "Roy",
        "email": "ana@example.org",
        "agreed": "on",
        "form_key": uuid4(),
    }
    known = make_person("member")
    for _time in range(2):
        client.post(path, given)
    client.post(path, {**given, "email": known.email, "form_key": uuid4()})
    waiting = Application.objects.order_by("pk")
    assert [(one.email, one.source, one.organisation) for one in waiting] == [
        ("ana@example.org", "invitation", organisation),
        (known.email, "invitation", organisation),
    ]
    assert outbox == []
    assert client.get(path).content.decode().count("Ana Roy") == 2


@pytest.mark.parametrize(("role", "status"), [("visitor", 302), ("stranger", 404), ("member", 404)])
def test_nobody_else_has_that_page(site, client_as, role, status):
    assert client_as(role).get("/fr/compte/collegues/").status_code == status


def test_nobody_fills_the_mailbox_of_somebody_else(site, client_as, outbox, whole, person):
    member = person("member")
    for number in range(6):
        given = whole(form_key=uuid4(), email=member.email)
        response = client_as("visitor").post(FORM, given, REMOTE_ADDR=f"10.0.0.{number}")
        assert response["Location"] == SENT
    assert len(outbox) == 3


def test_nobody_has_the_application_of_somebody_else_lost(site, client_as, outbox, whole):
    """Whoever knows her address sends it first, several times: hers comes in all the same."""
    for number in range(4):
        given = whole(form_key=uuid4(), why=f"Autre {number}")
        client_as("visitor").post(FORM, given, REMOTE_ADDR=f"10.0.0.{number}")
    (application,) = Application.objects.all()
    client_as("visitor").post(f"/fr/adhesion/suivi/{application.token}/", {"action": "withdraw", "sure": "1"})
    client_as("visitor").post(FORM, whole(form_key=uuid4(), why="zqlesienzq"), REMOTE_ADDR="10.0.1.1")
    assert Application.objects.get(state=ApplicationState.RECEIVED).why == "zqlesienzq"
    client_as("visitor").post(FORM, whole(form_key=uuid4(), why="zqencorezq"), REMOTE_ADDR="10.0.1.2")
    assert ApplicationMessage.objects.get(application__email="zoe@example.org").text == "zqencorezq"
    assert len(outbox) == 3


def test_the_form_does_not_use_up_the_answers_of_who_has_the_link(site, client_as, outbox, whole):
    application = make_application(email="zoe@example.org")
    for number in range(45):
        given = whole(form_key=uuid4(), why=f"Autre {number}")
        client_as("visitor").post(FORM, given, REMOTE_ADDR=f"10.0.0.{number}")
    assert application.messages.count() == MOST_BY_FORM
    path = f"/fr/adhesion/suivi/{application.token}/"
    client_as("visitor").post(path, {"action": "answer", "text": "zqmoizq"})
    assert application.messages.filter(text="zqmoizq", by_form=False).exists()


def test_an_application_takes_so_many_messages_and_no_more(site, client_as):
    application = make_application()
    client, path = client_as("visitor"), f"/fr/adhesion/suivi/{application.token}/"
    for number in range(42):
        response = client.post(path, {"action": "answer", "text": f"Mot {number}"}, follow=True)
    assert application.messages.count() == 40
    assert "attendez la réponse" in response.content.decode()


def test_an_organisation_is_no_street_address(site, client_as, whole):
    given = whole(kind="organisation", organisation_name="Maison, 1200 rue Ontario H2X 1Y4")
    assert "Étape 2 de 3" in client_as("visitor").post(FORM, given, follow=True).content.decode()
    assert not Application.objects.exists()


@pytest.mark.parametrize("screen", ["?step=2", "?step=2&check=1", "?step=1", "?step=0&check=1"])
def test_going_back_after_sending_says_that_it_was_sent_and_asks_for_nothing(site, client_as, whole, screen):
    client, given = client_as("visitor"), whole()
    sends(client, given, "0", WHO)
    sends(client, given, "1", WHERE)
    sends(client, given, "2", WHY)
    assert client.get(f"{FORM}{screen}")["Location"] == SENT
    # A colleague at the same computer begins at the first screen, and finds it empty.
    page = client.get(FORM)
    assert page.status_code == 200
    assert "Tremblay" not in page.content.decode()
    assert "Étape 2 de 3" in sends(client, whole(first_name="Alice", email="alice@example.org"), "0", WHO)
    assert "Étape 2 de 3" in client.get(f"{FORM}?step=1").content.decode()


@pytest.mark.parametrize(
    ("state", "says"), [("received", "Quelque chose à ajouter"), ("asked", "Votre réponse")]
)
def test_the_page_of_an_application_says_what_its_box_is_for(site, client_as, state, says):
    application = make_application(state=state)
    page = client_as("visitor").get(f"/fr/adhesion/suivi/{application.token}/").content.decode()
    assert says in page
    assert "Votre message" not in page
