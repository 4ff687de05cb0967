"""A good answer becomes a tool or a notice with its author's yes, and never without."""

from django.test import Client

import pytest

from deposits.models import Deposit
from spaces.choices import Pseudonyms
from spaces.models import Participation, Reuse, ReuseState
from spaces.questions import deeds
from tests.spaces.making import (
    SHELTERED,
    address,
    make_post,
    make_space,
    make_topic,
    take_part,
    topic_address,
)

pytestmark = pytest.mark.django_db
WORDS = "Nous tenons **une liste** au mur."


def make_place(**fields):
    space = make_space(**fields)
    people = {"asker": take_part(space), "author": take_part(space), "other": take_part(space)}
    people["moderator"] = take_part(space, moderates=True, pseudonym="Modo" if space.is_sheltered else "")
    topic = make_topic(people["asker"], "Zqtitre", "Zqquestion", kind="question")
    post = make_post(people["author"], topic, WORDS)
    deeds.mark_answer(people["asker"], topic, post)
    return people | {"space": space, "topic": topic, "post": post}


@pytest.fixture
def place(site):
    return make_place()


def client_of(place, who):
    client = Client()
    client.force_login(place[who].user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def send(place, who, name, **data):
    parts = (place["space"].public_id, place["topic"].public_id, place["post"].public_id)
    return client_of(place, who).post(address(name, *parts), data)


def proposing(place):
    """Return the end of the address where the answer is proposed."""
    return f"/m/{place['post'].public_id}/o/"


def page(place, who):
    return client_of(place, who).get(topic_address(place["topic"])).content.decode()


def test_a_moderator_proposes_and_its_author_alone_is_asked(place, sink):
    assert proposing(place) in page(place, "moderator")
    assert proposing(place) not in page(place, "other")
    sink.messages.clear()
    send(place, "moderator", "question_propose", kind="tool")
    assert [message["To"] for message in sink.messages] == [place["author"].user.email]
    assert "/c/" in page(place, "author")
    for who in ("moderator", "other", "asker"):
        assert "/c/" not in page(place, who)
    assert Deposit.objects.count() == 0


@pytest.mark.parametrize(("kind", "answer"), [("tool", "tale"), ("document", "why")])
def test_her_yes_opens_a_draft_of_her_own_with_her_words_alone(place, kind, answer):
    send(place, "moderator", "question_propose", kind=kind)
    response = send(place, "author", "question_answer_reuse", yes="1")
    deposit = Deposit.objects.get()
    assert deposit.public_id in response.url
    assert (deposit.author, deposit.typed_by) == (place["author"].user, place["author"].user)
    assert (deposit.kind, deposit.state, deposit.answers) == (kind, "draft", {answer: [WORDS]})
    assert client_of(place, "author").get(response.url).status_code == 200
    send(place, "author", "question_answer_reuse", yes="1")
    assert Deposit.objects.count() == 1


def test_her_no_is_a_no(place):
    send(place, "moderator", "question_propose", kind="tool")
    send(place, "author", "question_answer_reuse", no="1")
    assert Reuse.objects.get().state == ReuseState.REFUSED
    send(place, "author", "question_answer_reuse", yes="1")
    send(place, "moderator", "question_propose", kind="tool")
    assert Reuse.objects.get().state == ReuseState.REFUSED
    assert Deposit.objects.count() == 0


@pytest.mark.parametrize("who", ["moderator", "other", "asker"])
def test_nobody_says_yes_in_her_place(place, who):
    send(place, "moderator", "question_propose", kind="tool")
    send(place, who, "question_answer_reuse", yes="1")
    assert Deposit.objects.count() == 0
    assert Reuse.objects.get().state == ReuseState.ASKED


@pytest.mark.parametrize("who", ["other", "asker"])
def test_others_propose_nothing(place, who):
    assert send(place, who, "question_propose", kind="tool").status_code == 404
    assert send(place, "moderator", "question_propose", kind="page").status_code == 404
    assert Reuse.objects.count() == 0


def test_from_a_sheltered_space_never_and_under_a_pseudonym_neither(site):
    for place in (make_place(**SHELTERED), make_place(pseudonyms=Pseudonyms.ALLOWED)):
        Participation.objects.filter(pk=place["author"].pk).update(pseudonym="Alias")
        for who in ("moderator", "author"):
            assert proposing(place) not in page(place, who)
            assert send(place, who, "question_propose", kind="tool").status_code == 404
    assert Reuse.objects.count() == 0
