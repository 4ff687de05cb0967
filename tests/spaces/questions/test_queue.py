"""What waits for three days and for seven: who is told, once, and what stands in the facilitator's queue."""

from datetime import timedelta

from django.utils import timezone

import pytest

from portal.registries.queues import queues
from spaces.mail.tasks import remind_owners
from spaces.models import QuestionPromise
from spaces.questions import deeds
from tests.factories import make_person
from tests.spaces.making import DISCREET, SHELTERED, make_post, make_space, make_topic, take_part

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def old_question(space, days):
    topic = make_topic(take_part(space), "Zqtitre", kind="question")
    asked = timezone.now() - days * DAY
    QuestionPromise.objects.filter(topic=topic).update(received_at=asked, waits_since=asked)
    return topic


def told(sink):
    found = sorted(message["To"] for message in sink.messages)
    sink.messages.clear()
    return found


def test_after_three_days_all_its_moderators_are_told_once(site, sink):
    space = make_space()
    both = [take_part(space, moderates=True).user.email for _number in range(2)]
    old_question(space, 2.9)
    remind_owners.call()
    assert told(sink) == []
    old_question(space, 3)
    remind_owners.call()
    assert told(sink) == sorted(both)
    remind_owners.call()
    assert told(sink) == []


def test_once_it_is_taken_its_owner_alone_is_told(site, sink):
    space = make_space()
    hers, _other = (take_part(space, moderates=True) for _number in range(2))
    deeds.take(hers, old_question(space, 4), "")
    sink.messages.clear()
    remind_owners.call()
    assert told(sink) == [hers.user.email]


def test_what_was_answered_or_closed_reminds_nobody(site, sink):
    space = make_space()
    moderator = take_part(space, moderates=True)
    make_post(moderator, old_question(space, 5))
    closed = old_question(space, 5)
    type(closed).objects.filter(pk=closed.pk).update(closed_at=timezone.now())
    sink.messages.clear()
    remind_owners.call()
    assert told(sink) == []


def waiting(name, user):
    found = queues.get(name).waiting(user)
    return found.number


def test_the_queue_counts_those_of_the_spaces_that_she_moderates(site):
    facilitator = make_person("facilitator")
    hers, others = make_space(), make_space()
    take_part(hers, facilitator, moderates=True)
    take_part(others, facilitator)
    for space, days in ((hers, 7), (hers, 8), (hers, 6), (others, 8)):
        old_question(space, days)
    assert waiting("unanswered_questions", facilitator) == 2
    for other in ("member", "editor", "superuser"):
        assert waiting("unanswered_questions", make_person(other)) == 0


def test_of_a_space_of_others_she_reads_only_that_something_waits(site):
    facilitator = make_person("facilitator")
    known = make_space()
    assert waiting("spaces_elsewhere", facilitator) == 0
    for _number in range(3):
        old_question(known, 8)
    assert waiting("spaces_elsewhere", facilitator) == 1
    assert queues.get("spaces_elsewhere").waiting(facilitator).oldest is None
    for other in ("member", "editor"):
        assert waiting("spaces_elsewhere", make_person(other)) == 0


@pytest.mark.parametrize("kind", [DISCREET, SHELTERED])
def test_and_of_one_that_she_may_not_know_nothing(site, kind):
    old_question(make_space(**kind), 8)
    facilitator = make_person("facilitator")
    assert waiting("spaces_elsewhere", facilitator) == 0
    assert waiting("unanswered_questions", facilitator) == 0
