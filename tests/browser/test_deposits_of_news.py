"""A piece of news goes from a telephone to the readers of its region."""

import pytest
from playwright.sync_api import expect

from news.models import NewsPage
from tests.files.made import gps_photo

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.both_databases,
]
TITLE, BETTER = "Une halte ouvre", "Une halte ouvre à Sherbrooke"
TEXT = "Elle ouvre lundi.\n\nDemander Marie Tremblay, 819 555-0123."


def tell_it(exchange):
    exchange.enter_by_the_list("news")
    exchange.look("the first question of news")
    exchange.fill(title=TITLE, text=TEXT)
    exchange.go_on()
    exchange.page.check("[name=credit][value=her]")
    exchange.look("the second question of news")
    exchange.go_on()
    exchange.look("the third question of news")
    exchange.choose_photos(gps_photo())
    exchange.page.check("[name=audience][value=public]")
    exchange.go_on()
    exchange.look("the check of news")
    assert "Marie Tremblay" in exchange.marked()
    exchange.check_and_send()


def answer_what_is_asked(exchange):
    exchange.open_at_desk(TITLE)
    exchange.do("take")
    exchange.ask_changes("Pour qui", "Et dans quelle ville ?")
    exchange.follow_mail()
    exchange.fill(text="À Sherbrooke.")
    exchange.press("say")
    exchange.send_it_again(title=BETTER)


def test_a_piece_of_news_goes_from_a_telephone_to_its_readers(exchange, replies):
    tell_it(exchange)
    answer_what_is_asked(exchange)
    exchange.open_at_desk(BETTER)
    exchange.accept()
    exchange.follow_mail()
    exchange.phone.follow(exchange.page.locator("main a.button").first)
    expect(exchange.page.locator("h1")).to_have_text(BETTER)
    expect(exchange.page.locator("main")).to_contain_text("Ada Essai")
    expect(exchange.page.locator("main article img, main figure img")).to_have_count(1)
    exchange.look("the page of a piece of news")
    at = exchange.phone.at()
    visitor = exchange.window()
    visitor.go(f"{exchange.address('search')}?q=halte+sherbrooke")
    visitor.follow(visitor.page.locator(".card h3 a").first)
    assert visitor.at().split("?")[0] == at
    assert NewsPage.objects.get().audience == "public"
