"""A name chosen at the door or changed later: nobody else's, and nothing that leads to her (R10, R12)."""

import pytest

from spaces.models import Participation
from spaces.shelter.pseudonyms import new_pseudonym
from tests.factories import make_person, make_profile
from tests.spaces.making import SHELTERED, address, client_of, make_space, make_topic, take_part

pytestmark = pytest.mark.django_db
MODERATOR, OTHER = "Mélèze (animation)", "Bruyère (démonstration)"
LIKE_ANOTHERS = [
    MODERATOR,
    "MÉLÈZE (animation)",
    "Melèze (animation)",
    "Mélèze animation",
    "Mélèze  [Animation]",
    "Ｍélèze (animation)",
    "Mé\u200clèze (anim\u00adation)",
    "Mélèze (anımatıon)",
    "Mé1èze (animation)",
    "Bruyere (demonstration)",
]
TWO_ALPHABETS = ["Mélèze (\u0430nimation)", "M\u03adlèze", "\u0555iseau"]
LEADING_TO_HER = [
    "514 555-0199",
    "５１４ ５５５-０１９９",
    "Rose 514\u200c555\u200c0199",
    "alizee@example.com",
    "alizee＠example.com",
    "Alizée H2X 1Y4",
    "Alizée 4520 rue Saint-Denis",
]


def path_of(participation):
    return address("space_my_name", participation.space.public_id)


def takes(participation, name):
    """Have her ask for a name, and tell whether it is hers now."""
    response = client_of(participation).post(path_of(participation), {"pseudonym": name})
    kept = Participation.objects.get(pk=participation.pk).pseudonym != participation.pseudonym
    assert kept != (response.status_code == 200 and bool(response.context["form"].errors["pseudonym"]))
    return kept


@pytest.fixture
def hers(site):
    """Return somebody in a shelter where two others have names."""
    space = make_space(**SHELTERED)
    take_part(space, moderates=True, pseudonym=MODERATOR)
    take_part(space, pseudonym=OTHER)
    return take_part(space, pseudonym="Alizée")


@pytest.mark.parametrize("name", LIKE_ANOTHERS)
def test_she_passes_for_nobody_by_a_name_that_looks_like_hers(hers, name):
    assert not takes(hers, name)


@pytest.mark.parametrize("name", TWO_ALPHABETS)
def test_a_name_is_written_in_one_alphabet(hers, name):
    assert not takes(hers, name)


@pytest.mark.parametrize("name", LEADING_TO_HER)
def test_a_name_leads_to_nobody(hers, name):
    assert not takes(hers, name)


@pytest.mark.parametrize(
    "name", ["Sitelle", "ALIZÉE", "Лиса", "Αλεπού", "Lys 482", "Cœur de mai", "Été 2024"]
)
def test_what_is_nobody_elses_is_hers(hers, name):
    assert takes(hers, name)


def test_a_whole_name_of_look_alikes_is_anothers_too(hers):
    take_part(hers.space, pseudonym="Copa")
    assert not takes(hers, "\u0421\u043e\u0440\u0430")


def test_her_own_name_does_not_stand_in_her_way(hers):
    response = client_of(hers).post(path_of(hers), {"pseudonym": "Alizée"})
    assert response.status_code == 302


def test_a_name_that_is_proposed_may_be_taken(hers):
    for _number in range(5):
        assert takes(hers, new_pseudonym(hers.space))
        hers.refresh_from_db()


def test_it_is_told_of_nobody_who_shows_no_pseudonym_that_she_is_in_a_shelter(hers):
    make_profile(make_person("member"), name="Zqmarie Tremblay")
    member = make_person("member")
    make_profile(member, name="Zqlouise Gagnon")
    take_part(make_space(), member)
    Participation.objects.create(space=hers.space, user=member, role="moderator", agreed_number=1)
    assert takes(hers, "Zqmarie Tremblay")
    hers.refresh_from_db()
    assert takes(hers, "Zqlouise Gagnon")


@pytest.fixture
def open_place(site):
    """Return somebody where one writes under one's own name or a pseudonym, and a moderator with her own."""
    space = make_space(pseudonyms="allowed")
    moderator = take_part(space, moderates=True)
    make_profile(moderator.user, name="Zqanne Roy")
    take_part(space, pseudonym=OTHER)
    return take_part(space, pseudonym="Alizée")


@pytest.mark.parametrize("name", ["ZQANNE  ROY", "Zqanne R\u043ey", "Bruyere demonstration"])
def test_where_pseudonyms_are_free_she_passes_for_nobody_either(open_place, name):
    assert not takes(open_place, name)


def test_where_pseudonyms_are_free_what_she_gives_of_herself_is_hers_to_give(open_place):
    assert takes(open_place, "Garage 514 555-0199")


def test_a_silent_members_own_name_tells_nobody_that_she_is_there(open_place):
    silent = take_part(open_place.space)
    make_profile(silent.user, name="Zqjeanne Cote")
    assert takes(open_place, "Zqjeanne Cote")
    open_place.refresh_from_db()
    assert takes(open_place, "")
    open_place.refresh_from_db()
    # Once the others read it, nobody else takes it.
    make_topic(silent)
    assert not takes(open_place, "Zqjeanne Cote")
