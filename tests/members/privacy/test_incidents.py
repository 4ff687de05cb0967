"""The register of incidents: what the law wants in it, and nothing lost."""

import csv
import io
import uuid
from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

import pytest

from members.models import AccessLog, Incident
from members.privacy.incidents import FIELDS
from tests.factories import make_person

pytestmark = pytest.mark.django_db
REGISTER = "/fr/bureau-vie-privee/incidents/"
NEW = f"{REGISTER}nouveau/"
WHOLE = {
    "data": "Adresses courriel",
    "circumstances": "Un message envoyé à la mauvaise personne",
    "began_on": "2026-03-02",
    "aware_on": "2026-03-03",
    "persons": "3",
    "persons_quebec": "3",
    "serious_risk": "False",
    "reasoning": "Aucun renseignement sensible",
    "measures": "Message rappelé",
}
REQUIRED = [name for name in WHOLE if name != "data"]


@pytest.fixture
def desk(site):
    client = Client()
    client.force_login(make_person("privacy_officer"), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def incident(desk):
    desk.post(NEW, WHOLE)
    return Incident.objects.get()


def test_a_whole_entry_is_kept_and_read(desk, incident):
    page = desk.get(f"{REGISTER}{incident.pk}/").content.decode()
    for words in ("Adresses courriel", "2 mars 2026", "Message rappelé"):
        assert words in page
    assert incident.serious_risk is False


@pytest.mark.parametrize("name", REQUIRED)
def test_what_the_law_asks_for_is_asked_for(desk, name):
    page = desk.post(NEW, {**WHOLE, name: ""})
    assert page.status_code == 200
    assert name in page.context["form"].errors
    assert not Incident.objects.exists()


def test_data_that_nobody_can_describe_say_why(desk):
    assert "data" in desk.post(NEW, {**WHOLE, "data": ""}).context["form"].errors
    assert desk.post(NEW, {**WHOLE, "data": "", "data_unknown": "Ordinateur volé"}).status_code == 302


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"ended_on": "2026-03-01"}, "ended_on"),
        ({"aware_on": "2026-03-01"}, "aware_on"),
        ({"began_on": "2999-01-01"}, "began_on"),
        ({"commission_told_on": "2999-01-01"}, "commission_told_on"),
        ({"persons_quebec": "4"}, "persons_quebec"),
        ({"persons": "-1"}, "persons"),
        ({"persons": "9" * 30}, "persons"),
        ({"began_on": "hier"}, "began_on"),
        ({"serious_risk": "peut-être"}, "serious_risk"),
    ],
)
def test_what_cannot_be_is_said(desk, change, wrong):
    page = desk.post(NEW, {**WHOLE, **change})
    assert page.status_code == 200
    assert wrong in page.context["form"].errors


def test_a_form_sent_twice_is_one_entry(desk):
    form = {**WHOLE, "form_key": str(uuid.uuid4())}
    for _ in range(2):
        assert desk.post(NEW, form).status_code == 302
    assert Incident.objects.count() == 1


def test_a_correction_keeps_what_was_there(desk, incident):
    url = f"{REGISTER}{incident.pk}/corriger/"
    assert desk.post(url, {**WHOLE, "persons": "5", "measures": "Autre chose"}).status_code == 302
    incident.refresh_from_db()
    assert (incident.persons, incident.measures) == (5, "Autre chose")
    assert incident.corrections.get().former == {"persons": "3", "measures": "Message rappelé"}
    page = desk.get(f"{REGISTER}{incident.pk}/").content.decode()
    assert "Message rappelé" in page
    desk.post(url, {**WHOLE, "persons": "5", "measures": "Autre chose"})
    assert incident.corrections.count() == 1


def test_nothing_is_erased_from_it(incident):
    with pytest.raises(TypeError):
        incident.delete()


def test_a_serious_risk_without_notice_is_said(desk):
    desk.post(NEW, {**WHOLE, "serious_risk": "True"})
    incident = Incident.objects.get()
    assert incident.lacks_notice
    assert "Commission" in desk.get(REGISTER).content.decode()
    Incident.objects.update(commission_told_on=date.today(), people_told_on=date.today())
    incident.refresh_from_db()
    assert not incident.lacks_notice


def test_the_export_holds_each_field_and_runs_nothing(desk):
    desk.post(NEW, {**WHOLE, "circumstances": "=HYPERLINK(1)"})
    answer = desk.post(f"{REGISTER}export/")
    heads, row = csv.reader(io.StringIO(answer.content.decode()[1:]))
    assert len(heads) == len(row) == len(FIELDS) + 1
    assert "'=HYPERLINK(1)" in row
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]


def test_reading_writing_and_exporting_are_written_down(desk, incident):
    desk.get(f"{REGISTER}{incident.pk}/")
    desk.post(f"{REGISTER}export/")
    deeds = list(AccessLog.objects.order_by("number").values_list("deed", flat=True))
    assert deeds == ["incident_written", "incident_read", "incidents_exported"]


def test_the_register_asks_the_database_as_often_for_many_as_for_few(desk, django_assert_max_num_queries):
    desk.post(NEW, WHOLE)
    desk.get(REGISTER)
    with django_assert_max_num_queries(25) as first:
        desk.get(REGISTER)
    number = len(first)
    for _ in range(9):
        desk.post(NEW, WHOLE)
    with django_assert_max_num_queries(number):
        desk.get(REGISTER)


def test_an_incident_is_kept_whatever_its_age(desk):
    from members.tasks import forget_old_privacy

    desk.post(NEW, WHOLE)
    Incident.objects.update(aware_on=timezone.localdate() - timedelta(days=3650))
    forget_old_privacy.call()
    assert Incident.objects.count() == 1
