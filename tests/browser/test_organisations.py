"""Finding whom to call: with and without JavaScript, on a telephone, at a desk, on paper."""

import pytest
from playwright.sync_api import expect

from members.models import Organisation, User
from tests.browser.desk import Desk
from tests.browser.reader import Reader
from tests.browser.test_accessibility import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESK = {"width": 1280, "height": 800}
NAME = "Organisme de démonstration"
WORDS = {
    "fr": {
        "list": "/fr/organismes/",
        "way": "Organismes et services, région par région",
        "region": "Région",
        "service": "Service offert",
        "shelter": "Hébergement",
        "show": "Afficher ces choix",
        "all": "Voir tous les organismes",
        "field": "Nom, sigle ou ville",
        "find": "Trouver",
    },
    "en": {
        "list": "/en/organisations/",
        "way": "Organisations and services, region by region",
        "region": "Region",
        "service": "Service offered",
        "shelter": "Shelter",
        "show": "Show these",
        "all": "See all the organisations",
        "field": "Name, acronym or town",
        "find": "Find",
    },
}
LOOKED_AT = {
    "fr": [
        "",
        "?region=estrie&service=hebergement",
        "?q=zqrien&region=estrie",
        "organisme-de-demonstration/",
    ],
    "en": [
        "",
        "?region=estrie&service=hebergement",
        "?q=zqrien&region=estrie",
        "organisme-de-demonstration/",
    ],
}


@pytest.fixture
def readers(demonstration, browser):
    """A visitor with JavaScript, and one without."""
    contexts = [browser.new_context(java_script_enabled=on) for on in (True, False)]
    yield [Reader(context.new_page(), demonstration.url) for context in contexts]
    for context in contexts:
        context.close()


def titles(reader):
    return [
        text.replace("\u00a0", " ") for text in reader.page.locator(".organisation h3 a").all_inner_texts()
    ]


def choose(reader, heading, *values):
    group = reader.page.locator(".narrowing-groups details").filter(has_text=heading)
    group.locator("summary").click()
    for value in values:
        group.get_by_label(value, exact=True).check()
    return group


def finds_a_shelter_near_her(reader, language):
    """Go from the home page to the sheet of the only shelter of a region, and back to the whole list.

    Returns:
        The number of organisations that the list shows.
    """
    words, page = WORDS[language], reader.page
    reader.go(f"/{language}/")
    reader.follow(page.get_by_role("link", name=words["way"]))
    assert reader.at() == words["list"]
    total = len(titles(reader))
    assert total == Organisation.objects.visible_to(None).count() > 20
    group = choose(reader, words["region"], "Estrie")
    reader.follow(group.get_by_role("button", name=words["show"]))
    assert reader.at() == f"{words['list']}?q=&region=estrie"
    assert NAME in titles(reader) and 1 < len(titles(reader)) < total
    group = choose(reader, words["service"], words["shelter"])
    reader.follow(group.get_by_role("button", name=words["show"]))
    assert titles(reader) == [NAME]
    number = page.locator(".telephone a")
    assert number.get_attribute("href") == "tel:+18195550142"
    assert number.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") > 20
    reader.follow(page.get_by_role("link", name=NAME))
    assert reader.at() == f"{words['list']}organisme-de-demonstration/"
    assert "Contact de démonstration" not in page.content()
    reader.follow(page.get_by_role("link", name=words["all"]))
    page.get_by_label(words["field"]).fill("zqrien")
    reader.follow(page.get_by_role("button", name=words["find"]))
    reader.follow(page.locator(".callout").get_by_role("link", name=words["all"]))
    assert reader.at() == words["list"]
    return len(titles(reader))


def test_a_visitor_finds_whom_to_call_and_finds_her_way_back(readers):
    for reader, size in zip(readers, (PHONE, DESK), strict=True):
        reader.page.set_viewport_size(size)
        shown = [finds_a_shelter_near_her(reader, language) for language in ("fr", "en")]
        assert shown == [Organisation.objects.visible_to(None).count()] * 2


def test_no_page_of_organisations_has_a_fault(readers, faults):
    reader, found = readers[0], []
    visitor, member = None, User.objects.get(email="membre@demo.example")
    for who in (visitor, member):
        if who:
            reader.enter(who)
        for language, paths in LOOKED_AT.items():
            for path in paths:
                found += faults_at(reader, WORDS[language]["list"] + path, faults)
    assert found == []


def faults_at(reader, path, faults):
    page, found = reader.page, []
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            reader.go(path)
            reader.open_all()
            found += [f"{path}, {scheme}: {fault}" for fault in faults(page)]
        if page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0:
            found.append(f"{path} is too wide")
    return found


def test_a_member_reads_what_is_for_members_and_sees_that_it_is(readers):
    reader = readers[1]
    reader.enter(User.objects.get(email="membre@demo.example"))
    reader.go("/fr/organismes/organisme-de-demonstration/")
    main = reader.page.locator("main")
    for text in ("819 555-0143, poste 12", "intervenantes@demo.example", "Contact de démonstration"):
        line = main.locator("p, li").filter(has_text=text)
        expect(line.locator(".badge")).to_have_text("Visible par les membres")


def test_paper_holds_the_numbers_and_the_choices(readers):
    page = readers[0].page
    readers[0].go("/fr/organismes/?region=estrie")
    page.emulate_media(media="print")
    expect(page.locator(".telephone a").first).to_be_visible()
    expect(page.locator(".choices li").first).to_have_text("Estrie", use_inner_text=True)
    frame = page.locator(".narrowing, .exit a, nav, .site-tools, .site-footer, .skip, .remove")
    expect(frame.filter(visible=True)).to_have_count(0)


def test_the_facilitator_writes_a_sheet_and_takes_a_name_away(demonstration, page, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    desk = Desk(page, demonstration.url)
    desk.enter(User.objects.get(email="animatrice@demo.example"))
    desk.go("/admin/organisations/add/")
    desk.field("Nom*").fill("Maison de démonstration")
    page.get_by_label("Dessert tout le Québec").check()
    page.locator("[name=town]").fill("12, rue Laval")
    page.get_by_label("Hébergement").check()
    page.locator("[name=contact_name]").fill("Contact de démonstration")
    page.get_by_label("Affiché dans le répertoire").check()
    desk.follow(desk.button("Enregistrer"))
    expect(page.get_by_text("ressemble à une adresse civique")).to_be_visible()
    expect(page.get_by_text("Indiquez comment et quand elle a consenti")).to_be_visible()
    page.locator("[name=town]").fill("Sherbrooke")
    page.locator("[name=contact_consent_way]").select_option("telephone")
    page.locator("[name=contact_consent_on]").fill("2026-01-05")
    page.keyboard.press("Escape")
    desk.follow(desk.button("Enregistrer"))
    made = Organisation.objects.get(name="Maison de démonstration")
    assert made.contact_name == "Contact de démonstration"
    desk.go("/fr/organismes/?region=estrie&service=hebergement")
    assert "Maison de démonstration" in titles(desk)
    desk.go(f"/admin/organisations/edit/{made.pk}/")
    page.locator("[name=contact_consent_way]").select_option("")
    desk.follow(desk.button("Enregistrer"))
    desk.go("/fr/organismes/maison-de-demonstration/")
    assert "Contact de démonstration" not in page.locator("main").inner_text()
