"""What a voice says in writing is read as the other words of its message."""

import pytest

from spaces.choices import Standing, WaitReason
from spaces.discussions.writing import remove
from spaces.models import Post
from spaces.moderation.deeds import PUBLISH, TooLate, as_seen, decide
from tests.spaces.making import address, attach_voice, make_post, make_topic, set_standing, topic_address

pytestmark = pytest.mark.django_db
NUMBER = "Appelle-moi au 418 555-0123"


@pytest.fixture
def spoken(shelter):
    """A message with a voice, of the first of a sheltered space."""
    shelter.topic = make_topic(shelter.other)
    shelter.post = make_post(shelter.hers, shelter.topic)
    shelter.voice = attach_voice(shelter.post)
    return shelter


def write_down(client, spoken, words):
    space, topic, post = spoken.space.public_id, spoken.topic.public_id, spoken.post.public_id
    path = address("transcribe", space, topic, post, spoken.voice.public_id)
    return client.post(path, {"transcript": words}, follow=True)


def now(spoken):
    return Post.objects.get(pk=spoken.post.pk)


def test_a_number_said_by_a_voice_waits_once_it_is_written(spoken, as_):
    page = write_down(as_(spoken.hers), spoken, NUMBER).content.decode()
    assert (now(spoken).standing, now(spoken).waits_for) == (Standing.WAITING, WaitReason.SPOTS)
    assert "pour vous protéger" in page and "numéro de téléphone" in page
    others = as_(spoken.other).get(topic_address(spoken.topic)).content.decode()
    assert NUMBER not in others and spoken.voice.public_id not in others


def test_words_that_lead_to_nobody_are_read_at_once(spoken, as_):
    write_down(as_(spoken.hers), spoken, "Bonjour à vous toutes")
    others = as_(spoken.other).get(topic_address(spoken.topic)).content.decode()
    assert "Bonjour à vous toutes" in others


def test_what_a_moderator_writes_down_does_not_wait(spoken, as_):
    write_down(as_(spoken.moderator), spoken, NUMBER)
    assert now(spoken).standing == Standing.PUBLISHED


@pytest.mark.parametrize("standing", [Standing.RETURNED, Standing.HELD])
def test_a_moderator_who_writes_down_a_message_apart_leaves_it_there(spoken, as_, standing):
    set_standing(spoken.post, standing)
    write_down(as_(spoken.moderator), spoken, "Bonjour")
    assert spoken.post.files.get().transcript == "Bonjour"
    assert now(spoken).standing == standing


def test_her_own_words_under_a_message_that_is_held_do_not_free_it(spoken, as_):
    set_standing(spoken.post, Standing.HELD)
    write_down(as_(spoken.hers), spoken, NUMBER)
    assert now(spoken).standing == Standing.HELD


def test_who_decides_reads_what_the_voice_says_and_hears_it(spoken, as_):
    write_down(as_(spoken.hers), spoken, NUMBER)
    page = address("moderate_post", spoken.space.public_id, spoken.post.public_id)
    shown = as_(spoken.moderator).get(page).content.decode()
    assert NUMBER in shown and spoken.voice.url in shown
    assert as_(spoken.moderator).get(spoken.voice.url).status_code == 200


def test_a_decision_about_former_words_of_a_voice_is_too_late(spoken, as_):
    write_down(as_(spoken.hers), spoken, "Je vis au 123, rue des Érables")
    seen = as_seen(now(spoken))
    write_down(as_(spoken.hers), spoken, NUMBER)
    with pytest.raises(TooLate):
        decide(spoken.moderator, spoken.post, PUBLISH, seen)
    assert now(spoken).standing == Standing.WAITING


def test_words_for_a_message_removed_meanwhile_are_given_back(spoken, as_):
    remove(spoken.hers, spoken.post)
    answer = write_down(as_(spoken.hers), spoken, "Des mots que je garde")
    assert answer.status_code == 409
    assert "Des mots que je garde" in answer.content.decode()
