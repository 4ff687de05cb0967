"""Fifty people who answer in one topic at the same second: nothing lost, in order, counted right."""

import pytest

from tests.factories import make_site
from tests.spaces.making import make_space, make_topic, take_part
from tests.spaces.writing_at_once import faults_in, write_at_once

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE, EACH = 50, 2


@pytest.fixture
def site(transactional_db):
    return make_site()


def test_what_fifty_people_write_at_the_same_second_is_all_there_in_order(site):
    space = make_space()
    people = [take_part(space) for _ in range(PEOPLE)]
    topic = make_topic(take_part(space), text="Le premier.")
    write_at_once(topic, people, EACH)
    assert faults_in(topic, people, EACH) == []
