"""A space that holds no discussion shows none: what was said there waits until they are switched on again."""

import pytest

from spaces.models import Post, Space, Topic
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


@pytest.fixture
def place(site):
    """Somebody and a moderator in a space where something was said, and discussions are off."""
    space = make_space("Zqespace")
    hers, moderator = take_part(space), take_part(space, moderates=True)
    topic = make_topic(hers, "Zqtitre", "Zqmot", kind="question")
    make_post(moderator, topic, "Zqmot")
    switch(space, "resources")
    return {"space": space, "hers": hers, "moderator": moderator, "topic": topic}


def switch(space, *parts):
    Space.objects.filter(pk=space.pk).update(parts=list(parts))


@pytest.mark.parametrize("who", ["hers", "moderator"])
def test_nothing_that_was_said_is_shown_and_all_of_it_comes_back(place, who):
    client, space = client_of(place[who]), place["space"]
    assert client.get(topic_address(place["topic"])).status_code == 404
    for path in (address("discussions"), address("whats_new"), f"{address('find_anywhere')}?q=zqmot"):
        page = client.get(path, follow=True).content.decode()
        assert [word for word in ("Zqtitre", "Zqmot") if word in page] == [], path
    assert not Topic.objects.visible_to(place[who].user).exists()
    assert not Post.objects.visible_to(place[who].user).exists()
    switch(space, "discussions")
    assert "Zqmot" in client.get(topic_address(place["topic"])).content.decode()


def test_its_first_page_is_that_of_what_it_holds(place):
    response = client_of(place["hers"]).get(address("space", place["space"].public_id))
    assert response.url == address("resources", place["space"].public_id)


def test_nobody_writes_there(place):
    client = client_of(place["hers"])
    path = address("new_topic", place["space"].public_id)
    typed = {"title": "Zq", "body": "Zq", "kind": "question"}
    assert client.get(path).status_code == 404
    assert client.post(path, typed).status_code == 404
    assert (
        client.post(address("write_somewhere"), {**typed, "space": place["space"].public_id}).status_code
        == 404
    )
    assert Topic.objects.count() == 1


def test_no_mail_tells_of_it(place, sink):
    make_post(place["moderator"], place["topic"], "Encore.")
    assert sink.messages == []
