"""A survivor is written to of nothing until she asked, kind by kind, after she read a test."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

from django.test import Client
from django.utils import timezone

import pytest

from members.models import User
from portal import mail
from portal.models import OutgoingMessage
from portal.registries.personal_data import personal_data
from spaces.joining import leave
from spaces.mail import choosing
from spaces.mail.letters import BETWEEN_WORDS
from spaces.mail.tasks import tell_followers
from spaces.meetings.coming import come
from spaces.meetings.tasks import look_at_meetings
from spaces.models import Coming, MailChoice, MailKind
from spaces.questions import deeds
from spaces.reading.marks import set_follows
from spaces.shelter.fading import fade
from tests.spaces.making import SHELTERED, address, client_of, make_post, make_space, make_topic, take_part
from tests.spaces.things import make_meeting, space_with_all

pytestmark = pytest.mark.django_db
HERS = "zqboite@example.org"
NEWS = {"fr": "Il y a du nouveau pour vous.", "en": "There is something new for you."}
SUBJECTS = {"fr": "Un message vous attend", "en": "A message waits for you"}
WAITING = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def place(site, sink):
    space = space_with_all("Zqespace", **SHELTERED)
    people = {"moderator": take_part(space, moderates=True), "hers": take_part(space, pseudonym="Zqalias")}
    people["topic"] = make_topic(people["hers"], "Zqtitre", "Zqquestion", kind="question")
    User.objects.filter(pk=people["moderator"].user_id).update(email="moderatrice@example.org")
    sink.messages.clear()
    return people | {"space": space, "client": client_of(people["hers"])}


def post(place, name, language="fr", **fields):
    return place["client"].post(address(name, place["space"].public_id, language=language), fields)


def text_of(message):
    return message.get_body(("plain",)).get_content().replace("\u00a0", " ")


def to_her(sink):
    """Return what arrived in her mailbox, and empty it."""
    found = [message for message in sink.messages if message["To"] == HERS]
    sink.messages.clear()
    return found


def number_in(message):
    return re.search(r"\b\d{6}\b", text_of(message).partition("http")[0]).group(0)


def ask(place, sink, *kinds, language="fr"):
    """Do as she does: an address, the test read, its number typed with the kinds ticked."""
    assert post(place, "mail_choice", language, address=HERS).status_code == 302
    (test,) = to_her(sink)
    ticked = {kind.value: "on" for kind in kinds}
    return post(place, "confirm_mail", language, number=number_in(test), **ticked)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_she_sees_what_would_arrive_then_reads_a_test_then_chooses(place, sink, language):
    User.objects.filter(pk=place["hers"].user_id).update(language=language)
    page = place["client"].get(address("mail_choice", place["space"].public_id, language=language))
    assert SUBJECTS[language] in page.content.decode()
    assert HERS not in page.content.decode()
    post(place, "mail_choice", language, address=HERS)
    (test,) = to_her(sink)
    assert test["Subject"] == SUBJECTS[language]
    assert NEWS[language] in text_of(test)
    page = place["client"].get(address("mail_choice", place["space"].public_id, language=language))
    assert HERS in page.content.decode()
    response = post(place, "confirm_mail", language, number=number_in(test), answers="on")
    assert response.status_code == 302
    make_post(place["moderator"], place["topic"], "Zqréponse")
    (message,) = to_her(sink)
    assert message["Subject"] == SUBJECTS[language]
    assert NEWS[language] in text_of(message)


@pytest.mark.parametrize("kind", MailKind)
def test_only_the_kinds_that_she_ticked_are_written(place, sink, kind):
    ask(place, sink, kind)
    assert told_of_all(place, sink) == {one: one == kind for one in MailKind}


def told_of_all(place, sink):
    """Have something of each kind happen, and return {kind: whether she was written to}."""
    told = {}
    make_post(place["moderator"], place["topic"])
    told[MailKind.ANSWERS] = bool(to_her(sink))
    MailChoice.objects.update(written_at=None)
    deeds.say(place["moderator"], place["topic"], "Je cherche.")
    told[MailKind.QUESTIONS] = bool(to_her(sink))
    soon = timezone.now() + timedelta(hours=23)
    come(place["hers"], make_meeting(place["moderator"], "Zqrencontre", starts_at=soon))
    Coming.objects.update(asked_at=timezone.now() - timedelta(days=3))
    look_at_meetings.call()
    told[MailKind.MEETINGS] = bool(to_her(sink))
    return told


def test_nothing_is_written_before_the_test_was_read(place, sink):
    post(place, "mail_choice", address=HERS)
    to_her(sink)
    MailChoice.objects.update(answers=True, questions=True, meetings=True)
    assert told_of_all(place, sink) == dict.fromkeys(MailKind, False)


def test_what_arrives_names_nothing_and_leads_only_to_where_it_stops(place, sink):
    ask(place, sink, *MailKind)
    sources = []
    for happens in (
        lambda: make_post(place["moderator"], place["topic"], "Zqréponse"),
        lambda: deeds.say(place["moderator"], place["topic"], "Zqparole"),
    ):
        happens()
        (message,) = to_her(sink)
        MailChoice.objects.update(written_at=None)
        html = message.get_body(("html",)).get_content()
        sources.append(re.sub(r"/arreter/[^/\"\s]+/", "/arreter/x/", text_of(message) + html))
        source = message.as_string() + text_of(message) + html
        assert not any(word in source for word in ("Zq", place["space"].public_id, "survivante"))
        assert set(re.findall(r"https?://[^\s\"<]+", text_of(message) + html)) == {
            message["List-Unsubscribe"].strip(" <>")
        }
    assert sources[0] == sources[1]


def test_one_click_stops_all_and_erases_her_address(place, sink):
    ask(place, sink, *MailKind)
    make_post(place["moderator"], place["topic"])
    (message,) = to_her(sink)
    path = urlsplit(message["List-Unsubscribe"].strip(" <>")).path
    assert Client().get(path).status_code == 200
    assert MailChoice.objects.count() == 1
    client = Client(enforce_csrf_checks=True)
    for _time in range(2):
        assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert "Vous ne recevez plus ces messages" in client.get(path).content.decode()
    assert MailChoice.objects.count() == 0
    assert told_of_all(place, sink) == dict.fromkeys(MailKind, False)


def test_the_link_that_stops_a_topic_erases_no_address(place, sink):
    ask(place, sink, *MailKind)
    take_part(make_space())
    set_follows(place["moderator"], place["topic"], follows=True)
    make_post(place["hers"], place["topic"])
    (message,) = [one for one in sink.messages if one["To"] == "moderatrice@example.org"]
    Client().post(urlsplit(message["List-Unsubscribe"].strip(" <>")).path, {"all": "1"})
    assert MailChoice.objects.count() == 1


def test_the_wrong_number_keeps_nothing_and_five_are_enough(place, sink):
    post(place, "mail_choice", address=HERS)
    right = number_in(to_her(sink)[0])
    wrong = "000000" if right != "000000" else "111111"
    for _time in range(choosing.TRIES):
        page = post(place, "confirm_mail", number=wrong, answers="on")
        assert "Ce n’est pas ce nombre" in page.content.decode()
        assert 'name="answers" id="id_answers" checked' in page.content.decode()
    page = post(place, "confirm_mail", number=right, answers="on")
    assert "Ce nombre ne compte plus" in page.content.decode()
    assert MailChoice.objects.get().seen_at is None


@pytest.mark.parametrize(
    "typed", ["", "pas une adresse", "a@b", "a@localhost", "a@[127.0.0.1]", "x" * 300 + "@example.org"]
)
def test_what_is_no_address_gets_a_word_and_stays_typed(place, sink, typed):
    page = post(place, "mail_choice", address=typed)
    assert page.status_code == 200
    assert page.content.decode().count('class="errorlist"') == 1
    assert len(page.context["address_form"].errors["address"]) == 1
    assert typed in page.content.decode()
    assert MailChoice.objects.count() == 0
    assert to_her(sink) == []


def test_five_tests_a_day_to_an_address_whoever_asks_and_nobody_learns_it(place, sink):
    others = [client_of(take_part(place["space"])) for _number in range(7)]
    for client in others:
        answer = client.post(address("mail_choice", place["space"].public_id), {"address": HERS.upper()})
        assert answer.status_code == 302
    assert len([message for message in sink.messages if message["To"].lower() == HERS]) == choosing.TESTS


def test_another_address_is_tested_anew_before_it_counts(place, sink):
    ask(place, sink, *MailKind)
    choosing.send_test(place["hers"], "autre@example.org")
    sink.messages.clear()
    make_post(place["moderator"], place["topic"])
    assert sink.messages == []


def test_an_address_is_not_kept_for_nothing(place, sink):
    response = ask(place, sink)
    assert "Cochez au moins une chose" in response.content.decode()
    assert MailChoice.objects.get().seen_at is None
    ask(place, sink, MailKind.ANSWERS)
    assert "Cochez au moins une chose" in post(place, "change_mail").content.decode()
    assert MailChoice.objects.get().answers
    post(place, "change_mail", none="1", answers="on")
    assert MailChoice.objects.count() == 0


def test_one_message_in_three_hours_tells_no_number(place, sink, time_machine):
    ask(place, sink, MailKind.ANSWERS)
    for _number in range(4):
        make_post(place["moderator"], place["topic"])
    assert len(to_her(sink)) == 1
    time_machine.move_to(timezone.now() + BETWEEN_WORDS + timedelta(minutes=1), tick=False)
    make_post(place["moderator"], place["topic"])
    assert len(to_her(sink)) == 1


def test_who_stopped_them_from_a_mailbox_is_sent_no_test_for_a_month(place, sink, time_machine):
    ask(place, sink, MailKind.ANSWERS)
    make_post(place["moderator"], place["topic"])
    (message,) = to_her(sink)
    Client().post(urlsplit(message["List-Unsubscribe"].strip(" <>")).path)
    assert post(place, "mail_choice", address=HERS.upper()).status_code == 302
    assert sink.messages == []
    time_machine.move_to(timezone.now() + timedelta(days=31), tick=False)
    choosing.send_test(place["hers"], HERS)
    assert len(to_her(sink)) == 1


def test_the_link_that_went_to_another_mailbox_stops_nothing_of_this_one(place, sink):
    choosing.send_test(place["hers"], "fausse@example.org")
    (wrong,) = sink.messages
    sink.messages.clear()
    ask(place, sink, MailKind.ANSWERS)
    Client().post(urlsplit(wrong["List-Unsubscribe"].strip(" <>")).path)
    assert MailChoice.objects.get().plain_address == HERS


def test_the_page_that_stops_them_names_nothing(place, sink):
    ask(place, sink, MailKind.ANSWERS)
    make_post(place["moderator"], place["topic"])
    (message,) = to_her(sink)
    page = Client().get(urlsplit(message["List-Unsubscribe"].strip(" <>")).path)
    assert re.search(r"<title>Page \d+</title>", page.content.decode())
    assert page["Referrer-Policy"] == "no-referrer"


def test_what_was_sent_twice_or_opened_by_its_address_leads_back(place, sink):
    ask(place, sink, MailKind.ANSWERS)
    back = address("mail_choice", place["space"].public_id)
    assert post(place, "confirm_mail", number="000000", answers="on").url == back
    for name in ("confirm_mail", "change_mail"):
        assert place["client"].get(address(name, place["space"].public_id)).url == back


def test_the_button_of_members_leads_her_to_her_own_page(place):
    assert post(place, "space_mails", none="1").url == address("mail_choice", place["space"].public_id)
    assert not type(place["hers"]).objects.get(pk=place["hers"].pk).mail_muted


def test_a_number_of_another_key_counts_no_more(place, sink, settings):
    post(place, "mail_choice", address=HERS)
    number = number_in(to_her(sink)[0])
    MailChoice.objects.update(number="gAAAAA-altered")
    assert (
        "Ce nombre ne compte plus"
        in post(place, "confirm_mail", number=number, answers="on").content.decode()
    )


def test_leaving_erases_her_address_at_once(place, sink):
    ask(place, sink, MailKind.ANSWERS)
    leave(place["hers"])
    assert MailChoice.objects.count() == 0


@pytest.mark.parametrize("what", ["left", "suspended", "removed", "asleep", "tested anew"])
def test_a_test_that_is_no_longer_hers_does_not_leave(place, sink, settings, what):
    immediate, settings.TASKS = settings.TASKS, WAITING
    choosing.send_test(place["hers"], HERS)
    kept = OutgoingMessage.objects.get()
    if what == "tested anew":
        choosing.send_test(place["hers"], HERS)
    elif what == "asleep":
        User.objects.filter(pk=place["hers"].user_id).update(is_active=False)
    else:
        type(place["hers"]).objects.filter(pk=place["hers"].pk).update(state=what)
    settings.TASKS = immediate
    mail.deliver.call(str(kept.pk))
    assert to_her(sink) == []


def test_her_address_is_sealed_and_given_to_her_alone(place, sink):
    ask(place, sink, MailKind.ANSWERS)
    row = MailChoice.objects.values().get()
    assert HERS not in str(row) and HERS not in str(MailChoice.objects.get())
    section = next(one for one in personal_data if one.name == "shelter")
    assert HERS in str(section.export(place["hers"].user))
    for somebody in (place["moderator"], take_part(place["space"])):
        assert HERS not in str(section.export(somebody.user))
    section.erase(place["hers"].user)
    assert MailChoice.objects.count() == 0


def test_an_address_that_serves_no_more_is_erased(place, sink, time_machine):
    post(place, "mail_choice", address=HERS)
    gone = take_part(place["space"])
    choosing.send_test(gone, "partie@example.org")
    fade.call()
    assert MailChoice.objects.count() == 2
    type(gone).objects.filter(pk=gone.pk).update(state="left")
    asleep = take_part(place["space"])
    choosing.send_test(asleep, "endormie@example.org")
    User.objects.filter(pk=asleep.user_id).update(is_active=False)
    fade.call()
    assert [choice.participation_id for choice in MailChoice.objects.all()] == [place["hers"].pk]
    time_machine.move_to(timezone.now() + choosing.UNSEEN + timedelta(hours=1), tick=False)
    fade.call()
    assert MailChoice.objects.count() == 0


# {what changes between the writing and the leaving: how}.
MEANWHILE = {
    "no longer wanted": lambda place: MailChoice.objects.update(answers=False),
    "erased": lambda place: choosing.forget(place["hers"]),
    "another address": lambda place: choosing.send_test(place["hers"], "autre@example.org"),
    "left": lambda place: type(place["hers"]).objects.filter(pk=place["hers"].pk).update(state="left"),
    "asleep": lambda place: User.objects.filter(pk=place["hers"].user_id).update(is_active=False),
}


@pytest.mark.parametrize("what", [None, *MEANWHILE])
def test_her_choice_is_asked_again_when_a_message_leaves(place, sink, settings, what):
    ask(place, sink, MailKind.ANSWERS)
    immediate, settings.TASKS = settings.TASKS, WAITING
    answer = make_post(place["moderator"], place["topic"])
    tell_followers.call(answer.pk)
    (kept,) = [one for one in OutgoingMessage.objects.all() if one.recipients == [HERS]]
    settings.TASKS = immediate
    if what:
        MEANWHILE[what](place)
    mail.deliver.call(str(kept.pk))
    assert len(to_her(sink)) == (0 if what else 1)


def test_nobody_else_has_this_page(place):
    for somebody in (place["moderator"], take_part(make_space())):
        for name in ("mail_choice", "confirm_mail", "change_mail"):
            response = client_of(somebody).post(address(name, place["space"].public_id), {"address": HERS})
            assert response.status_code in (302, 404)
    assert MailChoice.objects.count() == 0


def test_a_survivor_writes_to_nobody_through_it_twice(place, sink):
    for _time in range(choosing.TESTS + 2):
        page = post(place, "mail_choice", address=HERS)
    assert "Attendez à demain" in page.content.decode()
    assert len(to_her(sink)) == choosing.TESTS
