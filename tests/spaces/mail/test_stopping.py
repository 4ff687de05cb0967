"""One click stops these messages, without signing in; the link tells neither of what nor of where."""

from urllib.parse import urlsplit

from django.test import Client

import pytest

from spaces.choices import MailContent
from spaces.models import Participation
from tests.spaces.making import address, make_post, make_space, make_topic, take_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(site):
    space = make_space("Zqnom", mail_content=MailContent.FULL)
    asker, other = take_part(space), take_part(space)
    return {"space": space, "asker": asker, "other": other, "topic": make_topic(asker, "Zqtitre")}


def next_mail(place, sink, topic=None):
    """Have somebody answer, and return the address that stops such messages, None without a message."""
    sink.messages.clear()
    make_post(place["other"], topic or place["topic"])
    if not sink.messages:
        return None
    (message,) = sink.messages
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    url = message["List-Unsubscribe"].strip(" <>")
    assert url in message.get_body(("plain",)).get_content()
    return urlsplit(url).path


def test_a_mail_program_stops_them_in_one_click(place, sink):
    path = next_mail(place, sink)
    # As a mail program: no cookie, no token of a form (RFC 8058).
    response = Client(enforce_csrf_checks=True).post(path, {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    assert response.cookies == {}
    assert next_mail(place, sink) is None
    other_topic = make_topic(place["asker"])
    assert next_mail(place, sink, other_topic)


def test_opening_the_link_stops_nothing(place, sink):
    path = next_mail(place, sink)
    client = Client()
    for method in (client.get, client.head):
        assert method(path).status_code == 200
    assert next_mail(place, sink)


def test_all_those_of_the_place_stop_and_she_takes_them_again_inside(place, sink):
    Client().post(next_mail(place, sink), {"all": "1"})
    assert next_mail(place, sink, make_topic(place["asker"])) is None
    client = Client()
    client.force_login(place["asker"].user, backend="django.contrib.auth.backends.ModelBackend")
    about = address("space_about", place["space"].public_id)
    assert "aucun courriel" in client.get(about).content.decode()
    client.post(address("space_mails", place["space"].public_id), {"some": "1"})
    assert next_mail(place, sink, make_topic(place["asker"]))
    client.post(address("space_mails", place["space"].public_id), {"none": "1"})
    assert Participation.objects.get(pk=place["asker"].pk).mail_muted


@pytest.mark.parametrize("language", ["fr", "en"])
def test_who_holds_the_link_learns_nothing(place, sink, language):
    path = next_mail(place, sink)
    signed = path.rstrip("/").rpartition("/")[2]
    path = address("stop_mails", signed, language=language)
    client = Client()
    for response in (client.get(path), client.post(path), client.post(path, {"all": "1"})):
        page = response.content.decode()
        for word in ("Zqnom", "Zqtitre", place["asker"].user.email, place["space"].public_id):
            assert word not in page
            assert word not in path


def test_a_link_that_nobody_signed_leads_nowhere(place, sink):
    path = next_mail(place, sink)
    other = "B" if path[-2] == "A" else "A"
    for wrong in (f"{path[:-2]}{other}/", address("stop_mails", "12"), address("stop_mails", "é:é")):
        assert Client().post(wrong).status_code == 404
    assert next_mail(place, sink)


def test_a_link_whose_topic_is_gone_answers_alike(place, sink):
    path = next_mail(place, sink)
    before = Client().get(path).content
    place["topic"].delete()
    assert Client().get(path).content == before
    assert Client().post(path).status_code == 200


def test_the_address_of_the_button_opened_alone_leads_to_the_page_that_holds_it(place):
    client, where = Client(), address("space_mails", place["space"].public_id)
    client.force_login(place["asker"].user, backend="django.contrib.auth.backends.ModelBackend")
    for method in (client.get, client.head):
        assert method(where)["Location"] == address("space_about", place["space"].public_id)
    assert not Participation.objects.get(pk=place["asker"].pk).mail_muted
