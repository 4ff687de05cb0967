"""Who reads what somebody wrote to become a member: she, by her link, and who decides."""

from uuid import uuid4

import pytest

from members.models import ApplicationMessage, Organisation, Profile
from tests.access.world import LANGUAGES, ROLES
from tests.factories import make_application, make_person

PATHS = {
    "fr": ["/fr/", "/fr/adhesion/", "/fr/adhesion/merci/", "/fr/recherche/?q={}", "/fr/documentation/?q={}"],
    "en": ["/en/", "/en/join/", "/en/join/thank-you/", "/en/search/?q={}", "/en/documentation/?q={}"],
}
WORD = "zqdemandezq"
DECIDE = {"facilitator", "superuser"}


def build(site):
    """Make an application that carries the canary in each of its fields."""
    application = make_application(
        email=f"{WORD}@example.org",
        first_name=WORD,
        last_name=WORD,
        why=WORD,
        organisation_name=WORD,
    )
    ApplicationMessage.objects.create(application=application, from_team=True, text=WORD)
    return application


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_no_page_shows_it(world, client_as, role, language):
    client = client_as(role)
    for path in PATHS[language]:
        # What she looks for is shown back: the beginning of the word only.
        text = client.get(path.format(WORD[:-2])).content.decode()
        assert WORD not in text, path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_the_link_shows_it_to_whoever_holds_it(world, client_as, role, language):
    path = {"fr": "/fr/adhesion/suivi/", "en": "/en/join/follow/"}[language]
    assert WORD in client_as(role).get(f"{path}{world.token}/").content.decode()
    other = f"{uuid4()}:{world.token.split(':')[1]}"
    response = client_as(role).get(f"{path}{other}/")
    assert response.status_code == (302 if role == "visitor" else 404)


@pytest.mark.parametrize("role", [*ROLES, "privacy_officer"])
@pytest.mark.parametrize("path", ["", "file/{}/", "enrolment/"])
def test_the_desk_is_for_who_decides(world, client_as, role, path):
    response = client_as(role).get(f"/admin/applications/{path.format(world.pk)}", follow=True)
    shown = WORD in response.content.decode()
    assert shown == (role in DECIDE and path != "enrolment/")


@pytest.mark.parametrize("role", ROLES)
def test_a_decision_is_taken_by_who_decides_and_nobody_else(world, client_as, role):
    client_as(role).post(f"/admin/applications/file/{world.pk}/", {"action": "take"})
    world.refresh_from_db()
    assert (world.assigned_to is not None) == (role in DECIDE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_contact_sees_whom_she_proposed_and_nobody_else(world, client_as, person, language):
    organisation = Organisation.objects.create(name="Maison d’essai")
    Profile.objects.create(user=person("member"), organisation=organisation, represents=True)
    colleague = make_person("member")
    colleague.first_name = WORD
    colleague.save()
    Profile.objects.create(user=colleague, organisation=organisation)
    path = {"fr": "/fr/compte/collegues/", "en": "/en/account/colleagues/"}[language]
    response = client_as("member").get(path)
    assert response.status_code == 200
    assert WORD not in response.content.decode()
    make_application(inviter=person("member"), first_name="Zqproposeezq")
    assert "Zqproposeezq" in client_as("member").get(path).content.decode()
