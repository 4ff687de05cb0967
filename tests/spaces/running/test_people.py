"""The people of a space: who asks, who is invited, who moderates, who is taken out; no address, no oracle."""

from datetime import timedelta

from django.utils import timezone

import pytest

from portal.registries.queues import waiting_for
from spaces.choices import ModerationDeed, ParticipationState, SpaceRole
from spaces.models import AddressInvitation, MailChoice, ModerationAct, Participation, Space
from spaces.people.inviting import forget_old_invitations
from tests.factories import make_person, make_profile
from tests.spaces.making import DISCREET, SHELTERED, address, client_of, make_space, make_topic, take_part

pytestmark = pytest.mark.django_db
UNKNOWN = "zqinconnue@example.org"


class Place:
    """A space with a moderator."""

    def __init__(self, **fields):
        self.space = make_space("Zqlieu", **fields)
        self.moderator = take_part(self.space, moderates=True)
        self.client = client_of(self.moderator)

    def path(self, name, *args):
        return address(name, self.space.public_id, *args)

    def of(self, user):
        return Participation.objects.filter(space=self.space, user=user).first()

    def asks(self, user, words="Zqbonjour"):
        client_of(user).post(self.path("space_ask"), {"request": words})
        return self.of(user)


@pytest.fixture
def place(site, outbox, settings):
    return Place()


def subjects(outbox):
    return [(message.to, message.subject) for message in outbox]


def test_who_asks_is_let_in_and_told_without_a_word_of_it(place, outbox):
    member = make_person("member")
    asked = place.asks(member)
    assert [one.request for one in place.client.get(place.path("space_people")).context["requests"]] == [
        "Zqbonjour"
    ]
    place.client.post(place.path("space_answer", asked.public_id), {"yes": "1"})
    assert Participation.objects.of(member).filter(space=place.space).exists()
    assert place.of(member).request == ""
    assert [message.to for message in outbox] == [[member.email]]
    assert "zqlieu" not in (outbox[0].subject + outbox[0].body).lower()
    place.client.post(place.path("space_answer", asked.public_id), {"yes": "1"})
    assert len(outbox) == 1


def test_a_no_comes_with_a_word_that_she_alone_reads_and_she_may_ask_again(place, outbox):
    member = make_person("member")
    asked = place.asks(member)
    answer = place.path("space_answer", asked.public_id)
    assert place.client.post(answer, {"word": " "}).context["decline_form"].errors
    assert place.of(member).state == ParticipationState.ASKED
    place.client.post(answer, {"word": "Zqplus tard"})
    mine = client_of(member).get(address("my_spaces"))
    assert "Zqplus tard" in mine.content.decode()
    assert "zqplus" not in outbox[0].body.lower()
    assert place.asks(member).state == ParticipationState.ASKED
    assert place.of(member).answer == ""


def test_who_was_taken_out_reads_nothing_at_her_next_page_and_may_ask_to_come_back(place):
    hers = take_part(place.space)
    topic = make_topic(hers)
    client, page = client_of(hers), place.path("space")
    assert client.get(page).status_code == 200
    place.client.post(place.path("space_person", hers.public_id), {"out": "1"})
    assert client.get(page).status_code == 404
    assert topic.posts.get().body == "Un message."
    place.asks(hers.user)
    one = place.client.get(place.path("space_people")).context["requests"][0]
    assert one.was_out
    place.client.post(place.path("space_answer", one.key), {"yes": "1"})
    assert client.get(page).status_code == 200


def test_what_is_decided_about_people_stands_in_the_log(place):
    hers, colleague = take_part(place.space), take_part(place.space)
    for participation, deed in ((colleague, "moderator"), (hers, "out"), (colleague, "participant")):
        place.client.post(place.path("space_person", participation.public_id), {deed: "1"})
    deeds = list(ModerationAct.objects.order_by("pk").values_list("deed", flat=True))
    assert deeds == [ModerationDeed.NAMED, ModerationDeed.TAKEN_OUT, ModerationDeed.UNNAMED]
    assert {act.actor_id for act in ModerationAct.objects.all()} == {place.moderator.pk}


def test_a_moderator_takes_out_no_other_moderator(place):
    colleague = take_part(place.space, moderates=True)
    page = place.path("space_person", colleague.public_id)
    assert 'name="out"' not in place.client.get(page).content.decode()
    assert place.client.post(page, {"out": "1"}, follow=True).context["messages"]
    assert place.of(colleague.user).is_moderator
    assert not ModerationAct.objects.exists()


def test_who_is_taken_out_of_a_shelter_leaves_no_address_behind(site):
    place = Place(**SHELTERED)
    hers = take_part(place.space)
    MailChoice.objects.create(participation=hers)
    place.client.post(place.path("space_person", hers.public_id), {"out": "1"})
    assert not MailChoice.objects.exists()


def test_who_is_suspended_cannot_ask_herself_in(place):
    hers = take_part(place.space, state=ParticipationState.SUSPENDED)
    assert client_of(hers).post(place.path("space_ask"), {"request": "Zq"}).status_code == 404
    assert place.of(hers.user).state == ParticipationState.SUSPENDED


def test_a_space_always_has_somebody_who_looks_after_it(place):
    other = take_part(place.space)
    mine = place.path("space_person", place.moderator.public_id)
    for deed in ({"participant": "1"}, {"out": "1"}):
        place.client.post(mine, deed)
        assert place.of(place.moderator.user).is_moderator
    place.client.post(place.path("space_leave"))
    assert place.of(place.moderator.user).state == ParticipationState.ACTIVE
    place.client.post(place.path("space_person", other.public_id), {"moderator": "1"})
    place.client.post(place.path("space_leave"))
    assert place.of(place.moderator.user).state == ParticipationState.LEFT
    assert place.of(place.moderator.user).role == SpaceRole.PARTICIPANT
    assert place.of(other.user).is_moderator


def test_a_space_left_to_itself_is_taken_care_of_by_one_of_its_people(place):
    hers = take_part(place.space)
    look = place.path("space_look_after")
    client_of(hers).post(look)
    assert not place.of(hers.user).is_moderator
    Participation.objects.filter(pk=place.moderator.pk).delete()
    client_of(hers).post(look)
    assert place.of(hers.user).is_moderator


def test_a_sheltered_space_left_to_itself_is_taken_by_nobody(site):
    place = Place(**SHELTERED)
    hers = take_part(place.space)
    Participation.objects.filter(pk=place.moderator.pk).delete()
    client_of(hers).post(place.path("space_look_after"))
    assert not place.of(hers.user).is_moderator


def test_a_member_of_the_directory_is_invited_accepts_or_takes_no_notice(place, outbox):
    found = make_profile(make_person("member"), name="Zqinvitée").user
    hidden = make_profile(make_person("member"), [], name="Zqcachée").user
    page = place.client.get(place.path("space_invite"), {"q": "zqinvitée"})
    assert [one.name for one in page.context["found"]] == ["Zqinvitée"]
    assert not place.client.get(place.path("space_invite"), {"q": "zqcachée"}).context["found"]
    for user in (found, hidden):
        place.client.post(place.path("space_invite"), {"member": user.profile.public_id})
    assert place.of(hidden) is None
    assert [message.to for message in outbox] == [[found.email]]
    invitation = address("space_invitation", place.space.public_id)
    assert client_of(found).get(invitation).status_code == 200
    client_of(found).post(invitation, {"yes": "1"})
    assert Participation.objects.of(found).filter(space=place.space).exists()


def test_an_invitation_taken_back_opens_nothing(place):
    user = make_profile(make_person("member"), name="Zqinvitée").user
    place.client.post(place.path("space_invite"), {"member": user.profile.public_id})
    place.client.post(place.path("space_withdraw"), {"person": user.profile.public_id})
    assert client_of(user).get(place.path("space_invitation")).status_code == 404


def test_an_address_tells_nothing_of_whether_it_has_an_account(
    place, outbox, django_capture_on_commit_callbacks
):
    known = make_profile(make_person("member"), name="Zqconnue").user
    pages = []
    for one in (known.email, UNKNOWN):
        with django_capture_on_commit_callbacks(execute=True):
            response = place.client.post(place.path("space_invite"), {"address": one.upper()})
        assert response.url == place.path("space_people")
        page = place.client.get(response.url).content.decode()
        pages.append([line for line in page.splitlines() if "Zqconnue" in line or 'name="person"' in line])
        found = place.client.get(place.path("space_invite"), {"q": "zqconnue"}).context["found"]
        assert [one.name for one in found] == ["Zqconnue"]
    assert pages == [[], []]
    shown = AddressInvitation.objects.values_list("shown", flat=True)
    assert {one.partition("@")[0] for one in shown} == {f"{known.email[0]}…", "z…"}
    assert [message.to for message in outbox] == [[known.email]]
    assert place.of(known).state == ParticipationState.INVITED
    assert client_of(known).get(place.path("space_invitation")).status_code == 200


def test_an_address_finds_its_invitation_the_day_it_becomes_a_members(
    place, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        place.client.post(place.path("space_invite"), {"address": UNKNOWN})
    newcomer = make_person("stranger")
    type(newcomer).objects.filter(pk=newcomer.pk).update(email=UNKNOWN)
    newcomer.refresh_from_db()
    newcomer.groups.add(place.moderator.user.groups.get())
    assert place.of(newcomer).state == ParticipationState.INVITED
    place.client.post(place.path("space_withdraw"), {"address": AddressInvitation.objects.get().pk})
    assert place.of(newcomer).state == ParticipationState.LEFT
    assert not AddressInvitation.objects.exists()


def test_an_invitation_by_address_is_forgotten_after_sixty_days(place):
    place.client.post(place.path("space_invite"), {"address": UNKNOWN})
    AddressInvitation.objects.update(made_at=timezone.now() - timedelta(days=61))
    assert place.client.get(place.path("space_people")).context["by_address"] == []
    forget_old_invitations()
    assert not AddressInvitation.objects.exists()


def test_no_address_is_shown_and_the_list_costs_the_same_whatever_its_length(
    place, django_assert_max_num_queries
):
    def cost():
        with django_assert_max_num_queries(40) as queries:
            body = place.client.get(place.path("space_people")).content.decode()
        # The menu names the reader's own account.
        assert "@example.org" not in body.partition("<main")[2]
        return len(queries)

    take_part(place.space)
    place.client.get(place.path("space_people"))
    before = cost()
    for _number in range(6):
        take_part(place.space)
        place.asks(make_person("member"))
    assert cost() <= before + 1


def test_names_are_found_by_the_others_only_where_one_wished_it(place):
    hers, other = take_part(place.space), take_part(place.space)
    make_profile(hers.user, name="Zqvisible")
    page = place.path("space_people")
    assert client_of(other).get(page).context["names"] == []
    client_of(hers).post(place.path("space_show_me"), {"yes": "1"})
    assert client_of(other).get(page).context["names"] == ["Zqvisible"]
    client_of(hers).post(place.path("space_show_me"), {"no": "1"})
    assert client_of(other).get(page).context["names"] == []


@pytest.mark.parametrize("fields", [DISCREET, SHELTERED])
def test_an_opaque_space_has_no_list_for_its_people(site, fields):
    place = Place(**fields)
    hers = take_part(place.space)
    assert client_of(hers).get(place.path("space_people")).status_code == 404
    client_of(hers).post(place.path("space_show_me"), {"yes": "1"})
    assert not place.of(hers.user).is_listed


def test_a_sheltered_space_invites_nobody_by_name(site):
    place = Place(**SHELTERED)
    assert place.client.get(place.path("space_invite")).status_code == 404
    assert place.client.post(place.path("space_invite"), {"address": UNKNOWN}).status_code == 404


def test_who_takes_part_decides_about_nobody(place):
    client, asked = client_of(take_part(place.space)), place.asks(make_person("member"))
    for name, parts, told in (
        ("space_answer", [asked.public_id], {"yes": "1"}),
        ("space_person", [place.moderator.public_id], {"out": "1"}),
        ("space_invite", [], {"address": UNKNOWN}),
        ("space_withdraw", [], {"person": asked.public_id}),
    ):
        assert client.post(place.path(name, *parts), told).status_code == 404
    assert place.of(asked.user).state == ParticipationState.ASKED


def test_somebody_of_another_space_is_nobody_here(place):
    elsewhere = take_part(make_space())
    place.client.post(place.path("space_person", elsewhere.public_id), {"out": "1"})
    assert Participation.objects.get(pk=elsewhere.pk).state == ParticipationState.ACTIVE


def test_into_a_space_of_all_members_one_comes_back_at_once(site):
    place = Place(admission="members")
    hers = take_part(place.space)
    client_of(hers).post(place.path("space_leave"))
    assert client_of(hers).get(place.path("space")).status_code == 404
    place.asks(hers.user)
    assert client_of(hers).get(place.path("space")).status_code == 200


def test_the_facilitator_is_told_of_requests_in_her_spaces_and_elsewhere_that_something_waits(place, person):
    facilitator = person("facilitator")
    place.asks(make_person("member"))
    place.asks(make_person("member"))
    other = {queue.name: waiting for queue, waiting in waiting_for(facilitator)}
    assert "spaces_requests_waiting" not in other
    told = other["spaces_elsewhere"]
    assert (told.number, told.oldest) == (1, None)
    take_part(place.space, facilitator, moderates=True)
    hers = {queue.name: waiting.number for queue, waiting in waiting_for(facilitator)}
    assert hers["spaces_requests_waiting"] == 2
    assert "spaces_elsewhere" not in hers


def test_my_spaces_leads_everywhere_and_concerns_no_survivor(place):
    mine = client_of(place.moderator).get(address("my_spaces"))
    assert [one.space for one in mine.context["reads"]] == [place.space]
    survivor = take_part(make_space(**SHELTERED))
    assert client_of(survivor).get(address("my_spaces")).status_code == 404
    assert Space.objects.count() == 2
