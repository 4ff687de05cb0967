"""Where somebody is led when her session ended while she wrote: to her own way in."""

from django.test import Client

import pytest

from tests.spaces.making import SHELTERED, address, client_of, make_space, take_part

pytestmark = pytest.mark.django_db


def way_in(somebody):
    page = client_of(somebody).get(address("new_topic", somebody.space.public_id)).content.decode()
    return page.split("data-signed-out")[1].split('href="')[1].split('"')[0]


def test_a_survivor_finds_the_page_of_her_name_and_phrase_under_a_title_that_tells_nothing(site):
    found = way_in(take_part(make_space(**SHELTERED)))
    assert found == address("phrase_enter")
    assert "<title>Page " in Client().get(found).content.decode()


def test_who_signs_in_by_a_code_finds_the_page_of_her_address_there_too(site):
    shelter = make_space(**SHELTERED)
    for hers in (take_part(make_space()), take_part(shelter, moderates=True)):
        assert way_in(hers) == address("account_login")


def test_a_form_that_is_nobody_s_any_more_says_so_to_the_script(site):
    hers = take_part(make_space(**SHELTERED))
    refused = Client(enforce_csrf_checks=True).post(
        address("new_topic", hers.space.public_id), {"body": "Mot"}
    )
    assert refused.status_code == 403
    assert "data-expired" in refused.content.decode()
    assert "data-expired" not in Client().get("/fr/rien/").content.decode()
