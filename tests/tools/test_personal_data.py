"""What tools hold about who made them and whom they served goes, or stays by « une intervenante »."""

from wagtail.models import Revision

import pytest

from members.data_rights.erasing import erase_person, published_by
from members.data_rights.exporting import sections_of
from portal.files.models import PortalFile
from portal.models import Region
from tests.factories import make_person, make_tools_index
from tests.tools.made import main_of, text
from tools.models import ToolPage, ToolUse
from tools.publishing import publish_tool, update_tool

pytestmark = pytest.mark.django_db
NAME = "Zqlouise"


@pytest.fixture
def author(site, leaves):
    return make_person("member")


@pytest.fixture
def tool(site, author):
    make_tools_index(site)
    tool = publish_tool(
        title="Trois questions",
        words="On écoute",
        credit=NAME,
        told_by=f"Raconté par {NAME}",
        author=author,
        files=[(text(), "Feuille")],
    )
    return update_tool(tool, title="Trois questions", files=[(text(), "Feuille")])


def states():
    return str(list(Revision.objects.values_list("content", flat=True)))


def test_what_she_made_goes_with_her(tool, author):
    assert published_by(author)
    erase_person(author, by=author)
    assert not ToolPage.objects.exists() and not PortalFile.objects.exists()
    assert NAME not in states()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_or_stays_without_her_name_anywhere(tool, author, client_as, language):
    update_tool(tool, title="Trois questions", language=language)
    erase_person(author, by=author, keep_published=True)
    kept = ToolPage.objects.get()
    assert (kept.author, kept.told_by, kept.words, kept.live) == (None, "", "On écoute", True)
    assert kept.credit == {"fr": "Une intervenante", "en": "A worker"}[language]
    assert kept.is_closed_to_the_team
    assert NAME not in states()
    assert all(revision.content["author"] is None for revision in Revision.objects.filter(object_id=kept.pk))
    assert NAME not in main_of(client_as("member").get(f"/fr/outils/{kept.slug}/"))
    assert "tool-card" not in main_of(client_as("member").get(f"/fr/outils/?q={NAME}"))


def test_a_tool_of_another_is_left_alone(tool, author):
    other = make_person("member")
    erase_person(other, by=other)
    assert ToolPage.objects.get().author == author


@pytest.mark.parametrize("keep", [False, True])
def test_what_she_said_of_a_tool_goes_or_stays_without_her(tool, keep):
    region = Region.objects.create(code="05", name_fr="Estrie", name_en="Estrie")
    member, silent = make_person("member"), make_person("member")
    ToolUse.objects.create(page=tool, user=member, region=region, lines="Utile", shows_name=True)
    ToolUse.objects.create(page=tool, user=silent)
    erase_person(member, by=member, keep_published=keep)
    erase_person(silent, by=silent, keep_published=keep)
    left = list(ToolUse.objects.values_list("user", "lines", "shows_name"))
    assert left == ([(None, "Utile", False)] if keep else [])


def test_her_data_say_it_in_full(tool, author):
    ToolUse.objects.create(page=tool, user=author, lines="zqligne")
    held = str(list(sections_of(author)))
    assert "On écoute" in held and NAME in held and "zqligne" in held
