"""Nothing tells who has an account: not the page, not the mail, not the work that is done."""

import re
from uuid import uuid4

from django.contrib.auth.hashers import get_hasher, make_password
from django.test import Client

import pytest
from django_tasks_db.models import DBTaskResult
from fido2.utils import websafe_encode

from members.models import PasskeyHandle, SignIn, User
from portal.models import Region
from tests.access.refusals import headers_of
from tests.members.authenticator import Device
from tests.members.signing import CODE, SIGN_IN, ask_code, give_code

pytestmark = pytest.mark.django_db
PASSWORD, WRONG = "chat lampe vélo neige", "ce n'est pas celui-là"
PASSKEY = f"{SIGN_IN}cle-d-acces/"
CSRF = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.fixture
def addresses(site, person):
    """Return one address of each kind; only the first opens something."""
    former, other = person("stranger"), person("facilitator")
    User.objects.filter(pk=former.pk).update(is_active=False)
    User.objects.filter(pk=other.pk).update(sign_in=SignIn.PASSPHRASE)
    return [person("member").email, "personne@example.org", former.email, other.email]


def all_alike(answers):
    return len(answers) == 4 and len(set(answers)) == 1


def seen(response, address):
    """Return what can be seen of an answer, the address and the token left out."""
    body = CSRF.sub("", response.content.decode()).replace(address, "ADDRESS")
    headers = headers_of(response)
    headers.pop("Content-Length", None)  # that of the address
    return response.status_code, str(headers), body


@pytest.mark.parametrize("steps", ["ask", "look", "wrong", "resend", "too many"])
def test_each_answer_is_the_same_for_a_member_and_for_who_cannot_sign_in(addresses, steps):
    answers = []
    for address in addresses:
        client = Client()
        response = ask_code(client, address, "/fr/documentation/")
        if steps == "look":
            response = client.get(response.url)
        elif steps == "wrong":
            response = give_code(client, "AAAA-BBBB")
        elif steps == "resend":
            response = client.post(CODE, {"action": "resend"}, follow=True)
        elif steps == "too many":
            for _ in range(5):
                response = give_code(client, "AAAA-BBBB")
        answers.append(seen(response, address))
    assert all_alike(answers)


def test_only_who_has_an_account_receives_something(addresses, outbox):
    for address in addresses:
        client = Client()
        ask_code(client, address)
        client.post(CODE, {"action": "resend"})
    assert [message.to for message in outbox] == [[addresses[0]], [addresses[0]]]


def test_the_same_work_is_queued_for_all_and_what_waits_tells_nothing(addresses, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    queued = []
    for address in addresses:
        DBTaskResult.objects.all().delete()
        client = Client()
        ask_code(client, address)
        task = DBTaskResult.objects.get()
        assert address not in str(task.args_kwargs)
        queued.append((task.task_path, len(str(task.args_kwargs))))
    assert all_alike(queued)


@pytest.fixture
def kinds(addresses, person):
    """Return one address of each kind, with and without password: a wrong one is answered alike."""
    for role in ("member", "stranger", "facilitator"):
        User.objects.filter(pk=person(role).pk).update(password=make_password(PASSWORD))
    return [*addresses, person("editor").email]


def try_password(address, client=None):
    return (client or Client()).post(SIGN_IN, {"email": address, "password": WRONG})


@pytest.mark.parametrize("tries", [1, 6])
def test_a_wrong_password_is_answered_alike_whoever_has_one(kinds, tries):
    answers = set()
    for address in kinds:
        client = Client()
        for _ in range(tries):
            response = try_password(address, client)
        answers.add(seen(response, address))
    assert len(kinds) == 5
    assert len(answers) == 1


def test_the_right_password_of_an_account_that_is_closed_is_answered_as_a_wrong_one(kinds):
    answers = {seen(try_password(kinds[1]), kinds[1])}
    for address in kinds[2:4]:
        response = Client().post(SIGN_IN, {"email": address, "password": PASSWORD})
        answers.add(seen(response, address))
    assert len(answers) == 1


def test_a_password_is_worked_on_once_for_everybody(kinds, monkeypatch):
    worked = []
    hasher = get_hasher().__class__
    encode = hasher.encode

    def counted(self, *args, **kwargs):
        worked.append(args)
        return encode(self, *args, **kwargs)

    monkeypatch.setattr(hasher, "encode", counted)
    numbers = []
    for address in kinds:
        worked.clear()
        try_password(address)
        numbers.append(len(worked))
    assert numbers == [1] * 5


def test_a_passkey_of_nobody_and_of_who_cannot_sign_in_is_answered_alike(addresses, person):
    device, answers = Device(), []
    handles = ["", "bm9ib2R5"]
    for role in ("member", "stranger", "facilitator"):
        handles.append(websafe_encode(PasskeyHandle.objects.of(person(role)).encode()))
    for handle in handles:
        client = Client()
        asked = client.get(PASSKEY, headers={"accept": "application/json"}).json()["request_options"]
        response = client.post(PASSKEY, {"credential": device.show(asked, handle=handle)}, follow=True)
        answers.append(seen(response, ""))
    assert len(answers) == 5
    assert len(set(answers)) == 1


def test_an_application_is_answered_alike_and_queues_the_same_work(addresses, settings, region):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    answers, queued = [], []
    for address in addresses:
        DBTaskResult.objects.all().delete()
        answers.append(seen(apply_as(address, region), address))
        (task,) = DBTaskResult.objects.all()
        queued.append((task.task_path, len(task.args_kwargs["args"])))
        assert address not in str(task.args_kwargs)
    assert all_alike(answers)
    assert all_alike(queued)


@pytest.fixture
def region(db):
    """Return a region to choose."""
    return Region.objects.create(code="05", name_fr="Estrie", name_en="Estrie")


def apply_as(address, region):
    """Send the last of the three screens."""
    given = {"first_name": "Zoé", "last_name": "Essai", "email": address, "kind": "alone", "step": "2"}
    given |= {"region": region.pk, "sector": "community", "why": "Apprendre.", "agrees": "on"}
    return Client().post("/fr/adhesion/", {**given, "form_key": str(uuid4())})
