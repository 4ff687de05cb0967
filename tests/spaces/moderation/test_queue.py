"""The queue of a moderator: the oldest first, nothing of herself, her care; what is said elsewhere."""

from datetime import timedelta

from django.utils import timezone

import pytest

from portal.registries.queues import queues
from spaces.models import Participation, Post
from spaces.moderation import care
from spaces.moderation.queue import queue_of, waiting_for
from tests.factories import make_person
from tests.spaces.making import address, make_post, make_space, make_topic, take_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(listed):
    """Two messages that wait; the second is older."""
    topic = make_topic(listed.moderator)
    first, second = make_post(listed.hers, topic, "Zqun"), make_post(listed.other, topic, "Zqdeux")
    Post.objects.filter(pk=second.pk).update(written_at=timezone.now() - timedelta(days=2))
    return first, second


def found(participation):
    return [item.post.body for item in queue_of(participation)[0]]


def test_the_oldest_is_first_and_nothing_is_open(listed, waiting, as_):
    assert found(listed.moderator) == ["Zqdeux", "Zqun"]
    page = as_(listed.moderator).get(address("space_moderation", listed.space.public_id)).content.decode()
    assert "Zqdeux" not in page
    path = address("moderate_post", listed.space.public_id, waiting[0].public_id)
    item = as_(listed.moderator).get(path).content.decode()
    closed = item.split('<details class="noted">')[1].split("</details>")[0]
    assert "Zqun" in closed and item.count("Zqun") == 1


def test_the_number_of_queries_does_not_grow(listed, as_, django_assert_max_num_queries):
    topic = make_topic(listed.moderator)
    for one in (listed.hers, listed.other, listed.third):
        for _again in range(3):
            make_post(one, topic)
    with django_assert_max_num_queries(8):
        assert len(queue_of(listed.moderator)[0]) == 9


def test_not_for_me_today(listed, waiting, as_):
    path = address("look_after_post", listed.space.public_id, waiting[0].public_id)
    as_(listed.moderator).post(path, {"skip": "1"})
    assert found(listed.moderator) == ["Zqdeux"] and len(found(listed.colleague)) == 2
    listed.moderator.queue_marks.update(skipped_until=timezone.now())
    assert len(found(listed.moderator)) == 2


def test_what_is_given_to_a_colleague_waits_for_both_until_she_takes_it(listed, waiting, as_):
    path = address("look_after_post", listed.space.public_id, waiting[0].public_id)
    as_(listed.moderator).post(path, {"colleague": listed.hers.public_id})
    assert not listed.hers.queue_marks.exists()
    as_(listed.moderator).post(path, {"colleague": listed.colleague.public_id})
    assert len(found(listed.moderator)) == len(found(listed.colleague)) == 2
    asked = queue_of(listed.colleague)[0][1]
    assert asked.passed_by == listed.moderator.name
    care.take(listed.colleague, waiting[0])
    assert found(listed.moderator) == ["Zqdeux"] and len(found(listed.colleague)) == 2


def test_the_admin_says_how_much_where_she_moderates_and_only_that_elsewhere(listed, waiting):
    here, elsewhere = queues.get("space_moderation"), queues.get("spaces_elsewhere")
    assert here.waiting(listed.moderator.user).number == 2
    facilitator = make_person("facilitator")
    assert (here.waiting(facilitator).number, elsewhere.waiting(facilitator).number) == (0, 1)
    assert elsewhere.waiting(facilitator).oldest is None
    for role in ("member", "editor", "privacy_officer"):
        person = make_person(role)
        assert (here.waiting(person).number, elsewhere.waiting(person).number) == (0, 0)
    take_part(listed.space, facilitator, moderates=True)
    assert (here.waiting(facilitator).number, elsewhere.waiting(facilitator).number) == (2, 0)


def test_who_moderates_no_more_has_no_queue(listed, waiting, as_):
    assert waiting_for(listed.moderator.user).count() == 2
    Participation.objects.filter(pk=listed.moderator.pk).update(role="participant")
    assert waiting_for(listed.moderator.user).count() == 0
    assert as_(listed.moderator).get(address("space_moderation", listed.space.public_id)).status_code == 404
    assert as_(listed.moderator).get(address("moderation_everywhere")).status_code == 404


def test_who_moderates_several_finds_them_on_one_page(listed, waiting, as_):
    assert as_(listed.moderator).get(address("moderation_everywhere")).status_code == 302
    take_part(make_space("Zqautre"), listed.moderator.user, moderates=True)
    page = as_(listed.moderator).get(address("moderation_everywhere")).content.decode()
    assert "Zqautre" in page and "2 choses attendent" in page
