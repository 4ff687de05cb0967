"""Where a form is refused, the page says so at its top, with a link to each field."""

import re

import pytest

from members.models import Profile
from tests.factories import make_person, make_profile

pytestmark = pytest.mark.django_db
PROFILE = "/fr/compte/profil/"


def summary(response):
    text = response.content.decode()
    found = re.search(r'<div class="error-summary".*?</div>', text, re.DOTALL)
    return found.group() if found else ""


def test_it_stands_before_the_title_and_leads_to_each_field(site, client_as):
    given = {"about": "a@example.org", "topics": "819 555-0142"}
    response = client_as("member").post(PROFILE, given)
    shown = summary(response)
    text = response.content.decode()
    assert text.index("<main") < text.index(shown) < text.index("<h1")
    assert 'role="alert"' in shown and 'tabindex="-1"' in shown
    assert "2 choses à corriger" in shown
    assert re.findall(r'href="#(\w+)"', shown) == ["id_topics", "id_about"]
    for field in ("id_topics", "id_about"):
        assert f'id="{field}"' in text
    assert "portal/js/errors" in text
    assert not Profile.objects.filter(about__contains="@").exists()


def test_a_page_without_errors_has_none(site, client_as):
    client = client_as("member")
    assert summary(client.get(PROFILE)) == ""
    assert "portal/js/errors" not in client.get(PROFILE).content.decode()
    # A filter that is not understood is no form that is refused.
    assert summary(client.get("/fr/membres/?region=zq")) == ""


def test_what_concerns_no_field_is_said_there_and_once(site, client_as, person, monkeypatch):
    make_profile(person("member"), name="Alix")
    other = make_profile(make_person("member"), name="Béa")
    monkeypatch.setattr("members.messages.views.may_send", lambda user: False)
    response = client_as("member").post(f"/fr/membres/{other.public_id}/ecrire/", {"text": "Bonjour"})
    assert response.status_code == 429
    assert "depuis hier" in summary(response)
    assert response.content.decode().count("depuis hier") == 1


@pytest.mark.parametrize(
    ("path", "given"),
    [
        ("/fr/adhesion/", {}),
        ("/fr/vie-privee/demande/", {"name": "Alix"}),
        ("/fr/compte/connexion/", {"login": "zq"}),
    ],
)
def test_every_public_form_has_it(site, client_as, path, given):
    response = client_as("visitor").post(path, given, follow=True)
    assert response.status_code == 200
    shown = summary(response)
    fields = re.findall(r'href="#(\w+)"', shown)
    assert fields
    for field in fields:
        assert f'id="{field}"' in response.content.decode()
