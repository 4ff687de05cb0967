"""A document and a resource go from a telephone to a draft, which the facilitator completes and publishes."""

from django.core import mail

import pytest
from playwright.sync_api import expect

from deposits.models import DepositState
from documents.models import DocumentPage
from members.models import Organisation
from tests.files.made import gps_photo, paper_photo

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.both_databases,
]
TITLE, BETTER = "Guide de la sortie", "Guide de la sortie, deuxième édition"
HOUSE, BETTER_HOUSE = "Halte essai", "Halte essai de l’Estrie"
WHY = "Les étapes de la sortie, dites simplement par Marie Tremblay."
PREPARED = {"fr": "on le prépare", "en": "being prepared"}
PUBLISHED = {"fr": "Publié", "en": "Published"}


def propose_a_document(exchange):
    exchange.enter_by_the_list("document")
    exchange.look("the first question of a document")
    exchange.fill(title=TITLE, why=WHY)
    exchange.go_on()
    exchange.look("the second question of a document")
    exchange.fill(authors="Un organisme", year="2024")
    exchange.page.check("[name=thanked]")
    exchange.go_on()
    exchange.look("the third question of a document")
    exchange.choose_photos(paper_photo(1), paper_photo(2))
    exchange.go_on()
    exchange.look("the check of a document")
    assert "Marie Tremblay" in exchange.marked()
    assert "2024" in exchange.page.inner_text(".given-answers")
    exchange.check_and_send()


def propose_a_resource(exchange):
    exchange.enter_by_the_list("resource")
    exchange.look("the first question of a resource")
    exchange.fill(title=HOUSE, what="On y accueille sans rendez-vous. Demander Marie Tremblay.")
    exchange.go_on()
    exchange.page.select_option("[name=region]", label="Estrie")
    exchange.look("the second question of a resource")
    exchange.go_on()
    exchange.look("the third question of a resource")
    exchange.choose_photos(gps_photo())
    exchange.fill(phone="819 555-0199", website="https://exemple.org/halte")
    exchange.go_on()
    exchange.look("the check of a resource")
    assert "Marie Tremblay" in exchange.marked()
    exchange.check_and_send()


def changes_are_asked_and_made(exchange, title, better):
    exchange.open_at_desk(title)
    exchange.do("take")
    exchange.ask_changes("Pour qui", "Et un titre complet.")
    # She reads it on a telephone where she is not signed in, and answers there.
    other = exchange.window()
    exchange.follow_mail(other)
    exchange.look("changes asked, by the link of a mail", other)
    other.page.fill("[name=text]", "Pour toutes.")
    other.follow(other.page.locator("button[value=say]"))
    expect(other.page.locator(".said-by-me")).to_contain_text("Pour toutes.")
    exchange.follow_mail()
    exchange.send_it_again(title=better)
    exchange.open_at_desk(better)
    expect(exchange.desk.page.locator("main")).to_contain_text("Pour toutes.")


def is_told(exchange, words):
    exchange.follow_mail()
    expect(exchange.page.locator(".where")).to_contain_text(words[exchange.language])


def test_a_document_goes_from_a_telephone_to_a_notice(exchange, replies):
    propose_a_document(exchange)
    changes_are_asked_and_made(exchange, TITLE, BETTER)
    exchange.accept(kind="guide")
    is_told(exchange, PREPARED)
    exchange.look("an accepted document, to its author")
    desk = exchange.desk
    desk.follow(desk.page.locator("main a.button", has_text="Compléter et publier"))
    left = len(mail.outbox)
    desk.publish()
    assert DocumentPage.objects.get().live
    assert len(mail.outbox) == left
    is_told(exchange, PUBLISHED)
    exchange.phone.follow(exchange.page.locator("main a.button").first)
    expect(exchange.page.locator("h1")).to_have_text(BETTER)
    expect(exchange.page.locator("main")).to_contain_text("Ada Essai")
    exchange.phone.go(f"{exchange.address('search')}?q=guide+sortie")
    expect(exchange.page.locator(".card h3").first).to_contain_text(BETTER)


def test_a_resource_goes_from_a_telephone_to_the_directory(exchange, replies):
    propose_a_resource(exchange)
    changes_are_asked_and_made(exchange, HOUSE, BETTER_HOUSE)
    exchange.accept()
    assert exchange.deposit.state == DepositState.APPROVED
    is_told(exchange, PREPARED)
    desk = exchange.desk
    desk.follow(desk.page.locator("main a.button", has_text="Compléter et publier"))
    desk.page.locator("[name=published]").check()
    desk.follow(desk.button("Enregistrer"))
    assert Organisation.objects.get().published
    is_told(exchange, PUBLISHED)
    exchange.phone.follow(exchange.page.locator("main a.button").first)
    expect(exchange.page.locator("h1")).to_have_text(BETTER_HOUSE)
    exchange.look("a resource in the directory")
