"""The whole life of one webinar, from what a member proposes to what is seen again, while time goes by."""

from datetime import timedelta

from django.core import mail
from django.core.cache import cache
from django.urls import reverse

import pytest
from playwright.sync_api import expect

from tests.browser.life_of_a_webinar import Life, before, link_in
from tests.factories import make_events_index, make_site
from tests.files.recordings import SAMPLES
from tests.webinars.outgoing import text_of
from tests.webinars.recordings.made import VIDEO, VTT
from webinars.models import EventProposal, EventRegistration
from webinars.reminders.tasks import forget_guests, look_at_the_hour

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.both_databases,
]
TOPIC, ROOM = "Parler argent sans juger", "https://visio.example.org/midi"
CONFIRM = {"fr": "/confirmer/", "en": "/confirm/"}
GUEST = "invitee@example.org"
PARTICIPANTS = "Name,Duration (Minutes)\nAlice Tremblay,50\nQuelqu’une d’autre,40\n"
SAID = {
    "fr": {"within": "d’ici 5 jours", "registered": "Vous êtes inscrite.", "members": "pour les membres"},
    "en": {"within": "within 5 days", "registered": "You are registered.", "members": "for the members"},
}


@pytest.fixture(params=["fr", "en"])
def life(request, live_server, browser, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    cache.clear()
    mail.outbox = []
    make_events_index(make_site())
    life = Life(browser, live_server.url, request.param)
    yield life
    life.close()


def received():
    """Return [(to whom, text)] of what left since last time."""
    left = [(message.to[0], text_of(message)) for message in mail.outbox]
    mail.outbox.clear()
    return left


def test_a_webinar_lives_from_a_proposal_to_what_is_seen_again(life):
    a_member_proposes_it(life)
    the_facilitator_makes_it_an_event(life)
    they_register(life)
    they_are_reminded_once(life)
    the_room_opens_to_the_registered_alone(life)
    a_question_reaches_who_speaks(life)
    it_has_just_ended(life)
    who_came_says_so_and_keeps_a_certificate(life)
    it_is_seen_again(life)
    what_the_guest_gave_is_erased(life)
    # Whoever has an account keeps her registration: it is in her data.
    assert [one.user for one in EventRegistration.objects.all()] == [life.accounts["comes"]]


def a_member_proposes_it(life):
    window = life["proposes"]
    window.go(life.address("propose"))
    window.page.fill("[name=topic]", TOPIC)
    window.page.fill("[name=why]", "La question revient chaque semaine.")
    life.send("proposes", "main form.form button")
    expect(window.page.locator("h1")).to_have_text(TOPIC)
    other = life["comes"]
    other.go(life.address("proposal", EventProposal.objects.get().pk))
    life.send("comes", "button[value=interest]")


def the_facilitator_makes_it_an_event(life):
    desk = life["desk"]
    desk.go(reverse("proposal_desk", args=[EventProposal.objects.get().pk]))
    life.send("desk", "button[value=draft]")
    assert life.status_for("proposes") == 404
    desk.page.fill("[name=introduction]", "Trois lignes.")
    desk.page.select_option("[name=registration]", "guests")
    desk.page.fill("[name=room_url]", ROOM)
    desk.publish()
    assert life.event.live
    assert {to for to, _text in received()} == {account.email for account in life.members}


def they_register(life):
    window = life.page_for("comes")
    life.send("comes", "#registration button[value=register]")
    expect(window.page.locator("#registration")).to_contain_text(SAID[life.language]["registered"])
    expect(window.page.locator("main")).not_to_contain_text(ROOM)
    guest = life.page_for("guest")
    life.send("guest", "#registration a.button")
    guest.page.fill("[name=name]", "Zoé")
    guest.page.fill("[name=email]", GUEST)
    life.send("guest", "main form.form button")
    asked = dict(received())
    assert set(asked) == {life.accounts["comes"].email, GUEST}
    guest.go(link_in(asked[GUEST], CONFIRM[life.language]))
    life.send("guest", "main form.form button")
    ((to, told),) = received()
    assert to == GUEST
    assert ROOM not in told + "".join(asked.values())
    life.guest_path = link_in(told, EventRegistration.objects.get(user=None).key)


def they_are_reminded_once(life):
    for hours in (47, 47, 0.9, 0.9):
        life.forward_to(before(life.event.starts_at, hours=hours))
        look_at_the_hour.enqueue()
    both = [life.accounts["comes"].email, GUEST]
    assert sorted(to for to, _text in received()) == sorted(both * 2)


def the_room_opens_to_the_registered_alone(life):
    life.forward_to(before(life.event.starts_at, minutes=10))
    room = f".room a[href='{ROOM}']"
    expect(life.page_for("comes").page.locator(room)).to_have_count(1)
    guest = life["guest"]
    guest.go(life.guest_path)
    expect(guest.page.locator(room)).to_have_count(1)
    for name in ("visitor", "proposes"):
        window = life.page_for(name)
        expect(window.page.locator(".event-state")).to_be_visible()
        assert ROOM not in window.page.content()


def a_question_reaches_who_speaks(life):
    life.forward_to(life.event.starts_at + timedelta(minutes=20))
    window = life.page_for("comes")
    window.page.fill("form.ask [name=text]", "Par où commencer ?")
    life.send("comes", "form.ask button")
    desk = life["desk"]
    desk.go(reverse("questions_desk", args=[life.event.pk]))
    life.send("desk", "button[value=link]")
    link = desk.page.locator(".desk a[rel=noreferrer]").get_attribute("href")
    speaker = life["speaker"]
    speaker.page.goto(link)
    speaker.page.click("#next")
    expect(speaker.page.locator(".words")).to_have_text("Par où commencer ?")


def it_has_just_ended(life):
    life.forward_to(life.event.ends_at + timedelta(hours=1))
    window = life.page_for("visitor")
    expect(window.page.locator(".event-state")).to_contain_text(SAID[life.language]["within"])
    assert ROOM not in life.page_for("comes").page.content()


def who_came_says_so_and_keeps_a_certificate(life):
    desk = life["desk"]
    desk.go(reverse("import_participants", args=[life.event.pk]))
    file = {"name": "zoom.csv", "mimeType": "text/csv", "buffer": PARTICIPANTS.encode("utf-16")}
    desk.page.locator("[name=file]").set_input_files(file)
    life.send("desk", ".desk form button.button")
    life.send("desk", "[name=confirmed]")
    window = life.page_for("comes")
    life.send("comes", ".event-own a.button")
    window.page.check("[name=useful][value='3']")
    life.send("comes", "main form.form button")
    life.page_for("comes")
    life.send("comes", ".event-own a")
    expect(window.page.locator(".certificate-name")).to_have_text("Alice Tremblay")


def it_is_seen_again(life):
    life.forward_to(life.event.ends_at + timedelta(days=3))
    desk = life["desk"]
    desk.go(reverse("event_recording", args=[life.event.pk]))
    desk.page.locator("[name=file]").set_input_files(SAMPLES / VIDEO)
    life.send("desk", "form[enctype] button")
    desk.go(reverse("event_words", args=[life.event.pk]))
    captions = {"name": "a.vtt", "mimeType": "text/vtt", "buffer": VTT.format(word="dépenses").encode()}
    desk.page.locator("[name=captions]").set_input_files(captions)
    life.send("desk", "form[enctype] button")
    expect(life.page_for("comes").page.locator("video")).to_have_count(1)
    visitor = life.page_for("visitor")
    expect(visitor.page.locator(".again-locked")).to_contain_text(SAID[life.language]["members"])
    expect(visitor.page.locator("video")).to_have_count(0)
    member = life["proposes"]
    member.go(f"{life.lists}?q=dépenses")
    expect(member.page.locator(".said .card-passage a")).to_have_count(1)
    visitor.go(f"{life.lists}?q=dépenses")
    expect(visitor.page.locator(".said")).to_have_count(0)


def what_the_guest_gave_is_erased(life):
    assert EventRegistration.objects.filter(email=GUEST).exists()
    life.forward_to(life.event.ends_at + timedelta(days=91))
    forget_guests.enqueue()
    assert not EventRegistration.objects.filter(email=GUEST).exists()
    guest = life["guest"]
    guest.go(life.guest_path)
    assert "next=" in guest.page.url
