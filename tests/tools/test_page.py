"""The page of a tool: what it shows, to whom, in both languages."""

from pathlib import Path

import pytest

from portal.counting import total, write_counts
from portal.models import Region, Theme
from tests.factories import make_file, make_notice, make_person, make_tool, make_uses
from tests.tools.made import give_voice, main_of
from tools.models import ToolFile

pytestmark = pytest.mark.django_db
PAGES = {"fr": "/fr/outils/{}/", "en": "/en/tools/{}/"}


def page_of(client, tool, language="fr"):
    return main_of(client.get(PAGES[language].format(tool.slug)))


@pytest.mark.parametrize("language", PAGES)
def test_it_says_all_of_what_was_made(site, client_as, leaves, language):
    tool = make_tool(
        site,
        "Trois questions",
        introduction="Un résumé.",
        purpose="À ouvrir.\n\nSans juger.",
        for_whom="Toute intervenante",
        when_to_use="La première fois",
        how_to_use="Lentement",
        words="On s’assoit.\nOn écoute.",
        credit="Une équipe de l’Estrie",
        told_by="Raconté par Louise",
        link="https://www.exemple.org/page",
        adapted_from_words="Un guide ancien",
        other_title="Three questions",
        situations=["Premier contact"],
        tags=["écoute"],
        files=[make_file("Feuillet")],
    )
    give_voice(tool)
    text = page_of(client_as("visitor"), tool, language)
    for said in ("Un résumé.", "<p>À ouvrir.</p>", "<p>Sans juger.</p>", "Toute intervenante", "Lentement"):
        assert said in text
    for said in (
        "On s’assoit.<br>On écoute.",
        "Une équipe de l’Estrie",
        "Raconté par Louise",
        "Three questions",
    ):
        assert said in text
    for said in ("exemple.org", "Un guide ancien", "Premier contact", "écoute", "Feuillet", "PDF"):
        assert said in text
    assert f'src="{tool.voice.url}"' in text and f'href="{tool.voice.url}" download' in text


@pytest.mark.parametrize("language", PAGES)
def test_the_same_page_has_an_address_in_each_language(site, client_as, language):
    tool = make_tool(site)
    text = client_as("visitor").get(PAGES[language].format(tool.slug)).content.decode()
    for code, path in PAGES.items():
        assert f'hreflang="{code}" href="http://testserver{path.format(tool.slug)}"' in text
    assert f'rel="canonical" href="http://testserver{PAGES[language].format(tool.slug)}"' in text


@pytest.mark.parametrize("name", ["title", "purpose", "words", "credit", "told_by", "adapted_from_words"])
def test_what_members_type_is_shown_as_text(site, client_as, name):
    tool = make_tool(site, **{name: "<script>zq</script> <b>gras</b>"})
    text = client_as("visitor").get(PAGES["fr"].format(tool.slug)).content.decode()
    assert "<script>zq" not in text and "<b>gras" not in text
    assert "&lt;b&gt;gras" in text


@pytest.mark.parametrize("language", PAGES)
@pytest.mark.parametrize(
    ("role", "status"), [("visitor", 302), ("stranger", 404), ("member", 200), ("editor", 200)]
)
def test_a_tool_for_members_opens_for_members_only(site, client_as, language, role, status):
    tool = make_tool(site, audience="members")
    assert client_as(role).get(PAGES[language].format(tool.slug)).status_code == status
    draft = make_tool(site, live=False)
    refused = {"visitor": 302}.get(role, 404)
    assert client_as(role).get(PAGES[language].format(draft.slug)).status_code == refused


def test_it_says_who_sees_it(site, client_as):
    member = client_as("member")
    assert "Visible par les membres" in page_of(member, make_tool(site, audience="members"))
    assert "Visible par les membres" not in page_of(member, make_tool(site))


def test_who_made_it_is_never_shown_as_an_account(site, client_as):
    author = make_person("member")
    author.first_name, author.last_name = "Zqprenom", "Zqnom"
    author.save()
    tool = make_tool(site, author=author, credit="Une équipe")
    for role in ("visitor", "member", "facilitator"):
        text = page_of(client_as(role), tool)
        assert "Zqprenom" not in text and "Zqnom" not in text and author.email not in text


def test_adaptations_are_told_both_ways_through_the_gate(site, client_as):
    first = make_tool(site, "Premier outil")
    seen = make_tool(site, "Outil adapté", adapted_from=first)
    hidden = make_tool(site, "Outil caché", adapted_from=first, audience="members")
    make_tool(site, "Outil en attente", adapted_from=first, live=False)
    visitor, member = client_as("visitor"), client_as("member")
    assert "Outil adapté" in page_of(visitor, first) and "Outil caché" not in page_of(visitor, first)
    assert "Outil caché" in page_of(member, first) and "Outil en attente" not in page_of(member, first)
    assert f'href="{PAGES["fr"].format(first.slug)}" lang="fr">Premier outil' in page_of(visitor, seen)
    first.set_audience("members")
    assert "Premier outil" not in page_of(visitor, seen)
    assert "Premier outil" in page_of(member, hidden)


def test_tools_go_with_what_is_on_the_same_theme(site, client_as):
    theme = Theme.objects.create(slug="sortie", name_fr="Sortie", name_en="Leaving")
    tool = make_tool(site, "Outil de sortie", themes=[theme])
    make_tool(site, "Outil caché", themes=[theme], audience="members")
    other = make_tool(site, "Autre outil", situations=["Équipe"])
    near = make_tool(site, "Outil voisin", situations=["Équipe"])
    notice = make_notice(site, "Notice", themes=[theme])
    visitor = client_as("visitor")
    text = main_of(visitor.get(f"/fr/documentation/{notice.slug}/"))
    assert "Outil de sortie" in text and "Outil caché" not in text and "Outil voisin" not in text
    assert f'href="{PAGES["fr"].format(tool.slug)}"' in text
    assert "Outil voisin" in page_of(visitor, other) and "Outil de sortie" not in page_of(visitor, other)
    assert near.title not in page_of(visitor, tool)
    hidden = make_notice(site, "Notice cachée", themes=[theme], audience="members")
    assert f"/fr/documentation/{notice.slug}/" in page_of(visitor, tool)
    assert hidden.title not in page_of(visitor, tool) and hidden.title in page_of(client_as("member"), tool)


def test_consultations_are_counted_without_anybody(site, client_as):
    tool = make_tool(site)
    client_as("visitor").get(PAGES["fr"].format(tool.slug), headers={"User-Agent": "Mozilla/5.0 (X11)"})
    write_counts()
    assert total("tool", [tool.pk]) == 1


def test_a_page_without_anything_holds(site, client_as):
    assert client_as("member").get(PAGES["fr"].format(make_tool(site).slug)).status_code == 200


def test_its_files_follow_its_audience(site, client_as, leaves):
    file = make_file("Feuillet")
    tool = make_tool(site, files=[file])
    assert client_as("visitor").get(file.url).status_code == 200
    tool.set_audience("members")
    assert client_as("visitor").get(file.url).status_code == 302
    assert client_as("stranger").get(file.url).status_code == 404
    assert client_as("member").get(file.url).status_code == 200
    tool.unpublish()
    assert client_as("member").get(file.url).status_code == 404
    assert ToolFile.objects.get().file == file


@pytest.mark.parametrize(
    ("role", "public", "members"),
    [("visitor", 200, 302), ("stranger", 200, 404), ("member", 200, 200), ("editor", 200, 200)],
)
def test_its_sound_follows_its_audience(site, client_as, leaves, role, public, members):
    tool = make_tool(site)
    voice, client = give_voice(tool), client_as(role)
    assert client.get(voice.url).status_code == public
    assert client.head(voice.url).status_code == public
    tool.set_audience("members")
    assert client.get(voice.url).status_code == members
    tool.unpublish()
    assert client.get(voice.url).status_code == {"visitor": 302}.get(role, 404)


def test_a_tool_that_goes_takes_its_sound_from_the_disk(site, leaves, django_capture_on_commit_callbacks):
    tool = make_tool(site)
    path = Path(give_voice(tool).file.path)
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        tool.delete()
    assert not path.exists()


def test_regions_are_linked_and_uses_told_from_five_up(site, client_as):
    region = Region.objects.create(code="05", name_fr="Estrie", name_en="Estrie")
    tool = make_tool(site, regions=[region])
    make_uses(tool, 4, region)
    assert "served-number" not in page_of(client_as("visitor"), tool)
    make_uses(tool, 1)
    text = page_of(client_as("visitor"), tool)
    assert "/fr/regions/estrie/" in text and "served-number" in text
