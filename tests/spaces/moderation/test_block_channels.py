"""Two who do not read each other, in every channel of a space: each is asked with what would tell."""

from uuid import uuid4

import pytest

from spaces.choices import ParticipationState
from spaces.meetings.coming import come
from spaces.moderation.blocks import block
from spaces.reading.marks import set_follows
from spaces.texts.writing import comment
from tests.spaces.making import (
    SHELTERED,
    address,
    attach_voice,
    client_of,
    make_post,
    make_topic,
    topic_address,
)
from tests.spaces.moderation.conftest import people_of
from tests.spaces.things import make_file, make_link, make_meeting, make_poll, make_text, space_with_all

pytestmark = pytest.mark.django_db
WORD = "zqmotbloque"
NAME = "Zqnombloque"


@pytest.fixture(params=[{}, SHELTERED], ids=["listed", "sheltered"])
def here(request, site):
    """A space of each sort, with something of somebody in each of its parts."""
    people = people_of(space_with_all(**request.param))
    type(people.other).objects.filter(pk=people.other.pk).update(pseudonym=NAME, is_listed=True)
    people.other.refresh_from_db()
    people.topic = make_topic(people.third, "Un sujet de toutes")
    people.post = make_post(people.other, people.topic, f"Elle dit {WORD}.")
    people.voice = attach_voice(people.post, transcript=WORD)
    people.quoting = make_post(people.third, people.topic, "Je réponds.", quoted=people.post)
    make_topic(people.other, f"Titre {WORD}", WORD)
    make_link(people.other, WORD)
    people.file = make_file(people.other, WORD)
    make_poll(people.other, WORD)
    people.text = make_text(people.third, "Texte de toutes")
    comment(people.other, people.text, uuid4(), WORD)
    make_text(people.other, WORD)
    people.meeting = make_meeting(people.moderator, "Rencontre de toutes")
    come(people.other, people.meeting)
    people.meeting.comings.update(shows=True)
    return people


def _asked(client, here, name):
    space = here.space.public_id
    paths = {
        "first page": address("space", space),
        "all discussions": address("discussions"),
        "topic": topic_address(here.topic),
        "resources": address("resources", space),
        "polls": address("polls", space),
        "texts": address("texts", space),
        "a shared text": address("text", space, here.text.public_id),
        "meeting": address("meeting", space, here.meeting.public_id),
        "people": address("space_people", space),
        "new": address("whats_new"),
        "home": address("space_about", space),
    }
    if name in paths:
        return client.get(paths[name])
    find = {"find here": address("find_here", space), "find anywhere": address("find_anywhere")}[name]
    return client.post(find, {"q": WORD}) if here.space.is_sheltered else client.get(find, {"q": WORD})


READ = (
    *("first page", "all discussions", "topic", "resources", "polls", "texts", "a shared text", "meeting"),
    *("people", "new", "find here", "find anywhere"),
)
# Where the one who wrote is not met anyway: the control asks the others only.
NOT_SHOWN = {
    "listed": {"new"},
    "sheltered": {"new", "people", "meeting", "all discussions", "find anywhere"},
}


def tells(page):
    """Tell whether a page shows her words or her name, beside what the reader herself typed."""
    text = page.content.decode().replace(f'value="{WORD}"', "").replace(f"?q={WORD}", "")
    return WORD in text.replace(f"« {WORD} »", "") or NAME in text


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("direction", ["she blocks", "she is blocked"])
def test_she_meets_neither_her_words_nor_her_name(here, name, direction):
    client = client_of(here.hers)
    before = _asked(client, here, name)
    pair = (here.hers, here.other)
    block(*(pair if direction == "she blocks" else pair[::-1]))
    assert not tells(_asked(client, here, name)), name
    # The control: it was there, and the others read it still.
    kind = "sheltered" if here.space.is_sheltered else "listed"
    if name not in NOT_SHOWN[kind]:
        assert tells(before) and tells(_asked(client_of(here.third), here, name)), name


@pytest.mark.parametrize("direction", ["she blocks", "she is blocked"])
def test_her_files_are_as_if_they_were_not_there(here, direction):
    client, pair = client_of(here.hers), (here.hers, here.other)
    files = [here.voice.url, here.file.kept.url]
    assert [client.get(path).status_code for path in files] == [200, 200]
    block(*(pair if direction == "she blocks" else pair[::-1]))
    assert {client.get(path).status_code for path in files} == {404}


@pytest.mark.parametrize("direction", ["she blocks", "she is blocked"])
def test_a_quote_by_somebody_else_holds_nothing_of_her(here, direction):
    pair = (here.hers, here.other)
    block(*(pair if direction == "she blocks" else pair[::-1]))
    page = client_of(here.hers).get(topic_address(here.topic)).content.decode()
    assert "Je réponds." in page and WORD not in page


def test_no_mail_tells_of_her(here, sink):
    type(here.hers).objects.filter(pk=here.hers.pk).update(state=ParticipationState.ACTIVE)
    for one in (here.hers, here.third):
        set_follows(one, here.topic, follows=True)
    block(here.hers, here.other)
    sink.messages.clear()
    make_post(here.other, here.topic, "Encore.")
    assert here.hers.user.email not in [message["To"] for message in sink.messages]
    if not here.space.is_sheltered:
        assert here.third.user.email in [message["To"] for message in sink.messages]
