"""The language switch leads to the same page, with what was asked."""

import re

import pytest

from tests.factories import make_notice, make_standard_page


def switch_of(client, path):
    text = client.get(path).content.decode()
    return re.search(r'<a href="([^"]+)" lang="\w\w" hreflang', text).group(1).replace("&amp;", "&")


@pytest.fixture
def client(client_as):
    return client_as("visitor")


def test_from_a_list_to_the_same_list_with_the_same_question(site, client):
    assert switch_of(client, "/fr/documentation/?q=c-36&type=law") == "/en/documentation/?q=c-36&type=law"


def test_from_a_notice_to_the_same_notice(site, client):
    make_notice(site, "Une notice", slug="une-notice")
    assert switch_of(client, "/en/documentation/une-notice/") == "/fr/documentation/une-notice/"


def test_from_a_page_to_its_translation_whatever_its_address(site, client):
    page = make_standard_page(site.home, "À propos", slug="a-propos")
    translation = page.copy_for_translation(site.home_en.locale)
    translation.slug, translation.live = "about", True
    translation.save_revision().publish()
    assert switch_of(client, "/fr/a-propos/") == "/en/about/"
    assert switch_of(client, "/en/about/") == "/fr/a-propos/"


def test_from_a_page_without_translation_to_the_home_page(site, client):
    make_standard_page(site.home, "Seule", slug="seule")
    assert switch_of(client, "/fr/seule/") == "/en/"


def test_from_the_sign_in_page_to_the_sign_in_page(site, client):
    assert switch_of(client, "/fr/compte/connexion/") == "/en/account/sign-in/"
    assert switch_of(client, "/fr/recherche/?q=loi") == "/en/search/?q=loi"
