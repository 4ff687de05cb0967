"""Who is behind a name: two people, two days, once; every other way is closed."""

from datetime import timedelta

from django.utils import timezone

import pytest

from members.models import AccessLog, Deed
from members.privacy.access_log import mark_of
from spaces.models import IdentityRequest
from spaces.moderation import identity
from tests.factories import make_person
from tests.spaces.making import address, take_part

pytestmark = pytest.mark.django_db
GIVEN = {"reason": "Ordonnance.", "legal_basis": "Zqarticle", "silent": False, "silent_reason": ""}
KEY = "8f0c52a8-4a5c-4c4b-9d55-0d2f5a1f7e11"
DESK = "/fr/bureau-vie-privee/espaces/identite/"


@pytest.fixture
def two(site):
    """The privacy officer, and an administrator."""
    return make_person("privacy_officer"), make_person("superuser")


def asked(officer, participation, **given):
    return identity.ask(officer, participation, KEY, **{**GIVEN, **given})


def deeds():
    return list(AccessLog.objects.order_by("number").values_list("deed", flat=True))


@pytest.mark.parametrize("kind", ["shelter", "listed"])
def test_one_asks_another_confirms_and_it_is_read_once(two, request, kind, as_):
    people = request.getfixturevalue(kind)
    officer, other = two
    one = asked(officer, people.hers)
    assert asked(officer, people.hers).pk == one.pk
    with pytest.raises(identity.NotHers):
        identity.read(officer, one.public_id)
    with pytest.raises(identity.NotHers):
        identity.decide(officer, one.public_id, agrees=True)
    identity.decide(other, one.public_id, agrees=True)
    with pytest.raises(identity.NotHers):
        identity.read(other, one.public_id)
    found = identity.read(officer, one.public_id)
    user = people.hers.user
    assert found == identity.Found(user.pk, user.login_name or user.email, kind == "shelter")
    with pytest.raises(identity.NotHers):
        identity.read(officer, one.public_id)
    assert deeds() == [Deed.IDENTITY_ASKED, Deed.IDENTITY_CONFIRMED, Deed.IDENTITY_READ]
    own = address("space_blocks", people.space.public_id)
    assert "Zqarticle" in as_(people.hers).get(own).content.decode()
    assert "Zqarticle" not in as_(people.moderator).get(own).content.decode()


def test_what_was_found_is_kept_nowhere(two, listed):
    officer, other = two
    one = asked(officer, listed.hers)
    identity.decide(other, one.public_id, agrees=True)
    identity.read(officer, one.public_id)
    kept = str(list(IdentityRequest.objects.values())) + str(list(AccessLog.objects.values()))
    assert listed.hers.user.email not in kept


def test_where_the_law_forbids_it_she_is_not_told(two, listed, as_):
    officer, other = two
    one = asked(officer, listed.hers, silent=True, silent_reason="Ordonnance")
    identity.decide(other, one.public_id, agrees=True)
    identity.read(officer, one.public_id)
    own = address("space_blocks", listed.space.public_id)
    assert "Zqarticle" not in as_(listed.hers).get(own).content.decode()


def test_refused_it_is_over_and_written_down(two, listed):
    officer, other = two
    one = asked(officer, listed.hers)
    identity.decide(other, one.public_id, agrees=False)
    for deed in (lambda: identity.decide(other, one.public_id, agrees=True),):
        with pytest.raises(identity.NotHers):
            deed()
    assert deeds() == [Deed.IDENTITY_ASKED, Deed.IDENTITY_REFUSED]


def test_after_two_days_it_is_over(two, listed):
    officer, other = two
    one = asked(officer, listed.hers)
    old = timezone.now() - timedelta(hours=49)
    IdentityRequest.objects.update(asked_at=old)
    with pytest.raises(identity.NotHers):
        identity.decide(other, one.public_id, agrees=True)
    IdentityRequest.objects.update(confirmed_at=old)
    with pytest.raises(identity.NotHers):
        identity.read(officer, one.public_id)


def test_nobody_of_that_space_is_the_second_person(two, listed):
    officer, other = two
    one = asked(officer, listed.hers)
    take_part(listed.space, other, moderates=True)
    with pytest.raises(identity.NotHers):
        identity.decide(other, one.public_id, agrees=True)


@pytest.mark.parametrize("role", ["member", "editor", "facilitator"])
def test_the_pages_are_absent_for_all_others(two, listed, client_as, role):
    one = asked(two[0], listed.hers)
    for path in (DESK, f"{DESK}{one.public_id}/"):
        for method in ("get", "post"):
            assert getattr(client_as(role), method)(path).status_code == 404


def test_an_old_session_shows_itself_again_first(two, listed, client_as):
    one = asked(two[0], listed.hers)
    for path in (DESK, f"{DESK}{one.public_id}/"):
        answer = client_as("privacy_officer").get(path)
        assert answer.status_code == 302 and one.public_id not in answer.content.decode()


def test_the_request_names_nobody(two, listed):
    one = asked(two[0], listed.hers)
    assert one.asked_by == mark_of(two[0]) and two[0].email not in str(one.__dict__)
