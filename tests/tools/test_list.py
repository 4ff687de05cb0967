"""The list of homemade tools: two doors first, then what narrows, then the cards."""

import re

import pytest

from portal.files import texts
from portal.files.models import PortalFile
from portal.models import Region, Theme
from tests.factories import make_file, make_notice, make_tool, make_tools_index
from tests.tools.made import give_voice, main_of, photo, text
from tools.choices import Field
from tools.files import prepared

pytestmark = pytest.mark.django_db
LISTS = {"fr": "/fr/outils/", "en": "/en/tools/"}


def titles(client, question="", path="/fr/outils/"):
    found = re.findall(r'<h3><a href="[^"]+">(.+?)</a></h3>', main_of(client.get(f"{path}{question}")))
    return {re.sub("</?mark>", "", title) for title in found}


def library_file(file, title):
    kept = PortalFile(title=title, file=prepared(file))
    kept.save()
    return kept


@pytest.fixture
def various(site, leaves):
    theme = Theme.objects.create(slug="jeunes", name_fr="Jeunes", name_en="Young people")
    region = Region.objects.create(code="05", name_fr="Estrie", name_en="Estrie")
    make_tool(
        site, "Affiche", field=Field.PREVENTION, themes=[theme], files=[library_file(photo(), "Affiche")]
    )
    make_tool(site, "Questions", situations=["Premier contact"], regions=[region], words="Trois questions.")
    make_tool(site, "Feuillet", files=[make_file("Feuillet")], credit="Ada Essai", tags=["appartement"])
    make_tool(site, "Grille", language="en", link="https://exemple.org/grille")
    give_voice(make_tool(site, "Récit", field=Field.PREVENTION))
    make_tool(site, "Brouillon", live=False)
    make_tool(site, "Réservé", audience="members", words="Trois questions.")
    make_notice(site, "Une notice sur les questions")


PUBLIC = {"Affiche", "Questions", "Feuillet", "Grille", "Récit"}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("", PUBLIC),
        ("volet=prevention", {"Affiche", "Récit"}),
        ("volet=intervention", {"Questions", "Feuillet", "Grille"}),
        ("situation=premier-contact", {"Questions"}),
        ("theme=jeunes", {"Affiche"}),
        ("region=estrie", {"Questions"}),
        ("langue=en", {"Grille"}),
        ("contenu=photo", {"Affiche"}),
        ("contenu=file", {"Feuillet"}),
        ("contenu=voice", {"Récit"}),
        ("contenu=link", {"Grille"}),
        ("contenu=words", {"Questions"}),
        ("contenu=words&contenu=link", {"Questions", "Grille"}),
        ("q=questions", {"Questions"}),
        ("q=Ada+Essai", {"Feuillet"}),
        ("q=appartement", {"Feuillet"}),
        ("volet=nothing", PUBLIC),
    ],
)
def test_the_list_is_narrowed_by_what_the_address_asks(various, client_as, question, found):
    assert titles(client_as("visitor"), f"?{question}") == found


@pytest.mark.parametrize(
    ("role", "sees"), [("visitor", False), ("stranger", False), ("member", True), ("editor", True)]
)
def test_tools_for_members_are_listed_for_members_only(various, client_as, role, sees):
    assert titles(client_as(role)) == PUBLIC | ({"Réservé"} if sees else set())


@pytest.mark.parametrize("language", LISTS)
def test_the_two_doors_come_first_with_their_numbers(various, client_as, language):
    text = main_of(client_as("visitor").get(LISTS[language]))
    doors = re.findall(r'tool-door-(\w+)" href="([^"]+)".*?<span>(\d+) ', text)
    path = LISTS[language]
    assert doors == [
        ("prevention", f"{path}?volet=prevention", "2"),
        ("intervention", f"{path}?volet=intervention", "3"),
    ]
    assert text.index("tool-doors") < text.index('class="search"') < text.index("tool-card")


def test_an_open_door_leads_back_to_everything_and_the_other_stays_open_to(various, client_as):
    text = main_of(client_as("visitor").get("/fr/outils/?volet=prevention"))
    doors = dict(re.findall(r'tool-door-(\w+)" href="([^"]+)"', text))
    assert doors == {"prevention": "/fr/outils/", "intervention": "/fr/outils/?volet=intervention"}
    assert text.count('aria-current="true"') == 1


def test_a_card_says_what_it_is_made_of_and_who_sees_it(various, client_as):
    text = main_of(client_as("member").get("/fr/outils/?q=R%C3%A9serv%C3%A9"))
    assert "mark-tool-words" in text and 'class="badge"' in text
    text = main_of(client_as("member").get("/fr/outils/?q=Feuillet"))
    assert "mark-tool-file" in text and "Ada Essai" in text and 'class="badge"' not in text


def test_visitors_are_told_the_way_in_alike_whatever_is_hidden(site, client_as):
    make_tools_index(site)
    visitor = client_as("visitor")
    before = main_of(visitor.get("/fr/outils/"))
    for number in range(3):
        make_tool(site, f"Réservé {number}", audience="members")
    assert main_of(visitor.get("/fr/outils/")) == before
    assert "/fr/compte/connexion/?next=/fr/outils/" in before and "/fr/adhesion/" in before
    assert "tools-way-in" not in main_of(client_as("member").get("/fr/outils/"))


def test_an_empty_list_is_warm(site, client_as):
    make_tools_index(site)
    text = main_of(client_as("member").get("/fr/outils/"))
    assert "callout-title" in text and "nothing_found" not in text


def test_tools_are_found_with_everything_else(various, client_as):
    text = client_as("visitor").get("/fr/recherche/?q=affiche").content.decode()
    assert "/fr/outils/outil-" in text
    assert "R&#233;serv" not in text and "Réservé" not in text


def test_the_words_inside_the_files_are_found_whichever_file_it_is(site, client_as, leaves):
    files = [library_file(text(f"zqmot{place}zq au milieu du texte"), f"Texte {place}") for place in range(2)]
    make_tool(site, "Avec deux textes", files=files)
    for file in files:
        texts.read(file.pk)
    for place in range(2):
        page = main_of(client_as("visitor").get(f"/fr/outils/?q=zqmot{place}zq"))
        assert "Avec deux textes" in page and files[place].url in page


def test_themes_and_regions_show_their_tools(various, client_as):
    visitor = client_as("visitor")
    assert "Affiche" in visitor.get("/fr/themes/jeunes/").content.decode()
    assert "Questions" in visitor.get("/fr/regions/estrie/").content.decode()


def test_a_list_of_documents_offers_nothing_of_tools(various, client_as):
    text = main_of(client_as("visitor").get("/fr/documentation/"))
    assert "Affiche" not in text and "volet=" not in text
