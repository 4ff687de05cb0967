"""What a moderator decides about a testimony: its author reads why, in words."""

import pytest

from spaces import models
from spaces.models.testimony import Circle
from spaces.testimonies import giving
from tests.spaces.making import address, make_testimony

pytestmark = pytest.mark.django_db
GIVEN_BACK = "Une modératrice vous le rend, avec ce mot"


def answer(refuge, held, deed, reply=""):
    """Send what the moderator decides."""
    version = held.waits_since.isoformat() if held.waits else ""
    path = address("decide_testimony", refuge.space.public_id, held.public_id)
    return refuge.desk.post(path, {"deed": deed, "version": version, "reply": reply})


def page_of(client, refuge, held):
    return client.get(address("space_testimony", refuge.space.public_id, held.public_id)).content.decode()


@pytest.mark.parametrize("reply", ["", "  \n "])
def test_it_is_not_given_back_without_a_word(refuge, reply):
    held = make_testimony(refuge.author)
    page = answer(refuge, held, "back", reply).content.decode()
    assert "Écrivez-lui un mot" in page and "<title>Erreur" in page
    # The browser does not ask for the word where she lets it be read after all.
    path = address("decide_testimony", refuge.space.public_id, held.public_id)
    assert f'action="{path}" novalidate' in page
    # The link to the other language leads there too.
    assert refuge.desk.get(path)["Location"] == path.removesuffix("o/")
    held.refresh_from_db()
    assert held.waits


def test_nor_taken_from_its_readers_without_one(refuge):
    held = make_testimony(refuge.author)
    answer(refuge, held, "accept")
    held.refresh_from_db()
    assert "Écrivez-lui un mot" in answer(refuge, held, "down").content.decode()
    held.refresh_from_db()
    assert held.given == Circle.SPACE
    answer(refuge, held, "down", "Zqmot.")
    held.refresh_from_db()
    assert (held.given, held.reply) == (Circle.NOBODY, "Zqmot.")


def test_its_author_reads_that_it_is_given_back_and_why(refuge):
    held = make_testimony(refuge.author)
    assert GIVEN_BACK not in page_of(refuge.hers, refuge, held)
    assert answer(refuge, held, "back", "Zqmot : la ville.").status_code == 302
    page = page_of(refuge.hers, refuge, held)
    assert GIVEN_BACK in page and "Zqmot" in page
    listed = refuge.hers.get(address("space_testimonies", refuge.space.public_id)).content.decode()
    assert "Une modératrice vous le rend, avec un mot." in listed
    giving.choose_readers(refuge.author, held, giving.Readers(Circle.SPACE))
    assert GIVEN_BACK not in page_of(refuge.hers, refuge, held)


def test_a_moderator_decides_nothing_about_her_own(refuge):
    held = make_testimony(refuge.moderator)
    assert answer(refuge, held, "back").status_code == 404
    assert models.Testimony.objects.get().waits
