"""What people do in the same second is done one after the other, in real processes, on both databases."""

import pytest

from tests.factories import make_event, make_person, make_question, make_registration, make_site
from tests.processes import finish, start_script
from webinars.models import Question, QuestionVoice
from webinars.questions.shown import in_order

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]
ASK = """
import sys
from members.models import User
from webinars.models import EventPage
from webinars.questions import asking
from webinars.questions.askers import member_asker
event, user, deed, given = sys.argv[1:]
asker = member_asker(EventPage.objects.get(pk=event), User.objects.get(pk=user))
if deed == "ask":
    asking.ask(asker, "La même", signed=False, form_key=given)
else:
    getattr(asking, deed)(asker, given)
"""
MODERATE = """
import sys
from webinars.models import EventPage
from webinars.questions.moderating import do
event, deed, key, given = sys.argv[1:]
for _ in range(5):
    do(EventPage.objects.get(pk=event), deed, key, given)
"""


@pytest.fixture
def event(db):
    return make_event(make_site())


def member(event):
    made = make_person("member")
    make_registration(event, made)
    return made


def run(code, *calls):
    done = finish([start_script(code, *call) for call in calls])
    assert [(status, errors) for status, _output, errors in done if status] == []


def test_two_supports_of_one_person_count_once_and_of_two_twice(event):
    question = make_question(event, member(event))
    one, two = member(event), member(event)
    calls = [(event.pk, user.pk, "support", question.key) for user in (one, one, two)]
    run(ASK, *calls)
    assert question.voices.count() == 3


def test_the_same_form_sent_twice_at_once_asks_once(event):
    key = "6e0f3a86-6d0e-4a3b-8a3c-0a1b2c3d4e5f"
    asker = member(event)
    run(ASK, *[(event.pk, asker.pk, "ask", key)] * 3)
    assert Question.objects.count() == QuestionVoice.objects.count() == 1


def test_two_moderators_who_merge_each_into_the_other_leave_one_question(event):
    first, second, third = (make_question(event, member(event), text) for text in ("Un", "Deux", "Trois"))
    run(
        MODERATE,
        (event.pk, "merge", first.key, second.key),
        (event.pk, "merge", second.key, first.key),
        (event.pk, "merge", third.key, first.key),
    )
    roots = Question.objects.filter(merged_into=None)
    assert len(roots) == 1
    assert set(Question.objects.exclude(merged_into=None).values_list("merged_into", flat=True)) == {
        roots[0].pk
    }
    assert next(one for one in in_order(Question.objects.all()) if not one.is_merged).number == 3


def test_a_question_withdrawn_while_it_is_supported_and_merged_leaves_nothing_torn(event):
    asker = member(event)
    mine, other = make_question(event, asker), make_question(event, member(event))
    run_all = [
        start_script(ASK, event.pk, asker.pk, "withdraw", mine.key),
        start_script(ASK, event.pk, member(event).pk, "support", mine.key),
        start_script(MODERATE, event.pk, "merge", other.key, mine.key),
    ]
    assert [errors for status, _output, errors in finish(run_all) if status] == []
    left = Question.objects.get()
    assert (left.pk, left.merged_into) == (other.pk, None)
