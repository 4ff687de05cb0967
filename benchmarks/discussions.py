"""Fifty people who answer in one topic at the same second; then what a topic of 2,000 messages costs to read.

`python -m benchmarks.discussions [sqlite|postgresql]` prints the counts and the times.
"""

import os
import sys
from statistics import median
from time import perf_counter, process_time

from benchmarks.site import run, temporary

PEOPLE, EACH = 50, 10
SIZES = (10, 2000)
TOPICS = (5, 500)
TRIES = 15


def _people(space):
    from members.models import User
    from spaces.models import Participation
    from tests.spaces.making import take_part

    keys = [take_part(space).pk for _ in range(PEOPLE)]
    User.objects.update(must_sign_charter=False)
    return list(Participation.objects.select_related("user", "space").filter(pk__in=keys))


def _write(space, people):
    from tests.spaces.making import make_topic
    from tests.spaces.writing_at_once import faults_in, write_at_once

    topic = make_topic(people[0], text="Le premier.")
    took = write_at_once(topic, people, EACH)
    faults = faults_in(topic, people, EACH)
    said = faults or "no fault"
    print(f"{PEOPLE} people wrote {PEOPLE * EACH} messages, two clicks each, in {took:.0f} s: {said}")
    return not faults


def _fill(topic, people, size):
    from spaces.models import Post, Topic
    from spaces.models.search_words import words_of

    text = "Une phrase **comme on en écrit**, avec un [lien](https://exemple.org/).\n\n" * 3
    words = words_of(text)
    Post.objects.bulk_create(
        Post(topic=topic, number=number, author=people[number % PEOPLE], body=text, words=words)
        for number in range(2, size + 1)
    )
    Topic.objects.filter(pk=topic.pk).update(last_number=size)


def _time(client, name, path):
    """Print the milliseconds of a page: on the clock, of CPU, and how many queries it asks."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    clock, cpu = [], []
    for _turn in range(TRIES):
        begun, busy = perf_counter(), process_time()
        client.get(path)
        clock.append(perf_counter() - begun)
        cpu.append(process_time() - busy)
    print(f"{name}: {median(clock) * 1000:.0f} ms, {median(cpu) * 1000:.0f} of CPU, {len(queries)} queries")


def _read(space, people):
    from django.test import Client

    from spaces.models import Topic
    from tests.spaces.making import address, make_topic, topic_address

    client = Client(HTTP_HOST="localhost")
    client.force_login(people[1].user, backend="django.contrib.auth.backends.ModelBackend")
    for size in SIZES:
        topic = make_topic(people[0], text="Le premier.")
        _fill(topic, people, size)
        last = (size - 1) // 20 + 1
        for page in sorted({1, last}):
            _time(client, f"topic of {size}, page {page}", f"{topic_address(topic)}?page={page}")
    _time(client, "search in all that was written", f"{address('find_anywhere')}?q=phrases+ecrites")
    for number in TOPICS:
        while Topic.objects.count() < number:
            make_topic(people[0])
        _time(client, f"list of {number} topics", address("discussions"))


def measure():
    """Print the counts and times, and return whether nothing is lost."""
    from tests.spaces.making import make_space

    space = make_space("Banc d’essai")
    people = _people(space)
    whole = _write(space, people)
    _read(space, people)
    return whole


def main():
    """Measure on a temporary site, in a process that works on it."""
    if os.environ.get("DISCUSSIONS_SITE"):
        import django

        django.setup()
        sys.exit(0 if measure() else 1)
    with temporary(sys.argv[1] if len(sys.argv) > 1 else "sqlite") as env:
        run([sys.executable, "-m", "benchmarks.discussions"], env={**env, "DISCUSSIONS_SITE": "1"})


if __name__ == "__main__":
    main()
