"""No street address anywhere: what looks like one is refused, what only resembles it is not."""

from django.core.exceptions import ValidationError

import pytest

from members.models import Organisation, OrganisationKind
from members.organisations.places import looks_like_a_place
from members.organisations.telephones import dialled

PLACES = [
    "1200, rue Sainte-Catherine",
    "au 12 avenue du Parc",
    "12 bis, rue des Lilas",
    "23 A rue Laval",
    "120 boul. René-Lévesque",
    "400, chemin des Pins",
    "12, place Royale",
    "45 rang Saint-Joseph",
    "124, route 132",
    "350 Bay Street",
    "350 bay st, 1234 Saint-Denis St",
    "au coin de la rue Ontario",
    "rue Sainte-Catherine Est, 1234",
    "G1K 3A4",
    "g1k3a4",
    "H2X\u00a01Y4",
    "46.8123, -71.2145",
    "https://maps.google.com/?q=x",
    "https://exemple.org/?q=12+rue+Laval",
    "https://exemple.org/12%20rue%20Laval",
    "\uff11\uff12 rue Laval",
    "12 r\u00adue Laval",
    "12\u200b rue Laval",
    "H2X  1Y4",
    "H2X.1Y4",
    "H2X – 1Y4",
    "1200 r. Ontario",
    "1200 Ontario Est",
    "1200, Sainte-Catherine ouest",
    "numéro 1200 de la rue ontario",
    "le 1200 du boulevard laurier",
]
PLAIN = [
    "Travail de rue, 24 h par jour",
    "Travail de rue pour les 12 à 17 ans",
    "24 hours of street outreach",
    "12 women on the street",
    "En 2024, place aux femmes",
    "20 places pour femmes",
    "Dans la rue",
    "Saint-Jérôme",
    "Du lundi au vendredi, de 9 h à 17 h",
    "819 555-0142, poste 12",
    "Loi C-46",
    "En Marge 12-17",
    "En 2019 Montréal est devenue une ville sanctuaire",
    "Les 12 à 17 ans de la rue",
    "Tremblay, p. 12, R. Roy",
    "Ouvert à 17 h, r.s.v.p.",
    "24 h sur 24, dans le Nord",
    "http://lacles.org/index.php?option=com_content&view=article&id=11:groupes&catid=9&Itemid=3",
]
TEXTS = [
    *("town", "description_fr", "description_en", "notes", "contact_name", "contact_role"),
    *("name", "acronym", "source", "to_do"),
]


@pytest.mark.parametrize("text", PLACES)
def test_what_looks_like_an_address_is_seen(text):
    assert looks_like_a_place(text)


@pytest.mark.parametrize("text", PLAIN)
def test_what_only_resembles_one_is_left(text):
    assert not looks_like_a_place(text)


@pytest.mark.parametrize("kind", [OrganisationKind.SHELTER, OrganisationKind.RESEARCH])
@pytest.mark.parametrize("field", TEXTS)
def test_each_free_text_of_any_organisation_refuses_an_address(db, field, kind):
    organisation = Organisation(**{"name": "Organisme", "kind": kind, field: "12, rue Laval, G1K 3A4"})
    with pytest.raises(ValidationError) as refused:
        organisation.full_clean()
    assert "adresse civique" in str(refused.value.message_dict[field])


@pytest.mark.parametrize("field", ["email", "direct_email"])
@pytest.mark.parametrize(
    ("address", "is_refused"),
    [
        ("1200.rue.ontario@example.org", True),
        ("1200_ontario-est@example.org", True),
        ("h2x1y4@example.org", True),
        ("info@1200-rue-ontario.org", True),
        ("maison12@example.org", False),
        ("travail.de.rue@example.org", False),
        ("info@la-rue-des-femmes.org", False),
    ],
)
def test_an_e_mail_address_says_no_place_either(db, field, address, is_refused):
    organisation = Organisation(**{"name": "Organisme", field: address})
    try:
        organisation.full_clean()
        refused = {}
    except ValidationError as error:
        refused = error.message_dict
    assert (field in refused) is is_refused


def test_a_website_that_is_a_map_is_refused(db):
    organisation = Organisation(name="Organisme", website="https://www.google.com/maps/place/12")
    with pytest.raises(ValidationError) as refused:
        organisation.full_clean()
    assert set(refused.value.message_dict) == {"website"}


def test_there_is_no_field_for_an_address():
    names = {field.name for field in Organisation._meta.get_fields()}
    assert not {name for name in names if any(word in name for word in ("street", "postal", "civic", "lat"))}


def test_each_free_text_is_in_the_table():
    checked = {
        field.name
        for field in Organisation._meta.get_fields()
        if field.concrete and any(getattr(v, "__name__", "").startswith("refuse") for v in field.validators)
    }
    assert checked == {*TEXTS, "website", "email", "direct_email"}


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("819 555-0142", "tel:+18195550142"),
        ("(819) 555-0142, poste 12", "tel:+18195550142;ext=12"),
        ("1 888 555-0142", "tel:+18885550142"),
        ("+33 1 23 45 67 89", "tel:+33123456789"),
        ("811", "tel:811"),
        ("819\u00a0555-0142", "tel:+18195550142"),
        ("demandez Marie", ""),
        ("", ""),
    ],
)
def test_a_number_is_dialled_as_it_is_written(written, address):
    assert dialled(written) == address


@pytest.mark.parametrize("wrong", ["demandez Marie", "819 555-0142 ou 0143", "1", "javascript:alert(1)"])
def test_a_telephone_is_a_number_and_nothing_else(db, wrong):
    with pytest.raises(ValidationError) as refused:
        Organisation(name="Organisme", phone=wrong).full_clean()
    assert set(refused.value.message_dict) == {"phone"}
