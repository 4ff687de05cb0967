"""Nothing tells who has an account: not the page, not the mail, not the work that is done."""

import re

from django.test import Client

import pytest
from django_tasks_db.models import DBTaskResult

from members.models import SignIn, User
from tests.members.signing import CODE, ask_code, give_code

pytestmark = pytest.mark.django_db
# The hour, and the length of the address.
VARYING = {"Content-Length", "Expires"}
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
    headers = {name: value for name, value in response.items() if name not in VARYING}
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
