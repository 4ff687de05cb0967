"""A testimony given to practitioners has its place on the first page of their space."""

import pytest

from spaces.models.testimony import Circle
from spaces.testimonies import deciding, giving
from tests.spaces.making import address, client_of, make_space, make_testimony, take_part

pytestmark = pytest.mark.django_db
ONE, TWO = "1 témoignage confié à cet espace", "2 témoignages confiés à cet espace"


@pytest.fixture
def practice(site):
    return make_space("Zqpratique")


def confide(refuge, practice, circle=Circle.PRACTITIONERS):
    """Give a testimony to the practitioners of a space; a moderator agrees."""
    held = make_testimony(refuge.author)
    held = giving.choose_readers(refuge.author, held, giving.Readers(circle, practice))
    return deciding.accept(refuge.moderator, held, held.waits_since.isoformat())


def front(space, client):
    return client.get(address("space", space.public_id)).content.decode()


def test_their_number_leads_to_where_they_are_read(refuge, practice):
    reader = client_of(take_part(practice))
    assert "confié" not in front(practice, reader)
    held = confide(refuge, practice)
    page = front(practice, reader)
    assert ONE in page and f'href="{address("testimonies")}">{ONE}' in page
    assert held.pseudonym not in page and "Zqespace" not in page
    assert held.pseudonym in reader.get(address("testimonies")).content.decode()
    second = confide(refuge, practice)
    assert TWO in front(practice, reader)
    giving.choose_readers(refuge.author, second, giving.Readers(Circle.SPACE))
    assert ONE in front(practice, reader)


def test_what_waits_or_is_given_to_others_is_not_counted(refuge, practice):
    reader = client_of(take_part(practice))
    held = make_testimony(refuge.author)
    giving.choose_readers(refuge.author, held, giving.Readers(Circle.PRACTITIONERS, practice))
    confide(refuge, make_space())
    assert "confié" not in front(practice, reader)
    assert "confié" not in front(refuge.space, refuge.hers)


def test_the_page_asks_as_much_of_the_database_for_many_as_for_one(
    refuge, practice, django_assert_max_num_queries
):
    reader, counts = client_of(take_part(practice)), []
    for number in (1, 5):
        for _one in range(number):
            confide(refuge, practice)
        front(practice, reader)
        front(practice, reader)
        with django_assert_max_num_queries(60) as queries:
            front(practice, reader)
        counts.append(len(queries))
    assert counts[0] == counts[1]
