"""A word that is confirmed, a suspension that ends by itself, taking out."""

from datetime import timedelta

from django.utils import timezone

import pytest

from spaces.choices import ModerationDeed, ParticipationState
from spaces.models import ModerationAct, Participation, Post
from spaces.moderation import people
from spaces.moderation.deeds import TooLate
from spaces.moderation.tasks import end_space_suspensions
from tests.spaces.making import address, make_post, make_topic, topic_address

pytestmark = pytest.mark.django_db
WORD = "Zqun mot pour vous."


def home(people_):
    return address("space", people_.space.public_id)


def now(participation):
    return Participation.objects.get(pk=participation.pk)


def test_a_word_is_read_at_the_next_visit_and_confirmed(listed, as_):
    path = address("moderate_person", listed.space.public_id, listed.hers.public_id)
    as_(listed.moderator).post(path, {"deed": "warn", "word": WORD})
    assert WORD not in as_(listed.other).get(home(listed)).content.decode()
    page = as_(listed.hers).get(home(listed)).content.decode()
    assert WORD in page
    mark = page.split('name="word" value="')[1].split('"')[0]
    confirm = address("confirm_word", listed.space.public_id)
    as_(listed.hers).post(confirm, {"word": "another"})
    assert now(listed.hers).warning == WORD
    as_(listed.hers).post(confirm, {"word": mark})
    as_(listed.hers).post(confirm, {"word": mark})
    assert WORD not in as_(listed.hers).get(home(listed)).content.decode()
    deeds = list(ModerationAct.objects.values_list("deed", flat=True))
    assert sorted(deeds) == [ModerationDeed.CONFIRMED, ModerationDeed.WARNED]
    assert WORD not in str(list(ModerationAct.objects.values()))


def test_suspended_she_reads_why_and_nothing_of_the_space(listed, as_):
    topic = make_topic(listed.moderator, "Zqsujet")
    people.suspend(listed.moderator, listed.hers, 3, WORD)
    answer = as_(listed.hers).post(topic_address(topic), {"body": "Zqtapé"})
    assert answer.status_code == 403
    page = answer.content.decode()
    assert WORD in page and "Zqtapé" in page and "Zqsujet" not in page
    assert not Post.objects.visible_to(listed.hers.user).exists()


def test_it_ends_at_its_hour_without_anybody_and_the_job_says_so(listed, as_):
    people.suspend(listed.moderator, listed.hers, 3, WORD)
    over = timezone.now() - timedelta(seconds=1)
    Participation.objects.filter(pk=listed.hers.pk).update(ends_suspension_at=over)
    assert as_(listed.hers).get(home(listed)).status_code == 200
    assert now(listed.hers).state == ParticipationState.SUSPENDED
    end_space_suspensions.call()
    assert now(listed.hers).state == ParticipationState.ACTIVE


def test_the_job_lets_nobody_in_before(listed):
    people.suspend(listed.moderator, listed.hers, 1, WORD)
    end_space_suspensions.call()
    assert now(listed.hers).state == ParticipationState.SUSPENDED
    people.reinstate(listed.moderator, listed.hers)
    assert now(listed.hers).state == ParticipationState.ACTIVE


def test_taken_out_she_is_out_at_once(listed, as_):
    path = address("moderate_person", listed.space.public_id, listed.hers.public_id)
    client = as_(listed.moderator)
    assert "La retirer" in client.post(path, {"deed": "ask_out"}).content.decode()
    assert now(listed.hers).state == ParticipationState.ACTIVE
    client.post(path, {"deed": "out"})
    assert as_(listed.hers).get(home(listed)).status_code == 404
    assert as_(listed.moderator).get(path).status_code == 404


@pytest.mark.parametrize("typed", [{"deed": "warn"}, {"deed": "suspend", "days": "1000", "why": "x"}, {}])
def test_bad_input_does_nothing(listed, as_, typed):
    path = address("moderate_person", listed.space.public_id, listed.hers.public_id)
    assert as_(listed.moderator).post(path, typed).status_code == 200
    assert not ModerationAct.objects.exists()


def test_nobody_does_it_but_moderators_and_never_to_one(listed, as_):
    for actor, whom in (
        (listed.hers, listed.other),
        (listed.moderator, listed.colleague),
        (listed.moderator, listed.moderator),
    ):
        for deed in (people.take_out, people.reinstate):
            with pytest.raises(TooLate):
                deed(actor, whom)
        with pytest.raises(TooLate):
            people.suspend(actor, whom, 1, WORD)
        path = address("moderate_person", listed.space.public_id, whom.public_id)
        assert as_(actor).get(path).status_code == 404


def test_a_moderator_reads_a_name_here_and_nothing_else(shelter, as_):
    make_post(shelter.hers, make_topic(shelter.other))
    path = address("moderate_person", shelter.space.public_id, shelter.hers.public_id)
    page = as_(shelter.moderator).get(path).content.decode()
    assert shelter.hers.pseudonym in page and shelter.hers.user.login_name not in page
