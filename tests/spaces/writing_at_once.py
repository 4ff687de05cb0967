"""Fifty people who write in one topic at the same second, in real processes, each clicking twice."""

import time

from spaces.models import Participation, Post, Topic, TopicMark
from tests.processes import finish, start_script

PROCESSES = 5
PATIENCE = 1800  # seconds
WRITE = """
import sys, threading, time, uuid
from django.db import connection
from spaces.discussions.writing import Words, answer
from spaces.models import Participation, Topic
topic, each = Topic.objects.get(pk=sys.argv[1]), int(sys.argv[2])
people = Participation.objects.select_related("user", "space")
people = [people.get(pk=key) for key in sys.argv[3].split(",")]
def go(person):
    time.sleep(max(0, float(sys.argv[4]) - time.time()))
    for turn in range(each):
        key = uuid.uuid5(uuid.NAMESPACE_OID, f"{topic.pk} {person.pk} {turn}")
        for click in range(2):
            answer(person, topic, key, Words(f"{person.pk} {turn}"))
    connection.close()
threads = [threading.Thread(target=go, args=[person]) for person in people]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
"""


def write_at_once(topic, people, each, starting=15):
    """Have people write `each` messages at the same second, each with two clicks.

    Args:
        starting: seconds for the processes to be ready.

    Returns:
        How many seconds it took.
    """
    second = time.time() + starting
    groups = [",".join(str(one.pk) for one in people[n::PROCESSES]) for n in range(PROCESSES)]
    running = [start_script(WRITE, topic.pk, each, keys, second) for keys in groups if keys]
    done = finish(running, timeout=PATIENCE)
    assert [(code, errors[-300:]) for code, _output, errors in done] == [(0, "")] * len(running)
    return time.time() - second


def faults_in(topic, people, each):
    """Return what is wrong in a topic after all wrote: what is lost, doubled, out of order or miscounted."""
    faults = []
    rows = list(Post.objects.filter(topic=topic).order_by("number"))
    expected = 1 + len(people) * each
    if [post.number for post in rows] != list(range(1, expected + 1)):
        faults.append(f"numbers: {len(rows)} messages instead of {expected}")
    if len({post.body for post in rows}) != len(rows):
        faults.append("a message is there twice")
    for person in people:
        turns = [post.body for post in rows if post.author_id == person.pk and post.number > 1]
        if turns != [f"{person.pk} {turn}" for turn in range(each)]:
            faults.append(f"{person.pk}: lost or out of her order")
    held = Topic.objects.get(pk=topic.pk)
    if (held.last_number, held.last_post_at) != (expected, rows[-1].written_at):
        faults.append("the counters of the topic")
    if [post.written_at for post in rows] != sorted(post.written_at for post in rows):
        faults.append("the order of time is not that of numbers")
    if (
        TopicMark.objects.filter(topic=topic, follows=True).count()
        != Participation.objects.filter(topic_marks__topic=topic).count()
    ):
        faults.append("somebody does not follow what she wrote in")
    return faults
