"""Drafts of the notices of an incident: what the law asks for is there, and nothing leaves by itself."""

from datetime import date

from django.core import mail
from django.test import Client

import pytest

from members.models import AccessLog, Incident
from portal.models import OutgoingMessage, SiteSettings
from tests.factories import make_person

pytestmark = pytest.mark.django_db
FIELDS = {
    "data": "Names and regions",
    "circumstances": "A list left on a table",
    "began_on": date(2026, 3, 2),
    "ended_on": date(2026, 3, 4),
    "is_approximate": True,
    "aware_on": date(2026, 3, 5),
    "persons": 41,
    "persons_quebec": 37,
    "serious_risk": True,
    "reasoning": "Somebody violent may read it",
    "measures": "The list was burnt",
}
NOTICES = ["notice-commission", "notice-people"]


@pytest.fixture
def officer(site):
    return make_person("privacy_officer")


@pytest.fixture
def desk(officer):
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def read(desk):
    """Return the words of a draft of an incident, in English unless told."""

    def of(name, start="/en/privacy-desk/incidents/", **fields):
        incident = Incident.objects.create(**{**FIELDS, **fields})
        page = desk.get(f"{start}{incident.pk}/{name}/")
        assert page.status_code == 200
        return " ".join(page.content.decode().split())

    return of


@pytest.fixture
def named(site):
    """Say on the site whom to reach."""
    settings = SiteSettings.load()
    settings.privacy_officer, settings.privacy_email = "Ana Exemple", "viepriv@example.org"
    settings.name_en = "The Portal"
    settings.save()


@pytest.mark.parametrize(
    "words",
    [
        "The Portal",
        "Québec business number (NEQ)",
        "Ana Exemple",
        "viepriv@example.org",
        "Names and regions",
        "A list left on a table",
        "From March 2, 2026 to March 4, 2026 (approximate)",
        "March 5, 2026",
        "41, of whom 37 are in Québec",
        "Somebody violent may read it",
        "how and when they will be told",
        "The list was burnt",
        "outside Québec",
    ],
)
def test_the_commission_is_told_what_the_regulation_asks_for(read, named, words):
    assert words in read("notice-commission")


@pytest.mark.parametrize(
    "words",
    [
        "Names and regions",
        "A list left on a table",
        "From March 2, 2026 to March 4, 2026 (approximate)",
        "The list was burnt",
        "What you can do",
        "We never ask for a code or a password",
        "1-800-363-9010",
        "Ana Exemple",
        "viepriv@example.org",
        "1 888 528-7741",
    ],
)
def test_the_people_are_told_what_the_regulation_asks_for(read, named, words):
    assert words in read("notice-people")


def test_the_people_do_not_read_why_somebody_could_be_hurt_nor_how_many_they_are(read, named):
    words = read("notice-people")
    assert "Somebody violent may read it" not in words
    notice = words.split('id="notice"')[1].split("</article>")[0]
    assert "A list left on a table" in notice
    assert "41 " not in notice


def test_how_to_reach_a_survivor_is_said_beside_the_notice_and_not_in_it(read):
    beside, notice = read("notice-people").split('id="notice"')
    assert "the safe way that she chose rules" in beside
    assert "Never e-mail by default" in beside
    assert "safe way" not in notice
    assert "safe way" not in read("notice-commission")


def test_data_that_nobody_can_describe_say_why_in_both(read):
    for name in NOTICES:
        words = read(name, data="", data_unknown="The computer was stolen")
        assert "It cannot be described. Here is why: The computer was stolen" in words


def test_one_day_is_no_period(read):
    words = read("notice-people", ended_on=None, is_approximate=False)
    assert "March 2, 2026" in words
    assert "From March 2" not in words
    assert "approximate" not in words


def test_what_was_done_already_is_not_asked_for_again(read):
    words = read("notice-commission", people_told_on=date(2026, 3, 6), people_told_how="By a poster")
    assert "They were told on March 6, 2026." in words
    assert "By a poster" in words
    assert "how and when they will be told" not in words


def test_without_serious_risk_the_officer_reads_that_the_law_asks_for_nothing(read):
    said = "the law does not ask for a notice"
    assert said in read("notice-people", serious_risk=False)
    assert said not in read("notice-people")


@pytest.mark.parametrize("name", ["avis-commission", "avis-personnes"])
def test_a_draft_is_written_in_french_too(read, name):
    words = read(name, start="/fr/bureau-vie-privee/incidents/")
    assert 'lang="fr"' in words
    assert "2 mars 2026" in words
    assert "4 mars 2026" in words


@pytest.mark.parametrize("name", NOTICES)
def test_what_was_written_in_the_register_runs_nothing(read, name):
    words = read(name, circumstances="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in words
    assert "<script>alert" not in words


@pytest.mark.parametrize("name", NOTICES)
def test_nothing_is_sent_and_that_it_was_read_is_written_down(read, officer, name):
    read(name)
    assert mail.outbox == []
    assert not OutgoingMessage.objects.exists()
    assert list(AccessLog.objects.values_list("deed", flat=True)) == ["incident_read"]


def test_the_incident_leads_to_both(desk):
    incident = Incident.objects.create(**FIELDS)
    page = desk.get(f"/en/privacy-desk/incidents/{incident.pk}/").content.decode()
    for name in NOTICES:
        assert f'href="/en/privacy-desk/incidents/{incident.pk}/{name}/"' in page


@pytest.mark.parametrize("name", NOTICES)
def test_a_draft_of_nothing_is_absent(desk, name):
    assert desk.get(f"/en/privacy-desk/incidents/99999999/{name}/").status_code == 404


@pytest.mark.parametrize("name", NOTICES)
def test_a_draft_asks_the_database_a_few_times(desk, django_assert_max_num_queries, name):
    incident = Incident.objects.create(**FIELDS)
    desk.get(f"/en/privacy-desk/incidents/{incident.pk}/{name}/")
    with django_assert_max_num_queries(20):
        desk.get(f"/en/privacy-desk/incidents/{incident.pk}/{name}/")
