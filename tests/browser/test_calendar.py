"""The agenda, one's own calendar, and what members propose: on a telephone and at a desk."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

import pytest
from playwright.sync_api import expect

from members.models import User
from tests.browser.reader import Reader
from tests.browser.test_accessibility import PHONE
from webinars.models import EventPage, EventProposal, ProposalState

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESK = {"width": 1280, "height": 800}
WORDS = {
    "fr": {
        "agenda": "/fr/agenda/",
        "list": "Liste",
        "calendar": "/fr/compte/agenda/",
        "make": "Faire l’adresse de mon agenda",
        "close": "Fermer l’adresse",
        "proposals": "/fr/webinaires/propositions/",
        "propose": "Proposer un sujet",
        "topic": "De quoi parler",
        "why": "Pourquoi, et avec qui",
        "send": "Le proposer",
        "offer": "Offrir ce moment",
        "interested": "Cela m’intéresse",
        "yes": "Oui",
        "keep": "Garder mes réponses",
        "later": "À voir plus tard",
        "invite": "/fr/webinaires/inviter/",
    },
    "en": {
        "agenda": "/en/calendar/",
        "list": "List",
        "calendar": "/en/account/calendar/",
        "make": "Make the address of my calendar",
        "close": "Close the address",
        "proposals": "/en/webinars/proposals/",
        "propose": "Propose a topic",
        "topic": "What about",
        "why": "Why, and with whom",
        "send": "Propose it",
        "offer": "Offer this moment",
        "interested": "It interests me",
        "yes": "Yes",
        "keep": "Keep my answers",
        "later": "Watch later",
        "invite": "/en/webinars/invite/",
    },
}


@pytest.fixture
def reader(demonstration, page):
    return Reader(page, demonstration.url)


def account(name):
    return User.objects.get(email=f"{name}@demo.example")


def faults_here(reader, faults):
    found = []
    for size in (PHONE, DESK):
        reader.page.set_viewport_size(size)
        found += faults(reader.page)
        if reader.page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0:
            found.append(f"{reader.at()} is too wide at {size['width']}")
    return found


def button(reader, name):
    return reader.page.get_by_role("button", name=name, exact=True)


@pytest.mark.parametrize("language", WORDS)
def test_the_agenda_is_a_table_at_a_desk_and_a_list_on_a_telephone(reader, faults, language):
    words = WORDS[language]
    reader.go(words["agenda"])
    page = reader.page
    page.set_viewport_size(DESK)
    expect(page.locator(".month thead th").first).to_be_visible()
    assert page.locator(".month td").first.evaluate("one => getComputedStyle(one).display") == "table-cell"
    page.set_viewport_size(PHONE)
    expect(page.locator(".month thead")).to_be_hidden()
    expect(page.locator(".month-free").first).to_be_hidden()
    found = faults_here(reader, faults)
    reader.follow(page.get_by_role("link", name=words["list"], exact=True))
    assert reader.at().endswith("vue=liste")
    assert found + faults_here(reader, faults) == []


@pytest.mark.both_databases
@pytest.mark.parametrize("language", WORDS)
def test_a_member_subscribes_and_closes_the_address(reader, faults, language):
    words, page = WORDS[language], reader.page
    reader.enter(account("membre"))
    reader.go(words["calendar"])
    found = faults_here(reader, faults)
    page.locator("[name=events]").first.check()
    reader.follow(button(reader, words["make"]))
    url = page.locator("#own-url").inner_text()
    path = url.removeprefix(reader.server)
    assert "BEGIN:VEVENT" in Client().get(path).content.decode()
    found += faults_here(reader, faults)
    reader.go(words["calendar"])
    assert url not in page.content()
    reader.follow(button(reader, words["close"]))
    assert Client().get(path).status_code == 404
    assert found == []


@pytest.mark.both_databases
@pytest.mark.parametrize("language", WORDS)
def test_from_a_proposal_to_a_draft(reader, faults, settings, language):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    words, page = WORDS[language], reader.page
    reader.enter(account("membre"))
    reader.go(words["proposals"])
    found = faults_here(reader, faults)
    reader.follow(page.get_by_role("link", name=words["propose"]))
    found += faults_here(reader, faults)
    page.get_by_label(words["topic"]).fill("Sujet de l’essai")
    page.get_by_label(words["why"]).fill("Pour voir")
    reader.follow(button(reader, words["send"]))
    path = reader.at()
    page.locator("[name=day]").fill(next_year())
    reader.follow(button(reader, words["offer"]))
    reader.enter(account("membre2"))
    reader.go(path)
    reader.follow(button(reader, words["interested"]))
    page.get_by_label(words["yes"], exact=True).check()
    reader.follow(button(reader, words["keep"]))
    found += faults_here(reader, faults)
    proposal = EventProposal.objects.get(topic="Sujet de l’essai")
    assert [answer.answer for answer in proposal.moments.get().answers.all()] == ["yes"]
    reader.enter(account("animatrice"))
    reader.go(f"/admin/events/proposals/{proposal.pk}/")
    reader.follow(page.locator("button[value=draft]"))
    proposal.refresh_from_db()
    assert (proposal.state, proposal.event.live) == (ProposalState.TAKEN, False)
    assert proposal.event.starts_at == proposal.moments.get().starts_at
    assert found == []


def next_year():
    return (timezone.localdate() + timedelta(days=300)).isoformat()


@pytest.mark.both_databases
@pytest.mark.parametrize("language", WORDS)
def test_one_click_puts_aside_and_anybody_invites(reader, faults, language):
    words, page = WORDS[language], reader.page
    event = EventPage.objects.visible_to(None).order_by("-starts_at").first()
    reader.enter(account("groupe"))
    place = {"fr": "/fr/webinaires/", "en": "/en/webinars/"}[language]
    reader.go(f"{place}{event.slug}/")
    reader.follow(button(reader, words["later"]))
    reader.go({"fr": "/fr/compte/a-voir/", "en": "/en/account/later/"}[language])
    expect(page.locator("main .card")).to_have_count(1)
    found = faults_here(reader, faults)
    page.context.clear_cookies()
    reader.go(words["invite"])
    found += faults_here(reader, faults)
    for name in ("name", "words"):
        page.locator(f"[name={name}]").fill("Essai")
    page.locator("[name=email]").fill("essai@example.org")
    reader.follow(page.locator("main form.form button[type=submit]"))
    assert reader.at().startswith(words["invite"])
    assert found + faults_here(reader, faults) == []
