"""Two topics made one keep each word no longer than its author chose, the title among them."""

from datetime import timedelta

from django.db.models import F

import pytest

from portal.registries.personal_data import personal_data
from spaces.arranging.merging import merge
from spaces.models import Post, Topic
from spaces.shelter.fading import fade
from tests.spaces.making import client_of, make_post, make_topic, take_part, topic_address
from tests.spaces.shelter.coming import shelter
from tests.spaces.shelter.test_codes import all_rows
from tests.spaces.shelter.test_fading import CANARY, let_pass

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(site):
    moderator = shelter()
    hers, other = take_part(moderator.space), take_part(moderator.space)
    return {"moderator": moderator, "hers": hers, "other": other}


def joined(place, kept_for, other_for):
    """Join an older topic of somebody else to one whose title she gave, and answer there."""
    gone = make_topic(place["other"], "Plus ancien", "Je reste.", keep=other_for)
    Post.objects.filter(topic=gone).update(written_at=F("written_at") - timedelta(hours=1))
    topic = make_topic(place["hers"], CANARY, "Un mot.", keep=kept_for)
    merge(place["moderator"], gone, topic)
    make_post(place["other"], Topic.objects.get(pk=topic.pk), "Encore.", keep=90)
    return Topic.objects.get(pk=topic.pk)


def ends_within(topic, days):
    """Tell whether the title goes that many days after the topic was begun, within an hour."""
    meant = topic.begun_at + timedelta(days=days)
    return abs(topic.title_expires_at - meant) < timedelta(hours=2)


@pytest.mark.parametrize(("hers", "others", "days"), [(1, 90, 1), (90, 1, 1), (30, 0, 30)])
def test_the_title_goes_on_the_earliest_day(place, hers, others, days):
    assert ends_within(joined(place, hers, others), days)


def test_nothing_of_it_is_left_then_and_the_words_of_others_are(place):
    topic = joined(place, 1, 90)
    let_pass(2)
    for erase in (lambda: None, fade.call):
        erase()
        page = client_of(place["other"]).get(topic_address(topic)).content.decode()
        assert CANARY not in page and "Je reste." in page
    assert not any(CANARY in row for row in all_rows())
    make_post(place["other"], Topic.objects.get(pk=topic.pk), "Toujours.")
    fade.call()
    assert Post.objects.filter(topic=topic).count() == 3


def test_a_topic_goes_with_its_last_message(place):
    topic = joined(place, 1, 0)
    assert topic.expires_at is None
    topic = joined(place, 1, 30)
    assert topic.expires_at == max(topic.posts.values_list("expires_at", flat=True))


def test_who_erases_her_account_takes_her_title_and_leaves_the_words_of_others(place):
    topic = joined(place, 90, 90)
    personal_data.get("shelter").erase(place["hers"].user)
    assert not any(CANARY in row for row in all_rows())
    left = Topic.objects.get(pk=topic.pk)
    assert (left.author_id, sorted(left.posts.values_list("body", flat=True))) == (
        None,
        ["Encore.", "Je reste."],
    )
    assert Topic.objects.filter(pk=topic.pk).values_list("title", flat=True).get() == ""
