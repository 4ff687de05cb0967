"""The facilitator chooses the pivot members of the regions, and nobody else does."""

from django.test import Client

import pytest

from members.models import Profile, SignIn, User
from portal.models import Region
from tests.factories import make_person, make_profile

pytestmark = pytest.mark.django_db
SCREEN = "/admin/members/pivots/"


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False


@pytest.fixture
def region(site):
    return Region.objects.create(code="97", slug="ici", name_fr="Ici", name_en="Here")


@pytest.fixture
def desk(site):
    client = Client()
    client.force_login(make_person("facilitator"), backend="django.contrib.auth.backends.ModelBackend")
    return client


def pivots_of(user):
    return list(Profile.objects.filter(user=user).values_list("pivot_regions", flat=True))


def test_she_finds_a_member_makes_her_a_pivot_and_removes_her(desk, region):
    member = make_profile(make_person("member"), name="Alix zqnomzq").user
    assert f'value="{member.pk}"' in desk.post(SCREEN, {"q": "zqnomzq"}).content.decode()
    for _ in range(2):
        desk.post(SCREEN, {"account": member.pk, "region": region.pk})
        assert pivots_of(member) == [region.pk]
    assert "Alix zqnomzq" in desk.get(SCREEN).content.decode()
    assert "Membre pivot\xa0: Ici" in desk.get("/fr/membres/").content.decode()
    desk.post(SCREEN, {"account": member.pk, "region": region.pk, "choice": "remove"})
    assert pivots_of(member) == [None]


def test_a_member_without_a_profile_gets_one_that_shows_nothing(desk, region):
    member = make_person("member")
    desk.post(SCREEN, {"account": member.pk, "region": region.pk})
    assert pivots_of(member) == [region.pk]
    assert "absente du répertoire" in desk.get(SCREEN).content.decode()
    assert "Membre pivot" not in desk.get("/fr/membres/").content.decode().split("<details")[0]


@pytest.mark.parametrize("change", [{"is_active": False}, {"sign_in": SignIn.PASSPHRASE}])
def test_who_has_no_profile_cannot_be_one(desk, region, change):
    member = make_person("member")
    User.objects.filter(pk=member.pk).update(**change)
    desk.post(SCREEN, {"account": member.pk, "region": region.pk})
    assert f'value="{member.pk}"' not in desk.post(SCREEN, {"q": member.email}).content.decode()
    assert not Profile.objects.exists()


@pytest.mark.parametrize("key", ["", "²", "-1", "9" * 30, "zq"])
@pytest.mark.parametrize("field", ["account", "region"])
def test_a_key_that_is_none_changes_nothing(desk, region, key, field):
    given = {"account": make_person("member").pk, "region": region.pk, field: key}
    answer = desk.post(SCREEN, given)
    # An absent page of the admin is looked for in a language.
    assert answer.headers.get("Location") == f"/fr{SCREEN}"
    assert not Profile.objects.exists()


def test_the_screen_asks_as_often_for_ten_as_for_one(desk, region, django_assert_max_num_queries):
    for _ in range(10):
        make_profile(make_person("member"), pivot_regions=[region])
    desk.get(SCREEN)
    with django_assert_max_num_queries(25):
        desk.post(SCREEN, {"q": "member"})


@pytest.mark.parametrize("role", ["visitor", "stranger", "member", "editor", "privacy_officer"])
def test_nobody_else_chooses_them(region, client_as, role):
    member = make_profile(make_person("member"), name="zqnomzq").user
    client = client_as(role)
    for answer in (client.get(SCREEN), client.post(SCREEN, {"account": member.pk, "region": region.pk})):
        assert answer.status_code != 200
        assert "zqnomzq" not in answer.content.decode()
    assert pivots_of(member) == [None]
    assert 'href="/admin/members/pivots/"' not in client.get("/admin/").content.decode()


def test_names_stay_out_of_addresses(desk, region):
    member = make_profile(make_person("member"), name="Alix zqnomzq").user
    page = desk.get(SCREEN).content.decode()
    search = page[page.index('role="search"') - 200 :][:400]
    assert 'method="post"' in search and 'method="get"' not in page
    assert f'value="{member.pk}"' not in desk.get(SCREEN, {"q": "zqnomzq"}).content.decode()


@pytest.mark.parametrize(("shown", "is_proposed"), [(("region",), True), ((), False)])
def test_her_region_is_proposed_where_she_shows_it(desk, region, shown, is_proposed):
    Region.objects.create(code="01", slug="avant", name_fr="Avant", name_en="Before")
    make_profile(make_person("member"), shown, name="Alix zqnomzq", region=region)
    text = desk.post(SCREEN, {"q": "zqnomzq"}).content.decode()
    assert (f'<option value="{region.pk}" selected>' in text) is is_proposed
