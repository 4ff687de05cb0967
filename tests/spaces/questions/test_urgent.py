"""« C’est urgent ? »: whom to telephone now; each reads what she may."""

import pytest

from portal.models import Region
from tests.factories import make_organisation, make_person, make_profile
from tests.spaces.making import address, make_survivor

pytestmark = pytest.mark.django_db


@pytest.fixture
def region(site):
    """A region with an organisation, another elsewhere, and a pivot member who shows how to reach her."""
    found = Region.objects.create(code="05", slug="estrie", name_fr="Estrie", name_en="Estrie")
    make_organisation("Zqorg d’ici", region=found, phone="819 555-0101", direct_phone="819 555-0102")
    make_organisation(
        "Zqorg d’ailleurs",
        region=Region.objects.create(code="06", slug="montreal", name_fr="Montréal", name_en="Montréal"),
        phone="514 555-0103",
    )
    make_organisation("Zqorg sans téléphone", region=found)
    make_organisation("Zqorg caché", region=found, phone="819 555-0104", published=False)
    pivot = make_profile(
        make_person("member"), name="Zqpivot", contact="819 555-0105", shown=("name", "contact")
    )
    shy = make_profile(make_person("member"), name="Zqdiscrète", contact="819 555-0106", shown=())
    for profile in (pivot, shy):
        profile.pivot_regions.add(found)
    return found


def page(client, region=None, language="fr"):
    path = address("urgent", language=language)
    response = client.get(path, {"region": region.slug} if region else {})
    assert response.status_code == 200
    return response.content.decode().replace("\u00a0", " ")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_visitor_reads_the_lines_and_the_public_telephones(client, region, language):
    assert 'href="tel:911"' in page(client, language=language)
    shown = page(client, region, language)
    assert "819 555-0101" in shown
    for hidden in ("Zqpivot", "819 555-0102", "d’ailleurs", "sans téléphone", "caché", "0104", "0105"):
        assert hidden not in shown


def test_a_member_reads_the_pivot_members_as_far_as_they_show_themselves(client_as, region):
    shown = page(client_as("member"), region)
    for seen in ("Zqpivot", "819 555-0105", "819 555-0102"):
        assert seen in shown
    for hidden in ("Zqdiscrète", "0106", "0104"):
        assert hidden not in shown


def test_her_own_region_is_there_without_asking(client_as, person, region):
    make_profile(person("member"), region=region)
    assert "819 555-0101" in page(client_as("member"))


def test_a_survivor_reads_what_everybody_reads(client, region):
    client.force_login(make_survivor(), backend="django.contrib.auth.backends.ModelBackend")
    assert "819 555-0101" in page(client, region)
    assert "Zqpivot" not in page(client, region)


def test_as_many_queries_for_many_as_for_few(client_as, region, django_assert_max_num_queries):
    member = client_as("member")
    page(member, region)
    for number in range(12):
        make_organisation(f"Org {number}", region=region, phone="819 555-0199")
        profile = make_profile(make_person("member"), name=f"P{number}")
        profile.pivot_regions.add(region)
    with django_assert_max_num_queries(28):
        page(member, region)
