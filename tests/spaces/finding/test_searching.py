"""Looking for words in spaces: in any inflection, through the gate, and kept nowhere."""

from html import unescape

from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

import pytest

from portal.search.models import AskedQuestion
from spaces.choices import Standing
from spaces.discussions.writing import Words, edit, remove
from spaces.finding.searching import search
from spaces.models import Block, Post, Topic
from tests.spaces.making import (
    DISCREET,
    SHELTERED,
    address,
    make_post,
    make_space,
    make_topic,
    set_standing,
    take_part,
    visit_twice,
)

pytestmark = pytest.mark.django_db
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def space(site):
    return make_space()


@pytest.fixture
def author(space):
    return take_part(space)


def bodies(participation, question, space=None):
    return [one.post.body for one in search(participation.user, question, 1, space)["found"]]


def titles(participation, question):
    return [topic.title for topic, _url in search(participation.user, question, 1)["titles"]]


def signed_in(participation):
    client = Client()
    client.force_login(participation.user, backend=MODEL_BACKEND)
    return client


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Elle cherche un hébergement.", "hebergements"),
        ("Les intervenantes sociales", "intervenante sociale"),
        ("L’éducatrice a téléphoné", "educatrices"),
        ("She needs shelters tonight", "shelter"),
        ("**C’est gras**, et *penché*", "gras penchés"),
        ("La CLES répond", "cles"),
    ],
)
def test_inflections_and_accents_meet(author, text, question):
    make_topic(author, "Sujet", text)
    make_topic(author, "Un autre", "Rien de cela.")
    assert bodies(author, question) == [text]


def test_all_the_words_are_needed_here_or_in_the_title(author):
    make_topic(author, "Logement à Gatineau", "Une chambre libre.")
    assert bodies(author, "chambre libre") == bodies(author, "chambre gatineau") == ["Une chambre libre."]
    assert bodies(author, "chambre montréal") == bodies(author, "gatineau") == []
    assert titles(author, "logements gatineau") == ["Logement à Gatineau"]


@pytest.mark.parametrize("question", ["", "  ", "%", "_", "x' OR 1=1 --", "a" * 5000, "🌸", "\\"])
def test_what_is_no_word_finds_nothing_and_breaks_nothing(author, question):
    make_topic(author, "Sujet", "Un message.")
    assert bodies(author, question) == []


def test_only_what_she_may_read_is_found(author, space):
    reader = take_part(space)
    topic = make_topic(author, "Sujet", "canari visible")
    held, hidden = (
        make_post(author, topic, "canari retenu"),
        make_post(take_part(space), topic, "canari bloqué"),
    )
    set_standing(held, Standing.HELD)
    Block.objects.create(blocker=reader, blocked=hidden.author)
    make_topic(take_part(make_space()), "canari ailleurs", "canari ailleurs")
    assert bodies(reader, "canari") == ["canari visible"]
    assert titles(reader, "canari") == []
    assert bodies(author, "canari") == ["canari bloqué", "canari retenu", "canari visible"]
    outsider = take_part(make_space())
    assert bodies(outsider, "canari") == []


def test_words_go_with_what_they_come_from(author, space):
    topic = make_topic(author, "Sujet", "premier")
    post = make_post(author, topic, "ancienne version")
    edit(author, post, Words("nouvelle tournure"))
    assert (bodies(author, "ancienne"), bodies(author, "tournures")) == ([], ["nouvelle tournure"])
    remove(author, Post.objects.get(pk=post.pk))
    assert bodies(author, "tournure") == []
    assert Post.objects.get(pk=post.pk).words == ""
    remove(author, topic.posts.get(number=1))
    assert Topic.objects.get(pk=topic.pk).words == ""


def test_the_database_keeps_no_word_of_a_removed_message(author):
    post = make_topic(author, "Sujet", "premier").posts.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(standing=Standing.REMOVED)


def test_a_content_note_stands_before_the_words(author, space):
    make_topic(author, "Sujet", "un récit pénible", content_note="récit de violence")
    text = signed_in(author).get(address("find_anywhere"), {"q": "récits"}).content.decode()
    assert "récit de violence" in text and "pénible" not in text


def test_what_was_asked_is_marked_and_nothing_in_it_is_dangerous(author):
    make_topic(author, "Sujet", "Avant <script>alert(1)</script> les hébergements & après " + "mot " * 200)
    text = signed_in(author).get(address("find_anywhere"), {"q": "hébergement"}).content.decode()
    assert "<mark>hébergements</mark> &amp; après" in text
    assert "<script>alert" not in text


@pytest.mark.parametrize("kind", [DISCREET, SHELTERED])
def test_a_question_about_a_space_that_hides_is_in_no_address(site, kind):
    hers = take_part(make_space(**kind))
    make_topic(hers, "Sujet", "un canari")
    client = signed_in(hers)
    paths = [address("find_here", hers.space.public_id), address("find_anywhere")]
    # Of what a sheltered space holds nothing is found but inside: tests/spaces/shelter/test_frames.py.
    for where in paths[:1] if hers.space.is_sheltered else paths:
        assert "un <mark>canari</mark>" not in client.get(where, {"q": "canari"}).content.decode()
        response = client.post(where, {"q": "canari"})
        assert "un <mark>canari</mark>" in response.content.decode()
        assert 'method="get"' not in response.content.decode().split("find-form")[1]
    home = client.get(address("space", hers.space.public_id)).content.decode()
    assert 'role="search" method="post"' in home


def test_what_is_looked_for_is_kept_nowhere(author):
    make_topic(author, "Sujet", "Un message.")
    client = signed_in(author)
    with CaptureQueriesContext(connection) as queries:
        client.get(address("find_anywhere"), {"q": "zqcanari"})
        client.post(address("find_here", author.space.public_id), {"q": "zqcanari"})
    written = [one["sql"] for one in queries if one["sql"].startswith(("INSERT", "UPDATE"))]
    assert not [sql for sql in written if "zqcanari" in sql]
    assert not AskedQuestion.objects.exists()


def test_a_search_asks_as_many_queries_for_few_and_many_messages(author, space):
    topic, counts = make_topic(author, "Sujet", "canari un"), []
    client, other = signed_in(author), take_part(space)
    for number in (2, 60):
        for one in range(number):
            make_post(other, topic, f"canari {one}")
        visit_twice(client, f"{address('find_anywhere')}?q=canari")
        with CaptureQueriesContext(connection) as queries:
            text = unescape(client.get(address("find_anywhere"), {"q": "canari"}).content.decode())
        assert text.count("<mark>canari</mark>") == min(number + 1, 20)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 20


def test_a_visitor_looks_for_nothing(site, client):
    assert client.get(address("find_anywhere"), {"q": "mot"}).status_code == 302
