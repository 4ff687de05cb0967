"""The list of all discussions: what she chooses, what waits for an answer first, and no number too many."""

from datetime import timedelta
from html import unescape

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest

from portal.models import Theme
from spaces.choices import Standing
from spaces.models import Block, Post, QuestionPromise, Topic, TopicMark
from tests.spaces.making import (
    address,
    make_post,
    make_space,
    make_topic,
    set_standing,
    take_part,
    topic_address,
    visit_twice,
)

pytestmark = pytest.mark.django_db
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def space(site):
    return make_space("Atelier")


@pytest.fixture
def reader(space):
    return take_part(space)


@pytest.fixture
def author(space):
    return take_part(space)


def signed_in(participation):
    client = Client()
    client.force_login(participation.user, backend=MODEL_BACKEND)
    return client


def listed(participation, **chosen):
    response = signed_in(participation).get(address("discussions"), chosen)
    assert response.status_code == 200
    return [card.topic.title for card in response.context["awaiting"] + response.context["cards"]]


def page(participation, **chosen):
    return unescape(signed_in(participation).get(address("discussions"), chosen).content.decode())


def ask(author, title, days):
    topic = make_topic(author, title, kind="question")
    QuestionPromise.objects.filter(topic=topic).update(received_at=timezone.now() - timedelta(days=days))
    return topic


def test_each_choice_shows_its_topics(reader, author):
    theme = Theme.objects.create(name_fr="Logement", slug="logement")
    other = make_space("Ailleurs")
    take_part(other, reader.user)
    make_topic(take_part(other), "Chez elles")
    ask(author, "Question", 1)
    answered = ask(author, "Répondue", 1)
    QuestionPromise.objects.filter(topic=answered).update(answered_at=timezone.now())
    themed = make_topic(author, "Du logement", kind="call")
    Topic.objects.filter(pk=themed.pk).update(theme=theme)
    followed, read = make_topic(author, "Suivi"), make_topic(author, "Lu")
    TopicMark.objects.create(participation=reader, topic=followed, read_number=0, follows=True)
    TopicMark.objects.create(participation=reader, topic=read, read_number=1)
    make_topic(reader, "Le mien")
    everything = {"Chez elles", "Question", "Répondue", "Du logement", "Suivi", "Lu", "Le mien"}
    assert set(listed(reader)) == everything
    assert listed(reader, space=other.public_id) == ["Chez elles"]
    assert listed(reader, kind="call") == listed(reader, theme=theme.pk) == ["Du logement"]
    assert listed(reader, show="questions") == ["Question"]
    assert set(listed(reader, show="followed")) == {"Suivi", "Le mien"}
    assert listed(reader, show="mine") == ["Le mien"]
    assert set(listed(reader, show="new")) == everything - {"Lu", "Le mien"}
    assert listed(reader, show="questions", kind="call") == []


def test_a_choice_that_means_nothing_chooses_nothing(reader, author):
    make_topic(author, "Un sujet")
    hidden = make_space()
    chosen = {"space": hidden.public_id, "kind": "x", "theme": "999999", "show": "x", "page": "x"}
    assert listed(reader, **chosen) == ["Un sujet"]


def test_what_is_chosen_stays_in_the_addresses(reader, author):
    make_topic(author, "Un sujet", kind="call")
    text = page(reader, kind="call", show="new")
    assert 'href="?show=followed&kind=call"' in text
    assert '<option value="call" selected>' in text


def test_a_question_without_an_answer_for_a_week_comes_first_in_all_lists(reader, author):
    ask(author, "D’hier", 1)
    ask(author, "De huit jours", 8)
    ask(author, "De dix jours", 10)
    for number in range(25):
        make_topic(author, f"Récent {number}")
    assert listed(reader)[:2] == ["De dix jours", "De huit jours"]
    assert "Elles attendent votre expérience" in page(reader)
    inside = signed_in(reader).get(address("space", author.space.public_id)).content.decode()
    assert inside.index("De dix jours") < inside.index("Récent 24")
    assert "De dix jours" not in page(reader, page=2)


def test_an_answered_or_closed_question_waits_no_more(reader, author):
    for title, change in {"Répondue": "answered_at", "Fermée": None}.items():
        topic = ask(author, title, 9)
        if change:
            QuestionPromise.objects.filter(topic=topic).update(answered_at=timezone.now())
        else:
            Topic.objects.filter(pk=topic.pk).update(closed_at=timezone.now())
    assert "Elles attendent" not in page(reader)


def test_no_number_tells_of_what_she_may_not_read(reader, author):
    """The twin: the same list, whether there is something more that is not for her, or not."""
    topic = make_topic(author, "Un sujet")
    make_post(author, topic)
    signed_in(reader).get(topic_address(topic))
    before = {show: listed(reader, show=show) for show in ("", "new", "mine", "questions")}
    text = page(reader)
    apart = take_part(author.space)
    Block.objects.create(blocker=reader, blocked=apart)
    set_standing(make_post(author, topic), Standing.HELD)
    make_post(apart, topic)
    make_topic(take_part(make_space()), "Ailleurs")
    make_topic(apart, "De qui elle ne lit pas", kind="question")
    assert {show: listed(reader, show=show) for show in before} == before
    assert numbers(page(reader)) == numbers(text)


def numbers(text):
    return text[text.index('class="topics"') : text.index("</ol>", text.index('class="topics"'))]


def test_whom_she_is_kept_apart_from_moves_no_topic(reader, author):
    apart = take_part(author.space)
    Block.objects.create(blocker=reader, blocked=apart)
    first = make_topic(author, "Ancien")
    make_topic(author, "Récent")
    make_post(apart, first)
    assert listed(reader) == ["Récent", "Ancien"]
    assert listed(author) == ["Ancien", "Récent"]


def test_a_topic_never_opened_has_no_number_of_new_messages(reader, author):
    topic = make_topic(author, "Un sujet")
    make_post(author, topic)
    assert "Pas encore lu" in page(reader)
    signed_in(reader).get(topic_address(topic))
    make_post(author, topic)
    make_post(reader, topic)
    text = page(reader)
    assert "1 nouveau message" in text and "4 messages" in text and "Pas encore lu" not in text


def test_a_removed_message_counts_no_more(reader, author):
    topic = make_topic(author, "Un sujet")
    post = make_post(author, topic)
    Post.objects.filter(pk=post.pk).update(standing=Standing.REMOVED, body="")
    assert "1 message<" in page(reader)


@pytest.mark.parametrize("path", ["discussions", "space"])
def test_a_list_of_five_topics_and_of_hundreds_asks_as_many_queries(reader, author, path):
    where = address(path, *([reader.space.public_id] if path == "space" else []))
    counts = []
    for number in (5, 500):
        Topic.objects.bulk_create(
            Topic(space=author.space, title=f"Sujet {n}", author=author) for n in range(number)
        )
        Post.objects.bulk_create(
            Post(topic=topic, number=1, author=author, body="Un mot.")
            for topic in Topic.objects.filter(posts=None)
        )
        client = signed_in(reader)
        visit_twice(client, where)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(where)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 25, counts
