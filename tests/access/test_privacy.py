"""The privacy desk is the officer's alone, and absent for all others: role × language × page."""

from django.core.cache import cache
from django.urls import get_resolver

import pytest

from members.models import AccessLog, DataRequest, Incident
from spaces.models import IdentityRequest
from tests.access.refusals import assert_refused_alike
from tests.access.test_routes import routes
from tests.spaces.making import make_space, take_part

DESK = {"fr": "/fr/bureau-vie-privee/", "en": "/en/privacy-desk/"}
PAGES = {
    "desk": ("", ""),
    "answered": ("repondues/", "answered/"),
    "enter": ("inscrire/", "enter/"),
    "request": ("demandes/{request}/", "requests/{request}/"),
    "erase": ("demandes/{deletion}/effacer/", "requests/{deletion}/erase/"),
    "copy": ("demandes/{request}/copie/", "requests/{request}/copy/"),
    "incidents": ("incidents/", "incidents/"),
    "new incident": ("incidents/nouveau/", "incidents/new/"),
    "incident": ("incidents/{incident}/", "incidents/{incident}/"),
    "correct": ("incidents/{incident}/corriger/", "incidents/{incident}/correct/"),
    "notice to the Commission": (
        "incidents/{incident}/avis-commission/",
        "incidents/{incident}/notice-commission/",
    ),
    "notice to the people": ("incidents/{incident}/avis-personnes/", "incidents/{incident}/notice-people/"),
    "export": ("incidents/export/", "incidents/export/"),
    "log": ("journal/", "log/"),
    "spaces": ("espaces/", "spaces/"),
    "ask who": ("espaces/identite/", "spaces/identity/"),
    "who": ("espaces/identite/{identity}/", "spaces/identity/{identity}/"),
}
SHOW_THE_INCIDENT = {"incident", "correct", "notice to the Commission", "notice to the people", "export"}
ALLOWED = {"visitor": False, "stranger": False, "member": False, "editor": False, "facilitator": False}
ALLOWED |= {"privacy_officer": True, "superuser": True}
CANARIES = {"request": "zqdemandezq", "incident": "zqincidentzq"}


def build(site):
    """Make a request and an incident."""
    cache.clear()
    request = DataRequest.objects.create(kind="access", words=CANARIES["request"], name=CANARIES["request"])
    incident = Incident.objects.create(
        data="d",
        circumstances=CANARIES["incident"],
        began_on="2026-01-02",
        aware_on="2026-01-02",
        persons=1,
        persons_quebec=1,
        serious_risk=False,
        reasoning="r",
        measures="m",
    )
    deletion = DataRequest.objects.create(kind="deletion", words=CANARIES["request"])
    somebody = take_part(make_space())
    asked = IdentityRequest.objects.create(participation=somebody, asked_by="x", reason="r", legal_basis="l")
    return {
        "request": request.pk,
        "deletion": deletion.pk,
        "incident": incident.pk,
        "identity": asked.public_id,
    }


def path(world, name, language):
    return DESK[language] + PAGES[name][language == "en"].format(**world)


def test_each_page_of_the_desk_is_here():
    found = {route for route in routes(get_resolver()) if "bureau-vie-privee" in route}
    assert len(found) == len(PAGES)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("role", ALLOWED)
@pytest.mark.parametrize("name", PAGES)
def test_the_desk_is_for_the_officer(world, client_as, role, name, language):
    client, url = client_as(role), path(world, name, language)
    answers = [client.get(url), client.post(url, {"email": "", "done": ""})]
    seen = "".join(answer.content.decode() for answer in answers)
    if not ALLOWED[role]:
        expected = 302 if role == "visitor" else 404
        assert [answer.status_code for answer in answers] == [expected] * 2
        assert not any(canary in seen for canary in CANARIES.values())
        assert not AccessLog.objects.exists()
    elif name in ("erase", "copy", "ask who", "who"):
        # An old session signs in again first.
        assert answers[0].status_code == 302
    else:
        assert 200 in [answer.status_code for answer in answers]
        assert (CANARIES["request"] in seen) == (name == "request")
        assert (CANARIES["incident"] in seen) == (name in SHOW_THE_INCIDENT)


@pytest.mark.parametrize("method", ["get", "head", "post", "options", "put", "delete"])
@pytest.mark.parametrize("role", ["visitor", "stranger", "editor"])
@pytest.mark.parametrize("name", ["request", "incident"])
def test_a_refusal_is_the_same_whether_the_thing_exists_or_not(world, client_as, name, role, method):
    client = client_as(role)
    url = path(world, name, "fr")
    absent = path({"request": 99_999_999, "incident": 99_999_999}, name, "fr")
    hidden, missing = getattr(client, method)(url), getattr(client, method)(absent)
    assert_refused_alike(hidden, missing, url, absent)


@pytest.mark.parametrize("number", ["99999999", "9" * 18])
def test_a_number_of_nothing_is_absent_for_the_officer_too(world, client_as, number):
    client = client_as("privacy_officer")
    for place in ("demandes/", "incidents/"):
        assert client.get(f"{DESK['fr']}{place}{number}/").status_code == 404


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("role", ALLOWED)
def test_the_form_is_for_all_and_shows_nothing_of_anybody(world, client_as, role, language):
    places = {"fr": ["vie-privee/demande/", "merci/"], "en": ["privacy-request/", "thanks/"]}[language]
    form = f"/{language}/{places[0]}"
    for url in (form, form + places[1]):
        answer = client_as(role).get(url)
        assert answer.status_code == 200
        assert not any(canary in answer.content.decode() for canary in CANARIES.values())


HUB = {"fr": ["compte/", "compte/mes-donnees/"], "en": ["account/", "account/my-data/"]}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("role", ALLOWED)
def test_each_sees_her_own_account_and_nobody_elses(world, client_as, person, role, language):
    from tests.factories import make_person

    other = make_person("member")
    for place in HUB[language]:
        answer = client_as(role).get(f"/{language}/{place}")
        assert answer.status_code == (302 if role == "visitor" else 200)
        assert other.email not in answer.content.decode()
        if role != "visitor" and "donnees" in place:
            assert person(role).email in answer.content.decode()
