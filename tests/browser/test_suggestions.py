"""Suggestions in a real browser: by keyboard, when the answer fails, and that quick exit stops them."""

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visitor(demonstration, page):
    """A visitor at the documentation centre."""
    reader = Reader(page, demonstration.url)
    reader.go("/fr/documentation/")
    return reader


def options(reader):
    return reader.page.get_by_role("option")


def asked_of(page):
    asked = []
    page.on(
        "request", lambda request: asked.append(request.url) if "suggestions.json" in request.url else None
    )
    return asked


def arrows_choose_and_enter_follows(visitor):
    page, field = visitor.page, visitor.field()
    expect(field).to_have_attribute("role", "combobox")
    field.press_sequentially("prox")
    expect(options(visitor).first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    assert str(options(visitor).count()) in page.locator(".search [role=status]").inner_text()
    field.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    to = chosen.get_attribute("data-url")
    with page.expect_navigation():
        field.press("Enter")
    assert page.url == visitor.server + to
    assert visitor.number() > 0


def enter_with_nothing_chosen_searches_what_was_typed(visitor):
    visitor.go("/fr/documentation/")
    visitor.field().press_sequentially("prox")
    expect(options(visitor).first).to_be_visible()
    with visitor.page.expect_navigation():
        visitor.field().press("Enter")
    assert visitor.at() == "/fr/documentation/?q=prox"


def escape_closes_and_keeps_what_was_typed(visitor):
    visitor.go("/fr/documentation/")
    visitor.field().press_sequentially("prox")
    expect(options(visitor).first).to_be_visible()
    visitor.field().press("Escape")
    expect(options(visitor)).to_have_count(0)
    assert visitor.field().input_value() == "prox"
    assert visitor.field().get_attribute("aria-activedescendant") is None


def one_letter_asks_nothing(visitor):
    visitor.go("/fr/documentation/")
    asked = asked_of(visitor.page)
    visitor.field().press_sequentially("p")
    visitor.page.wait_for_timeout(400)
    assert asked == []


def a_failing_answer_leaves_the_form_as_it_is(visitor):
    page = visitor.page
    page.route("**/suggestions.json*", lambda route: route.abort())
    visitor.go("/fr/documentation/")
    visitor.field().press_sequentially("prostitution")
    page.wait_for_timeout(400)
    expect(options(visitor)).to_have_count(0)
    with page.expect_navigation():
        visitor.field().press("Enter")
    assert visitor.number() > 0
    page.unroute("**/suggestions.json*")


def quick_exit_sends_nothing_more(visitor):
    page = visitor.page
    visitor.go("/fr/documentation/")
    asked = asked_of(page)
    page.evaluate(
        """() => {
            const field = document.querySelector("#search-words");
            field.value = "prox";
            field.dispatchEvent(new Event("input"));
            dispatchEvent(new Event("leaving"));
        }"""
    )
    page.wait_for_timeout(500)
    assert asked == []


JOURNEY = [
    arrows_choose_and_enter_follows,
    enter_with_nothing_chosen_searches_what_was_typed,
    escape_closes_and_keeps_what_was_typed,
    one_letter_asks_nothing,
    a_failing_answer_leaves_the_form_as_it_is,
    quick_exit_sends_nothing_more,
]


def test_suggestions_help_and_never_stand_in_the_way(visitor, faults, subtests):
    for step in JOURNEY:
        with subtests.test(step.__name__):
            step(visitor)
    visitor.go("/fr/documentation/")
    visitor.field().press_sequentially("prox")
    expect(options(visitor).first).to_be_visible()
    visitor.field().press("ArrowDown")
    assert faults(visitor.page) == []
    visitor.go("/fr/documentation/?q=proxenetime&theme=clients")
    assert faults(visitor.page) == []
