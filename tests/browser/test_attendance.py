"""After an event, with a real browser: who came, her certificate, what she thought of it."""

from datetime import timedelta

from django.urls import reverse

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.reader import Reader
from tests.factories import make_event, make_person, make_profile, make_registration, make_site
from tests.webinars.attendance.files import UNKNOWN, ZOOM
from webinars.models import Attendance, EvaluationAnswer, EventPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OURS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LISTS = {"fr": "webinaires", "en": "webinars"}


@pytest.fixture
def event(settings):
    """A webinar that ended an hour ago, with three registered members."""
    settings.SECOND_FACTOR_FOR_ADMIN = False
    event = make_event(make_site(), "Midi de démonstration", slug="midi", starts_in=timedelta(hours=-2))
    for name in ("Alice Tremblay", "Béatrice Côté", "Chloé Roy"):
        member = make_person("member")
        make_profile(member, name=name)
        make_registration(event, member)
    return event


def registration(event, name):
    return event.registrations.get(user__profile__name=name)


@pytest.fixture
def desk(event, browser, live_server):
    """The facilitator at her desk."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr-CA")
    desk = Desk(context.new_page(), live_server.url)
    desk.enter(make_person("facilitator"))
    yield desk
    context.close()


def faults_of_ours(desk):
    found = Axe().run(desk.page, context=".desk", options={"runOnly": OURS})
    assert found.response["passes"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found.response["violations"]]


def bring_in(desk, event, text):
    desk.go(reverse("import_participants", args=[event.pk]))
    assert faults_of_ours(desk) == []
    file = {"name": "zoom.csv", "mimeType": "text/csv", "buffer": text.encode("utf-16")}
    desk.page.locator("[name=file]").set_input_files(file)
    desk.follow(desk.page.locator(".desk form button.button").first)
    assert faults_of_ours(desk) == []


@pytest.mark.both_databases
def test_she_brings_in_a_file_says_who_is_who_and_corrects_one(desk, event):
    bring_in(desk, event, ZOOM)
    row = desk.page.locator("tr", has_text="iPhone de Zq")
    row.locator("select").select_option(label="Chloé Roy")
    desk.follow(desk.page.locator("[name=confirmed]"))
    assert Attendance.objects.filter(came=True).count() == 3
    assert faults_of_ours(desk) == []
    chloe = registration(event, "Chloé Roy")
    desk.page.locator(f"[name=said-{chloe.pk}][value=absent]").check()
    desk.follow(desk.page.locator(".desk form button.button"))
    assert list(Attendance.objects.filter(by_hand=True).values_list("registration", "came")) == [
        (chloe.pk, False)
    ]
    expect(desk.page.locator(".desk-tally li").first).to_contain_text("2")


def test_columns_that_are_not_known_are_chosen_on_the_screen(desk, event):
    bring_in(desk, event, UNKNOWN)
    desk.page.locator("select[name=name]").select_option(label="Qui")
    desk.page.locator("select[name=length]").select_option(label="Temps")
    desk.follow(desk.page.locator("details button"))
    desk.follow(desk.page.locator("[name=confirmed]"))
    assert sorted(Attendance.objects.values_list("minutes", flat=True)) == [20, 45]


def test_she_prepares_a_series_and_ticks_what_is_done(desk, event):
    desk.go(reverse("prepare_series", args=[event.pk]))
    desk.page.locator("[name=title]").fill("Les midis")
    desk.page.locator("[name=day]").fill("2032-03-04")
    desk.page.locator("[name=number]").fill("3")
    assert faults_of_ours(desk) == []
    desk.follow(desk.page.locator(".desk form button.button"))
    expect(desk.page.locator(".desk ol li")).to_have_count(3)
    desk.follow(desk.page.locator("[name=confirmed]"))
    assert EventPage.objects.filter(title="Les midis", live=False).count() == 3
    desk.go(reverse("checklist", args=[EventPage.objects.filter(title="Les midis").first().pk]))
    assert faults_of_ours(desk) == []
    desk.page.locator("[name=done-invite]").check()
    desk.follow(desk.page.locator(".desk form button.button"))
    expect(desk.page.locator("[name=done-invite]")).to_be_checked()


@pytest.mark.both_databases
def test_a_member_answers_and_prints_her_certificate(event, visit, screens):
    mine = registration(event, "Alice Tremblay")
    Attendance.objects.create(registration=mine, came=True)
    Reader(visit.page, visit.server).enter(mine.user)
    visit.go(f"/{visit.language}/{LISTS[visit.language]}/midi/")
    screens("the page of the event")
    visit.follow(".event-own a.button")
    screens("three questions")
    visit.follow("main form.form button")
    screens("three questions, with what is missing")
    visit.page.check("[name=useful][value='3']")
    visit.page.fill("[name=takes_away]", "Une fiche d’une page.")
    visit.follow("main form.form button")
    screens("thank you")
    assert EvaluationAnswer.objects.get().takes_away == "Une fiche d’une page."
    visit.go(f"/{visit.language}/{LISTS[visit.language]}/midi/")
    visit.follow(".event-own a")
    screens("the certificate")
    visit.page.emulate_media(media="print")
    expect(visit.page.locator(".certificate-name")).to_have_text("Alice Tremblay")
    assert visit.page.locator("main > :visible").count() == 1
    visit.page.emulate_media(media="screen")
    visit.follow("main p.actions a")
    screens("her certificates")
    visit.follow(".certificates a")


def test_a_guest_answers_by_the_link_and_a_team_prints_its_sheet(event, visit, screens, desk):
    desk.go(reverse("evaluation_results", args=[event.pk]))
    assert faults_of_ours(desk) == []
    path = desk.page.locator(".desk a", has_text="evaluation").get_attribute("href")
    token = path.rstrip("/").rsplit("/", 1)[1]
    address = {"fr": "/fr/webinaires/evaluation/lien/", "en": "/en/webinars/evaluation/link/"}
    visit.go(f"{address[visit.language]}{token}/")
    visit.page.check("[name=useful][value='4']")
    visit.follow("main form.form button")
    assert EvaluationAnswer.objects.get().by_guest
    visit.go(f"/{visit.language}/{LISTS[visit.language]}/midi/")
    visit.follow("a[href*='ensemble'], a[href*='watch-together']")
    screens("the sheet")
