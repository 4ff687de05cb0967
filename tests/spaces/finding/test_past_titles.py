"""A title that is past its day is not found: by no word of it can it be told what it was."""

from datetime import timedelta

from django.utils import timezone

import pytest

from spaces.finding.searching import search
from spaces.models import Topic
from tests.spaces.making import SHELTERED, make_post, make_space, make_topic, take_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(site):
    """A topic whose title speaks of a refuge, answered by somebody whose words stay."""
    hers, other = (take_part(space) for space in [make_space(**SHELTERED)] * 2)
    topic = make_topic(hers, "Zqrefuge", "Un mot.", keep=1)
    make_post(other, topic, "Zqsavoir", keep=30)
    return topic


def found(topic, question):
    """Return (how many titles, how many messages) its space finds for who answered."""
    reader = topic.posts.get(number=2).author
    found = search(reader.user, question, 1, topic.space)
    return len(found["titles"]), len(found["found"])


def test_it_is_found_while_it_is_read(topic):
    assert found(topic, "zqrefuge") == (1, 0)
    assert found(topic, "zqrefuge zqsavoir") == (0, 1)


def test_past_its_day_it_is_not_before_it_is_erased(topic):
    Topic.objects.filter(pk=topic.pk).update(title_expires_at=timezone.now() - timedelta(minutes=1))
    assert found(topic, "zqrefuge") == (0, 0)
    assert found(topic, "zqrefuge zqsavoir") == (0, 0)
    assert found(topic, "zqsavoir") == (0, 1)
