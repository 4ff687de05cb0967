"""A tool goes from a telephone to the readers: questions, photos of a paper, changes asked, and published."""

import pytest
from playwright.sync_api import expect

from deposits.models import DepositState
from tests.files.made import gps_photo, paper_photo
from tools.models import ToolPage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.both_databases,
]
TITLE = "Grille des premiers contacts"
BETTER = "Grille des premiers contacts, revue"
TALE = "On écoute. Marie Tremblay répond au 819 555-0123."
SAID = {
    "fr": {"received": "Reçu", "read": "La facilitatrice", "published": "Publié"},
    "en": {"received": "Received", "read": "The facilitator", "published": "Published"},
}


def answer_three_questions(exchange):
    exchange.enter_by_the_list("tool")
    exchange.look("the first question of a tool")
    exchange.fill(title=TITLE, purpose="Savoir quoi dire la première fois.")
    exchange.go_on()
    exchange.look("the second question of a tool")
    exchange.go_on()
    exchange.look("the third question of a tool")
    exchange.choose_photos(paper_photo(1), gps_photo())
    exchange.fill(tale=TALE)
    exchange.go_on()


def check_what_is_sent(exchange):
    page = exchange.page
    exchange.look("the check of a tool")
    assert "Marie Tremblay" in exchange.marked()
    assert "819 555-0123" in exchange.marked()
    expect(page.locator(".kept-files > li")).to_have_count(2)
    exchange.go_on()
    expect(page.locator(".three-checks .field-wrong, .three-checks .errorlist").first).to_be_visible()
    exchange.look("the check of a tool, not made")
    exchange.check_and_send()
    exchange.look("a tool that was sent")
    expect(page.locator(".where")).to_contain_text(SAID[exchange.language]["received"])


def changes_are_asked(exchange):
    exchange.open_at_desk(TITLE)
    exchange.do("take")
    exchange.follow_mail()
    assert exchange.deposit.state == DepositState.REVIEW
    exchange.ask_changes("Pour qui", "Merci !")
    told = exchange.follow_mail()
    assert TITLE not in told
    exchange.look("changes asked of a tool")
    expect(exchange.page.locator(".said-by-them")).to_contain_text("Merci !")


def she_answers_and_sends_it_again(exchange):
    exchange.fill(text="Pour nos accompagnatrices.")
    exchange.press("say")
    expect(exchange.page.locator(".said-by-me")).to_contain_text("Pour nos accompagnatrices.")
    exchange.send_it_again(title=BETTER)


def it_is_published_and_found(exchange):
    exchange.open_at_desk(BETTER)
    expect(exchange.desk.page.locator("main")).to_contain_text("Pour nos accompagnatrices.")
    exchange.accept(field="intervention")
    exchange.look_at_desk("an accepted tool")
    exchange.follow_mail()
    exchange.look("a published tool, to its author")
    expect(exchange.page.locator(".where")).to_contain_text(SAID[exchange.language]["published"])
    exchange.phone.follow(exchange.page.locator("main a.button").first)
    expect(exchange.page.locator("h1")).to_have_text(BETTER)
    assert "Estrie" in exchange.page.inner_text("main")
    exchange.look("the page of a tool")
    at = exchange.phone.at()
    exchange.phone.go(f"{exchange.address('search')}?q=grille+premiers+contacts")
    exchange.phone.follow(exchange.page.locator(".card h3 a").first)
    assert exchange.phone.at().split("?")[0] == at


def test_a_tool_goes_from_a_telephone_to_the_readers(exchange, replies):
    answer_three_questions(exchange)
    check_what_is_sent(exchange)
    changes_are_asked(exchange)
    she_answers_and_sends_it_again(exchange)
    it_is_published_and_found(exchange)
    assert ToolPage.objects.get().title == BETTER
