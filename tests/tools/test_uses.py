"""« Ça m'a servi »: once a member and a tool, told from five up, words for members only."""

import re

from django.test import Client

import pytest

from portal.models import Region
from tests.factories import make_person, make_profile, make_tool, make_uses
from tests.tools.made import main_of
from tools.models import ToolUse

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
MEMBERS = {"member", "editor", "facilitator", "superuser"}
DEEDS = {"fr": "/fr/outils/ca-m-a-servi/{}/", "en": "/en/tools/served/{}/"}
REMOVE = "/fr/outils/mot/{}/retirer/"


@pytest.fixture
def region(site):
    return Region.objects.create(code="05", name_fr="Estrie", name_en="Estrie")


def page_of(client, tool, language="fr"):
    return main_of(client.get(f"/{language}/{'outils' if language == 'fr' else 'tools'}/{tool.slug}/"))


@pytest.mark.parametrize("language", DEEDS)
@pytest.mark.parametrize("role", ROLES)
def test_one_click_tells_it_a_second_does_nothing_more(site, client_as, role, language):
    tool, client = make_tool(site), client_as(role)
    for _ in range(2):
        client.post(DEEDS[language].format(tool.pk), {"action": "add"})
    assert ToolUse.objects.filter(page=tool).count() == (role in MEMBERS)
    client.post(DEEDS[language].format(tool.pk), {"action": "remove"})
    assert not ToolUse.objects.exists()


def test_reading_the_address_tells_nothing_and_leads_to_the_tool(site, client_as):
    tool = make_tool(site)
    response = client_as("member").get(DEEDS["fr"].format(tool.pk))
    assert response["Location"] == f"/fr/outils/{tool.slug}/"
    assert not ToolUse.objects.exists()


@pytest.mark.parametrize("role", ["visitor", "stranger", "member"])
def test_what_she_may_not_read_is_answered_as_what_is_not_there(site, client_as, role):
    hidden = make_tool(site, audience="public" if role == "member" else "members", live=role != "member")
    client = client_as(role)
    for data in ({"action": "add"}, {"action": "say", "lines": "Bonjour"}, {"action": "remove"}):
        refused = client.post(DEEDS["fr"].format(hidden.pk), data)
        absent = client.post(DEEDS["fr"].format(hidden.pk + 999), data)
        assert refused.status_code == absent.status_code == (302 if role == "visitor" else 404)
    assert not ToolUse.objects.exists()


def test_who_made_it_does_not_tell_that_it_served_her(site, client_as, person):
    tool = make_tool(site, author=person("member"))
    assert "ca-m-a-servi" not in page_of(client_as("member"), tool)
    client_as("member").post(DEEDS["fr"].format(tool.pk), {"action": "add"})
    assert not ToolUse.objects.exists()


def test_her_region_is_that_of_the_day(site, client_as, person, region):
    profile = make_profile(person("member"), region=region)
    tool = make_tool(site)
    client_as("member").post(DEEDS["fr"].format(tool.pk))
    profile.region = None
    profile.save()
    client_as("member").post(DEEDS["fr"].format(tool.pk))
    assert ToolUse.objects.get().region == region


@pytest.mark.parametrize("role", ["visitor", "member"])
def test_numbers_begin_at_five_and_regions_are_never_named(site, client_as, role, region):
    tool = make_tool(site)
    make_uses(tool, 4, region)
    assert not re.search(r"Utilisé|Used|Estrie", page_of(client_as(role), tool, "en"))
    other = Region.objects.create(code="06", name_fr="Montréal", name_en="Montréal")
    make_uses(tool, 1, other)
    text = page_of(client_as(role), tool, "en")
    assert "Used 5 times in 2 regions" in text
    assert "Estrie" not in text and "Montréal" not in text


def test_a_kept_page_for_visitors_says_the_new_number(site, client_as):
    tool = make_tool(site)
    make_uses(tool, 4)
    visitor = client_as("visitor")
    assert "Used 5" not in page_of(visitor, tool, "en")
    client_as("member").post(DEEDS["fr"].format(tool.pk))
    assert "Used 5 times" in page_of(visitor, tool, "en")


def say(client, tool, lines, **data):
    return client.post(DEEDS["fr"].format(tool.pk), {"action": "say", "lines": lines, **data})


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("audience", ["public", "members"])
def test_her_lines_are_for_members_without_her_name(site, client_as, role, audience, region):
    tool, writer = make_tool(site, audience=audience), make_person("member")
    make_profile(writer, name="Zqnom", region=region)
    ToolUse.objects.create(page=tool, user=writer, region=region, lines="zqlignezq")
    response = client_as(role).get(f"/fr/outils/{tool.slug}/")
    text = response.content.decode()
    assert ("zqlignezq" in text, "Estrie" in text) == (role in MEMBERS,) * 2
    assert "Zqnom" not in text and writer.email not in text


def test_her_name_is_shown_when_she_says_so_and_not_after(site, client_as, person, region):
    tool = make_tool(site)
    make_profile(person("member"), name="Zqnom", region=region)
    client = client_as("member")
    say(client, tool, "Merci, très utile", shows_name="on")
    assert "Zqnom" in page_of(client_as("editor"), tool)
    assert "Zqnom" not in page_of(client_as("visitor"), tool)
    say(client, tool, "Merci, très utile")
    assert "Zqnom" not in page_of(client_as("editor"), tool)
    assert ToolUse.objects.count() == 1


def test_lines_are_text_of_300_characters(site, client_as):
    tool, client = make_tool(site), client_as("member")
    say(client, tool, "<b>gras</b>")
    assert "<b>gras" not in page_of(client, tool)
    # A browser counts a line end once and sends two characters.
    say(client, tool, "a\r\n" * 150)
    assert len(ToolUse.objects.get().lines) == 299
    response = say(client, tool, "zqlong" + "b" * 300)
    assert response.status_code == 200 and "zqlong" in response.content.decode()
    assert ToolUse.objects.get().lines.startswith("a")
    say(client, tool, "")
    assert ToolUse.objects.get().lines == ""


@pytest.mark.parametrize("role", ROLES)
def test_the_facilitator_takes_lines_away_and_the_use_stays(site, client_as, role):
    tool, use = make_tool(site), None
    use = ToolUse.objects.create(page=tool, user=make_person("member"), lines="zqlignezq", shows_name=True)
    client = client_as(role)
    may = role in {"facilitator", "superuser"}
    if role in MEMBERS:
        assert (REMOVE.format(use.pk) in page_of(client, tool)) is may
    client.get(REMOVE.format(use.pk))
    assert ToolUse.objects.get().lines == "zqlignezq"
    response = client.post(REMOVE.format(use.pk))
    assert (ToolUse.objects.get().lines == "") is may
    absent = client.post(REMOVE.format(use.pk + 999))
    assert absent.status_code == (404 if may else response.status_code)


def test_each_form_of_the_page_carries_its_own_token(site, person):
    tool, member = make_tool(site), person("member")
    ToolUse.objects.create(page=tool, user=member)
    client = Client(enforce_csrf_checks=True)
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    text = page_of(client, tool)
    forms = re.findall(r"<form[^>]*ca-m-a-servi.*?</form>", text, re.DOTALL)
    assert len(forms) == 2
    assert all("csrfmiddlewaretoken" in form for form in forms)
    assert "csrfmiddlewaretoken" in main_of(say_by_post(client, tool, text))


def say_by_post(client, tool, text):
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', text)[1]
    return say(client, tool, "a" * 400, csrfmiddlewaretoken=token)
