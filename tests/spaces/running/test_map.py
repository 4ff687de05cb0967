"""The map of spaces: for whom, how one comes in, who sees what; each reader what she may know."""

import pytest

from spaces.map.doors import follow_space
from spaces.models import Participation
from tests.factories import make_person
from tests.spaces.making import (
    DISCREET,
    SHELTERED,
    address,
    client_of,
    make_space,
    make_spaces_index,
    take_part,
)

pytestmark = pytest.mark.django_db
NAMES = {"listed": "Zqlistée", "discreet": "Zqdiscrète", "sheltered": "Zqabritée", "invited": "Zqinvitée"}


def build(site):
    make_spaces_index(site)
    kinds = {
        "listed": {},
        "discreet": DISCREET,
        "sheltered": SHELTERED,
        "invited": {"admission": "invitation"},
    }
    spaces = {kind: make_space(NAMES[kind], **fields) for kind, fields in kinds.items()}
    for space in spaces.values():
        follow_space(space)
    return spaces


def seen(client, language="fr"):
    path = {"fr": "/fr/espaces/", "en": "/en/spaces/"}[language]
    page = client.get(path)
    assert page.status_code == 200
    body = page.content.decode()
    return {kind for kind, name in NAMES.items() if name in body}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_sees_the_spaces_of_which_she_may_know(world, client, language):
    member, hers = make_person("member"), take_part(world["discreet"])
    assert seen(client, language) == {"sheltered"}
    assert seen(client_of(member), language) == {"listed", "invited", "sheltered"}
    assert seen(client_of(hers), language) == set(NAMES)
    # Its way for a survivor is tests/spaces/shelter/test_frames.py.
    assert seen(client_of(take_part(world["sheltered"], moderates=True)), language) == {
        *("listed", "invited", "sheltered")
    }


def test_the_map_costs_the_same_whatever_the_number_of_spaces(world, django_assert_max_num_queries):
    client = client_of(make_person("member"))

    def cost():
        with django_assert_max_num_queries(40) as queries:
            client.get("/fr/espaces/")
        return len(queries)

    cost()
    before = cost()
    for _number in range(5):
        space = make_space()
        take_part(space)
        follow_space(space)
    assert cost() <= before


def test_the_first_visit_box_is_closed_for_good_and_read_again_in_about(world):
    space = world["listed"]
    type(space).objects.filter(pk=space.pk).update(welcome_fr="Zqaccueil")
    client, page = client_of(take_part(space)), address("space", space.public_id)
    assert "Zqaccueil" in client.get(page).content.decode()
    client.post(address("space_greeted", space.public_id))
    assert "Zqaccueil" not in client.get(page).content.decode()
    assert "Zqaccueil" in client.get(address("space_about", space.public_id)).content.decode()


def test_leaving_takes_back_all_that_is_hers_and_keeps_her_from_nothing_else(world):
    hers = take_part(world["invited"])
    client_of(hers).post(address("space_leave", world["invited"].public_id))
    assert not Participation.objects.of(hers.user).exists()
    assert "invited" in seen(client_of(hers))
    assert client_of(hers).get(address("space_ask", world["invited"].public_id)).status_code == 404
