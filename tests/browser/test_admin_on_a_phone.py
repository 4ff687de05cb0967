"""The facilitator on her telephone, at a meeting: lists, files and forms of the admin at 320 pixels."""

from django.core.cache import cache

import pytest

from tests.browser.desk import Desk
from tests.deposits.making import make_deposit
from tests.factories import make_application, make_person, make_profile, make_site

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAME = "Candidate au nom assez long"
OUTSIDE = """() => [...document.querySelectorAll(
  'main h1, main input:not([type=hidden]), main select, main textarea'
)].filter(seen => seen.getBoundingClientRect().right > 320).map(seen => seen.outerHTML)"""


LINES = """cell => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  return new Set([...range.getClientRects()].map(line => line.top)).size;
}"""


def lines_of(cell):
    """Return on how many lines the words of a cell stand."""
    number = cell.evaluate(LINES)
    assert number
    return number


@pytest.fixture
def desk(browser, live_server, settings):
    """The facilitator in the admin, with a telephone."""
    settings.SECOND_FACTOR_FOR_ADMIN = False
    cache.clear()
    make_site()
    context = browser.new_context(viewport={"width": 320, "height": 640})
    desk = Desk(context.new_page(), live_server.url)
    desk.enter(make_person("facilitator"))
    yield desk
    context.close()


def test_a_name_in_a_list_is_read_in_words_and_every_column_is_reached(desk):
    make_application(first_name="Candidate", last_name="au nom assez long")
    desk.go("/admin/applications/")
    name = desk.page.get_by_role("link", name=NAME)
    assert name.bounding_box()["height"] < 100
    last = desk.page.locator(".listing thead th").last
    last.evaluate("cell => cell.scrollIntoView({inline: 'end'})")
    list_ = desk.page.locator(":has(> .listing)").first
    assert list_.evaluate("list => getComputedStyle(list).overflowX") == "auto"
    box = last.bounding_box()
    assert box["x"] + box["width"] <= 321


@pytest.mark.parametrize("screen", ["applications/file", "members", "people", "enrolment"])
def test_a_screen_of_ours_holds_in_the_width_of_a_telephone(desk, screen):
    application, member = (
        make_application(last_name="D’un nom extraordinairement long"),
        make_person("member"),
    )
    desk.go(
        {
            "applications/file": f"/admin/applications/file/{application.pk}/",
            "members": "/admin/members/",
            "people": f"/admin/members/{member.pk}/",
            "enrolment": "/admin/applications/enrolment/",
        }[screen]
    )
    for summary in desk.page.locator("main summary").all():
        summary.click()
    assert desk.page.locator("main h1").count() == 1
    assert desk.page.evaluate(OUTSIDE) == []


def test_what_is_understood_of_a_list_is_read_without_a_mouse(desk, faults):
    desk.go("/admin/applications/enrolment/")
    desk.page.get_by_label("La liste").fill("Alice Essai <alice@example.org>\nrien")
    desk.page.get_by_label("Ces personnes sont d’accord").check()
    desk.follow(desk.button("Voir ce qui est compris"))
    assert lines_of(desk.page.locator("td", has_text="Alice Essai")) <= len(["Alice", "Essai"])
    assert lines_of(desk.page.locator("td", has_text="alice@example.org")) == 1
    assert faults(desk.page) == []


def test_what_members_deposit_is_read_and_decided_on_a_telephone(desk, faults):
    title = "Grille des tout premiers contacts avec une personne"
    deposit = make_deposit(make_person("member"), title=title, link="https://exemple.org/" + "long" * 30)
    for screen in ("", f"{deposit.pk}/", "in-her-name/"):
        desk.go(f"/admin/deposits/{screen}")
        for summary in desk.page.locator("main summary").all():
            summary.click()
        assert desk.page.evaluate(OUTSIDE) == []
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= 320
        assert faults(desk.page) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_a_list_of_members_and_the_file_of_one_have_no_fault(desk, faults, width):
    member = make_person("member")
    make_profile(member)
    desk.page.set_viewport_size({"width": width, "height": 800})
    desk.go("/admin/members/")
    assert faults(desk.page) == []
    desk.go(f"/admin/members/{member.pk}/")
    assert desk.page.get_by_label("C’est décidé : elle n’entre plus").is_visible()
    assert faults(desk.page) == []
    desk.page.get_by_label("C’est décidé : elle n’entre plus").check()
    desk.follow(desk.button("Suspendre"))
    assert faults(desk.page) == []
