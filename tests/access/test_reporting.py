"""Whoever reads a notice may report a problem, and a refusal tells nothing: role × language × notice."""

from django.core.cache import cache
from django.test import Client

import pytest

from documents.models import ProblemReport
from tests.access.refusals import assert_refused_alike
from tests.access.world import LANGUAGES, NOTICES, READERS, ROLES, make_world

WORDS = {"fr": ("signaler", "merci"), "en": ("report", "thanks")}
ABSENT = 99_999_999


build = make_world


@pytest.fixture(autouse=True)
def nobody_reported_before():
    cache.clear()


def path(language, key):
    return f"/{language}/documentation/{WORDS[language][0]}/{key}/"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", NOTICES)
def test_the_form_is_for_who_reads_the_notice(world, client_as, role, name, language):
    client, url = client_as(role), path(language, world[name].page.pk)
    response = client.get(url)
    sent = client.post(url, {"kind": "link"})
    if role in READERS[name]:
        assert response.status_code == 200
        assert world[name].canary in response.content.decode()
        assert (
            sent["Location"]
            == f"/{language}/documentation/{'/'.join(WORDS[language])}/?notice={world[name].page.pk}"
        )
        assert world[name].canary in client.get(sent["Location"]).content.decode()
        assert ProblemReport.objects.get().notice_id == world[name].page.pk
    else:
        assert response.status_code == sent.status_code == (302 if role == "visitor" else 404)
        assert world[name].canary not in response.content.decode()
        thanks = client.get(
            f"/{language}/documentation/{'/'.join(WORDS[language])}/?notice={world[name].page.pk}"
        )
        assert world[name].canary not in thanks.content.decode()
        assert not ProblemReport.objects.exists()


@pytest.mark.parametrize("method", ["get", "head", "post", "options", "put", "delete"])
@pytest.mark.parametrize("role", ["visitor", "stranger"])
@pytest.mark.parametrize("name", ["members_notice", "draft_notice"])
def test_a_refusal_is_the_same_whether_the_notice_exists_or_not(world, client_as, name, role, method):
    client = client_as(role)
    url, absent = path("fr", world[name].page.pk), path("fr", ABSENT)
    hidden, missing = getattr(client, method)(url), getattr(client, method)(absent)
    assert_refused_alike(hidden, missing, url, absent)


@pytest.mark.parametrize("place", ["documentation/signaler", "p"])
def test_a_number_beyond_any_database_is_absent_too(world, client_as, place):
    assert client_as("stranger").get(f"/fr/{place}/{10**30}/").status_code == 404


def test_a_page_of_text_has_no_form(world, client_as):
    assert client_as("stranger").get(path("fr", world["public_page"].page.pk)).status_code == 404


def test_the_thanks_are_the_same_for_all(world):
    text = Client().get("/fr/documentation/signaler/merci/").content.decode()
    assert not any(resource.canary in text for resource in world.values() if resource.name in NOTICES)


@pytest.mark.parametrize("key", ["", "zq", "²", "-1", "99999999", "9" * 40])
def test_thanks_for_no_notice_lead_home(world, key):
    response = Client().get("/fr/documentation/signaler/merci/", {"notice": key})
    assert response.status_code == 200
    assert 'class="breadcrumbs"' not in response.content.decode()


def test_another_site_cannot_send_the_form(world):
    client = Client(enforce_csrf_checks=True)
    assert client.post(path("fr", world["public_notice"].page.pk), {"kind": "link"}).status_code == 403
    assert not ProblemReport.objects.exists()


ADMIN = {"visitor": False, "stranger": False, "member": False, "privacy_officer": False}
ADMIN |= {"editor": True, "facilitator": True, "superuser": True}


@pytest.mark.parametrize("role", ADMIN)
def test_the_reports_are_for_editors_and_the_facilitator(world, client_as, role, settings):
    from tests.factories import make_problem

    settings.SECOND_FACTOR_FOR_ADMIN = False
    report = make_problem(world["members_notice"].page, words="zqrapportzq", email="zqlectricezq@example.org")
    client = client_as(role)
    addresses = [f"/admin/problems/{place}" for place in ("", f"edit/{report.pk}/", f"delete/{report.pk}/")]
    answers = [client.get(address) for address in addresses]
    assert [answer.status_code == 200 for answer in answers] == [ADMIN[role]] * 3
    seen = "".join(answer.content.decode() for answer in answers)
    assert ("zqrapportzq" in seen) == ADMIN[role]
    assert client.get("/admin/problems/add/").status_code != 200
    bulk = f"/admin/bulk/documents/problemreport/settle/?id={report.pk}"
    client.post(bulk)
    report.refresh_from_db()
    assert (report.state == "settled") == ADMIN[role]
