"""What a sheltered space holds is read in its own frame, in no list beside it (safety.md, R4, R5)."""

import re

from django.utils import timezone

import pytest

from spaces.models import TopicMark
from spaces.reading.marks import see_all
from tests.spaces.making import (
    SHELTERED,
    address,
    client_of,
    make_space,
    make_spaces_index,
    make_survivor,
    make_topic,
    take_part,
)
from tests.spaces.shelter.coming import come_in, read_first, shelter

pytestmark = pytest.mark.django_db
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
MAP = {"fr": "/fr/espaces/", "en": "/en/spaces/"}
BESIDE = ("discussions", "find_anywhere", "moderation_everywhere")


def names_nothing(page):
    title = TITLE.search(page.content.decode()).group(1).strip()
    return bool(re.fullmatch(r"Page \d+", title)) and page["Referrer-Policy"] == "no-referrer"


def led_to(page):
    return page.status_code, page.get("Location", "").partition("?")[0]


@pytest.fixture
def moderator(site):
    """Return somebody who looks after a shelter with her ordinary account, and is in a space of members."""
    hers = shelter(name="Zqrefuge")
    take_part(make_space("Zqouvert"), hers.user)
    return hers


def test_the_search_of_a_shelter_is_as_quiet_as_its_other_pages(moderator):
    client, path = client_of(moderator), address("find_here", moderator.space.public_id)
    assert names_nothing(client.get(path))
    assert names_nothing(client.post(path, {"q": "mot"}))


def test_the_search_waits_until_she_has_read_what_comes_first(moderator):
    _hers, client, _name = come_in(moderator)
    path = address("find_here", moderator.space.public_id)
    first = (302, address("shelter_read_first"))
    assert led_to(client.get(path)) == led_to(client.post(path, {"q": "zqmot"})) == first
    assert "zqmot" not in str(dict(client.session))
    read_first(client)
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("language", ["fr", "en"])
def test_lists_of_all_spaces_lead_a_survivor_to_her_own_page(moderator, site, language):
    make_spaces_index(site)
    hers, client, _name = come_in(moderator)
    topic = make_topic(moderator, "Zqsujet")
    own = (302, address("spaces_map", language=language))
    for path in [MAP[language], *(address(name, language=language) for name in BESIDE)]:
        assert led_to(client.get(path)) == own, path
    for name in ("find_anywhere", "discussions_seen"):
        assert led_to(client.post(address(name, language=language), {"q": "zqmot"})) == own, name
    assert not TopicMark.objects.filter(participation=hers, topic=topic).exists()
    # What comes first comes first there too; her page then names her spaces, in the quiet frame.
    assert led_to(client.get(own[1])) == (302, address("shelter_read_first", language=language))
    read_first(client)
    take_part(make_space("Zqautre", **SHELTERED), hers.user)
    page = client.get(own[1])
    assert names_nothing(page) and "Zqrefuge" in page.content.decode()


def test_the_door_of_her_space_says_to_a_survivor_what_it_says_to_everybody(site):
    from spaces.map.doors import doors_of, follow_space
    from spaces.models import SpacePage

    make_spaces_index(site)
    space, survivor = make_space("Zqrefuge", **SHELTERED), make_survivor()
    follow_space(space)
    take_part(space, survivor)
    door = SpacePage.objects.get(pk=doors_of(space).get(locale__language_code="fr").pk)
    page = client_of(survivor).get(f"/fr/espaces/{door.slug}/").content.decode()
    assert "Zqrefuge" in page and space.public_id not in page


@pytest.fixture
def said(moderator):
    """Return the moderator once something was said in both her spaces."""
    make_topic(take_part(moderator.space), "Zqcachee", "Zqmot")
    make_topic(
        take_part(moderator.user.participations.get(space__name_fr="Zqouvert").space), "Zqvisible", "Zqmot"
    )
    return moderator


@pytest.mark.parametrize("name", ["discussions", "find_anywhere", "whats_new"])
def test_no_list_of_several_spaces_shows_a_moderator_what_is_said_in_a_shelter(said, name):
    client = client_of(said)
    asked = (
        client.post(address(name), {"q": "zqmot"}) if name == "find_anywhere" else client.get(address(name))
    )
    page = asked.content.decode()
    assert "Zqvisible" in page and "Zqcachee" not in page
    assert "Zqcachee" in client.get(address("space", said.space.public_id)).content.decode()


def test_lists_of_all_spaces_lead_into_the_shelters_that_they_leave_out(said):
    client, path = client_of(said), address("space", said.space.public_id)
    page = client.get(address("discussions"), {"show": "questions"}).content.decode()
    assert f'href="{path}?show=questions"' in page
    assert f'href="{path}"' in client.get(address("find_anywhere")).content.decode()


def test_a_shelter_is_no_choice_of_a_list_that_does_not_show_it(said):
    page = client_of(said).get(address("discussions"), {"space": said.space.public_id})
    assert page.context["choice"].space is None
    assert said.space not in page.context["spaces"]


def test_all_is_seen_counts_what_the_list_showed(said):
    see_all(said.user, timezone.now())
    seen = TopicMark.objects.filter(participation__user=said.user)
    assert [mark.topic.title for mark in seen.select_related("topic")] == ["Zqvisible"]
    see_all(said.user, timezone.now(), space=said.space)
    assert seen.count() == 2
