"""The list of members: filters, words, order and pages, all by what each shows."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from members.directory import finding
from members.models import User
from members.models.profile import FIELDS
from portal.models import Region, Theme
from tests.factories import make_person, make_profile
from tests.members.directory_world import make_full_profile

pytestmark = pytest.mark.django_db
LIST = "/fr/membres/"
LISTS, SIGNED_IN = 15, 5  # queries
NAME = re.compile(r'<h3><a href="[^"]+"><bdi>([^<]*)</bdi>')


@pytest.fixture
def regions(site):
    return [
        Region.objects.create(code=f"9{n}", slug=f"region-{n}", name_fr=f"Région {n}", name_en=f"Region {n}")
        for n in range(3)
    ]


@pytest.fixture
def names(site, client_as):
    """Return the names that a member finds, in order, for a question."""
    client = client_as("member")

    def of(**question):
        return NAME.findall(client.get(LIST, question).content.decode())

    return of


def someone(name, shown=("name",), **fields):
    return make_profile(make_person("member"), shown, name=name, **fields)


def test_members_come_by_name_whatever_the_accents_pivots_first(names, regions):
    for name in ("Zoé", "élise", "Ève", "Alix"):
        someone(name)
    someone("Yolande", pivot_regions=regions[:2])
    assert names() == ["Yolande", "Alix", "élise", "Ève", "Zoé"]


def test_a_filter_finds_what_is_shown_and_not_what_is_hidden(names, regions):
    theme = Theme.objects.create(slug="loi", name_fr="Loi", name_en="Law")
    facts = {"region": regions[0], "sector": "research", "themes": [theme]}
    someone("Ouverte", ["name", "region", "sector", "themes"], **facts)
    someone("Fermée", **facts)
    assert names(region="region-0") == ["Ouverte"]
    assert names(secteur="research") == ["Ouverte"]
    assert names(theme="loi") == ["Ouverte"]
    assert names(region="region-0", secteur="research", theme="loi") == ["Ouverte"]
    assert names(region="region-1") == []
    assert names(region="region-0", secteur="community") == []


def test_a_pivot_member_is_found_in_her_region_and_counted_once(names, regions, client_as):
    someone("Pivot", ["name", "region"], region=regions[0], pivot_regions=regions[:2])
    assert names(region="region-0") == names(region="region-1") == ["Pivot"]
    text = client_as("member").get(LIST).content.decode()
    numbers = re.findall(r'region=(region-\d)">[^<]*</a> <span class="number">(\d+)', text)
    assert numbers == [("region-0", "1"), ("region-1", "1")]


def test_nobody_makes_a_list_of_survivors(names, client_as):
    someone("Alix", ["name", "sector", "survivor"], sector="survivor")
    assert 'value="survivor"' not in client_as("member").get(LIST).content.decode()
    assert names(secteur="survivor") == ["Alix"] == names()
    someone("Béa")
    assert names(secteur="survivor") == ["Alix", "Béa"]
    assert names(q="survivante") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [("logement", ["Ève"]), ("LOGEMENT eve", ["Ève"]), ("Estrie secret", []), ("secret", []), ("", ["Ève"])],
)
def test_words_are_looked_for_in_what_is_shown_only(names, words, found):
    someone("Ève", ["name", "topics"], topics="Trouver un logement", about="Secret")
    assert names(q=words) == found


@pytest.mark.parametrize(
    "question", [{"region": "nulle"}, {"theme": "<script>"}, {"page": "999"}, {"q": "\x00"}]
)
def test_a_question_that_makes_no_sense_is_none(names, question):
    someone("Alix")
    assert names(**question) == ["Alix"]


def test_pages_follow_each_other_and_keep_the_question(names, client_as, monkeypatch):
    monkeypatch.setattr(finding, "A_PAGE", 2)
    for name in "ABCDE":
        someone(f"Nom {name}")
    assert names(page=2) == ["Nom C", "Nom D"] == names(page=2, q="nom")
    text = client_as("member").get(LIST, {"page": 2, "q": "nom"}).content.decode()
    assert "5 membres" in text
    assert "Page 2 sur 3" in text
    assert "?q=nom&amp;page=1" in text
    assert "?q=nom&amp;page=3" in text


@pytest.mark.parametrize("change", [{"is_active": False}, {"sign_in": "passphrase"}])
def test_an_account_that_closes_is_gone_at_once(names, change):
    profile = someone("Alix")
    assert names() == ["Alix"]
    User.objects.filter(pk=profile.user_id).update(**change)
    assert names() == []


def test_who_is_no_longer_a_member_is_gone_at_once(names, client_as):
    profile = someone("Alix")
    profile.user.groups.clear()
    assert names() == []
    assert client_as("member").get(f"{LIST}{profile.public_id}/").status_code == 404


@pytest.mark.parametrize("question", [{}, {"region": "canari"}, {"q": "zq"}, {"theme": "canari"}])
def test_the_list_asks_as_often_for_thirty_members_as_for_three(site, client_as, question):
    client, counts = client_as("member"), []
    for number in (3, 27):
        for _ in range(number):
            make_full_profile(make_person("member"), FIELDS)
        for _ in range(2):
            client.get(LIST, question)
        with CaptureQueriesContext(connection) as asked:
            assert "zqtopicszq" in client.get(LIST, question).content.decode()
        counts.append(len(asked))
    assert counts[0] == counts[1] <= LISTS + SIGNED_IN


def test_a_page_asks_little(client_as, site, django_assert_max_num_queries):
    profile = make_full_profile(make_person("member"), ["name", "organisation", "region", "themes"])
    client = client_as("member")
    client.get(LIST)
    with django_assert_max_num_queries(20):
        assert client.get(f"{LIST}{profile.public_id}/").status_code == 200


def test_addresses_are_not_to_be_guessed(site):
    keys = {someone("Alix").public_id for _ in range(20)}
    assert len(keys) == 20
    assert min(len(key) for key in keys) >= 12


def test_no_page_of_the_directory_is_kept(client_as, site):
    profile = someone("Alix")
    for path in (LIST, f"{LIST}{profile.public_id}/", f"{LIST}{profile.public_id}/ecrire/"):
        assert client_as("member").get(path)["Cache-Control"] == "private, no-store"
