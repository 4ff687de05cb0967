"""What is written before an event is read by those who are registered, and by the facilitator."""

import pytest

from tests.factories import make_event, make_person, make_profile, make_registration
from webinars.models import PreparationAnswer, RegistrationState

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
TEAM = {"facilitator", "superuser"}
PATHS = {"fr": "/fr/webinaires/{}/", "en": "/en/webinars/{}/"}
DEED = "/fr/webinaires/preparation/{}/"


@pytest.fixture
def event(site):
    event = make_event(site, preparation="zqconsignezq")
    author = make_person("member")
    make_profile(author, name="zqautricezq")
    make_registration(event, author)
    PreparationAnswer.objects.create(event=event.eventpage_ptr, user=author, text="zqlignezq")
    return event


def shown(client, event, language="fr"):
    text = client.get(PATHS[language].format(event.slug)).content.decode()
    return [canary in text for canary in ("zqconsignezq", "zqautricezq", "zqlignezq")]


@pytest.mark.parametrize("language", PATHS)
@pytest.mark.parametrize("role", ROLES)
def test_who_is_not_registered_learns_nothing_of_it(event, client_as, role, language):
    assert shown(client_as(role), event, language) == [role in TEAM] * 3


@pytest.mark.parametrize(
    ("state", "reads"),
    [
        (RegistrationState.REGISTERED, True),
        (RegistrationState.WAITING, False),
        (RegistrationState.CANCELLED, False),
    ],
)
def test_who_has_a_place_reads_and_answers(event, client_as, person, state, reads):
    make_registration(event, person("member"), state=state)
    client = client_as("member")
    assert shown(client, event) == [reads] * 3
    client.post(DEED.format(event.pk), {"action": "keep", "text": "Mes lignes"})
    client.post(DEED.format(event.pk), {"action": "keep", "text": "Mes lignes, mieux"})
    own = PreparationAnswer.objects.filter(user=person("member")).values_list("text", flat=True)
    assert list(own) == (["Mes lignes, mieux"] if reads else [])


def test_she_erases_hers_even_when_she_comes_no_more(event, client_as, person):
    registration = make_registration(event, person("member"))
    client = client_as("member")
    client.post(DEED.format(event.pk), {"action": "keep", "text": "Mes lignes"})
    registration.state = RegistrationState.CANCELLED
    registration.save()
    assert "Mes lignes" not in client_as("facilitator").get(PATHS["fr"].format(event.slug)).content.decode()
    client.post(DEED.format(event.pk), {"action": "erase"})
    assert PreparationAnswer.objects.count() == 1


@pytest.mark.parametrize("registered", [True, False])
def test_who_signs_in_after_sending_comes_to_the_page_of_the_event(event, client_as, person, registered):
    if registered:
        make_registration(event, person("member"))
    response = client_as("member").get(DEED.format(event.pk))
    assert (response.status_code, response["Location"]) == (302, f"/fr/webinaires/{event.slug}/#preparation")


def test_nothing_written_is_asked_again(event, client_as, person):
    make_registration(event, person("member"))
    answer = client_as("member").post(DEED.format(event.pk), {"action": "keep", "text": " "})
    assert "error-summary" in answer.content.decode()
    assert PreparationAnswer.objects.count() == 1


def test_an_event_without_a_prompt_takes_no_answer_and_no_query(site, client_as, person):
    plain = make_event(site)
    make_registration(plain, person("member"))
    answer = client_as("member").post(DEED.format(plain.pk), {"action": "keep", "text": "Lignes"})
    assert answer.status_code == 404
    assert not PreparationAnswer.objects.exists()


def test_the_page_takes_the_same_queries_for_any_number(
    event, client_as, person, django_assert_max_num_queries
):
    make_registration(event, person("member"))
    client, counts = client_as("member"), []
    for _ in range(2):
        for _ in range(4):
            author = make_person("member")
            make_profile(author)
            make_registration(event, author)
            PreparationAnswer.objects.create(event=event.eventpage_ptr, user=author, text="Lignes")
        for _ in range(2):  # the first visit makes the site's settings
            client.get(PATHS["fr"].format(event.slug))
        with django_assert_max_num_queries(21) as queries:
            client.get(PATHS["fr"].format(event.slug))
        counts.append(len(queries))
    assert counts[0] == counts[1]
