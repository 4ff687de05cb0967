"""Inviting the facilitator: anybody may, only the team reads it."""

from datetime import timedelta

from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

import pytest

from portal.registries.personal_data import personal_data
from portal.registries.queues import waiting_for
from tests.factories import make_person
from webinars.invitations.registering import KEPT, forget_old
from webinars.models import FacilitatorInvitation, InvitationState

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
READS = {"facilitator", "superuser"}
PATHS = {"fr": "/fr/webinaires/inviter/", "en": "/en/webinars/invite/"}
SENT = {"name": "zqnomzq", "email": "zqadressezq@example.org", "words": "zqmotszq", "website": ""}


@pytest.fixture(autouse=True)
def no_count():
    cache.clear()


def make_invitation(**fields):
    given = {name: SENT[name] for name in ("name", "email", "words")}
    return FacilitatorInvitation.objects.create(**{**given, **fields})


@pytest.mark.parametrize("language", PATHS)
@pytest.mark.parametrize("role", ROLES)
def test_anybody_invites_her_and_reads_nothing_of_others(site, client_as, role, language):
    make_invitation()
    client = client_as(role)
    assert client.get(PATHS[language]).status_code == 200
    answer = client.post(PATHS[language], {**SENT, "words": "Venez nous voir"}, follow=True)
    assert answer.status_code == 200
    assert "zqmotszq" not in answer.content.decode()
    made = FacilitatorInvitation.objects.get(words="Venez nous voir")
    assert (made.user is not None) is (role != "visitor")
    assert made.language == language


def test_a_form_sent_twice_makes_one(site, client):
    sent = {**SENT, "form_key": "6a1d9c5e-3f4b-4b6e-9f0a-7d2f5a1c8e11"}
    for _ in range(2):
        client.post(PATHS["fr"], sent)
    assert FacilitatorInvitation.objects.count() == 1


def test_a_program_gets_the_same_thanks_and_leaves_nothing(site, client):
    answers = [client.post(PATHS["fr"], {**SENT, "website": trap}) for trap in ("http://x", "")]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert FacilitatorInvitation.objects.count() == 1


def test_five_an_hour_from_one_place_and_what_was_typed_stays(site, client):
    for _ in range(5):
        assert client.post(PATHS["fr"], SENT).status_code == 302
    refused = client.post(PATHS["fr"], SENT)
    assert refused.status_code == 429
    assert "zqmotszq" in refused.content.decode()
    assert FacilitatorInvitation.objects.count() == 5


@pytest.mark.parametrize(
    ("field", "value"), [("name", ""), ("email", "personne"), ("words", " \u202e"), ("region", "999")]
)
def test_what_is_wrong_is_asked_again(site, client, field, value):
    answer = client.post(PATHS["fr"], {**SENT, field: value})
    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()
    assert not FacilitatorInvitation.objects.exists()


@pytest.mark.parametrize("role", ROLES)
def test_the_desk_opens_for_who_looks_after_events_only(site, client_as, role):
    invitation = make_invitation()
    client = client_as(role)
    with override("fr"):
        paths = [reverse("invitations_desk"), reverse("invitation_desk", args=[invitation.pk])]
    for path in paths:
        text = client.get(path).content.decode()
        assert ("zqnomzq" in text) is (role in READS), path
    client.post(paths[1], {"state": "talking", "note": "Appelée"})
    invitation.refresh_from_db()
    expected = InvitationState.TALKING if role in READS else InvitationState.WAITING
    assert invitation.state == expected


@pytest.mark.parametrize("role", ROLES[1:])
def test_what_waits_is_in_the_queue_of_the_facilitator(site, person, role):
    invitation = make_invitation()
    names = [queue.name for queue, _waiting in waiting_for(person(role))]
    assert ("facilitator_invitations" in names) is (role in READS)
    invitation.move_to(InvitationState.TALKING, "")
    assert "facilitator_invitations" not in [q.name for q, _waiting in waiting_for(person(role))]


def test_the_day_on_which_it_was_over_is_kept_once_and_it_goes_a_year_later(site):
    invitation, other = make_invitation(), make_invitation()
    invitation.move_to(InvitationState.DONE, "")
    settled = invitation.settled_at
    invitation.move_to(InvitationState.DECLINED, "Note")
    assert invitation.settled_at == settled
    forget_old(timezone.now() + KEPT - timedelta(minutes=1))
    assert FacilitatorInvitation.objects.count() == 2
    forget_old(timezone.now() + KEPT + timedelta(minutes=1))
    assert list(FacilitatorInvitation.objects.all()) == [other]


def test_what_she_sent_is_hers_and_goes_with_her(site):
    member, other = make_person("member"), make_person("member")
    make_invitation(user=member)
    make_invitation(email=member.email.upper())
    kept = make_invitation(email=member.email, user=other)
    entry = personal_data.get("facilitator_invitations")
    assert [row["words"] for row in entry.export(member)] == ["zqmotszq"]
    entry.erase(member)
    assert list(FacilitatorInvitation.objects.all()) == [kept]
