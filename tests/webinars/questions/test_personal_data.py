"""What a member asked is hers, with her name or without, and goes or stays as she wants."""

import pytest

from portal.registries.personal_data import personal_data
from tests.factories import give_voice, make_profile, make_question, make_registration
from tests.webinars.questions.conftest import event_path, main_of
from webinars.models import Question, QuestionHelper, QuestionVoice
from webinars.questions.marks import mark_of_guest, mark_of_member
from webinars.questions.moderating import do

pytestmark = pytest.mark.django_db
NAME = "Zqadazq"


@pytest.fixture
def entry():
    return personal_data.get("event_questions")


@pytest.fixture
def asked(event, registered, another):
    """A question with her name, one without, one of somebody else that she asks too."""
    make_profile(registered, name=NAME)
    signed = make_question(event, registered, "Avec mon nom", signed=True)
    unsigned = make_question(event, registered, "Sans mon nom")
    others = make_question(event, another().user, "D’une autre")
    give_voice(others, mark_of_member(event.pk, registered))
    QuestionHelper.objects.create(event=event.eventpage_ptr, user=registered)
    return signed, unsigned, others


def test_she_reads_what_she_asked_with_her_name_and_that_she_helps(entry, asked, registered):
    told = entry.export(registered)
    assert [row["question"] for row in told if "question" in row] == ["Avec mon nom"]
    assert len(told) == 2


def test_what_she_asked_without_her_name_is_in_no_export(entry, asked, registered):
    assert "Sans mon nom" not in str(entry.export(registered))


def test_erased_nothing_of_hers_is_left_and_the_others_stay(entry, asked, registered):
    entry.erase(registered)
    assert list(Question.objects.values_list("text", flat=True)) == ["D’une autre"]
    assert QuestionVoice.objects.count() == 1
    assert not QuestionHelper.objects.exists()


def test_a_question_merged_into_hers_outlives_it_and_takes_its_place(
    entry, event, asked, registered, another
):
    signed, _unsigned, others = asked
    do(event, "merge", others.key, signed.key)
    do(event, "answer", signed.key, "La réponse")
    entry.erase(registered)
    left = Question.objects.get()
    assert (left.text, left.merged_into, left.answer) == ("D’une autre", None, "La réponse")


def test_what_she_asked_may_stay_as_asked_by_a_worker(entry, event, asked, registered, client_as):
    assert entry.published.number(registered) == 1
    entry.published.release(registered)
    entry.erase(registered)
    page = main_of(client_as("facilitator").get(event_path(event)))
    assert NAME not in page
    assert "Une intervenante" in page
    assert "Sans mon nom" in page
    assert "0 personne" not in page
    assert not Question.objects.filter(author=registered).exists()
    mark = mark_of_member(event.pk, registered)
    assert not Question.objects.filter(author_mark=mark).exists()
    assert not QuestionVoice.objects.filter(mark=mark).exists()


@pytest.mark.parametrize("taken_up", [False, True])
@pytest.mark.parametrize("kept", [False, True])
def test_what_she_asked_as_a_guest_with_the_address_of_her_account_goes_or_stays_too(
    entry, event, person, another, taken_up, kept
):
    user = person("member")
    own = make_registration(event, name=NAME, email=user.email)
    for signed in (True, False):
        make_question(event, own, "Comme invitée", signed=signed)
    others = make_question(event, another().user, "D’une autre")
    give_voice(others, mark_of_guest(own))
    if taken_up:
        type(own).objects.filter(pk=own.pk).update(user=user, name="", email="")
    assert [row["question"] for row in entry.export(user)] == ["Comme invitée"]
    if kept:
        entry.published.release(user)
    entry.erase(user)
    left = Question.objects.filter(text="Comme invitée")
    assert left.count() == (2 if kept else 0)
    assert not left.exclude(guest=None).exists()
    assert not QuestionVoice.objects.filter(mark=mark_of_guest(own)).exists()
