"""The title of a topic is of the words of who began it, and goes with them; the answers of others stay."""

import pytest

from spaces.arranging.merging import merge
from spaces.choices import Standing
from spaces.discussions.writing import remove
from spaces.finding.searching import search
from spaces.models import Topic
from tests.spaces.making import (
    SHELTERED,
    client_of,
    make_post,
    make_space,
    make_topic,
    set_standing,
    take_part,
    topic_address,
)

pytestmark = pytest.mark.django_db
CANARY = "zqintitule"


@pytest.fixture(params=[{}, SHELTERED], ids=["ordinary", "sheltered"])
def place(site, request):
    space = make_space(**request.param)
    people = {"hers": take_part(space), "other": take_part(space)}
    return people | {"moderator": take_part(space, moderates=True)}


def begun(place):
    """Begin a topic that somebody else answers."""
    topic = make_topic(place["hers"], f"Titre {CANARY}", "Un premier mot.")
    make_post(place["other"], topic, "Je reste.")
    return topic


@pytest.mark.parametrize("who", ["hers", "moderator"])
def test_it_goes_with_the_first_message_whoever_removes_it(place, who):
    topic = begun(place)
    remove(place[who], topic.posts.get(number=1))
    row = Topic.objects.filter(pk=topic.pk).values().get()
    assert CANARY not in str(row)
    page = client_of(place["other"]).get(topic_address(topic)).content.decode()
    assert CANARY not in page and "Je reste." in page
    assert search(place["other"].user, CANARY, 1, topic.space)["titles"] == []


def test_it_stays_while_the_first_message_does(place):
    topic = begun(place)
    remove(place["other"], topic.posts.get(number=2))
    assert CANARY in Topic.objects.get(pk=topic.pk).title


def test_in_joined_topics_it_goes_with_the_message_of_who_gave_it(place):
    earlier = make_topic(place["other"], "Le plus ancien", "Un mot.")
    topic = begun(place)
    merge(place["moderator"], earlier, topic)
    remove(place["other"], topic.posts.get(number=1))
    assert CANARY in Topic.objects.get(pk=topic.pk).title
    remove(place["hers"], topic.posts.get(number=2))
    assert CANARY not in str(Topic.objects.filter(pk=topic.pk).values().get())


def test_what_nobody_read_yet_does_not_appear_because_its_author_takes_it_back(place):
    topic = begun(place)
    first = topic.posts.get(number=1)
    set_standing(first, Standing.WAITING)
    Topic.objects.filter(pk=topic.pk).update(standing=Standing.WAITING)
    remove(place["hers"], first)
    assert Topic.objects.get(pk=topic.pk).standing == Standing.WAITING
