"""First messages, and what leads to somebody, are read before they appear; each deed is done once."""

import pytest

from spaces.choices import ModerationDeed, Standing, WaitReason
from spaces.discussions.writing import Words, edit
from spaces.models import ModerationAct, Post, Topic, TopicMark
from spaces.moderation.deeds import DEEDS, HOLD, KEEP, PUBLISH, REMOVE, SEND_BACK, TooLate, as_seen, decide
from spaces.moderation.reports import report
from spaces.signals import post_published
from tests.spaces.making import address, make_post, make_topic, topic_address

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    """The messages of which it was told that others can read them."""
    told = []

    def listen(sender, post, **kwargs):
        told.append(post.pk)

    post_published.connect(listen)
    yield told
    post_published.disconnect(listen)


def now(post):
    return Post.objects.select_related("topic__space", "author").get(pk=post.pk)


def reads(participation, post):
    return Post.objects.visible_to(participation.user).filter(pk=post.pk).exists()


def judge(moderator, post, deed, **words):
    decide(moderator, post, deed, as_seen(now(post)), **words)


def test_first_messages_wait_then_no_longer(listed, published):
    topic = make_topic(listed.moderator)
    posts = [make_post(listed.hers, topic) for _number in range(2)]
    assert {post.waits_for for post in posts} == {WaitReason.FIRST}
    assert not any(reads(listed.other, post) for post in posts)
    for post in posts:
        judge(listed.moderator, post, PUBLISH)
    assert all(reads(listed.other, post) for post in posts)
    third = make_post(listed.hers, topic)
    assert reads(listed.other, third)
    assert published == [topic.posts.get(number=1).pk, *(post.pk for post in posts), third.pk]


def test_a_waiting_topic_appears_with_its_message(listed, published):
    topic = make_topic(listed.hers)
    post = topic.posts.get()
    assert not Topic.objects.visible_to(listed.other.user).filter(pk=topic.pk).exists()
    before = topic.last_post_at
    judge(listed.moderator, post, PUBLISH)
    assert Topic.objects.visible_to(listed.other.user).filter(pk=topic.pk).exists()
    topic.refresh_from_db()
    assert topic.last_post_at > before
    assert now(post).published_at is not None and published == [post.pk]


def test_what_appears_late_is_new_to_who_read_on(listed):
    topic = make_topic(listed.moderator)
    late = make_post(listed.hers, topic)
    last = make_post(listed.moderator, topic)
    TopicMark.objects.create(participation=listed.other, topic=topic, read_number=last.number)
    judge(listed.moderator, late, PUBLISH)
    assert now(late).number > last.number
    assert Topic.objects.get(pk=topic.pk).last_number == now(late).number


def test_two_moderators_in_the_same_second_do_it_once(listed, published):
    post = make_post(listed.hers, make_topic(listed.moderator))
    seen = as_seen(now(post))
    decide(listed.moderator, post, PUBLISH, seen)
    for deed in (PUBLISH, REMOVE, SEND_BACK):
        with pytest.raises(TooLate):
            decide(listed.colleague, post, deed, seen)
    assert published.count(post.pk) == 1
    assert ModerationAct.objects.filter(deed=PUBLISH).count() == 1


def test_what_its_author_changed_meanwhile_is_not_published_unread(listed):
    post = make_post(listed.hers, make_topic(listed.moderator))
    seen = as_seen(now(post))
    edit(listed.hers, post, Words("Autre chose."))
    with pytest.raises(TooLate):
        decide(listed.moderator, post, PUBLISH, seen)


def test_sent_back_it_is_hers_to_change_and_goes_again(listed, as_):
    post = make_post(listed.hers, make_topic(listed.moderator), "Zqmots à elle.")
    judge(listed.moderator, post, SEND_BACK, word="Zqsans le nom, s’il vous plaît.")
    page = as_(listed.hers).get(topic_address(post.topic)).content.decode()
    assert "Zqsans le nom" in page and "Zqmots à elle." in page
    assert "Zqsans le nom" not in as_(listed.other).get(topic_address(post.topic)).content.decode()
    edit(listed.hers, post, Words("Zqmots changés."))
    assert now(post).standing == Standing.WAITING and now(post).published_at is None
    judge(listed.colleague, post, PUBLISH)
    assert now(post).moderator_word == ""


@pytest.mark.parametrize(
    "words",
    ["Appelle-moi au 514 555-0199.", "elle@exemple.org", "12, rue Saint-Denis", "H2X 1Y4", "E45 ABC"],
)
def test_what_leads_to_somebody_waits_in_a_sheltered_space(shelter, listed, as_, words):
    topic = make_topic(shelter.other)
    post = make_post(shelter.hers, topic, words)
    assert (now(post).standing, now(post).waits_for) == (Standing.WAITING, WaitReason.SPOTS)
    assert not reads(shelter.other, post)
    page = as_(shelter.hers).get(topic_address(topic)).content.decode()
    assert "pour vous protéger" in page
    changed = make_post(shelter.third, topic, "Bonjour.")
    assert reads(shelter.other, changed)
    edit(shelter.third, changed, Words(words))
    assert not reads(shelter.other, changed)


CUT = [
    "514 *555* 0199",
    "514&nbsp;555&#45;0199",
    "514-555\\-0199",
    "514\u200b5550199",
    "５１４-５５５-０１９９",
    "514\u2010555\u20140199",
    "[ici](tel:%35145550199)",
    "123 **rue** des Érables",
    "elle\\@exemple.org",
    "elle@exem*ple*.org",
    "H2X&nbsp;1Y4",
]


@pytest.mark.parametrize("words", CUT)
def test_a_number_cut_by_signs_is_the_same_number_to_who_reads_it(shelter, words):
    post = make_post(shelter.hers, make_topic(shelter.other), words)
    assert (now(post).standing, now(post).waits_for) == (Standing.WAITING, WaitReason.SPOTS)


@pytest.mark.parametrize("words", ["Compose le 9-1-1.", "J’ai 25 ans et deux enfants.", "Info-Santé au 811"])
def test_what_anybody_may_write_does_not_wait(shelter, words):
    post = make_post(shelter.hers, make_topic(shelter.other), words)
    assert reads(shelter.other, post)


def test_a_title_that_leads_to_somebody_waits_too(shelter):
    topic = make_topic(shelter.hers, "Il habite au 12, rue Saint-Denis")
    assert not Topic.objects.visible_to(shelter.other.user).filter(pk=topic.pk).exists()


def test_each_deed_is_done_only_where_it_may_be(listed):
    topic = make_topic(listed.moderator)
    for standing, allowed in DEEDS.items():
        for deed in (PUBLISH, KEEP, SEND_BACK, HOLD, REMOVE):
            post = make_post(listed.hers, topic, "Un message.")
            body = "" if standing == Standing.REMOVED else post.body
            Post.objects.filter(pk=post.pk).update(standing=standing, body=body, published_at=None)
            if standing == Standing.PUBLISHED:
                report(listed.other, post, "hurts")
            if deed in allowed:
                judge(listed.colleague, post, deed, word="Un mot.")
            else:
                with pytest.raises(TooLate):
                    judge(listed.colleague, post, deed, word="Un mot.")


def test_nobody_else_decides(listed, as_):
    post = make_post(listed.hers, make_topic(listed.moderator))
    own = listed.moderator.user
    for one in (listed.hers, listed.other):
        with pytest.raises(TooLate):
            judge(one, post, PUBLISH)
        path = address("moderate_post", listed.space.public_id, post.public_id)
        assert as_(one).post(path, {"deed": "published", "seen": as_seen(now(post))}).status_code == 404
    hers = make_topic(listed.moderator).posts.get()
    with pytest.raises(TooLate):
        judge(listed.moderator, hers, HOLD)
    type(listed.moderator).objects.filter(user=own).update(role="participant")
    with pytest.raises(TooLate):
        judge(listed.moderator, post, PUBLISH)


def test_removed_its_words_are_gone_and_a_title_of_the_same_hand(listed):
    topic = make_topic(listed.hers, "Zqtitre", "Zqcorps")
    first = topic.posts.get()
    judge(listed.moderator, first, PUBLISH)
    make_post(listed.moderator, topic, "Une réponse.")
    judge(listed.colleague, first, REMOVE, word="Désolée.")
    topic.refresh_from_db()
    assert topic.title == "Titre retiré par une modératrice" and now(first).body == ""
    assert reads(listed.other, first)
    assert ModerationAct.objects.filter(deed=ModerationDeed.REMOVED).count() == 1


def test_moderators_are_told_once_until_they_came(listed, told):
    topic = make_topic(listed.moderator)
    make_post(listed.hers, topic)
    make_post(listed.other, topic)
    assert sorted(told()) == sorted([listed.moderator.user.email, listed.colleague.user.email])
