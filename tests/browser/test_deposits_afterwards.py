"""What happens to a tool afterwards: changed, declined, corrected, withdrawn, told in somebody's name."""

import re

import pytest
from playwright.sync_api import expect

from deposits.models import DepositState
from tests.deposits.making import TITLE, WHY, make_approved, make_deposit
from tests.factories import make_person
from tools.models import ToolPage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.both_databases,
]
BETTER = "Zqnouveauzq des premiers contacts"
REASON = "Un outil semblable existe déjà : voyez-le, et dites ce que le vôtre ajoute."
CORRECTED = {
    "fr": "Votre texte est changé",
    "en": "Your text is changed",
}


def read_by_somebody(exchange, address):
    """Return what another member reads at an address."""
    reader = exchange.window(make_person("member"))
    reader.go(address)
    return reader.page.inner_text("main").replace("\u00a0", " ")


def test_what_is_published_stays_until_its_change_is_accepted(exchange):
    deposit = make_approved(exchange.author, exchange.facilitator, kind="tool")
    exchange.phone.go(exchange.address("contribution", deposit.public_id))
    published = exchange.page.locator("main a.button").first.get_attribute("href")
    exchange.press("change")
    exchange.fill(title=BETTER)
    for _question in range(3):
        exchange.go_on()
    exchange.check_and_send()
    exchange.look("a change that was sent")
    assert TITLE in read_by_somebody(exchange, published)
    exchange.open_at_desk(BETTER)
    exchange.accept(field="intervention")
    read = read_by_somebody(exchange, published)
    assert BETTER in read
    assert TITLE not in read
    assert ToolPage.objects.count() == 1


def test_it_is_declined_with_a_reason_that_its_author_reads(exchange):
    make_deposit(exchange.author, "tool")
    exchange.open_at_desk(TITLE)
    exchange.unfold("decline").locator("[name=text]").fill(REASON)
    exchange.look_at_desk("about to be declined")
    exchange.do("decline")
    assert REASON not in exchange.follow_mail()
    expect(exchange.page.locator(".said-by-them")).to_contain_text("Un outil semblable existe déjà")
    exchange.look("a tool that is not published")
    exchange.press("duplicate")
    expect(exchange.page.locator("[name=title]")).to_have_value(TITLE)
    assert not ToolPage.objects.exists()


def test_a_correction_of_spelling_is_accepted_with_one_press(exchange):
    make_deposit(exchange.author, "tool", purpose="Savoir quoi dire la premiere fois.")
    exchange.open_at_desk(TITLE)
    fold = exchange.unfold("edit")
    fold.locator("[name=field]").select_option("purpose")
    exchange.do("words")
    fold = exchange.unfold("edit")
    expect(fold.locator("[name=after]")).to_have_value("Savoir quoi dire la premiere fois.")
    fold.locator("[name=after]").fill("Savoir quoi dire la première fois.")
    fold.locator("[name=is_spelling]").check()
    exchange.look_at_desk("other words, about to be proposed")
    exchange.do("edit")
    exchange.follow_mail()
    exchange.look("a correction that is proposed")
    exchange.press("accept")
    expect(exchange.page.locator("main")).to_contain_text(CORRECTED[exchange.language])
    assert exchange.deposit.words_of("purpose") == "Savoir quoi dire la première fois."


def test_who_has_it_open_is_told_when_its_author_withdraws_it(exchange):
    make_deposit(exchange.author, "tool")
    exchange.open_at_desk(TITLE)
    exchange.unfold("approve").locator("[name=field][value=intervention]").check()
    exchange.phone.go(exchange.address("contribution", exchange.deposit.public_id))
    exchange.press("withdraw")
    exchange.look("about to be withdrawn")
    exchange.press("withdraw")
    exchange.look("a tool that was withdrawn")
    exchange.do("approve")
    expect(exchange.desk.page.locator("main, .messages").first).to_be_visible()
    assert "l’a retiré" in exchange.desk.messages()
    exchange.look_at_desk("the list, once it was withdrawn")
    assert exchange.deposit.state == DepositState.WITHDRAWN
    assert not ToolPage.objects.exists()


def type_in_her_name(exchange):
    page = exchange.desk.page
    exchange.desk.go("/admin/deposits/in-her-name/")
    exchange.look_at_desk("in somebody's name")
    page.check("[name=kind][value=tool]")
    page.fill("[name=told_by]", "Louise")
    page.select_option("[name=consent_way]", "telephone")
    page.fill("[name=consent_on]", "2026-01-15")
    page.get_by_label("Elle est d’accord pour que je partage").check()
    exchange.desk.follow(page.locator("main form button.button"))
    page.fill("[name=title]", TITLE)
    page.fill("[name=purpose]", WHY)
    exchange.desk.follow(page.locator("main form.form p.form-buttons button:not([name])"))
    exchange.desk.follow(page.locator("main form.form p.form-buttons button:not([name])"))
    page.fill("[name=tale]", "On s’assoit, et on écoute.")
    exchange.desk.follow(page.locator("main form.form p.form-buttons button:not([name])"))
    for box in page.locator(".three-checks input").all():
        box.check()
    exchange.desk.follow(page.locator("main form.form p.form-buttons button:not([name])"))


def test_it_is_told_in_the_name_of_somebody_who_claims_it_by_her_link(exchange):
    type_in_her_name(exchange)
    exchange.open_at_desk(TITLE)
    link = re.search(r"/(?:fr|en)/(?:suivi|follow-up)/\S+", exchange.desk.page.inner_text("main"))[0]
    exchange.accept(field="intervention")
    phone = exchange.phone
    phone.go(link)
    exchange.page.locator("main a.button").first.wait_for()
    published = exchange.page.locator("main a.button").first.get_attribute("href")
    assert "Raconté par Louise" in read_by_somebody(exchange, published)
    exchange.press("claim")
    exchange.page.locator("main .back a").wait_for()
    assert exchange.deposit.author == exchange.author
    phone.follow(exchange.page.locator("main .back a"))
    expect(exchange.page.locator(".contributions")).to_contain_text(TITLE)
    again = exchange.window(make_person("member"))
    assert again.page.goto(exchange.server + link).status in (200, 404)
    assert again.page.locator("button[value=claim]").count() == 0
