"""Registering: a member, a guest and the facilitator, on a phone and a desk, with JavaScript or without."""

import re

from django.core import mail

import pytest
from playwright.sync_api import expect

from members.models import User
from tests.browser.desk import Desk
from tests.browser.reader import Reader
from tests.browser.visit import TALL
from tests.factories import make_person
from tests.webinars.outgoing import text_of
from webinars.models import EventPage, EventRegistration, RegistrationState
from webinars.registrations.guests import Wish

PHONE, DESK = {"width": 320, "height": TALL}, {"width": 1280, "height": 800}
OPEN, FULL = "recruitment-online", "premier-contact"
WORDS = {
    "fr": {
        "list": "/fr/webinaires/",
        "register": "M’inscrire",
        "registered": "Vous êtes inscrite.",
        "together": "Je ne viens pas seule",
        "many": "Combien serez-vous dans la salle ?",
        "five": "Vous serez 5 dans la salle.",
        "cancel": "Annuler mon inscription",
        "wait": "Me mettre sur la liste d’attente",
        "number": "numéro 2",
        "leave": "Quitter la liste d’attente",
        "guest": "M’inscrire comme invitée",
        "confirm": "Confirmer mon inscription",
        "name": "Votre nom",
        "email": "Votre adresse courriel",
        "thanks": "Merci",
        "erase": "Annuler, et effacer ce que j’ai donné",
        "erased": "Votre inscription est annulée",
        "live": "/fr/direct/",
    },
    "en": {
        "list": "/en/webinars/",
        "register": "Register",
        "registered": "You are registered.",
        "together": "I do not come alone",
        "many": "How many are you in the room?",
        "five": "You will be 5 in the room.",
        "cancel": "Cancel my registration",
        "wait": "Join the waiting list",
        "number": "number 2",
        "leave": "Leave the waiting list",
        "guest": "Register as a guest",
        "confirm": "Confirm my registration",
        "name": "Your name",
        "email": "Your e-mail address",
        "thanks": "Thank you",
        "erase": "Cancel, and erase what I gave",
        "erased": "Your registration is cancelled",
        "live": "/en/live/",
    },
}


@pytest.fixture
def readers(demonstration, browser):
    """Somebody with JavaScript, and somebody without."""
    contexts = [browser.new_context(java_script_enabled=on) for on in (True, False)]
    yield [Reader(context.new_page(), demonstration.url) for context in contexts]
    for context in contexts:
        context.close()


@pytest.fixture
def outbox(settings):
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    return mail.outbox


def registering(reader):
    return reader.page.locator("#registration")


def button(reader, name):
    return registering(reader).get_by_role("button", name=name, exact=True)


def member_registers_and_cancels(reader, language):
    words = WORDS[language]
    reader.go(f"{words['list']}{OPEN}/")
    reader.follow(button(reader, words["register"]))
    expect(registering(reader)).to_contain_text(words["registered"])
    registering(reader).locator("summary").filter(has_text=SETTINGS[language]).click()
    registering(reader).get_by_label(words["many"].replace(" ?", "\u00a0?")).fill("5")
    reader.follow(button(reader, SAVE[language]))
    expect(registering(reader)).to_contain_text(words["five"])
    reader.follow(button(reader, words["cancel"]))
    expect(button(reader, words["register"])).to_be_visible()


SETTINGS = {"fr": "Combien nous serons", "en": "How many we are"}
SAVE = {"fr": "Enregistrer", "en": "Save"}


def member_waits_and_leaves(reader, language):
    words = WORDS[language]
    reader.go(f"{words['list']}{FULL}/")
    reader.follow(button(reader, words["wait"]))
    expect(registering(reader)).to_contain_text(words["number"])
    reader.follow(button(reader, words["leave"]))
    expect(button(reader, words["wait"])).to_be_visible()


def test_a_member_registers_waits_and_cancels(readers):
    member = make_person("member")
    User.objects.filter(pk=member.pk).update(must_sign_charter=False)  # she has signed it
    for reader, size in zip(readers, (PHONE, DESK), strict=True):
        reader.page.set_viewport_size(size)
        reader.enter(member)
        for language in ("fr", "en"):
            member_registers_and_cancels(reader, language)
            member_waits_and_leaves(reader, language)
    assert set(EventRegistration.objects.filter(user=member).values_list("state", flat=True)) == {
        RegistrationState.CANCELLED
    }


def guest_registers_and_cancels(reader, language, outbox):
    words, page = WORDS[language], reader.page
    reader.go(f"{words['list']}{OPEN}/")
    reader.follow(page.get_by_role("link", name=words["guest"]))
    page.get_by_label(words["name"]).fill("Ada")
    page.get_by_label(words["email"]).fill(f"ada-{language}@example.org")
    reader.follow(page.locator("main").get_by_role("button", name=words["register"], exact=True))
    expect(page.locator("h1")).to_have_text(words["thanks"])
    link = re.search(r"https?://[^/]+(/\S+)", text_of(outbox.pop()))[1]
    reader.go(link)
    expect(page.locator("h1")).to_have_text(words["confirm"])
    reader.follow(page.locator("main").get_by_role("button", name=words["confirm"], exact=True))
    own = re.search(r"https?://[^/]+(/\S+)", text_of(outbox.pop()))[1]
    reader.go(own)
    expect(registering(reader)).to_contain_text(words["registered"])
    reader.follow(page.get_by_role("button", name=words["erase"]))
    expect(page.locator("h1")).to_have_text(words["erased"])


def test_a_guest_registers_with_her_name_and_cancels_by_her_link(readers, outbox):
    for reader, size in zip(readers, (PHONE, DESK), strict=True):
        reader.page.set_viewport_size(size)
        for language in ("fr", "en"):
            guest_registers_and_cancels(reader, language, outbox)
    assert not EventRegistration.objects.filter(email__startswith="ada-").exists()


def test_the_room_is_one_click_from_the_address_to_keep(readers):
    reader = readers[1]
    reader.enter(User.objects.get(email="membre@demo.example"))
    for language in ("fr", "en"):
        reader.go(WORDS[language]["live"])
        room = registering(reader).locator(".room")
        expect(room.locator("a")).to_have_attribute("href", "https://visio.demo.example/midis")
        expect(room).to_contain_text("438 555-0123, code 2468#")


def test_no_page_of_registering_has_a_fault(readers, faults):
    reader, found = readers[0], []
    event = EventPage.objects.get(slug=OPEN)
    visitor, member = None, User.objects.get(email="membre@demo.example")
    guest = EventRegistration.objects.get(event=event, user=None)
    wish = Wish(event.pk, "Ada", "ada@example.org", 1, "form", "fr")
    paths = {
        visitor: [
            "/fr/direct/",
            f"/fr/webinaires/invitee/{event.pk}/",
            "/fr/webinaires/invitee/merci/",
            f"/fr/webinaires/invitee/confirmer/{wish.sealed()}/",
            f"/en/webinars/my-registration/{guest.key}/",
        ],
        member: [
            "/en/live/",
            f"/fr/webinaires/{FULL}/",
            f"/en/webinars/{OPEN}/",
            "/fr/webinaires/droits-et-recours/",
        ],
    }
    for who, addresses in paths.items():
        if who:
            reader.enter(who)
        for path in addresses:
            found += faults_at(reader, path, faults)
    assert found == []


def faults_at(reader, path, faults):
    page, found = reader.page, []
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            reader.go(path)
            if page.locator("main details").count():
                reader.open_all()
            found += [f"{path}, {scheme}: {fault}" for fault in faults(page)]
        if page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0:
            found.append(f"{path} is too wide")
    return found


def test_the_facilitator_adds_somebody_and_writes_to_all(demonstration, page, settings, outbox):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    desk, event = Desk(page, demonstration.url), EventPage.objects.get(slug=FULL)
    desk.enter(User.objects.get(email="animatrice@demo.example"))
    desk.go(f"/admin/events/{event.pk}/")
    desk.follow(page.get_by_role("link", name="Inscriptions", exact=True))
    expect(page.get_by_text("20 personnes en tout")).to_be_visible()
    page.locator("[name=who]").fill("redactrice@demo.example")
    page.get_by_label("Donner une place même si c’est complet").check()
    desk.follow(desk.button("Trouver"))
    desk.follow(desk.button("L’inscrire").first)
    expect(page.get_by_text("21 personnes en tout")).to_be_visible()
    assert [message.to for message in outbox] == [["redactrice@demo.example"]]
    desk.follow(page.get_by_role("link", name="Écrire aux personnes inscrites"))
    page.locator("[name=text]").fill("Apportez une feuille.")
    desk.follow(desk.button("Relire, puis envoyer"))
    desk.follow(desk.button("Envoyer à 4 inscriptions"))
    assert len(outbox) == 5
    expect(page.get_by_text("Apportez une feuille.")).to_be_visible()
