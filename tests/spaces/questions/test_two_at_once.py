"""Two moderators in the same second: one takes the question, the other is told; one summary stands."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

import pytest

from spaces.models import QuestionPromise
from spaces.questions import deeds
from tests.factories import make_site
from tests.spaces.making import make_space, make_topic, take_part

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]


def together(deed, people):
    """Do a deed by several people at once, and return what became of each."""
    ready = Barrier(len(people))

    def one(who):
        ready.wait()
        try:
            deed(who)
        except deeds.Overtaken:
            return "told"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(people)) as pool:
        return sorted(pool.map(one, people))


def test_one_does_it_and_the_other_is_told():
    make_site()
    space = make_space()
    topic = make_topic(take_part(space), kind="question")
    people = [take_part(space, moderates=True) for _number in range(2)]
    assert together(lambda who: deeds.take(who, topic, ""), people) == ["done", "told"]

    def sum_up(who):
        deeds.sum_up(who, topic, f"Par {who.pk}", written_at=None)

    assert together(sum_up, people) == ["done", "told"]
    assert QuestionPromise.objects.get(topic=topic).owner in people
