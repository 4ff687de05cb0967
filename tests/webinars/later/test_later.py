"""What a member puts aside is hers alone."""

import pytest

from tests.factories import make_event, make_person
from webinars.models import WatchLater

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
KEEPS = {"member", "editor", "facilitator", "superuser"}
PATHS = {"fr": "/fr/compte/a-voir/", "en": "/en/account/later/"}
DEEDS = {"fr": "/fr/webinaires/plus-tard/{}/", "en": "/en/webinars/later/{}/"}


@pytest.mark.parametrize("language", PATHS)
@pytest.mark.parametrize("role", ROLES)
def test_a_member_puts_an_event_aside_and_takes_it_back(site, client_as, role, language):
    event = make_event(site, "zqplustardzq")
    client, deed = client_as(role), DEEDS[language].format(event.pk)
    for _ in range(2):
        client.post(deed, {"action": "add"})
    assert WatchLater.objects.count() == (role in KEEPS)
    assert ("zqplustardzq" in client.get(PATHS[language]).content.decode()) is (role in KEEPS)
    client.post(deed, {"action": "remove", "from": "list"})
    assert not WatchLater.objects.exists()
    assert "zqplustardzq</a>" not in client.get(PATHS[language]).content.decode()


@pytest.mark.parametrize("language", PATHS)
def test_who_signs_in_after_the_click_comes_to_the_page_of_the_event(site, client_as, language):
    event = make_event(site)
    response = client_as("member").get(DEEDS[language].format(event.pk))
    assert response.status_code == 302
    assert response["Location"].endswith(f"/{event.slug}/")
    assert not WatchLater.objects.exists()


def test_nobody_reads_the_list_of_another(site, client_as):
    event, other = make_event(site, "zqplustardzq"), make_person("member")
    WatchLater.objects.create(user=other, event=event.eventpage_ptr)
    for role in KEEPS:
        client = client_as(role)
        assert "zqplustardzq" not in client.get(PATHS["fr"]).content.decode()
        text = client.get(f"/fr/webinaires/{event.slug}/").content.decode()
        assert 'value="add"' in text and 'value="remove"' not in text


def test_a_draft_is_answered_as_an_unknown_event(site, client_as):
    draft = make_event(site, live=False)
    client = client_as("member")
    answers = [client.post(DEEDS["fr"].format(key), {"action": "add"}) for key in (draft.pk, 99999)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert not WatchLater.objects.exists()


def test_the_last_put_aside_comes_first_and_what_is_no_longer_shown_is_left_out(site, client_as, person):
    first, second, hidden = (make_event(site, title) for title in ("Un", "Deux", "Caché"))
    for event in (first, second, hidden):
        WatchLater.objects.create(user=person("member"), event=event.eventpage_ptr)
    hidden.unpublish()
    cards = client_as("member").get(PATHS["fr"]).context["cards"]
    assert [card.title for card in cards] == ["Deux", "Un"]


def test_the_list_takes_the_same_queries_for_any_number(
    site, client_as, person, django_assert_max_num_queries
):
    client, counts = client_as("member"), []
    for _ in range(2):
        for _ in range(5):
            WatchLater.objects.create(user=person("member"), event=make_event(site).eventpage_ptr)
        for _ in range(2):  # the first visit makes the site's settings
            client.get(PATHS["fr"])
        with django_assert_max_num_queries(18) as queries:
            client.get(PATHS["fr"])
        counts.append(len(queries))
    assert counts[0] == counts[1]
