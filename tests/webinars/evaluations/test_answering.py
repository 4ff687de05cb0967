"""Three questions after an event: answered once, and by nobody in particular."""

import uuid
from datetime import timedelta

from django.db import connection
from django.urls import reverse

import pytest

from portal.registries.personal_data import personal_data
from tests.factories import make_event, make_person, make_registration
from tests.members.data_rights.dump import tables
from webinars.choices import EventStatus
from webinars.evaluations.answering import LASTS, is_open, take_answer, token_of
from webinars.models import Attendance, EvaluationAnswer, EvaluationMark, RegistrationState
from webinars.scheduling import set_status

pytestmark = pytest.mark.django_db
WORDS = "zqretenuzq"
GIVEN = {"useful": 4, "takes_away": WORDS, "wishes": "zqsouhaitzq"}
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
MAY = {"facilitator", "superuser"}


@pytest.fixture
def over(site):
    """A webinar that ended an hour ago, with one registered member."""
    event = make_event(site, "Midi", starts_in=timedelta(hours=-2))
    return event, make_registration(event, make_person("member"))


def enter(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def own_path(event):
    return reverse("evaluation", args=[event.pk])


def guest_path(event):
    return reverse("guest_evaluation", args=[token_of(event)])


def test_who_was_registered_answers_once_however_often_she_sends(over, client):
    event, registration = over
    enter(client, registration.user)
    assert client.get(own_path(event)).status_code == 200
    for _ in range(2):
        assert client.post(own_path(event), GIVEN).status_code == 302
    assert list(EvaluationAnswer.objects.values_list("useful", "takes_away", "wishes", "by_guest")) == [
        (4, WORDS, "zqsouhaitzq", False)
    ]
    assert client.get(own_path(event)).context["answered"] is True


@pytest.mark.parametrize("role", ROLES)
def test_nobody_else_is_asked_by_that_address(over, client_as, role):
    event, _registration = over
    client = client_as(role)
    for response in (client.get(own_path(event)), client.post(own_path(event), GIVEN)):
        assert response.status_code == (302 if role == "visitor" else 404)
        assert "Midi" not in response.content.decode()
    assert not EvaluationAnswer.objects.exists()


@pytest.mark.parametrize(
    ("state", "came", "asked"),
    [
        ("registered", None, True),
        ("cancelled", None, False),
        ("cancelled", True, True),
        ("waiting", None, False),
    ],
)
def test_who_cancelled_is_asked_only_if_she_came_after_all(over, client, state, came, asked):
    event, registration = over
    registration.state = RegistrationState(state)
    registration.save()
    if came:
        Attendance.objects.create(registration=registration, came=True)
    enter(client, registration.user)
    assert (client.get(own_path(event)).status_code == 200) is asked


def test_an_answer_holds_nothing_that_leads_to_her(over, client):
    event, registration = over
    enter(client, registration.user)
    client.post(own_path(event), GIVEN)
    names = {field.name for field in EvaluationAnswer._meta.get_fields()}
    assert names == {"id", "event", "useful", "takes_away", "wishes", "by_guest"}
    related = [field.related_model for field in EvaluationAnswer._meta.get_fields() if field.is_relation]
    assert [model.__name__ for model in related] == ["EventPage"]
    holding = [row.split(":")[0] for row in tables() if WORDS in row]
    assert holding == ["webinars_evaluationanswer"]


def test_the_order_of_the_rows_does_not_tell_the_order_of_the_answers(over):
    event, _registration = over
    for number in range(12):
        take_answer(event, {"useful": 4, "takes_away": f"réponse {number:02d}", "wishes": ""})
    place = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT takes_away FROM webinars_evaluationanswer ORDER BY {place}")
        stored = [row[0] for row in cursor.fetchall()]
    assert sorted(stored) == [f"réponse {number:02d}" for number in range(12)]
    # Once in 479 million it is by chance.
    assert stored != sorted(stored)


def test_the_mark_says_neither_what_nor_when_and_goes_with_her(over, client):
    event, registration = over
    enter(client, registration.user)
    client.post(own_path(event), GIVEN)
    assert [field.name for field in EvaluationMark._meta.fields] == ["registration"]
    entry = personal_data.get("evaluation_marks")
    assert entry.export(registration.user) == [{"event": "Midi"}]
    entry.erase(registration.user)
    assert not EvaluationMark.objects.exists()
    assert EvaluationAnswer.objects.count() == 1


def test_a_guest_answers_by_the_link_and_a_second_click_keeps_nothing_twice(over, client):
    event, _registration = over
    form = {**GIVEN, "form_key": str(uuid.uuid4())}
    for _ in range(2):
        assert client.post(guest_path(event), form).status_code == 302
    assert EvaluationAnswer.objects.filter(by_guest=True).count() == 1
    client.post(guest_path(event), {**GIVEN, "form_key": str(uuid.uuid4())})
    assert EvaluationAnswer.objects.count() == 2


@pytest.mark.parametrize("token", ["1:faux", "faux", "999999999999999999999:x", "é"])
def test_a_link_that_nobody_gave_leads_nowhere(over, client, token):
    path = reverse("guest_evaluation", args=[token])
    assert client.get(path).status_code == 302
    assert client.post(path, GIVEN).status_code == 302
    assert not EvaluationAnswer.objects.exists()


@pytest.mark.parametrize(
    ("minutes", "status", "opens"),
    [
        (-16, "planned", False),
        (-15, "planned", True),
        (60, "planned", True),
        (LASTS.total_seconds() / 60, "planned", False),
        (60, "cancelled", False),
    ],
)
def test_answers_are_taken_from_the_end_and_for_a_time(over, minutes, status, opens):
    event, _registration = over
    if status == "cancelled":
        set_status(event, EventStatus.CANCELLED)
    assert is_open(event, event.ends_at + timedelta(minutes=minutes)) is opens


def test_too_late_nothing_is_kept(over, client):
    event, registration = over
    event.starts_at -= timedelta(days=90)
    event.ends_at -= timedelta(days=90)
    event.save()
    enter(client, registration.user)
    client.post(own_path(event), GIVEN)
    client.post(guest_path(event), GIVEN)
    assert not EvaluationAnswer.objects.exists() and not EvaluationMark.objects.exists()


def test_nothing_ticked_is_asked_again_with_what_was_typed(over, client):
    event, registration = over
    enter(client, registration.user)
    response = client.post(own_path(event), {**GIVEN, "useful": ""})
    assert WORDS in response.content.decode() and response.context["form"].errors
    assert not EvaluationAnswer.objects.exists() and not EvaluationMark.objects.exists()


def test_the_page_of_the_event_leads_her_there_until_she_has_answered(over, client, client_as):
    event, registration = over
    page = f"/fr/webinaires/{event.slug}/"
    for other in ("visitor", "member", "facilitator"):
        assert own_path(event) not in client_as(other).get(page).content.decode()
    enter(client, registration.user)
    assert own_path(event) in client.get(page).content.decode()
    client.post(own_path(event), GIVEN)
    assert own_path(event) not in client.get(page).content.decode()


def results(client, event):
    return client.get(reverse("evaluation_results", args=[event.pk]))


@pytest.mark.parametrize("role", ROLES)
def test_the_answers_are_read_by_who_looks_after_events_only(over, client_as, role):
    event, _registration = over
    take_answer(event, GIVEN)
    response = results(client_as(role), event)
    assert (response.status_code == 200) is (role in MAY)
    for canary in (WORDS, token_of(event)):
        assert (canary in response.content.decode()) is (role in MAY)


def test_groups_are_shown_apart_only_where_each_is_large_enough(over, client_as):
    event, _registration = over
    client = client_as("facilitator")
    for _ in range(5):
        take_answer(event, GIVEN)
    members = [make_registration(event, make_person("member")) for _ in range(5)]
    for one in members[:4]:
        take_answer(event, GIVEN, one)
    assert results(client, event).context["results"].groups == []
    take_answer(event, GIVEN, members[4])
    assert len(results(client, event).context["results"].groups) == 2


def test_two_words_of_one_person_do_not_stand_side_by_side(over, client_as):
    event, _registration = over
    for first, second in (("c", "x"), ("a", "z"), ("b", "y")):
        take_answer(event, {"useful": 3, "takes_away": first, "wishes": second})
    found = results(client_as("facilitator"), event).context["results"]
    assert (found.takes_away, found.wishes) == (["a", "b", "c"], ["x", "y", "z"])


def test_thanks_says_the_same_to_all(client):
    assert client.get(reverse("evaluation_thanks")).status_code == 200
