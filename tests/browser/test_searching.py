"""A visitor searches the demonstration: with and without JavaScript, by keyboard alone, on a small screen."""

import re
import unicodedata

import pytest
from playwright.sync_api import expect

from documents.models import DocumentPage
from members.models import User
from tests.browser.reader import Reader

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What a visitor asks from the home page: words that the results mark.
QUESTIONS = {
    "intervenantes prostitution": {"intervention", "prostitution"},
    "proxenetisme": {"proxénétisme"},
    "l'exploitation sexuelle": {"exploitation", "sexuelle"},
    "intervenant·e·s": {"intervenantes", "intervention"},
}
CENTRE = {"fr": "/fr/documentation/", "en": "/en/documentation/"}
LAW = "Code criminel, L.R.C. (1985)"
PHONE, ZOOMED = {"width": 320, "height": 640}, {"width": 320, "height": 256}


@pytest.fixture(params=[True, False], ids=["JavaScript", "no JavaScript"])
def reader(request, demonstration, browser):
    """A visitor, with and without JavaScript."""
    context = browser.new_context(java_script_enabled=request.param, locale="fr-CA")
    yield Reader(context.new_page(), demonstration.url)
    context.close()


@pytest.fixture
def visitor(demonstration, page):
    """A visitor with JavaScript."""
    return Reader(page, demonstration.url)


def first_word(title):
    """Return the word by which a title is sorted: without capitals, accents or apostrophes."""
    letters = unicodedata.normalize("NFD", title.lower().replace("'", "").replace("’", ""))
    return re.findall(r"\w+", "".join(c for c in letters if not unicodedata.combining(c)))[0]


def each_question_from_the_home_page_finds_documents_and_marks_its_words(reader):
    for question, words in QUESTIONS.items():
        reader.go("/fr/")
        reader.search(question)
        assert reader.at().startswith(CENTRE["fr"]), question
        assert reader.field().input_value() == question
        assert reader.number() >= len(reader.titles()) > 0, question
        assert words <= reader.marked(), question
    reader.go("/fr/")
    reader.search("C-36")
    assert reader.number() == len(reader.titles()) > 0
    reader.follow(reader.page.locator(".card h3 a").first)
    assert "C-36" in reader.page.locator("main").inner_text()


def the_results_are_narrowed_by_two_facets_and_widened_again(reader):
    reader.go("/fr/documentation/?q=prostitution")
    everything = reader.number()
    announced = reader.narrow("Thème", "Lois et justice")
    by_theme = reader.number()
    assert 0 < announced == by_theme < everything
    announced = reader.narrow("Type", "Rapport")
    assert 0 < announced == reader.number() == len(reader.titles()) < by_theme
    assert reader.kinds() == {"Rapport"}
    assert reader.choices() == ["Lois et justice", "Rapport"]
    themes = DocumentPage.objects.filter(themes__name_fr="Lois et justice") | DocumentPage.objects.filter(
        themes__parent__name_fr="Lois et justice"
    )
    assert set(reader.titles()) <= set(themes.values_list("title", flat=True))
    reader.follow(reader.page.locator(".choices").get_by_role("link", name="Rapport"))
    assert (reader.choices(), reader.number()) == (["Lois et justice"], by_theme)
    reader.follow(reader.page.get_by_role("link", name="Tout retirer"))
    assert reader.page.locator(".choices").count() == 0
    assert reader.number() == everything
    assert reader.at() == "/fr/documentation/?q=prostitution"


def the_results_are_sorted_by_title_and_turned_page_by_page(reader):
    reader.go("/fr/")
    reader.search("exploitation sexuelle")
    total = reader.number()
    reader.follow(reader.page.locator(".sorts").get_by_role("link", name="Titre"))
    first = reader.titles()
    assert reader.number() == total > len(first) > 10
    reader.follow(reader.page.get_by_role("link", name="Page suivante"))
    second = reader.titles()
    assert not set(first) & set(second)
    words = [first_word(title) for title in first + second]
    assert words == sorted(words)
    assert "Page 2 sur" in reader.page.get_by_role("navigation", name="Pages de résultats").inner_text()
    reader.follow(reader.page.get_by_role("link", name="Page précédente"))
    assert reader.titles() == first
    reader.page.go_back()
    assert reader.titles() == second


def a_notice_opens_with_its_file_and_in_the_other_language(reader):
    reader.go("/fr/")
    reader.search("marchandisation activités sexuelles")
    reader.follow(reader.page.get_by_role("link", name=LAW))
    heading = reader.page.locator("h1").inner_text()
    assert heading.startswith(LAW)
    file = reader.page.locator(".file a")
    assert "PDF" in reader.page.locator(".file-meta").inner_text()
    answer = reader.page.request.get(reader.server + file.get_attribute("href"))
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.body().startswith(b"%PDF-")
    path = reader.at()
    reader.follow(reader.page.get_by_role("link", name="English"))
    assert reader.at() == path.replace("/fr/", "/en/")
    assert reader.page.get_attribute("html", "lang") == "en"
    assert reader.page.locator("h1").inner_text() == heading
    assert reader.page.get_by_role("heading", name="Read the document").is_visible()
    reader.follow(reader.page.get_by_role("link", name="Français"))
    assert reader.at() == path


def the_other_language_asks_the_same_question(reader):
    reader.go("/fr/documentation/?q=prostitution")
    reader.narrow("Type", "Rapport")
    number, titles = reader.number(), reader.titles()
    reader.follow(reader.page.get_by_role("link", name="English"))
    assert reader.at().startswith(CENTRE["en"])
    assert reader.field().input_value() == "prostitution"
    assert reader.choices() == ["Report"]
    assert (reader.number(), reader.titles()) == (number, titles)


def the_search_of_the_whole_site_finds_pages_of_text_too(reader):
    reader.go("/fr/documentation/")
    reader.follow(reader.page.locator(".site-tools").get_by_role("link", name="Chercher"))
    reader.search("fenêtre privée historique")
    assert reader.at().startswith("/fr/recherche/")
    assert "Page" in reader.kinds()
    assert {"fenêtre", "privée", "historique"} <= reader.marked()
    reader.follow(reader.page.get_by_role("link", name="Votre sécurité sur le Web").first)
    assert reader.page.locator("h1").inner_text() == "Votre sécurité sur le Web"
    reader.go("/fr/recherche/?q=C-36")
    assert "c-36" in reader.marked()


def who_finds_nothing_is_helped(reader):
    reader.go("/fr/documentation/")
    everything = reader.number()
    reader.search("zqintrouvablezq")
    assert (reader.number(), reader.titles()) == (0, [])
    help_text = reader.page.locator("main .callout")
    assert help_text.locator("li").count() >= 3
    assert help_text.is_visible()
    reader.go("/fr/documentation/?q=prostitution+zqintrouvablezq")
    assert reader.number() > 0
    assert "zqintrouvablezq" in reader.page.locator("main .callout").inner_text()
    reader.go("/fr/documentation/?q=zqintrouvablezq&type=report")
    reader.follow(help_text.get_by_role("link", name="sans les choix"))
    assert reader.at() == "/fr/documentation/?q=zqintrouvablezq"
    reader.follow(help_text.get_by_role("link", name="Tout voir"))
    assert reader.number() == everything


JOURNEY = [
    each_question_from_the_home_page_finds_documents_and_marks_its_words,
    the_results_are_narrowed_by_two_facets_and_widened_again,
    the_results_are_sorted_by_title_and_turned_page_by_page,
    a_notice_opens_with_its_file_and_in_the_other_language,
    the_other_language_asks_the_same_question,
    the_search_of_the_whole_site_finds_pages_of_text_too,
    who_finds_nothing_is_helped,
]


def test_a_visitor_finds_what_she_looks_for(reader, subtests):
    for step in JOURNEY:
        with subtests.test(step.__name__):
            step(reader)
    # The last step shows all there is.
    assert reader.number() == DocumentPage.objects.live().public().count() > 0
    assert reader.titles()


FOCUS = """() => {
    const element = document.activeElement, style = getComputedStyle(element);
    return {
        name: element.id || element.textContent.trim(),
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        link: element.matches(".card h3 a"),
    };
}"""


def focused_after(page, key):
    """Press a key, and return what has the focus, once it is seen to be in sight."""
    page.keyboard.press(key)
    expect(page.locator(":focus")).to_be_in_viewport()
    focus = page.evaluate(FOCUS)
    assert focus["outlined"], focus
    return focus


@pytest.mark.both_databases
def test_the_keyboard_alone_is_enough(visitor):
    page = visitor.page
    visitor.go("/fr/")
    assert focused_after(page, "Tab")["name"] == "Aller au contenu"
    assert focused_after(page, "Tab")["name"] == "Quitter rapidement"
    stops = [focused_after(page, "Tab")["name"] for _ in range(12)]
    assert "search-words" in stops
    visitor.go("/fr/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert focused_after(page, "Tab")["name"] == "search-words"
    page.keyboard.type("proxénétisme")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert visitor.number() > 0
    for _ in range(40):
        focus = focused_after(page, "Tab")
        if focus["link"]:
            break
    title = visitor.titles()[0]
    assert focus["name"].replace("\u00a0", " ") == title
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("h1").inner_text().replace("\u00a0", " ") == title
    visitor.go("/fr/documentation/?q=prostitution")
    kind = visitor.page.locator(".facets > details").nth(1)
    kind.locator("> summary").focus()
    page.keyboard.press("Enter")
    expect(kind.locator("li").first).to_be_visible()
    focused_after(page, "Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert len(visitor.choices()) == 1


def test_nothing_is_wider_than_a_small_screen(visitor):
    page = visitor.page
    longest = max(DocumentPage.objects.all(), key=lambda notice: max(map(len, notice.title.split())))
    paths = ["/fr/", "/en/", *CENTRE.values(), f"/fr/documentation/{longest.slug}/"]
    paths += [f"/en/documentation/{DocumentPage.objects.exclude(file=None).get().slug}/"]
    paths += ["/fr/securite-sur-le-web/", "/fr/compte/connexion/", "/en/account/sign-in/"]
    paths += ["/fr/documentation/?q=prostitution&theme=loi&type=report", "/en/search/?q=exploitation"]
    paths += ["/fr/documentation/?q=zqintrouvablezq"]

    def widths(path):
        found = {}
        for size in (PHONE, ZOOMED):
            page.set_viewport_size(size)
            visitor.go(path)
            visitor.open_all()
            too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if too_wide > 0:
                found[path, size["height"]] = too_wide
        return found

    found = {}
    for path in paths:
        found |= widths(path)
    visitor.enter(User.objects.get(email="membre@demo.example"))
    found |= widths("/fr/absente/")
    assert page.locator("h1").inner_text() == "Page introuvable"
    assert found == {}
