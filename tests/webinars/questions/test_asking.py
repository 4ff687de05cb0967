"""Members and guests ask, support and withdraw: once each, without JavaScript."""

from datetime import timedelta
from uuid import uuid4

from django.urls import reverse

import pytest
import time_machine

from tests.factories import make_event, make_person, make_profile, make_question, make_registration
from tests.webinars.asked_of_database import values_asked
from tests.webinars.questions.conftest import asked, event_path, main_of, questions_path
from webinars.choices import EventStatus, Registration
from webinars.models import Question, QuestionHelper, QuestionVoice, RegistrationState
from webinars.questions.askers import member_asker
from webinars.questions.asking import MOST
from webinars.questions.hours import AFTER
from webinars.questions.views import guest_questions_url
from webinars.scheduling import set_status

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("language", ["fr", "en"])


def deed(name, question, **fields):
    return {"deed": name, "question": question.key, **fields}


@BOTH
def test_a_question_asked_on_the_page_of_the_event_stands_there(client_as, event, registered, language):
    client = client_as("member")
    page = main_of(client.get(event_path(event, language)))
    assert f'action="{questions_path(event, language)}"' in page
    response = client.post(questions_path(event, language), asked("Que dire d’abord ?", back="event"))
    assert response.url == f"{event_path(event, language)}#questions"
    assert "Que dire d’abord ?" in main_of(client.get(event_path(event, language)))


def test_asked_on_the_page_of_the_questions_she_stays_there(client_as, event, registered):
    client = client_as("member")
    response = client.post(questions_path(event), asked("Que dire d’abord ?"))
    assert response.url == questions_path(event)
    assert "Que dire d’abord ?" in main_of(client.get(questions_path(event)))


def test_without_her_name_nothing_that_is_kept_names_her(client_as, event, registered):
    client_as("member").post(questions_path(event), asked())
    question = Question.objects.get()
    assert (question.signed, question.author, question.guest) == (False, None, None)
    assert question.author_mark
    assert "Sans nom" in main_of(client_as("member").get(questions_path(event)))


def test_with_her_name_others_read_the_name_that_she_shows(client_as, event, registered):
    make_profile(registered, name="Ada Essai")
    client_as("member").post(questions_path(event), asked(name="with"))
    other = client_as("facilitator")
    assert "Ada Essai" in main_of(other.get(questions_path(event)))


def test_the_form_says_which_name_is_shown_and_none_is_nobody(client_as, event, registered):
    client_as("member").post(questions_path(event), asked("Sans profil", name="with"))
    page = main_of(client_as("facilitator").get(questions_path(event)))
    assert "Une intervenante" in page
    assert "plus membre" not in page
    make_profile(registered, name="Ada Essai")
    assert "Avec mon nom (Ada Essai)" in main_of(client_as("member").get(questions_path(event)))


def test_the_mark_of_somebody_is_another_one_at_each_event(site, event, registered):
    other = make_event(site)
    assert member_asker(event, registered).mark != member_asker(other, registered).mark


@pytest.mark.parametrize(
    ("registration", "state", "may"),
    [
        (Registration.MEMBERS, RegistrationState.REGISTERED, True),
        (Registration.MEMBERS, RegistrationState.WAITING, False),
        (Registration.MEMBERS, RegistrationState.CANCELLED, False),
        (Registration.MEMBERS, None, False),
        (Registration.GUESTS, RegistrationState.REGISTERED, True),
        (Registration.INVITED, RegistrationState.REGISTERED, True),
        (Registration.NONE, None, True),
    ],
)
def test_who_is_registered_asks_and_any_member_where_nobody_registers(
    site, client_as, person, registration, state, may
):
    event = make_event(site, registration=registration)
    if state:
        make_registration(event, person("member"), state=state)
    client = client_as("member")
    assert ('name="text"' in main_of(client.get(event_path(event)))) is may
    client.post(questions_path(event), asked())
    assert Question.objects.count() == int(may)


@pytest.mark.parametrize(
    ("after", "may"), [(timedelta(days=-6), True), (AFTER - timedelta(minutes=1), True), (AFTER, False)]
)
def test_questions_are_taken_until_some_hours_after_the_end(client_as, event, registered, after, may):
    client = client_as("member")
    with time_machine.travel(event.ends_at + after, tick=False):
        client.force_login(registered, backend="django.contrib.auth.backends.ModelBackend")
        page = main_of(client.get(event_path(event)))
        client.post(questions_path(event), asked())
    assert ('name="text"' in page) is may
    assert Question.objects.count() == int(may)


@pytest.mark.parametrize("status", [EventStatus.CANCELLED, EventStatus.POSTPONED])
def test_what_does_not_take_place_takes_no_question_and_says_so(client_as, event, registered, status):
    set_status(event, status)
    client = client_as("member")
    page = main_of(client.post(questions_path(event), asked(), follow=True))
    assert Question.objects.count() == 0
    assert "Les questions sont closes pour cet événement." in page


def test_the_same_form_sent_twice_asks_once(client_as, event, registered):
    form = asked()
    for _ in range(2):
        assert client_as("member").post(questions_path(event), form).status_code == 302
    assert Question.objects.count() == QuestionVoice.objects.count() == 1


@pytest.mark.parametrize("given", [{"text": "   \n\t "}, {"text": "é" * 601}, {"name": "x"}, {"name": ""}])
def test_what_cannot_be_taken_is_shown_again_with_what_was_typed(client_as, event, registered, given):
    response = client_as("member").post(questions_path(event), asked(**{"text": "Mot tapé", **given}))
    page = main_of(response)
    assert "data-errors" in page
    assert ("é" * 601 in page) is (given.get("text") == "é" * 601)
    assert Question.objects.count() == 0


def test_six_hundred_characters_are_taken_whatever_ends_its_lines(client_as, event, registered):
    client_as("member").post(questions_path(event), asked("a\r\n" * 299 + "bc"))
    assert len(Question.objects.get().text) == 600


def test_a_form_key_that_is_none_loses_nothing(client_as, event, registered):
    client_as("member").post(questions_path(event), asked(form_key="x"))
    assert Question.objects.count() == 1


def test_after_many_questions_she_is_asked_to_leave_some_room(client_as, event, registered):
    client = client_as("member")
    for number in range(MOST):
        client.post(questions_path(event), asked(f"Question {number}"))
    response = client.post(questions_path(event), asked("Une de trop"))
    assert response.status_code == 429
    assert "Une de trop" in main_of(response)
    assert Question.objects.count() == MOST


@pytest.mark.parametrize("times", [1, 2])
def test_a_question_is_supported_once_and_that_is_undone_as_easily(
    client_as, event, registered, another, times
):
    question = make_question(event, another().user)
    client = client_as("member")
    for _ in range(times):
        client.post(questions_path(event), deed("support", question))
    assert "2 personnes la posent" in main_of(client.get(event_path(event)))
    for _ in range(times):
        client.post(questions_path(event), deed("unsupport", question))
    assert "1 personne la pose" in main_of(client.get(event_path(event)))


def test_she_neither_supports_her_own_question_nor_takes_her_own_voice_back(client_as, event, registered):
    question = make_question(event, registered)
    client = client_as("member")
    for name in ("support", "unsupport"):
        client.post(questions_path(event), deed(name, question))
        assert question.voices.count() == 1


def test_what_is_of_another_event_is_neither_supported_nor_withdrawn_here(site, client_as, event, registered):
    other = make_question(make_event(site), make_person("member"))
    hers = make_question(make_event(site), registered)
    client_as("member").post(questions_path(event), deed("support", other))
    client_as("member").post(questions_path(event), deed("withdraw", hers))
    assert other.voices.count() == 1
    assert Question.objects.filter(pk=hers.pk).exists()


def test_she_withdraws_her_question_and_nobody_elses(client_as, event, registered, another):
    hers, others = make_question(event, registered), make_question(event, another().user)
    client = client_as("member")
    for question in (hers, others, hers):
        assert client.post(questions_path(event), deed("withdraw", question)).status_code == 302
    assert list(Question.objects.all()) == [others]


@pytest.mark.parametrize(
    "form", [{}, {"deed": "x"}, {"deed": "support"}, {"deed": "withdraw", "question": "x" * 999}]
)
def test_a_form_without_sense_does_nothing(client_as, event, registered, form):
    make_question(event, registered)
    assert client_as("member").post(questions_path(event), form).status_code == 302
    assert Question.objects.count() == QuestionVoice.objects.count() == 1


def test_script_and_right_to_left_are_words_like_others(client_as, event, registered):
    text = "<script>alert(1)</script> \u202eكيف نساعد؟\u0000"
    client_as("member").post(questions_path(event), asked(text))
    page = main_of(client_as("member").get(event_path(event)))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; كيف نساعد؟</p>" in page
    assert 'class="question-text" dir="auto"' in page


def test_a_guest_asks_by_the_link_of_her_registration(client_as, event, guest):
    path = guest_questions_url(guest.guest)
    client = client_as("visitor")
    client.post(path, asked("Je viens pour apprendre", name="with"))
    page = client.get(path)
    assert "Je viens pour apprendre" in main_of(page)
    assert "Zoé Invitée" in main_of(page)
    assert "no-store" in page["Cache-Control"]
    assert 'content="noindex"' in page.content.decode()
    assert "messages" not in client.cookies
    question = Question.objects.get()
    client.post(path, deed("withdraw", question, back="event"))
    assert not Question.objects.exists()


@pytest.mark.parametrize("state", [RegistrationState.WAITING, RegistrationState.CANCELLED, None])
def test_without_a_place_the_link_of_a_guest_opens_nothing(client_as, event, guest, state):
    registration = guest.guest
    if state:
        type(registration).objects.filter(pk=registration.pk).update(state=state)
    path = f"{questions_path(event).rsplit('/', 2)[0]}/invitee/{registration.key if state else 'inconnue'}/"
    assert client_as("visitor").get(path).status_code == 404


def test_the_key_of_a_members_registration_opens_nothing_to_guests(client_as, event, registered):
    key = registered.event_registrations.get().key
    assert client_as("visitor").get(f"/fr/webinaires/questions/invitee/{key}/").status_code == 404


def test_with_her_name_a_guest_who_is_forgotten_is_no_longer_named(client_as, event, guest, registered):
    make_question(event, guest.guest, signed=True)
    assert "Zoé Invitée" in main_of(client_as("member").get(event_path(event)))
    guest.guest.delete()
    page = main_of(client_as("member").get(event_path(event)))
    assert "Zoé" not in page
    assert "Une intervenante" in page


def test_the_page_asks_few_questions_of_the_database_however_many_there_are(
    client_as, event, registered, another, django_assert_max_num_queries
):
    client = client_as("member")
    client.get(event_path(event))
    with django_assert_max_num_queries(24) as few:
        client.get(event_path(event))
    for _ in range(6):
        make_question(event, another().user, signed=True)
    with django_assert_max_num_queries(24) as many:
        client.get(event_path(event))
    # How many ask each, in one query more; names come with the questions.
    assert len(many) <= len(few) + 1


def test_a_form_key_of_somebody_else_shows_nothing_of_hers(client_as, event, registered, another):
    key = uuid4()
    make_question(event, another().user, "Le sien", form_key=key)
    client_as("member").post(questions_path(event), asked("Le mien", form_key=str(key)))
    assert list(Question.objects.values_list("text", flat=True)) == ["Le sien"]


@pytest.mark.parametrize("field", ["question", "into"])
@pytest.mark.parametrize("name", ["support", "unsupport", "withdraw", "hide", "merge"])
def test_no_question_of_the_database_holds_a_null_character(client_as, event, registered, name, field):
    question = make_question(event, registered)
    QuestionHelper.objects.create(event=event.eventpage_ptr, user=registered)
    sent = {**deed(name, question), "into": question.key, field: "a\x00b"}
    client = client_as("member")
    for path in (questions_path(event), reverse("moderate_questions", args=[event.pk])):
        with values_asked() as texts:
            assert client.post(path, sent).status_code == 302
        assert texts and not any("\x00" in text for text in texts), "PostgreSQL would answer 500."
