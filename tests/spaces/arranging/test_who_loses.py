"""A topic is not taken from her who began it; of the others who wrote in it, one reads how many lose it."""

from datetime import timedelta

from django.utils import timezone

import pytest

from spaces.arranging.moving import ask_to_move, move
from spaces.choices import Admission, ParticipationState
from spaces.discussions.writing import Closed
from spaces.models import Participation, QuestionPromise, Topic
from spaces.questions.deeds import pass_on
from tests.spaces.making import (
    address,
    client_of,
    make_post,
    make_space,
    make_topic,
    take_part,
    topic_address,
)

pytestmark = pytest.mark.django_db
REFUSED = "la personne qui a commencé ce sujet ne le lirait plus"


@pytest.fixture
def wide(site):
    return make_space("Large", admission=Admission.MEMBERS)


@pytest.fixture
def narrow(site):
    return make_space("Étroit")


@pytest.fixture
def moderator(wide, narrow):
    """Her who moderates both, in the wide one."""
    first = take_part(wide, moderates=True)
    take_part(narrow, first.user, moderates=True)
    return first


def page_of(moderator, topic):
    where = address("arrange_topic", topic.space.public_id, topic.public_id)
    return client_of(moderator).get(where).content.decode().replace("\u00a0", " ")


def goes(moderator, topic, narrow):
    """Tell whether the button of a place moves a topic, and whether the page offers it."""
    offered = f'name="move" value="{narrow.public_id}"' in page_of(moderator, topic)
    where = address("arrange_topic", topic.space.public_id, topic.public_id)
    client_of(moderator).post(where, {"move": narrow.public_id})
    return offered, Topic.objects.get(pk=topic.pk).space == narrow


def test_where_she_who_asked_would_not_read_it_any_more_it_does_not_go(wide, narrow, moderator):
    asker = take_part(wide)
    topic = make_topic(asker, "Où aller ?", kind="question")
    assert REFUSED in page_of(moderator, topic)
    assert goes(moderator, topic, narrow) == (False, False)
    for deed in (move, ask_to_move):
        with pytest.raises(Closed):
            deed(moderator, topic, narrow)
    assert client_of(asker).get(topic_address(topic)).status_code == 200


def test_once_she_is_there_too_it_goes_and_she_still_reads_it(wide, narrow, moderator):
    asker = take_part(wide)
    take_part(narrow, asker.user)
    topic = make_topic(asker)
    assert REFUSED not in page_of(moderator, topic)
    assert goes(moderator, topic, narrow) == (True, True)
    moved = Topic.objects.get(pk=topic.pk)
    assert client_of(asker).get(topic_address(moved)).status_code == 200


@pytest.mark.parametrize("state", [ParticipationState.INVITED, ParticipationState.LEFT])
def test_an_invitation_or_a_past_stay_there_is_no_reading(wide, narrow, moderator, state):
    asker = take_part(wide)
    take_part(narrow, asker.user, state=state)
    assert goes(moderator, make_topic(asker), narrow) == (False, False)


def test_she_who_waits_outside_for_a_time_keeps_it_for_when_she_comes_back(wide, narrow, moderator):
    asker = take_part(wide)
    topic = make_topic(asker)
    Participation.objects.filter(pk=asker.pk).update(
        state=ParticipationState.SUSPENDED, ends_suspension_at=timezone.now() + timedelta(days=1)
    )
    assert goes(moderator, topic, narrow) == (False, False)


def test_what_somebody_began_who_left_may_go(wide, narrow, moderator):
    asker = take_part(wide)
    topic = make_topic(asker)
    Participation.objects.filter(pk=asker.pk).update(state=ParticipationState.LEFT)
    assert goes(moderator, topic, narrow) == (True, True)


def test_the_page_says_how_many_others_lose_it(wide, narrow, moderator):
    topic = make_topic(moderator)
    assert "ne le lir" not in page_of(moderator, topic)
    first, gone, there = take_part(wide), take_part(wide), take_part(wide)
    take_part(narrow, there.user)
    for who in (first, gone, there):
        make_post(who, topic)
    Participation.objects.filter(pk=gone.pk).update(state=ParticipationState.LEFT)
    assert "1 autre personne qui y a écrit ne le lirait plus" in page_of(moderator, topic)
    make_post(take_part(wide), topic)
    assert "2 autres personnes qui y ont écrit ne le liraient plus" in page_of(moderator, topic)
    assert goes(moderator, topic, narrow) == (True, True)


def test_somebody_to_whom_a_question_was_passed_still_sees_to_it_where_she_is_too(wide, narrow, moderator):
    asker, helper, other = (take_part(wide) for _who in range(3))
    there = [take_part(narrow, who.user) for who in (asker, helper)][1]
    for who, kept in ((helper, there), (other, None)):
        topic = make_topic(asker, kind="question")
        pass_on(moderator, topic, person=who)
        move(moderator, topic, narrow)
        assert QuestionPromise.objects.get(topic=topic).owner == kept
