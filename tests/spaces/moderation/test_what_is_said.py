"""Once somebody changed her message, or wrote what its voice says, she is told what became of it."""

import pytest

from spaces.discussions.writing import Words, edit
from spaces.models import PostFile
from tests.spaces.making import address, attach_voice, make_post, make_topic

pytestmark = pytest.mark.django_db
NUMBER = "Appelle-moi au 418 555-0123"
WAITS, THERE, GONE, CHANGED = (
    "Votre message attend maintenant qu’une modératrice le lise",
    "Les mots sont maintenant sous la voix",
    "Les mots sous la voix sont enlevés",
    "Votre message est modifié",
)


@pytest.fixture
def spoken(shelter):
    """A message with a voice, of the first of a sheltered space."""
    shelter.topic = make_topic(shelter.other)
    shelter.post = make_post(shelter.hers, shelter.topic)
    shelter.voice = attach_voice(shelter.post)
    return shelter


def where(spoken, name, *parts):
    return address(name, spoken.space.public_id, spoken.topic.public_id, spoken.post.public_id, *parts)


def write_down(client, spoken, words):
    path = where(spoken, "transcribe", spoken.voice.public_id)
    return client.post(path, {"transcript": words}, follow=True).content.decode()


def test_words_that_make_her_message_wait_say_so_first(spoken, as_):
    page = write_down(as_(spoken.hers), spoken, NUMBER)
    assert page.index(WAITS) < page.index(THERE)


def test_words_that_lead_to_nobody_are_said_to_be_there(spoken, as_):
    page = write_down(as_(spoken.hers), spoken, "Bonjour")
    assert THERE in page and WAITS not in page


def test_a_moderator_who_writes_it_down_is_not_told_that_the_message_is_hers(spoken, as_):
    edit(spoken.hers, spoken.post, Words(NUMBER))
    assert WAITS not in write_down(as_(spoken.moderator), spoken, "Bonjour")


def test_words_taken_away_are_said_to_be_gone(spoken, as_):
    PostFile.objects.update(transcript="Bonjour")
    page = write_down(as_(spoken.hers), spoken, "")
    assert GONE in page and THERE not in page
    assert PostFile.objects.get().transcript == ""


def test_where_there_were_no_words_some_are_asked_for(spoken, as_):
    page = write_down(as_(spoken.hers), spoken, " ")
    assert "Écrivez ce que dit la voix." in page
    assert THERE not in page and GONE not in page


def test_a_change_that_makes_her_message_wait_says_so_first(spoken, as_):
    page = as_(spoken.hers).post(where(spoken, "edit_post"), {"body": NUMBER}, follow=True).content.decode()
    assert page.index(WAITS) < page.index(CHANGED)
    page = (
        as_(spoken.hers).post(where(spoken, "edit_post"), {"body": "Bonjour"}, follow=True).content.decode()
    )
    assert CHANGED in page


def test_a_change_that_others_read_at_once_says_nothing_of_waiting(spoken, as_):
    page = (
        as_(spoken.hers).post(where(spoken, "edit_post"), {"body": "Bonjour"}, follow=True).content.decode()
    )
    assert CHANGED in page and WAITS not in page


def test_her_title_is_asked_for_in_the_same_words_when_she_changes_it(shelter, listed, as_):
    for space, few in ((shelter, True), (listed, False)):
        topic = make_topic(space.hers)
        post = topic.posts.get()
        changes = address("edit_post", space.space.public_id, topic.public_id, post.public_id)
        for path in (address("new_topic", space.space.public_id), changes):
            page = as_(space.hers).get(path).content.decode()
            assert ("Quelques mots suffisent" in page, "à une collègue" in page) == (few, not few), path
