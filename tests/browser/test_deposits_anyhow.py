"""A tool is shared with what one has: no script, no mouse, a session that ends, a slow line."""

import re

from django.contrib.sessions.models import Session
from django.core import mail

import pytest
from playwright.sync_api import expect

from deposits.models import DepositState
from tests.browser.depositing import ON
from tests.deposits.making import make_draft
from tests.files.made import gps_photo, paper_photo
from tests.members.signing import code_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE, PURPOSE = "Trois questions", "Savoir quoi dire la première fois."
TALE = "On s’assoit, puis on écoute longtemps."
# A slow line: 20 kB a second upwards.
SLOW = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 20_000}


@pytest.mark.parametrize("exchange", ["fr, no script", "en, no script"], indirect=True)
def test_without_scripts_it_is_shared_asked_about_and_published(exchange, replies):
    exchange.enter_by_the_list("tool")
    exchange.fill(title=TITLE, purpose=PURPOSE)
    exchange.go_on()
    exchange.phone.follow(exchange.page.locator("main button[name=back]"))
    expect(exchange.page.locator("[name=title]")).to_have_value(TITLE)
    exchange.go_on()
    exchange.go_on()
    exchange.choose_photos(paper_photo(1), gps_photo())
    exchange.phone.follow(exchange.page.locator("main button[name=stay]"))
    expect(exchange.page.locator(".kept-files li")).to_have_count(2)
    exchange.phone.follow(exchange.page.locator("main button[name=remove]").last)
    expect(exchange.page.locator(".kept-files li")).to_have_count(1)
    exchange.fill(tale=TALE)
    exchange.go_on()
    exchange.check_and_send()
    exchange.open_at_desk(TITLE)
    exchange.ask_changes("Pour qui", "Merci.")
    exchange.follow_mail()
    exchange.send_it_again(purpose="Savoir quoi dire, et quoi taire.")
    exchange.open_at_desk(TITLE)
    exchange.accept(field="prevention")
    exchange.follow_mail()
    exchange.phone.follow(exchange.page.locator("main a.button").first)
    expect(exchange.page.locator("h1")).to_have_text(TITLE)


def test_what_was_typed_comes_back_when_a_session_ends_meanwhile(exchange):
    exchange.enter_by_the_list("tool")
    exchange.fill(title=TITLE, purpose=PURPOSE)
    exchange.go_on()
    exchange.go_on()
    exchange.fill(tale=TALE)
    exchange.choose_photos(gps_photo())
    Session.objects.all().delete()
    with exchange.page.expect_navigation(url=re.compile("next=")):
        exchange.page.click(ON)
    exchange.page.fill("[name=email]", exchange.author.email)
    exchange.phone.follow(exchange.page.locator("main form.form button").first)
    exchange.page.fill("[name=code]", code_in(mail.outbox[-1]))
    exchange.phone.follow(exchange.page.locator("main form.form button").first)
    expect(exchange.page.locator("[name=tale]")).to_have_value(TALE)
    expect(exchange.page.locator("main [role=status]")).to_be_visible()
    exchange.look("what was typed, given back")
    exchange.go_on()
    exchange.check_and_send()
    assert exchange.deposit.words_of("tale") == TALE


def test_how_much_is_sent_is_shown_and_nothing_is_sent_twice(exchange):
    page = exchange.page
    exchange.phone.go(f"{exchange.address('contribution_step', make_tool_draft(exchange).public_id, 3)}")
    exchange.choose_photos(paper_photo(1))
    page.set_viewport_size({"width": 320, "height": 640})
    sent = []
    page.on("request", lambda request: sent.append(request.method) if request.method == "POST" else None)
    network = page.context.new_cdp_session(page)
    network.send("Network.emulateNetworkConditions", SLOW)
    page.click(ON, no_wait_after=True)
    expect(page.locator("[data-percent]")).to_have_text(re.compile(r"^[1-9]\d? %$"))
    expect(page.locator("[data-progress]")).to_be_in_viewport()
    exchange.look("a file on its way")
    # Pressed again meanwhile, by who does not see that it is on its way.
    page.click(ON, no_wait_after=True)
    page.wait_for_url("**/verifier/" if exchange.language == "fr" else "**/check/")
    assert sent == ["POST"]
    assert exchange.deposit.files.exclude(role="paper").count() == 1


def test_what_is_too_heavy_is_said_before_it_is_sent(exchange):
    page = exchange.page
    exchange.phone.go(f"{exchange.address('contribution_step', make_tool_draft(exchange).public_id, 3)}")
    heavy = {"name": "a.pdf", "mimeType": "application/pdf", "buffer": bytes(26 * 1024 * 1024)}
    page.set_input_files("[name=files]", heavy)
    expect(page.locator("[data-too-heavy]")).to_be_visible()
    exchange.look("too heavy")
    page.click(ON)
    assert page.url.endswith("/3/")
    assert not exchange.deposit.files.exists()


def make_tool_draft(exchange):
    answers = {"title": TITLE, "purpose": PURPOSE, "credit": "her", "audience": "members"}
    return make_draft(exchange.author, "tool", **answers)


def press_until(page, selector, key="Tab"):
    """Go from control to control until one is reached, and press nothing else."""
    for _stop in range(60):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is not reached")


@pytest.mark.parametrize("exchange", ["fr"], indirect=True)
def test_with_the_keyboard_alone(exchange):
    page = exchange.page

    def enter(selector, key="Enter"):
        press_until(page, selector)
        with page.expect_navigation():
            page.keyboard.press(key)

    exchange.phone.go("/fr/outils/")
    enter("a[href$='/proposer/']")
    for name, text in (("title", TITLE), ("purpose", PURPOSE)):
        press_until(page, f"[name={name}]")
        page.keyboard.type(text)
    enter(ON)
    press_until(page, "[name=credit]")
    page.keyboard.press("ArrowDown")
    enter(ON)
    press_until(page, "[name=tale]")
    page.keyboard.type(TALE)
    enter(ON)
    for name in ("no_name", "no_face", "no_place"):
        press_until(page, f"[name={name}]")
        page.keyboard.press("Space")
    enter(ON)
    sent = exchange.deposit
    assert sent.state == DepositState.RECEIVED
    assert (sent.words_of("credit"), sent.words_of("tale")) == ("her", TALE)
    press_until(page, "button[value=withdraw]")
