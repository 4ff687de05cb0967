"""What erases or suspends one account touches nobody whose address or words only look like hers."""

from importlib import import_module

from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

import pytest
from django_tasks_db.models import DBTaskResult

from members.data_rights.erasing import erase_person
from members.models import DataRequest, User
from members.people.suspending import suspend
from portal.models import OutgoingMessage
from tests.members.signing import ask_code, sign_in

pytestmark = pytest.mark.django_db
HERS = "e@demo.example"
# Each holds her address, or ends with it.
LOOK_ALIKES = ["praticienne@demo.example", "jean.e@demo.example", "a+e@demo.example", "e@demo.example.org"]


def erase(user):
    erase_person(user, by=user, say_so=False)


def let_in_no_longer(user):
    suspend(user, None)


ENDINGS = [erase, let_in_no_longer]


@pytest.fixture
def her(site):
    return User.objects.create_user(email=HERS)


def make_message(to, text):
    return OutgoingMessage.objects.create(recipients=[to], source=f"Subject: a\n\n{text}".encode())


def make_task(text, traceback=""):
    row = {"queue_name": "default", "backend_name": "default", "run_after": "2030-01-01T00:00:00Z"}
    given = {"args": [text], "kwargs": {}}
    return DBTaskResult.objects.create(
        task_path="portal.tasks.zq", args_kwargs=given, traceback=traceback, **row
    )


def session_with(**data):
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store.update(data)
    store.save()
    return store.session_key


@pytest.mark.parametrize("end", ENDINGS)
@pytest.mark.parametrize("address", LOOK_ALIKES)
def test_who_has_an_address_that_holds_hers_stays_signed_in(her, outbox, end, address):
    browser = Client()
    sign_in(browser, outbox, User.objects.create_user(email=address))
    end(her)
    assert browser.get("/fr/compte/").status_code == 200


@pytest.mark.parametrize("end", ENDINGS)
@pytest.mark.parametrize("login_name", ["Code", "e", "fr", "true"])
def test_a_login_name_that_is_a_plain_word_ends_nothing_of_the_others(site, person, outbox, end, login_name):
    browser = Client()
    sign_in(browser, outbox, person("member"))
    message, task = make_message("b@example.org", "Votre code, true"), make_task("code fr e true")
    end(User.objects.create_user(login_name=login_name))
    assert browser.get("/fr/compte/").status_code == 200
    assert OutgoingMessage.objects.filter(pk=message.pk).exists()
    assert DBTaskResult.objects.filter(pk=task.pk).exists()


@pytest.mark.parametrize("end", ENDINGS)
def test_her_own_sessions_and_the_sign_ins_under_way_end(her, outbox, end):
    browser, begun = Client(), Client()
    sign_in(browser, outbox, her)
    ask_code(begun, HERS)
    keys = [session_with(deep=[{"email": HERS.upper()}]), session_with(login={"user_pk": str(her.pk)})]
    end(her)
    assert browser.get("/fr/compte/").status_code == 302
    keys += [begun.session.session_key]
    assert not Session.objects.filter(session_key__in=keys).exists()


@pytest.mark.parametrize("end", ENDINGS)
@pytest.mark.parametrize("address", LOOK_ALIKES)
def test_the_messages_and_tasks_of_others_stay(her, end, address):
    message, task = make_message(address, f"Pour {address}"), make_task(f"à {address}", f"'{address}'")
    end(her)
    assert OutgoingMessage.objects.filter(pk=message.pk).exists()
    assert DBTaskResult.objects.filter(pk=task.pk).exists()


@pytest.mark.parametrize(
    "text", ["Écrire à E@demo.example.", "<e@demo.example>", "mailto:e@demo.example", "a\ne@demo.example"]
)
def test_what_names_her_goes_when_she_is_erased(her, text):
    make_message("b@example.org", text)
    make_task(text)
    make_task("", traceback=text)
    erase(her)
    assert not OutgoingMessage.objects.exists()
    assert not DBTaskResult.objects.exists()


@pytest.mark.parametrize("address", LOOK_ALIKES)
def test_the_request_of_somebody_else_waits_on_word_for_word(her, address):
    asked = {"kind": "access", "reply_to": address, "words": f"Répondez à {address}."}
    DataRequest.objects.create(**asked)
    erase(her)
    assert list(DataRequest.objects.values("kind", "reply_to", "words", "answered_at")) == [
        {**asked, "answered_at": None}
    ]


def test_a_complaint_about_her_waits_on_without_her_address(her):
    DataRequest.objects.create(
        kind="complaint", reply_to="ana@example.org", words="E@demo.example me harcèle, ee@demo.example aussi"
    )
    erase(her)
    kept = DataRequest.objects.get()
    assert kept.words == "… me harcèle, ee@demo.example aussi"
    assert (kept.reply_to, kept.answered_at) == ("ana@example.org", None)


def test_a_request_to_answer_at_her_address_is_hers(her):
    DataRequest.objects.create(kind="deletion", reply_to="E@Demo.example", words="Effacez-moi")
    erase(her)
    kept = DataRequest.objects.get()
    assert (kept.reply_to, kept.words, kept.answered_at is None) == ("", "", False)
