"""In a sheltered space what sums up an answer goes when the answer goes, whatever takes it away."""

from datetime import timedelta

from django.db.models import F

import pytest

from members.data_rights.erasing import erase_person
from spaces.choices import ModerationDeed
from spaces.discussions.writing import remove
from spaces.models import Post, QuestionPromise, QuestionState
from spaces.moderation.deeds import as_seen, decide
from spaces.questions import deeds
from spaces.shelter.fading import fade
from tests.spaces.making import (
    SHELTERED,
    address,
    client_of,
    make_post,
    make_space,
    make_topic,
    take_part,
    topic_address,
)
from tests.spaces.shelter.test_codes import all_rows

pytestmark = pytest.mark.django_db
CANARY = "zqenbref"


def make_place(**fields):
    """Make a space with a question kept until it is erased, and an answer kept for a day."""
    space = make_space(**fields)
    place = {"space": space, "moderator": take_part(space, moderates=True)}
    place |= {name: take_part(space) for name in ("asker", "hers", "reader")}
    place["topic"] = make_topic(place["asker"], "Où aller ?", "Je cherche.", kind="question", keep=0)
    place["post"] = make_post(place["hers"], place["topic"], f"Là : {CANARY}", keep=1)
    return place


@pytest.fixture
def place(site):
    return make_place(**SHELTERED)


def mark(place):
    deeds.mark_answer(place["moderator"], place["topic"], place["post"])


def sum_up(place, **how):
    """Sum up as the form does: over the summary that stands there now."""
    written = QuestionPromise.objects.get(topic=place["topic"]).summarised_at
    deeds.sum_up(place["moderator"], place["topic"], f"En bref : {CANARY}", written_at=written, **how)


def promise(place):
    return QuestionPromise.objects.get(topic=place["topic"])


def decided(place):
    post = Post.objects.get(pk=place["post"].pk)
    decide(place["moderator"], post, ModerationDeed.REMOVED, as_seen(post))


def pass_its_day(place):
    Post.objects.update(expires_at=F("expires_at") - timedelta(days=2))


def expired(place):
    pass_its_day(place)
    fade.call()


GONE = {
    "by its author": lambda place: remove(place["hers"], place["post"]),
    "by a moderator": lambda place: remove(place["moderator"], place["post"]),
    "as decided": decided,
    "with its author": lambda place: erase_person(place["hers"].user, by=place["hers"].user),
    "past its day": expired,
}


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "unmarked"])
@pytest.mark.parametrize("how", GONE)
def test_it_goes_with_the_answer(place, how, marked):
    if marked:
        mark(place)
    sum_up(place)
    GONE[how](place)
    found = promise(place)
    assert (found.summary, found.summarised_at, found.answer) == ("", None, None)
    assert found.state == QuestionState.ANSWERED
    assert not any(CANARY in row for row in all_rows())
    page = client_of(place["reader"]).get(topic_address(place["topic"]))
    assert page.status_code == 200 and CANARY not in page.content.decode()


def test_it_goes_with_the_answer_of_a_moderator_who_is_erased(place):
    place["post"] = make_post(place["moderator"], place["topic"], "Moi aussi.")
    second = take_part(place["space"], moderates=True)
    sum_up(place)
    erase_person(place["moderator"].user, by=place["moderator"].user)
    assert promise(place).summary == "" and second


def test_past_the_day_of_the_answer_nobody_reads_it_before_it_is_erased(place):
    sum_up(place)
    pass_its_day(place)
    form = address("question_sum_up", place["space"].public_id, place["topic"].public_id)
    for somebody, path in (
        (place["reader"], topic_address(place["topic"])),
        (place["moderator"], topic_address(place["topic"])),
        (place["moderator"], form),
    ):
        page = client_of(somebody).get(path)
        assert page.status_code == 200 and CANARY not in page.content.decode()
    assert promise(place).summary


def test_what_was_said_by_telephone_goes_only_with_the_answer_that_it_stands_above(place):
    sum_up(place, by_telephone=True)
    remove(place["hers"], place["post"])
    assert promise(place).summary
    place["post"] = make_post(place["reader"], place["topic"], "Oui, là.")
    mark(place)
    remove(place["reader"], place["post"])
    assert promise(place).summary == ""


def test_what_was_written_afterwards_takes_nothing_with_it(place):
    sum_up(place)
    remove(place["reader"], make_post(place["reader"], place["topic"], "Merci."))
    assert promise(place).summary


def test_who_had_begun_to_sum_up_meanwhile_may_keep_hers(place):
    sum_up(place)
    before = promise(place).summarised_at
    remove(place["hers"], place["post"])
    deeds.sum_up(place["moderator"], place["topic"], "En d’autres mots.", written_at=before)
    assert promise(place).summary == "En d’autres mots."


def test_elsewhere_it_is_a_text_of_who_wrote_it_and_stays(site):
    place = make_place()
    mark(place)
    sum_up(place)
    remove(place["hers"], place["post"])
    found = promise(place)
    assert CANARY in found.summary and found.answer is None
