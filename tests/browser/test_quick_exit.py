"""Leaving quickly: the site is gone, and Back does not bring it again."""

import pytest

from tests.factories import make_site, make_standard_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CANARY = "zqcanaryzq"


@pytest.fixture
def visit(live_server, page):
    """Visit four pages of a site whose exit leads to a page without our script."""
    from portal.models import SiteSettings

    site = make_site()
    SiteSettings.objects.create(quick_exit_url=f"{live_server.url}/robots.txt")
    for number in range(4):
        make_standard_page(site.home, f"Page {number} {CANARY}", slug=f"page-{number}")
        page.goto(f"{live_server.url}/fr/page-{number}/")
        assert CANARY in page.content()
    return page


def assert_gone(page, live_server):
    page.wait_for_url(f"{live_server.url}/robots.txt")
    for _ in range(5):
        page.go_back(wait_until="commit")
        page.wait_for_timeout(300)
        assert CANARY not in page.inner_text("body")


def test_back_never_shows_the_site_after_a_click(visit, live_server):
    visit.click("[data-exit]")
    assert_gone(visit, live_server)


def test_back_never_shows_the_site_after_shift_three_times(visit, live_server):
    for _ in range(3):
        visit.keyboard.press("Shift")
    assert_gone(visit, live_server)


def test_a_new_tab_works_as_before(visit, live_server):
    visit.click("[data-exit]")
    visit.wait_for_url(f"{live_server.url}/robots.txt")
    tab = visit.context.new_page()
    tab.goto(f"{live_server.url}/fr/page-0/")
    assert CANARY in tab.content()


def test_typing_capitals_tabbing_back_and_selecting_do_not_leave(visit):
    visit.keyboard.type("ABCDEF")
    for _ in range(3):
        visit.keyboard.press("Shift+Tab")
    for _ in range(3):
        visit.click("h1", modifiers=["Shift"])
    visit.wait_for_timeout(300)
    assert CANARY in visit.content()


def test_the_link_is_in_sight_after_scrolling_and_stays_small_on_a_phone(visit):
    visit.set_viewport_size({"width": 320, "height": 256})
    visit.evaluate("window.scrollTo(0, 5 * window.innerHeight)")
    box = visit.locator(".exit a").bounding_box()
    assert 0 <= box["y"] < 256
    assert box["height"] >= 44
    assert box["width"] * box["height"] <= 0.2 * 320 * 256


def test_without_javascript_the_link_leads_out(live_server, browser):
    make_site()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/fr/")
    assert page.get_attribute(".exit a", "href") == "/q"
    with page.expect_request(lambda request: "/q" in request.url) as sent:
        page.click(".exit a", no_wait_after=True)
    assert "referer" not in sent.value.headers
    context.close()


def test_no_page_of_the_frame_has_a_fault_of_accessibility(visit, live_server, faults):
    for path in ("/fr/", "/en/", "/fr/documentation/", "/fr/page-1/"):
        visit.goto(live_server.url + path)
        assert faults(visit) == [], path
        assert visit.locator("h1").count() == 1
