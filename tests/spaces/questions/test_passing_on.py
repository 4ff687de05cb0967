"""A question is passed on to somebody of the space, who then sees to it, or elsewhere: it has one owner."""

import pytest

from portal.models import Region
from spaces.choices import MailContent, ParticipationState
from spaces.models import Block, Participation, QuestionPromise
from spaces.questions import deeds
from spaces.questions.owning import may_be_passed_to, owner_of
from tests.factories import make_profile
from tests.spaces.making import (
    DISCREET,
    SHELTERED,
    address,
    client_of,
    make_post,
    make_space,
    make_topic,
    take_part,
    topic_address,
)

pytestmark = pytest.mark.django_db


def make_place(**fields):
    space = make_space("Ici", **fields)
    people = {"asker": take_part(space), "other": take_part(space)}
    people |= {name: take_part(space, moderates=True) for name in ("moderator", "second")}
    for name, hers in people.items():
        make_profile(hers.user, name=f"Zq{name}")
    return people | {"space": space, "topic": make_topic(people["asker"], "Où ?", kind="question")}


@pytest.fixture
def place(site):
    """A space where somebody asks, and another wrote once."""
    place = make_place(mail_content=MailContent.FULL)
    make_post(place["other"], make_topic(place["moderator"]))
    return place


def where(place):
    return address("question_pass_on", place["space"].public_id, place["topic"].public_id)


def passes(place, **data):
    return client_of(place["moderator"]).post(where(place), data)


def reads(place, who="asker"):
    page = client_of(place[who]).get(topic_address(place["topic"])).content.decode()
    return page.split('class="promise"')[1].split("</section>")[0].replace("\u00a0", " ")


def promise(place):
    return QuestionPromise.objects.get(topic=place["topic"])


def test_whoever_of_the_space_it_is_passed_to_sees_to_it_alone_and_is_told(place, sink):
    deeds.take(place["moderator"], place["topic"], "")
    passes(place, person=place["other"].public_id)
    told = {message["To"]: message.get_body(("plain",)).get_content() for message in sink.messages}
    assert set(told) == {place["asker"].user.email, place["other"].user.email}
    assert "vous en occupez" in told[place["other"].user.email].replace("\u00a0", " ")
    said = reads(place)
    assert "Passée à une personne de cet espace" in said and "Zqother s’en occupe" in said
    assert "Zqmoderator s’en occupe" not in said
    assert promise(place).owner == place["other"]


def test_passed_elsewhere_in_words_the_owner_stays_and_follows_the_answer(place, sink):
    passes(place, to="CALACS de Québec")
    said = reads(place)
    assert "Passée à CALACS de Québec" in said
    assert "Zqmoderator suit la réponse" in said and "s’en occupe" not in said
    assert [message["To"] for message in sink.messages] == [place["asker"].user.email]


def test_the_form_says_who_reads_the_words_and_takes_one_way_only(place):
    page = client_of(place["moderator"]).get(where(place)).content.decode()
    assert "tout l’espace lisent ces mots" in page
    region = Region.objects.create(code="05", slug="estrie", name_fr="Estrie", name_en="Estrie")
    key = place["other"].public_id
    for data in ({}, {"person": key, "to": "Zoé"}, {"person": key, "region": region.pk}, {"person": "x"}):
        refused = passes(place, **data)
        assert refused.status_code == 200 and refused.context["form"].errors
    assert promise(place).forwarded_at is None


def test_those_are_offered_of_whom_the_space_knows_that_they_are_in_it(place):
    silent, listed = take_part(place["space"]), take_part(place["space"], is_listed=True)
    offered = set(may_be_passed_to(place["topic"]))
    assert offered == {place["other"], place["moderator"], place["second"], listed}
    assert silent not in offered and place["asker"] not in offered


def test_neither_who_is_kept_apart_from_who_asked_nor_who_is_out_is_offered(place):
    apart, out = take_part(place["space"], is_listed=True), take_part(place["space"], is_listed=True)
    Block.objects.create(blocker=apart, blocked=place["asker"])
    Participation.objects.filter(pk=out.pk).update(state=ParticipationState.LEFT)
    assert not {apart, out} & set(may_be_passed_to(place["topic"]))


def test_in_a_space_that_hides_being_listed_elsewhere_tells_nothing(site):
    place = make_place(**DISCREET)
    take_part(place["space"], is_listed=True)
    assert set(may_be_passed_to(place["topic"])) == {place["moderator"], place["second"]}


def test_among_survivors_the_moderators_alone_see_to_questions(site):
    space = make_space(**SHELTERED)
    asker, other, moderator = take_part(space), take_part(space), take_part(space, moderates=True)
    make_post(other, make_topic(moderator))
    assert list(may_be_passed_to(make_topic(asker, kind="question"))) == [moderator]


def test_once_she_is_out_the_moderators_see_to_it_together(place):
    deeds.pass_on(place["moderator"], place["topic"], person=place["other"])
    Participation.objects.filter(pk=place["other"].pk).update(state=ParticipationState.LEFT)
    assert owner_of(promise(place)) is None
    assert "Zqother s’en" not in reads(place)


def test_a_moderator_may_take_it_back(place):
    deeds.pass_on(place["moderator"], place["topic"], person=place["other"])
    deeds.take(place["moderator"], place["topic"], place["other"].public_id)
    assert "Zqmoderator s’en occupe" in reads(place)


def test_the_same_way_twice_tells_once(place, sink):
    for _click in range(2):
        assert passes(place, person=place["other"].public_id).status_code == 302
    assert len(sink.messages) == 2
