"""Messages between members: on the portal only, sent once, stopped silently, erased by each for herself."""

import re
import uuid
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest

from members.messages.limits import MESSAGES
from members.messages.tasks import forget_messages
from members.models import MemberBlock, MemberMessage, MessageReport, User
from portal.models import OutgoingMessage
from portal.registries.personal_data import personal_data
from tests.factories import make_message, make_person, make_profile
from tests.members.signing import text_of

pytestmark = pytest.mark.django_db
NEW = 'class="badge">Nouveau<'
MINE = "/fr/compte/messages/"


def browser_of(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def member(name):
    return make_profile(make_person("member"), name=name).user


@pytest.fixture
def alix(site):
    return member("Alix")


@pytest.fixture
def bea(site):
    return member("Béa")


def write(sender, recipient, text="Bonjour Béa", **given):
    url = f"/fr/membres/{recipient.profile.public_id}/ecrire/"
    return browser_of(sender).post(url, {"text": text, **given})


def seen_by(user):
    client = browser_of(user)
    pages = [client.get(MINE).content.decode()]
    threads = MemberMessage.objects.values_list("thread", flat=True).distinct()
    answers = [client.get(f"{MINE}{thread}/") for thread in threads]
    return "".join([*pages, *(answer.content.decode() for answer in answers if answer.status_code == 200)])


def test_a_message_is_read_on_the_portal_and_the_mail_says_nothing(alix, bea, outbox):
    response = write(alix, bea, "zqtextezq", subject="question")
    message = MemberMessage.objects.get()
    assert response["Location"] == f"{MINE}{message.thread}/"
    (mail,) = outbox
    assert mail.to == [bea.email]
    assert mail.message()["Subject"] == "Un message vous attend"
    said = text_of(mail) + str(mail.message())
    for word in ("zqtextezq", "Alix", alix.email, "http", "question"):
        assert word not in said
    assert NEW in browser_of(bea).get(MINE).content.decode()
    assert "zqtextezq" in seen_by(bea)
    assert NEW not in browser_of(bea).get(MINE).content.decode()


def test_the_mail_is_in_the_language_of_who_gets_it(alix, bea, outbox):
    User.objects.filter(pk=bea.pk).update(language="en")
    write(alix, bea)
    assert outbox[0].message()["Subject"] == "A message waits for you"


def test_neither_sees_the_other_s_address(alix, bea):
    write(alix, bea)
    assert bea.email not in seen_by(alix)
    assert alix.email not in seen_by(bea)


def test_she_answers_in_the_same_exchange_and_one_mail_waits_for_what_is_unread(alix, bea, outbox):
    write(alix, bea)
    thread = MemberMessage.objects.get().thread
    browser_of(alix).post(f"{MINE}{thread}/", {"text": "Encore"})
    assert [mail.to for mail in outbox] == [[bea.email]]
    seen_by(bea)
    answer = browser_of(bea).post(f"{MINE}{thread}/", {"text": "zqreponsezq"})
    assert answer["Location"] == f"{MINE}{thread}/"
    assert [mail.to for mail in outbox] == [[bea.email], [alix.email]]
    assert "zqreponsezq" in seen_by(alix)
    assert MemberMessage.objects.filter(thread=thread).count() == 3


def test_who_opens_one_exchange_after_another_fills_no_mailbox(alix, bea, outbox):
    for number in range(5):
        write(alix, bea, f"Message {number}")
    assert MemberMessage.objects.values("thread").distinct().count() == 5
    assert [mail.to for mail in outbox] == [[bea.email]]
    seen_by(bea)
    write(alix, bea, "Plus tard")
    write(member("Cléo"), bea)
    assert [mail.to for mail in outbox] == [[bea.email]] * 3


def test_the_same_form_sent_twice_makes_one_message(alix, bea, outbox):
    key = str(uuid.uuid4())
    first, second = (write(alix, bea, form_key=key) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert MemberMessage.objects.count() == len(outbox) == 1


@pytest.mark.parametrize("key", ["", "zq", "x" * 500])
def test_a_form_without_its_key_is_taken(alix, bea, key):
    assert write(alix, bea, form_key=key).status_code == 302


@pytest.mark.parametrize("given", [{"text": ""}, {"text": "x" * 3001}, {"text": "a", "subject": "zq"}])
def test_a_message_that_is_refused_keeps_what_was_typed(alix, bea, given):
    response = write(alix, bea, **given)
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert given["text"] in response.content.decode()
    assert not MemberMessage.objects.exists()


def test_twenty_messages_a_day_and_no_more(alix, bea, outbox):
    answers = [write(alix, bea, f"Message {number}").status_code for number in range(MESSAGES + 1)]
    assert answers == [302] * MESSAGES + [429]
    assert MemberMessage.objects.count() == MESSAGES
    assert "Message 20" in write(alix, bea, "Message 20").content.decode()
    assert write(bea, alix).status_code == 302


def test_her_name_is_under_it_even_where_the_directory_does_not_show_it(alix, bea):
    make_profile(alix, (), name="Alix")
    write(alix, bea)
    assert "Alix" in seen_by(bea)


@pytest.mark.parametrize("has_profile", [True, False])
def test_without_a_name_nothing_goes_and_her_address_does_not_stand_for_it(bea, has_profile):
    nameless = make_person("member")
    if has_profile:
        make_profile(nameless, (), name="")
    page = write(nameless, bea).content.decode().split("<main")[1]
    assert "Écrivez d’abord votre nom" in page
    assert nameless.email not in page
    assert not MemberMessage.objects.exists()


def test_who_is_away_says_so_to_who_writes(alix, bea):
    make_profile(bea, ["name", "absence"], absent_from=timezone.localdate(), absence_message="En vacances")
    url = f"/fr/membres/{bea.profile.public_id}/ecrire/"
    assert "En vacances" in browser_of(alix).get(url).content.decode()
    thread = make_message(alix, bea).thread
    assert "En vacances" in browser_of(alix).get(f"{MINE}{thread}/").content.decode()


def test_nobody_writes_to_herself(alix):
    assert write(alix, alix).status_code == 404


def test_who_shows_nothing_can_be_answered_and_not_written_to(alix, bea):
    thread = make_message(alix, bea).thread
    make_profile(alix, (), name="Alix")
    assert write(bea, alix).status_code == 404
    assert browser_of(bea).post(f"{MINE}{thread}/", {"text": "Réponse"}).status_code == 302


@pytest.mark.parametrize("change", ["inactive", "left", "passphrase"])
def test_who_is_gone_is_answered_no_more(alix, bea, change, outbox):
    thread = make_message(alix, bea).thread
    if change == "left":
        alix.groups.clear()
    else:
        fields = {"is_active": False} if change == "inactive" else {"sign_in": "passphrase"}
        User.objects.filter(pk=alix.pk).update(**fields)
    page = browser_of(bea).post(f"{MINE}{thread}/", {"text": "Réponse"}).content.decode()
    assert "On ne peut plus la joindre ici" in page
    assert MemberMessage.objects.count() == 1
    assert outbox == []


class TestBlocking:
    @pytest.fixture
    def thread(self, alix, bea):
        thread = make_message(alix, bea).thread
        browser_of(bea).post(f"{MINE}{thread}/bloquer/", {"choice": "block"})
        return thread

    def test_who_is_blocked_sees_the_same_and_nothing_arrives(self, alix, bea, thread, outbox):
        cecile = member("Cécile")
        pages = []
        for recipient in (bea, cecile):
            client = browser_of(alix)
            url = f"/fr/membres/{recipient.profile.public_id}/ecrire/"
            pages.append(client.post(url, {"text": "zqarretezq"}, follow=True))
        blocked, other = (page.content.decode() for page in pages)
        new = [message.thread for message in MemberMessage.objects.filter(text="zqarretezq").order_by("pk")]
        same = blocked.replace(str(new[0]), "").replace("Béa", "")
        assert "Votre message est envoyé" in same
        assert _plain(same) == _plain(other.replace(str(new[1]), "").replace("Cécile", ""))
        assert [mail.to for mail in outbox] == [[cecile.email]]
        assert "zqarretezq" not in seen_by(bea)
        assert "zqarretezq" in seen_by(alix)
        assert "zqarretezq" not in str(personal_data.get("member_messages").export(bea))

    def test_an_answer_in_the_same_exchange_does_not_arrive_either(self, alix, bea, thread, outbox):
        browser_of(alix).post(f"{MINE}{thread}/", {"text": "zqarretezq"})
        assert "zqarretezq" not in seen_by(bea)
        assert NEW not in browser_of(bea).get(MINE).content.decode()
        assert outbox == []

    def test_who_blocks_does_not_write_either_until_she_unblocks(self, alix, bea, thread):
        assert "Vous l’avez bloquée" in write(bea, alix).content.decode()
        assert "Vous l’avez bloquée" in browser_of(bea).get(f"{MINE}{thread}/").content.decode()
        browser_of(alix).post(f"{MINE}{thread}/", {"text": "zqentretempszq"})
        browser_of(bea).post(f"{MINE}{thread}/bloquer/", {"choice": "unblock"})
        browser_of(alix).post(f"{MINE}{thread}/", {"text": "zqaprèszq"})
        assert "zqaprèszq" in seen_by(bea)
        assert "zqentretempszq" not in seen_by(bea)

    def test_twice_is_once(self, alix, bea, thread):
        browser_of(bea).post(f"{MINE}{thread}/bloquer/", {"choice": "block"})
        assert MemberBlock.objects.count() == 1


def test_who_has_yet_to_sign_the_new_charter_is_written_to_and_reads_it_once_she_has(alix, bea, outbox):
    write(alix, bea)
    thread = MemberMessage.objects.get().thread
    User.objects.filter(pk=bea.pk).update(must_sign_charter=True)
    for page in (f"/fr/membres/{bea.profile.public_id}/ecrire/", f"{MINE}{thread}/"):
        assert "On ne peut plus" not in browser_of(alix).get(page).content.decode()
    bea.refresh_from_db()
    assert browser_of(alix).post(f"{MINE}{thread}/", {"text": "zqsuitezq"}).status_code == 302
    assert write(alix, bea, "zqneufzq").status_code == 302
    assert browser_of(bea).get(MINE).status_code == 302
    User.objects.filter(pk=bea.pk).update(must_sign_charter=False)
    text = seen_by(bea)
    assert "zqsuitezq" in text and "zqneufzq" in text
    # What is unread already says it: one mail for each exchange.
    assert [mail.to for mail in outbox] == [[bea.email]]


def test_her_account_says_how_many_messages_she_has_not_read(alix, bea):
    def door(user):
        text = browser_of(user).get("/fr/compte/").content.decode()
        return text.split(f'href="{MINE}">Mes messages')[-1].split("</h2>")[0]

    make_message(alix, bea)
    make_message(alix, bea)
    make_message(bea, alix, read_at=timezone.now())
    assert "2 nouveaux" in door(bea)
    assert "nouveau" not in door(alix)
    seen_by(bea)
    assert "nouveau" not in door(bea)


def _plain(page):
    page = re.sub(r'name="(csrfmiddlewaretoken|form_key)" value="[^"]*"', "", page)
    return re.sub(r'href="[^"]*"', "", page)


class TestErasing:
    def test_she_erases_for_herself_alone_then_both_and_it_is_gone(self, alix, bea):
        thread = make_message(alix, bea, "zqtextezq").thread
        browser_of(bea).post(f"{MINE}{thread}/effacer/")
        assert "zqtextezq" not in seen_by(bea)
        assert "zqtextezq" in seen_by(alix)
        assert browser_of(bea).get(f"{MINE}{thread}/").status_code == 404
        browser_of(alix).post(f"{MINE}{thread}/effacer/")
        assert not MemberMessage.objects.exists()

    def test_what_comes_after_is_seen_again(self, alix, bea):
        thread = make_message(alix, bea, "zqavantzq").thread
        browser_of(bea).post(f"{MINE}{thread}/effacer/")
        browser_of(alix).post(f"{MINE}{thread}/", {"text": "zqaprèszq"})
        assert "zqaprèszq" in seen_by(bea)
        assert "zqavantzq" not in seen_by(bea)

    def test_what_was_stopped_is_gone_with_its_sender(self, alix, bea):
        thread = make_message(alix, bea, stopped=True).thread
        browser_of(alix).post(f"{MINE}{thread}/effacer/")
        assert not MemberMessage.objects.exists()

    def test_after_a_year_it_is_gone(self, alix, bea):
        old = make_message(alix, bea, sent_at=timezone.now() - timedelta(days=366))
        new = make_message(alix, bea, sent_at=timezone.now() - timedelta(days=364))
        forget_messages.call()
        assert list(MemberMessage.objects.all()) == [new]
        assert old != new

    def test_each_gets_her_own_and_leaving_takes_all(self, alix, bea, outbox):
        held = personal_data.get("member_messages")
        write(alix, bea, "zqtextezq")
        MemberBlock.objects.create(blocker=bea, blocked=alix)
        for person in (alix, bea):
            assert "zqtextezq" in str(held.export(person))
        assert held.export(bea)["blocked"] == ["Alix"]
        assert held.export(alix)["blocked"] == []
        held.erase(alix)
        for model in (MemberMessage, MemberBlock, MessageReport):
            assert not model.objects.exists()
        assert bytes(OutgoingMessage.objects.get().source) == b""


def test_the_list_asks_as_often_for_eighteen_exchanges_as_for_three(alix):
    client, counts = browser_of(alix), []
    for number in (3, 15):
        for _ in range(number):
            make_message(member("Une autre"), alix)
        for _ in range(2):
            client.get(MINE)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(MINE).content.decode().count("Une autre") >= number
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 20
