"""What was approved becomes a page, and a new version takes its place only when it is approved."""

from pathlib import Path

from django.core.exceptions import ValidationError

import pytest

from portal.files.clean import clean
from portal.files.models import PortalFile
from portal.models import Region, Theme
from tests.factories import make_notice, make_person, make_tools_index
from tests.tools.made import VIDEO, main_of, photo, sound, text
from tools.models import Situation, ToolPage, ToolVoice
from tools.publishing import NoToolList, publish_tool, update_tool

pytestmark = pytest.mark.django_db
PERSON = "untel"


@pytest.fixture
def index(site, leaves):
    return make_tools_index(site)


def make_all(**changes):
    """Publish a tool with everything."""
    theme, _ = Theme.objects.get_or_create(slug="sortie", name_fr="Sortie", name_en="Leaving")
    region, _ = Region.objects.get_or_create(code="05", name_fr="Estrie", name_en="Estrie")
    situation, _ = Situation.objects.get_or_create(name_fr="Équipe", name_en="Team")
    fields = {
        "title": "Trois questions",
        "introduction": "Un résumé",
        "purpose": "Ouvrir",
        "for_whom": "Nous",
        "when_to_use": "Au début",
        "how_to_use": "Lentement",
        "words": "On écoute",
        "credit": "Une équipe",
        "told_by": "",
        "author": None,
        "field": "prevention",
        "situations": [situation],
        "themes": [theme],
        "regions": [region],
        "tags": ["écoute", "accueil"],
        "language": "fr",
        "link": "https://exemple.org/",
        "licence": "adapt",
        "adapted_from": None,
        "adapted_from_words": "Un guide",
        "files": [(clean(photo()).as_file("Marie Untel"), "Le tableau"), (text(), "")],
        "voice": sound(),
        "audience": "members",
        "user": None,
    }
    return publish_tool(**{**fields, **changes})


def test_it_is_published_whole_under_the_french_list(index, client_as):
    author, user = make_person("member"), make_person("facilitator")
    first = publish_tool(title="Premier")
    tool = make_all(author=author, user=user, adapted_from=first)
    assert (tool.live, tool.audience, tool.slug) == (True, "members", "trois-questions")
    assert tool.get_parent().pk == index.pk and tool.confided
    assert (tool.author, tool.owner, tool.adapted_from) == (author, user, first)
    assert tool.latest_revision == tool.live_revision and not tool.has_unpublished_changes
    assert {tag.name for tag in tool.tags.all()} == {"écoute", "accueil"}
    assert [row.caption for row in tool.files.all()] == ["Le tableau", ""]
    assert [one.name_fr for one in tool.situations.all()] == ["Équipe"]
    assert [one.slug for one in (*tool.themes.all(), *tool.regions.all())] == ["sortie", "estrie"]
    page = main_of(client_as("member").get("/fr/outils/trois-questions/"))
    for said in ("Le tableau", "<audio", "Un guide", "On écoute"):
        assert said in page
    found = main_of(client_as("member").get("/fr/outils/?q=questions"))
    assert "/fr/outils/trois-questions/" in found


def test_nothing_tells_the_name_that_a_file_had_nor_what_it_knew(index, leaves):
    tool = make_all()
    files = [row.file for row in tool.files.all()]
    assert [file.title for file in files] == ["Le tableau", "Trois questions"]
    names = [name for file in files for name in (file.file.name, file.download_name, file.url)]
    names += [tool.voice.file.name, tool.voice.download_name, tool.voice.url, tool.voice.name]
    names += [path.name for path in leaves.rglob("*") if path.is_file()]
    assert not [name for name in names if PERSON in name.lower()]
    kept = [*leaves.rglob("*"), Path(tool.voice.file.path)]
    contents = [path.read_bytes() for path in kept if path.is_file()]
    assert len(contents) >= 3
    assert all(b"zqexifzq" not in content for content in contents)


def test_a_file_that_somebody_confided_is_copied(index):
    voice = make_all().voice
    again = publish_tool(title="Autre", voice=voice.file, files=[])
    assert again.voice.file.name != voice.file.name
    assert again.voice.size == voice.size


def test_a_video_is_no_voice_and_nothing_is_left(index):
    with pytest.raises(ValidationError):
        make_all(voice=sound(path=VIDEO))
    assert not ToolPage.objects.exists() and not PortalFile.objects.exists()


def test_a_file_that_is_refused_leaves_nothing(index):
    with pytest.raises(ValidationError):
        make_all(files=[(text("MZ\x00\x01", name="a.exe"), "")])
    assert not ToolPage.objects.exists()


def test_a_site_without_a_list_says_so(site, leaves):
    with pytest.raises(NoToolList):
        publish_tool(title="Outil")


def test_its_address_spells_out_what_french_joins(index):
    assert publish_tool(title="En un coup d’œil : l'été").slug == "en-un-coup-d-oeil-l-ete"


@pytest.mark.parametrize("title", ["Proposer", "Mot", "!!!"])
def test_no_tool_takes_the_address_of_a_form(index, title):
    tool = publish_tool(title=title)
    assert tool.slug not in ("proposer", "mot", "") and tool.live


def test_a_new_version_takes_the_place_of_the_one_on_line(
    index, client_as, django_capture_on_commit_callbacks
):
    tool = make_all()
    former = [row.file for row in tool.files.all()]
    paths = [Path(file.file.path) for file in former] + [Path(tool.voice.file.path)]
    with django_capture_on_commit_callbacks(execute=True):
        updated = update_tool(
            tool, title="Quatre questions", purpose="Mieux", files=[(text("Nouveau"), "La feuille")]
        )
    assert (updated.pk, updated.slug, updated.audience) == (tool.pk, tool.slug, "members")
    assert (updated.title, updated.purpose, updated.words) == ("Quatre questions", "Mieux", "On écoute")
    assert updated.revisions.count() == 2
    assert not ToolVoice.objects.exists()
    assert [path for path in paths if path.exists()] == []
    assert list(PortalFile.objects.values_list("title", flat=True)) == ["La feuille"]
    text_now = main_of(client_as("member").get("/fr/outils/trois-questions/"))
    assert "Quatre questions" in text_now and "Le tableau" not in text_now and "<audio" not in text_now


def test_a_new_version_changes_who_sees_it_only_when_told(index):
    tool = make_all()
    assert update_tool(tool, title="A").audience == "members"
    assert update_tool(tool, title="A", audience="public").audience == "public"


def test_a_file_that_something_else_uses_stays(index, site):
    tool = make_all()
    file = tool.files.all()[0].file
    make_notice(site, file=file)
    update_tool(tool, title="Sans fichier")
    assert list(PortalFile.objects.all()) == [file]


def test_a_version_that_is_refused_leaves_the_former_one(index):
    tool = make_all()
    with pytest.raises(ValidationError):
        update_tool(tool, title="Autre", voice=sound(path=VIDEO))
    again = ToolPage.objects.get()
    assert (again.title, again.files.count(), again.voice.pk) == ("Trois questions", 2, tool.voice.pk)
