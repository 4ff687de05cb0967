"""Thanks in one click, and messages written in somebody's name."""

from uuid import uuid4

from django.utils import timezone

import pytest

from spaces.discussions.kindness import kindness_of
from spaces.models import Post, PostMark, PostOnBehalf
from tests.spaces.making import (
    SHELTERED,
    address,
    make_post,
    make_space,
    make_topic,
    take_part,
    topic_address,
)

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def hers(site):
    return take_part(make_space())


@pytest.fixture
def post(hers):
    return make_topic(hers).posts.get()


def kind_path(post):
    return address("say_kindly", post.topic.space.public_id, post.topic.public_id, post.public_id)


def numbers(post, participation):
    return [one.number for one in kindness_of([post], participation)[post.pk]]


def as_somebody(client, participation):
    client.force_login(participation.user, backend=BACKEND)
    return client


def test_thanks_are_said_in_one_click_and_taken_back_in_another(client, hers, post):
    other = take_part(hers.space)
    page = as_somebody(client, other)
    page.post(kind_path(post), {"kindness": "thanks"})
    page.post(kind_path(post), {"kindness": "helps"})
    assert numbers(post, hers) == [1, 1]
    page.post(kind_path(post), {"kindness": "thanks"})
    assert numbers(post, hers) == [0, 1]


@pytest.mark.parametrize("said", ["", "hate", "\x00"])
def test_nothing_else_is_said(client, hers, post, said):
    page = as_somebody(client, take_part(hers.space))
    assert page.post(kind_path(post), {"kindness": said}).status_code == 404
    assert not PostMark.objects.exists()


def test_nobody_thanks_herself_nor_what_is_removed_or_not_published(client, hers, post):
    assert as_somebody(client, hers).post(kind_path(post), {"kindness": "thanks"}).status_code == 404
    for standing in ("removed", "held", "waiting"):
        other = make_post(take_part(hers.space), make_topic(hers))
        gone = {"body": "", "words": ""} if standing == "removed" else {}
        Post.objects.filter(pk=other.pk).update(standing=standing, **gone)
        page = as_somebody(client, take_part(hers.space, moderates=True))
        assert page.post(kind_path(other), {"kindness": "thanks"}).status_code == 404
    assert not PostMark.objects.exists()


def test_the_thanks_of_who_she_is_kept_apart_from_are_not_counted(hers, post):
    other, third = take_part(hers.space), take_part(hers.space)
    PostMark.objects.create(participation=other, post=post, kindness="thanks")
    assert numbers(post, hers) == numbers(post, third) == [1, 0]
    hers.blocks.create(blocked=other)
    assert numbers(post, hers) == [0, 0]
    assert numbers(post, third) == [1, 0]


def test_thanks_name_nobody(client, site):
    shelter = make_space(**SHELTERED)
    post = make_topic(take_part(shelter)).posts.get()
    other = take_part(shelter, pseudonym="Zqoiselle")
    PostMark.objects.create(participation=other, post=post, kindness="thanks")
    shown = as_somebody(client, take_part(shelter)).get(topic_address(post.topic)).content.decode()
    assert "Merci" in shown
    assert "Zqoiselle" not in shown


def test_queries_do_not_grow_with_messages(client, hers, django_assert_max_num_queries):
    """Voices, thanks, quotes and names of others are read once for a page."""
    topic, other = make_topic(hers), take_part(hers.space, moderates=True)
    page = as_somebody(client, hers)

    def add(times):
        for _time in range(times):
            quoted = make_post(other, topic, behalf=behalf())
            PostMark.objects.create(participation=hers, post=quoted, kindness="thanks")
            make_post(other, topic, quoted=quoted)

    def queries():
        with django_assert_max_num_queries(60) as captured:
            page.get(topic_address(topic) + "?page=1")
        return len(captured)

    add(1)
    page.get(topic_address(topic))
    few = queries()
    add(6)
    page.get(topic_address(topic))
    assert queries() <= few


# In somebody's name.


def behalf():
    return PostOnBehalf(told_by="Louise", consent_way="telephone", consent_on=timezone.localdate())


def form(**fields):
    return {
        "form_key": str(uuid4()),
        "body": "Elle dit.",
        "told_by": "Zqlouise",
        "consent_way": "telephone",
        "consent_on": str(timezone.localdate()),
        "agreed": "on",
        **fields,
    }


def test_a_moderator_writes_in_somebodys_name_with_the_proof_that_she_agreed(client, hers, post):
    moderator = take_part(hers.space, moderates=True)
    as_somebody(client, moderator).post(topic_address(post.topic), form())
    kept = PostOnBehalf.objects.get()
    assert (kept.told_by, kept.consent_way, kept.recorded_by) == ("Zqlouise", "telephone", moderator)
    told = f"Raconté par Zqlouise, écrit par {moderator.name}"
    for reader, sees_proof in ((hers, False), (moderator, True)):
        shown = as_somebody(client, reader).get(topic_address(post.topic)).content.decode()
        assert told in shown
        assert ("Elle a dit oui" in shown) == sees_proof


@pytest.mark.parametrize(
    "missing",
    [{"agreed": ""}, {"consent_way": ""}, {"consent_on": ""}, {"consent_on": "2999-01-01"}, {"told_by": ""}],
)
def test_nothing_is_written_in_her_name_without_her_word(client, hers, post, missing):
    page = as_somebody(client, take_part(hers.space, moderates=True))
    assert "Elle dit." in page.post(topic_address(post.topic), form(**missing)).content.decode()
    assert not PostOnBehalf.objects.exists()
    assert post.topic.posts.count() == 1


def test_who_does_not_moderate_writes_in_her_own_name(client, hers, post):
    as_somebody(client, hers).post(topic_address(post.topic), form())
    assert not PostOnBehalf.objects.exists()
    assert "told_by" not in client.get(topic_address(post.topic)).content.decode()


def test_from_the_one_way_in_a_name_goes_only_where_she_moderates(client, hers):
    take_part(make_space(), hers.user, moderates=True)
    sent = form(title="Un titre", kind="question", space=hers.space.public_id)
    as_somebody(client, hers).post(address("write_somewhere"), sent)
    assert not Post.objects.exists()


def test_what_was_written_in_her_name_is_removed_with_it(client, hers, post):
    moderator = take_part(hers.space, moderates=True)
    told = make_post(moderator, post.topic, behalf=behalf())
    path = address("remove_post", hers.space.public_id, post.topic.public_id, told.public_id)
    as_somebody(client, moderator).post(path)
    assert not PostOnBehalf.objects.exists()
