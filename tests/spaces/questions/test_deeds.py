"""A question has an owner and a promise: what its moderators and who asked it do, each deed once."""

from datetime import timedelta

from django.utils import timezone

import pytest

from spaces.choices import SpaceRole, Standing
from spaces.models import Participation, QuestionPromise, QuestionState
from spaces.questions import deeds
from spaces.questions.figures import answering
from tests.spaces.making import make_post, make_space, make_topic, set_standing, take_part

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def place(site):
    """A space with somebody who asks, somebody who answers, and two who moderate."""
    space = make_space("Ici")
    people = {"asker": take_part(space), "other": take_part(space)}
    people |= {name: take_part(space, moderates=True) for name in ("moderator", "second")}
    return people | {"space": space, "topic": make_topic(people["asker"], "Où ?", kind="question")}


def promise(place):
    return QuestionPromise.objects.get(topic=place["topic"])


def test_a_moderator_who_opens_it_has_seen_it_and_the_second_changes_nothing(place):
    deeds.see(place["moderator"], place["topic"])
    deeds.see(place["second"], place["topic"])
    found = promise(place)
    assert (found.state, found.seen_by) == (QuestionState.SEEN, place["moderator"])


def test_who_asks_and_moderates_has_not_seen_her_own(place):
    Participation.objects.filter(pk=place["asker"].pk).update(role=SpaceRole.MODERATOR)
    deeds.see(place["asker"], place["topic"])
    assert promise(place).seen_at is None


def test_nobody_but_a_moderator_sees_to_it(place):
    asked = [
        lambda who: deeds.take(who, place["topic"], ""),
        lambda who: deeds.pass_on(who, place["topic"], to="Zoé"),
        lambda who: deeds.say(who, place["topic"], "Non"),
        lambda who: deeds.sum_up(who, place["topic"], "Résumé", written_at=None),
    ]
    stranger = take_part(make_space(), moderates=True)
    for deed in asked:
        for who in (place["asker"], place["other"], stranger):
            with pytest.raises(deeds.Refused):
                deed(who)
    assert promise(place).state == QuestionState.RECEIVED
    assert promise(place).owner is None


def test_she_who_moderates_no_more_does_nothing_more(place):
    Participation.objects.filter(pk=place["moderator"].pk).update(role=SpaceRole.PARTICIPANT)
    with pytest.raises(deeds.Refused):
        deeds.take(place["moderator"], place["topic"], "")


def test_the_second_to_take_it_is_told_and_takes_it_over_once_she_knows(place):
    deeds.take(place["moderator"], place["topic"], "")
    with pytest.raises(deeds.Overtaken):
        deeds.take(place["second"], place["topic"], "")
    assert promise(place).owner == place["moderator"]
    deeds.take(place["second"], place["topic"], place["moderator"].public_id)
    assert promise(place).owner == place["second"]


def test_an_answer_of_another_ends_the_wait_and_one_s_own_does_not(place):
    make_post(place["asker"], place["topic"], "Je précise.")
    assert promise(place).waits_since
    make_post(place["other"], place["topic"])
    assert promise(place).waits_since is None
    assert promise(place).first_answer_at
    assert promise(place).is_open


def test_an_answer_that_others_do_not_read_yet_is_none(place):
    type(place["space"]).objects.update(first_posts_read=3)
    post = make_post(place["other"], place["topic"])
    assert post.standing == Standing.WAITING
    assert promise(place).waits_since


@pytest.mark.parametrize("who", ["asker", "moderator"])
def test_who_asked_or_a_moderator_says_which_message_answers(place, who):
    post = make_post(place["other"], place["topic"])
    deeds.mark_answer(place[who], place["topic"], post)
    assert (promise(place).state, promise(place).answer) == (QuestionState.ANSWERED, post)
    assert not promise(place).is_open


def test_neither_another_nor_the_question_nor_what_is_set_aside_answers(place):
    post, first = make_post(place["other"], place["topic"]), place["topic"].posts.get(number=1)
    elsewhere = make_post(place["other"], make_topic(place["asker"], kind="question"))
    held = make_post(place["other"], place["topic"])
    set_standing(held, Standing.HELD)
    for who, what in (("other", post), ("asker", first), ("asker", elsewhere), ("moderator", held)):
        with pytest.raises(deeds.Refused):
            deeds.mark_answer(place[who], place["topic"], what)
    assert promise(place).answer is None


def test_a_telephone_call_is_summed_up_once(place):
    deeds.sum_up(place["moderator"], place["topic"], "Au CALACS.", written_at=None, by_telephone=True)
    found = promise(place)
    assert (found.state, found.by_telephone, found.waits_since) == (QuestionState.SUMMARISED, True, None)
    deeds.sum_up(place["moderator"], place["topic"], "Au CALACS.", written_at=None, by_telephone=True)
    assert promise(place).summarised_at == found.summarised_at


def test_of_two_summaries_the_second_overwrites_nothing(place):
    deeds.sum_up(place["moderator"], place["topic"], "La première.", written_at=None)
    with pytest.raises(deeds.Overtaken):
        deeds.sum_up(place["second"], place["topic"], "La deuxième.", written_at=None)
    written = promise(place).summarised_at
    deeds.sum_up(place["second"], place["topic"], "Les deux.", written_at=written)
    assert promise(place).summary == "Les deux."


def test_what_is_answered_stays_so_whatever_is_said_then(place):
    deeds.sum_up(place["moderator"], place["topic"], "Voilà.", written_at=None)
    deeds.pass_on(place["moderator"], place["topic"], to="Zoé")
    deeds.say(place["moderator"], place["topic"], "Encore un mot.")
    assert promise(place).state == QuestionState.SUMMARISED


def test_who_asked_may_say_that_she_still_looks(place, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    deeds.mark_answer(place["asker"], place["topic"], make_post(place["other"], place["topic"]))
    time_machine.move_to(timezone.now() + 20 * DAY, tick=False)
    with pytest.raises(deeds.Refused):
        deeds.wait_again(place["moderator"], place["topic"])
    deeds.wait_again(place["asker"], place["topic"])
    found = promise(place)
    assert (found.answer, found.is_open, found.waits_since) == (None, True, timezone.now())
    assert not QuestionPromise.objects.late().exists()


def test_it_is_late_after_seven_days_and_where_nobody_answers_any_more_never(place, time_machine):
    begun = promise(place).waits_since
    time_machine.move_to(begun + 7 * DAY - timedelta(minutes=1), tick=False)
    assert not QuestionPromise.objects.late().exists()
    time_machine.move_to(begun + 7 * DAY, tick=False)
    assert QuestionPromise.objects.late().get() == promise(place)
    topics = type(place["topic"]).objects.filter(pk=place["topic"].pk)
    for fields in ({"closed_at": timezone.now()}, {"standing": Standing.HELD}, {"expires_at": begun}):
        before = {name: getattr(place["topic"], name) for name in fields}
        topics.update(**fields)
        assert not QuestionPromise.objects.waiting().exists(), fields
        topics.update(**before)
    type(place["space"]).objects.update(archived_at=timezone.now())
    assert not QuestionPromise.objects.waiting().exists()


def test_the_figures_give_the_median_time_to_the_first_answer(place):
    begun = timezone.now() - 30 * DAY
    for days in (1, 3, 8, None):
        topic = make_topic(place["asker"], kind="question")
        answered = begun + days * DAY if days else None
        QuestionPromise.objects.filter(topic=topic).update(received_at=begun, first_answer_at=answered)
    make_topic(take_part(make_space()), kind="question")
    found = answering(place["space"], begun, begun + DAY)
    assert (found.asked, found.answered, found.median) == (4, 3, 3 * DAY)
    assert answering(place["space"], begun - 9 * DAY, begun).median is None
