"""Polls of a space: nobody sees who chose what, and once closed nothing of it is kept."""

import uuid
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest

from spaces.models import Ballot, Poll, PollChoice, Space
from spaces.polls.answering import answer, mark_of
from spaces.polls.tasks import close_polls
from tests.spaces.making import DISCREET, SHELTERED, address, take_part
from tests.spaces.things import make_poll, signed_in, space_with_all

pytestmark = pytest.mark.django_db


def keys_of(poll):
    return [choice.pk for choice in poll.choices.all()]


def where(poll, name="poll"):
    return address(name, poll.space.public_id, poll.public_id)


def shown(participation, poll):
    return signed_in(participation).get(where(poll))


def send(participation, poll, *chosen, **more):
    return signed_in(participation).post(where(poll), {"chosen": [str(key) for key in chosen], **more})


def numbers(response):
    results = response.context["results"]
    return results and [result.number for result in results]


def typed(**data):
    day = (timezone.localtime() + timedelta(days=3)).date().isoformat()
    data = {"question": "Quel jour ?", "choices": "Lundi\n Mardi \n\nLundi", "until": day, **data}
    return {"form_key": uuid.uuid4(), "shows": "answered", **data}


def test_a_poll_is_asked_with_its_choices_each_once(site):
    space = space_with_all()
    hers, path, data = take_part(space), address("new_poll", space.public_id), typed()
    for _time in range(2):
        assert signed_in(hers).post(path, data).status_code == 302
    poll = Poll.objects.get()
    assert [choice.words for choice in poll.choices.all()] == ["Lundi", "Mardi"]
    assert timezone.localtime(poll.closes_at).date().isoformat() == data["until"]
    for choices in ("Lundi", "\n".join(map(str, range(9))), "Lundi\n" + "x" * 121):
        refused = signed_in(hers).post(path, typed(choices=choices))
        assert "choices" in refused.context["form"].errors
    assert "until" in signed_in(hers).post(path, typed(until="2020-01-01")).context["form"].errors
    assert Poll.objects.count() == 1


def test_she_answers_changes_her_mind_and_takes_it_back(site):
    space = space_with_all()
    hers = take_part(space)
    poll = make_poll(hers)
    first, second = keys_of(poll)
    assert send(hers, poll, first).status_code == 302
    assert numbers(shown(hers, poll)) == [1, 0]
    send(hers, poll, second)
    assert numbers(shown(hers, poll)) == [0, 1] and Ballot.objects.count() == 1
    send(hers, poll, back="1")
    assert not Ballot.objects.exists()


def test_one_answer_or_several_and_none_of_another_poll(site):
    space = space_with_all()
    hers = take_part(space)
    one, several, other = make_poll(hers), make_poll(hers, several=True), make_poll(hers)
    send(hers, several, *keys_of(several))
    assert numbers(shown(hers, several)) == [1, 1]
    assert send(hers, one, *keys_of(other)[:1]).status_code == 200
    assert send(hers, one).status_code == 200
    assert Ballot.objects.filter(poll=one).count() == 0


@pytest.mark.parametrize("shows", ["answered", "end"])
def test_results_are_read_when_the_poll_says(site, shows):
    space = space_with_all()
    maker, hers, other = (take_part(space) for _who in range(3))
    poll = make_poll(maker, shows=shows)
    answer(hers, poll, keys_of(poll)[:1])
    found = [shown(who, poll).context["reads"] for who in (hers, other, maker)]
    assert found == [shows == "answered", False, False]
    Poll.objects.update(closes_at=timezone.now())
    assert [numbers(shown(who, poll)) for who in (hers, other)] == [[1, 0], [1, 0]]


def test_no_row_ties_a_person_to_a_choice(site):
    space = space_with_all()
    maker, hers = take_part(space), take_part(space)
    poll, other = make_poll(maker), make_poll(maker)
    for one in (poll, other):
        answer(hers, one, keys_of(one)[:1])
    assert {field.name for field in Ballot._meta.get_fields()} == {"id", "poll", "mark", "chosen"}
    marks = set(Ballot.objects.values_list("mark", flat=True))
    assert len(marks) == 2 and marks == {mark_of(poll, hers), mark_of(other, hers)}
    assert shown(maker, poll).context["results"] is None


def test_each_answer_writes_all_the_ballots_anew(site):
    space = space_with_all()
    people = [take_part(space) for _who in range(3)]
    poll = make_poll(people[0])
    answer(people[0], poll, keys_of(poll)[:1])
    answer(people[1], poll, keys_of(poll)[1:])
    before = set(Ballot.objects.values_list("pk", flat=True))
    answer(people[2], poll, keys_of(poll)[:1])
    assert Ballot.objects.count() == 3 and not before & set(Ballot.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("way", ["late", "job", "now"])
def test_closed_only_numbers_are_kept(site, way):
    space = space_with_all()
    maker, hers, other = (take_part(space) for _who in range(3))
    poll = make_poll(maker)
    answer(hers, poll, keys_of(poll)[:1])
    answer(other, poll, keys_of(poll)[:1])
    if way == "now":
        assert signed_in(other).post(where(poll, "close_poll")).status_code == 404
        assert signed_in(maker).post(where(poll, "close_poll")).status_code == 302
    else:
        Poll.objects.update(closes_at=timezone.now())
        close_polls.call() if way == "job" else shown(other, poll)
    assert not Ballot.objects.exists()
    assert list(PollChoice.objects.values_list("number", flat=True)) == [2, 0]
    assert numbers(shown(maker, poll)) == [2, 0] and Poll.objects.get().answers == 2
    assert send(hers, poll, *keys_of(poll)[1:]).status_code == 409
    assert numbers(shown(maker, poll)) == [2, 0] and not Ballot.objects.exists()


@pytest.mark.parametrize("fields", [DISCREET, SHELTERED])
def test_in_a_space_that_hides_fewer_than_five_answers_are_not_told_apart(site, fields):
    space = space_with_all(**fields)
    people = [take_part(space) for _who in range(5)]
    poll = make_poll(people[0])
    for who in people[:4]:
        answer(who, poll, keys_of(poll)[:1])
    response = shown(people[0], poll)
    assert response.context["results"] is None and response.context["answers"] is None
    assert "Moins de cinq réponses" in response.content.decode()
    answer(people[4], poll, keys_of(poll)[1:])
    assert numbers(shown(people[0], poll)) == [4, 1]


@pytest.mark.parametrize("fields", [DISCREET, SHELTERED, {}])
def test_where_few_answers_tell_nothing_it_is_said_before_one_asks_and_before_one_answers(site, fields):
    space = space_with_all(**fields)
    hers = take_part(space)
    poll, told = make_poll(hers), "moins de 5 réponses"
    asks = signed_in(hers).get(address("new_poll", space.public_id)).content.decode()
    said = [told in page.replace("\u00a0", " ") for page in (asks, shown(hers, poll).content.decode())]
    assert said == [bool(fields)] * 2


def test_it_is_refused_to_others_and_when_switched_off(site):
    space = space_with_all()
    hers, stranger = take_part(space), take_part(space_with_all())
    poll = make_poll(hers)
    assert shown(stranger, poll).status_code == 404
    assert send(stranger, poll, *keys_of(poll)[:1]).status_code == 404
    Space.objects.update(parts=["discussions"])
    assert shown(hers, poll).status_code == 404 and not Ballot.objects.exists()


def test_the_list_asks_as_much_of_the_database_whatever_its_length(site, django_assert_num_queries):
    space = space_with_all()
    hers = take_part(space)
    client, path = signed_in(hers), address("polls", space.public_id)
    make_poll(hers)
    for _time in range(3):
        client.get(path)
    with CaptureQueriesContext(connection) as before:
        client.get(path)
    number = len(before)
    for _poll in range(5):
        make_poll(take_part(space))
    with django_assert_num_queries(number):
        client.get(path)
    assert 0 < number <= 20
