"""Somebody is named only if she agreed, and no more once she changes her mind."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

import pytest

from members.models import ConsentWay, Organisation, User
from members.organisations.personal_data import NAME
from members.organisations.shown import shown_to
from portal.registries.personal_data import personal_data
from tests.factories import make_organisation

AGREED = {"contact_consent_way": ConsentWay.TELEPHONE, "contact_consent_on": date(2026, 1, 5)}


def make(**fields):
    named = {"contact_name": "Alix Tremblay", "contact_role": "coordonnatrice", "contact_for_members": False}
    return make_organisation("Abri", slug="abri", **{**named, **AGREED, **fields})


def page():
    return Client().get("/fr/organismes/abri/").content.decode()


def test_who_agreed_is_named(site):
    make()
    assert "Alix Tremblay" in page()


def test_a_name_is_for_members_unless_told_otherwise(site):
    make_organisation("Abri", slug="abri", contact_name="Alix Tremblay", **AGREED)
    assert "Alix Tremblay" not in page()


@pytest.mark.parametrize("missing", AGREED)
def test_nobody_is_named_without_how_and_when_she_agreed(site, missing):
    empty = {"contact_consent_way": "", "contact_consent_on": None}[missing]
    organisation = Organisation(name="Abri", contact_name="Alix Tremblay", **{**AGREED, missing: empty})
    with pytest.raises(ValidationError) as refused:
        organisation.full_clean()
    assert set(refused.value.message_dict) == {"contact_name"}


def test_a_consent_of_a_day_to_come_is_refused(site):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ValidationError) as refused:
        Organisation(name="Abri", contact_consent_on=tomorrow).full_clean()
    assert set(refused.value.message_dict) == {"contact_consent_on"}


def test_who_changes_her_mind_is_named_nowhere_any_more(site, client_as):
    organisation = make()
    assert "Alix Tremblay" in page()
    organisation.contact_consent_way, organisation.contact_consent_on = "", None
    organisation.full_clean()
    organisation.save()
    organisation.refresh_from_db()
    assert (organisation.contact_name, organisation.contact_role) == ("", "")
    for text in (page(), client_as("member").get("/fr/organismes/abri/").content.decode()):
        assert "Alix Tremblay" not in text and "coordonnatrice" not in text


def test_another_person_does_not_agree_by_the_first_one_s_silence(site):
    organisation = make()
    organisation.contact_name, organisation.contact_consent_way = "Bao Nguyen", ""
    with pytest.raises(ValidationError):
        organisation.full_clean()


def test_a_name_that_stands_in_the_database_without_consent_is_shown_to_nobody(site, person):
    make()
    Organisation.objects.update(contact_consent_way="")
    for role in ("visitor", "member", "facilitator", "superuser"):
        shown = shown_to(Organisation.objects.get(), person(role))
        assert (shown.contact, shown.contact_role) == ("", ""), role


def test_the_log_of_the_admin_keeps_no_name(site, client_as, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    organisation = make()
    client = client_as("facilitator")
    path = f"/admin/organisations/edit/{organisation.pk}/"
    sent = {"name": "Abri", "slug": "abri", "contact_name": "Alix Tremblay", "contact_role": "coordonnatrice"}
    assert client.post(path, sent).status_code == 302
    assert Organisation.objects.get().contact_name == ""
    for place in (path, f"/admin/organisations/history/{organisation.pk}/"):
        response = client.get(place)
        assert response.status_code == 200
        assert "Alix Tremblay" not in response.content.decode()


@pytest.fixture
def alix(db):
    return User.objects.create_user(email="alix@example.org", first_name="Alix", last_name="Tremblay")


HERS = {
    "her address": {"contact_name": "Alix T.", "direct_email": "Alix@example.org"},
    "her address, for everybody": {"contact_name": "", "email": "alix@example.org"},
    "her address and her name, for everybody": {"email": "ALIX@example.org"},
}


@pytest.mark.parametrize("held", HERS)
def test_she_is_given_what_is_held_about_her_and_it_is_erased_at_her_word(site, alix, held):
    make(**HERS[held])
    other = make_organisation("Autre", contact_name="Bao Nguyen", email="bao@example.org", **AGREED)
    ours = personal_data.get(NAME)
    (given,) = ours.export(alix)
    assert given["organisation"] == "Abri"
    ours.erase(alix)
    assert ours.export(alix) == []
    found = Organisation.objects.get(name="Abri")
    left = [found.contact_name, found.email, found.direct_email, found.contact_role]
    assert left == [""] * 4 and found.contact_consent_on is None
    other.refresh_from_db()
    assert (other.contact_name, other.email) == ("Bao Nguyen", "bao@example.org")


def test_who_takes_the_name_of_a_contact_person_reads_and_erases_nothing_of_hers(site, client_as, person):
    make(published=False, direct_email="la.vraie@example.org")
    client, member = client_as("member"), person("member")
    page = "/fr/compte/mes-donnees/"
    assert client.post(page, {"first_name": "Alix", "last_name": "Tremblay"}).status_code == 302
    member.refresh_from_db()
    assert member.get_full_name() == "Alix Tremblay"
    text = client.get(page).content.decode()
    assert "coordonnatrice" not in text and "Abri" not in text
    personal_data.get(NAME).erase(member)
    assert Organisation.objects.get().contact_name == "Alix Tremblay"


def test_who_shares_the_address_for_everybody_reads_and_erases_nothing_of_another_contact_person(site, alix):
    make(contact_name="Bao Nguyen", email="alix@example.org", direct_email="bao@example.org")
    ours = personal_data.get(NAME)
    (given,) = ours.export(alix)
    assert "Bao" not in str(given) and "coordonnatrice" not in str(given)
    assert given["e-mail"] == ["alix@example.org"]
    ours.erase(alix)
    found = Organisation.objects.get()
    assert (found.contact_name, found.email, found.direct_email) == ("Bao Nguyen", "", "bao@example.org")


def test_an_account_without_name_or_address_is_about_nobody(site):
    make_organisation("Sans personne")
    nobody = User.objects.create_user(login_name="demo-pseudonyme")
    assert personal_data.get(NAME).export(nobody) == []
