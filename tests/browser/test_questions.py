"""Questions at an event: a member asks, another supports, a third sorts, and the speaker’s tablet follows."""

from datetime import timedelta

from django.test import Client

import pytest
from playwright.sync_api import expect

from tests.browser.visit import TALL
from tests.factories import make_event, make_person, make_question, make_registration, make_site
from tests.webinars.questions.conftest import event_path, questions_path
from webinars.models import QuestionHelper, QuestionVoice
from webinars.questions.link import make_link
from webinars.questions.views import guest_questions_url

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.both_databases,
]
LONG = "Comment l’accompagner sans décider à sa place ? " * 11
SPEAKER = {"fr": "/fr/webinaires/intervenante/", "en": "/en/webinars/speaker/"}
MODERATE = {"fr": "animer/", "en": "moderate/"}
SAYS = {
    "fr": {"next": "Question suivante", "too": "Je la pose aussi", "two": "2\u00a0personnes la posent"},
    "en": {"next": "Next question", "too": "I ask it too", "two": "2 people ask it"},
}
WITHIN = 20_000  # milliseconds: a few polls, on a machine that does much else


@pytest.fixture
def event(live_server):
    return make_event(make_site(), "Prendre soin de soi", starts_in=timedelta(minutes=-10))


@pytest.fixture
def people(event):
    """Members who are registered: one asks, one supports, one helps to sort."""
    made = {name: make_person("member") for name in ("asks", "supports", "sorts")}
    for person in made.values():
        make_registration(event, person)
    QuestionHelper.objects.create(event=event.eventpage_ptr, user=made["sorts"])
    return made


@pytest.fixture
def opened(browser, live_server):
    """Open a browser for somebody, or for nobody in particular."""
    contexts = []

    def of(person=None, **options):
        context = browser.new_context(viewport={"width": 1280, "height": 800}, **options)
        contexts.append(context)
        if person:
            client = Client()
            client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
            session = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        return context.new_page()

    yield of
    for context in contexts:
        context.close()


def look(page, faults, language):
    """No fault of accessibility, nothing wider than a phone, nor than a desk."""
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": TALL})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("h1").count() == 1
        assert page.get_attribute("html", "lang") == language
        assert faults(page) == []
    page.set_viewport_size({"width": 1280, "height": 800})


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_question_goes_from_who_asks_to_the_tablet_of_who_speaks(
    live_server, event, people, opened, faults, language
):
    says, url = SAYS[language], live_server.url
    tablet = opened(None, java_script_enabled=True)
    tablet.goto(f"{url}{SPEAKER[language]}{make_link(event)}/")
    look(tablet, faults, language)

    asks = opened(people["asks"], java_script_enabled=False)
    asks.goto(url + event_path(event, language))
    asks.fill("[name=text]", LONG)
    asks.click("form.ask button")
    expect(asks.locator(".question")).to_have_count(1)
    look(opened_again(asks, opened, people["asks"]), faults, language)

    supports = opened(people["supports"])
    supports.goto(url + event_path(event, language))
    supports.get_by_role("button", name=says["too"]).click()
    expect(supports.locator(".question-said")).to_contain_text(says["two"])

    sorts = opened(people["sorts"])
    sorts.goto(url + questions_path(event, language) + MODERATE[language])
    expect(sorts.locator(".question-text").first).to_contain_text("Comment l’accompagner")
    look(sorts, faults, language)
    show = sorts.locator("[id^=show-]").first
    show.focus()
    sorts.keyboard.press("Enter")
    expect(sorts.locator(".moderated-here .question")).to_have_count(1)

    # The tablet was not touched.
    expect(tablet.locator(".words")).to_contain_text(LONG.strip(), timeout=WITHIN)
    look(tablet, faults, language)
    make_question(event, None, "Et ensuite ?")
    expect(tablet.locator(".following")).to_contain_text("Et ensuite ?", timeout=WITHIN)
    expect(sorts.locator(".moderated-row")).to_contain_text("Et ensuite ?", timeout=WITHIN)
    tablet.get_by_role("button", name=says["next"]).click()
    expect(tablet.locator(".words")).to_have_text("Et ensuite ?")
    expect(sorts.locator(".moderated-here")).to_contain_text("Et ensuite ?", timeout=WITHIN)


def opened_again(page, opened, person):
    """Return the same page in a browser that runs scripts: axe is one."""
    again = opened(person)
    again.goto(page.url)
    return again


def test_who_writes_an_answer_is_told_and_not_interrupted(live_server, event, people, opened, faults):
    first, second = (make_question(event, None, text) for text in ("Une question", "La même autrement"))
    sorts = opened(people["sorts"])
    sorts.goto(live_server.url + questions_path(event) + MODERATE["fr"])
    sorts.locator(f"#answer-{first.key} summary").click()
    sorts.fill(f"#words-{first.key}", "À moitié écri")
    make_question(event, None, "Elle arrive")
    expect(sorts.locator("[data-news]")).to_be_visible(timeout=WITHIN)
    expect(sorts.locator(f"#words-{first.key}")).to_have_value("À moitié écri")
    assert faults(sorts) == []
    sorts.click(f"#answer-{first.key} button")
    expect(sorts.locator(".moderated-answered")).to_contain_text("À moitié écri")
    sorts.locator(f"#merge-{second.key} summary").click()
    sorts.select_option(f"#into-{second.key}", first.key)
    sorts.click(f"#merge-{second.key} button")
    expect(sorts.locator(".question-merged")).to_contain_text("La même autrement")
    assert faults(sorts) == []


def test_the_screen_is_read_and_moved_without_javascript(live_server, event, people, opened):
    for text in ("Première", "Deuxième"):
        make_question(event, None, text)
    tablet = opened(None, java_script_enabled=False, color_scheme="dark")
    tablet.goto(f"{live_server.url}{SPEAKER['fr']}{make_link(event)}/")
    for text in ("Première", "Deuxième"):
        tablet.click("#next")
        expect(tablet.locator(".words")).to_have_text(text)
    tablet.click("#before")
    expect(tablet.locator(".words")).to_have_text("Première")
    assert tablet.context.cookies() == []


def test_a_screen_that_loses_its_connection_says_so_and_waits_longer(live_server, event, opened):
    tablet = opened(None)
    tablet.goto(f"{live_server.url}{SPEAKER['fr']}{make_link(event)}/")
    asked = []
    tablet.route("**/etat/", lambda route: (asked.append(route.request.url), route.abort()))
    expect(tablet.locator("[data-lost]")).to_be_visible(timeout=WITHIN)
    tablet.wait_for_timeout(8000)
    # Every three seconds it would have been three more: it waits six, then twelve.
    assert len(asked) <= 2
    tablet.evaluate("dispatchEvent(new Event('leaving'))")
    number = len(asked)
    tablet.wait_for_timeout(7000)
    assert len(asked) == number


def test_a_guest_asks_on_a_page_of_her_own(live_server, event, opened, faults):
    registration = make_registration(event, name="Zoé")
    page = opened(None)
    page.goto(live_server.url + guest_questions_url(registration))
    page.fill("[name=text]", "Je découvre : par où commencer ?")
    page.get_by_label("Avec mon nom").check()
    page.click("form.ask button")
    expect(page.locator(".question")).to_contain_text("Zoé")
    look(page, faults, "fr")
    page.locator(".question-withdraw summary").click()
    page.get_by_role("button", name="Effacer ma question").click()
    expect(page.locator(".question")).to_have_count(0)
    assert QuestionVoice.objects.count() == 0
