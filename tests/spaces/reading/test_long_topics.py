"""A topic of ten messages and one of two thousand ask as many queries."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import pytest

from spaces.models import Post, TopicMark
from tests.spaces.making import make_space, make_topic, take_part, topic_address, visit_twice

pytestmark = pytest.mark.django_db


def fill(topic, people, until):
    """Fill a topic up to a number of messages, of several people, and keep that each follows it."""
    begun = topic.posts.count()
    Post.objects.bulk_create(
        Post(topic=topic, number=number, author=people[number % len(people)], body=f"Message {number}.")
        for number in range(begun + 1, until + 1)
    )
    topic.__class__.objects.filter(pk=topic.pk).update(last_number=until)


def test_a_topic_of_ten_and_of_two_thousand_messages_ask_as_many_queries(site):
    space = make_space()
    people = [take_part(space) for _ in range(10)]
    reader, topic = take_part(space, moderates=True), make_topic(people[0])
    client = Client()
    client.force_login(reader.user, backend="django.contrib.auth.backends.ModelBackend")
    counts = {}
    visit_twice(client, topic_address(topic))
    for size, pages in ((10, ["1"]), (2000, ["1", "50", "100"])):
        fill(topic, people, size)
        for page in pages:
            TopicMark.objects.filter(participation=reader).update(read_number=5)
            client.get(f"{topic_address(topic)}?page={page}")
            TopicMark.objects.filter(participation=reader).update(read_number=5)
            with CaptureQueriesContext(connection) as queries:
                text = client.get(f"{topic_address(topic)}?page={page}").content.decode()
            assert f"Message {min(size, int(page) * 20)}." in text
            counts[size, page] = len(queries)
    assert max(counts.values()) == counts[10, "1"] <= 20, counts
