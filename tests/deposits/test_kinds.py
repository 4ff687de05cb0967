"""What each kind of deposit becomes, as readers meet it."""

import pytest

from tests.deposits.making import WHY, make_approved
from tests.factories import make_news_index, make_person, make_profile, make_tools_index
from tests.tools.made import photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def approved(site, person):
    make_news_index(site)
    make_tools_index(site)
    author = make_person("member")
    make_profile(author, name="Zqnomzq")
    return lambda kind, **fields: make_approved(author, person("facilitator"), kind=kind, **fields).page


def read(client, page):
    answer = client.get(page.specific.get_url())
    assert answer.status_code == 200
    return answer.content.decode().split("<main")[1].split("</main")[0].replace("\xa0", " ")


def test_the_photo_of_a_piece_of_news_is_described_to_who_does_not_see_it(approved, client_as):
    page = approved("news", photos=[photo()], seen="La porte de la halte")
    assert 'alt="La porte de la halte"' in read(client_as("member"), page)


def test_a_photo_that_nobody_described_is_passed_over_by_who_does_not_see_it(approved, client_as):
    assert 'alt=""' in read(client_as("member"), approved("news", photos=[photo()]))


@pytest.mark.parametrize("kind", ["tool", "news"])
def test_her_words_are_read_once_where_the_team_adds_no_summary(approved, client_as, kind):
    page = approved(kind)
    assert read(client_as("member"), page).count(WHY) == 1


def test_who_told_a_tool_is_named_once(approved, client_as):
    page = approved("tool", credit="other", credit_other="Zqlouisezq").specific
    assert read(client_as("member"), page).count("Zqlouisezq") == 1
    page.told_by = "Raconté par Zqlouisezq, écrit par l’animatrice"
    page.save()
    assert read(client_as("member"), page).count("Zqlouisezq") == 1


def test_a_summary_of_the_team_is_read_above_what_a_tool_is_for(approved, client_as):
    page = approved("tool").specific
    page.introduction = "Zqresumezq"
    page.save()
    text = read(client_as("member"), page)
    assert text.index("Zqresumezq") < text.index(WHY)
