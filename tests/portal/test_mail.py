"""Messages: received by a real SMTP server, written in the recipient's language, never lost, never double."""

import email
from datetime import timedelta
from email import policy
from pathlib import Path

from django.conf import settings as django_settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

import pytest
from django_tasks_db.models import DBTaskResult

from portal import mail
from portal.models import OutgoingMessage
from tests.processes import manage

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}


@pytest.mark.parametrize(
    ("language", "subject", "words"),
    [("fr", "Votre code", "Voici votre code"), ("en", "Your code", "Here is your")],
)
def test_a_message_is_received_in_the_language_of_its_reader(db, sink, language, subject, words):
    mail.send("sign_in_code", "lectrice@example.org", {"code": "ABCD-EFGH"}, language=language)
    (message,) = sink.messages
    assert message["Subject"] == subject
    assert message["To"] == "lectrice@example.org"
    assert message["Content-Language"] == language
    text, html = message.get_body(("plain",)).get_content(), message.get_body(("html",)).get_content()
    assert words in text
    assert words in html
    assert "ABCD-EFGH" in text
    assert "ABCD-EFGH" in html
    assert f'lang="{language}"' in html
    assert "style=" in html


@pytest.mark.parametrize(
    "template",
    [
        *("sign_in_code", "sign_in_help", "account_notice", "account_erased"),
        *("something_waits", "member_message", "proposal_announced"),
    ],
)
def test_a_message_tells_nothing_of_where_it_comes_from(db, sink, template, settings):
    from portal.models import SiteSettings

    SiteSettings.objects.create(name_fr="Zqnomzq", name_en="Zqnomzq")
    mail.send(template, "lectrice@example.org", {"code": "ABCD-EFGH"})
    source = sink.messages[0].as_string()
    for word in ("Zqnomzq", "exploitation", "prostitution", "http://", "https://", "127.0.0.1:8000"):
        assert word not in source


def test_each_message_has_its_three_parts_and_is_tried_here():
    folder = Path(django_settings.BASE_DIR) / "templates" / "email"
    names = sorted(path.name for path in folder.iterdir() if path.is_dir())
    assert names == [
        "account_erased",
        "account_notice",
        "application_accepted",
        "application_known",
        "application_news",
        "application_received",
        "bibliography",
        "deposit_news",
        "event_news",
        "member_message",
        "proposal_announced",
        "sign_in_code",
        "sign_in_help",
        "something_waits",
        "space_meeting",
        "space_news",
        "space_word",
    ]
    for name in names:
        parts = {path.name for path in (folder / name).iterdir()}
        assert parts - {"sentence.txt"} == {"subject.txt", "body.txt", "body.html"}


def test_a_sent_message_is_erased(db, sink):
    mail.send("sign_in_code", "lectrice@example.org", {"code": "ABCD-EFGH"})
    kept = OutgoingMessage.objects.get()
    assert kept.sent_at
    assert bytes(kept.source) == b""
    assert kept.recipients == []


def test_a_message_is_sent_once_however_often_it_is_delivered(db, sink):
    kept = mail.send("account_notice", "lectrice@example.org")
    mail.deliver.call(str(kept.pk))
    mail.deliver.call(str(kept.pk))
    assert len(sink.messages) == 1


def test_a_message_that_never_left_is_erased_after_a_week(db, settings):
    settings.TASKS = QUEUE
    now = timezone.now()
    for days in (6, 8):
        kept = mail.send("account_notice", f"jour{days}@example.org")
        OutgoingMessage.objects.filter(pk=kept.pk).update(created_at=now - timedelta(days=days))
    mail.forget_old()
    assert [kept.recipients for kept in OutgoingMessage.objects.all()] == [["jour6@example.org"]]


def test_mail_of_django_and_its_libraries_goes_the_same_way(db, sink):
    EmailMessage("Sujet accentué", "Corps", to=["une@example.org"], cc=["deux@example.org"]).send()
    assert sink.messages[0]["Subject"] == "Sujet accentué"
    assert sink.messages[0]["Message-ID"]


@pytest.mark.django_db(transaction=True)
class TestQueue:
    @pytest.fixture(autouse=True)
    def queue(self, settings):
        settings.TASKS = QUEUE

    def test_a_transaction_that_fails_sends_nothing(self, sink):
        class Fault(Exception):
            pass

        with pytest.raises(Fault), transaction.atomic():
            mail.send("account_notice", "lectrice@example.org")
            raise Fault
        manage("run_due", EMAIL_URL=sink.url)
        assert sink.messages == []

    def test_a_worker_sends_what_waits(self, sink):
        for number in range(5):
            mail.send("account_notice", f"lectrice{number}@example.org")
        assert sink.messages == []
        assert manage("run_due", EMAIL_URL=sink.url).returncode == 0
        assert sorted(message["To"] for message in sink.messages) == [
            f"lectrice{n}@example.org" for n in range(5)
        ]

    def test_a_server_that_is_away_loses_nothing(self, sink):
        mail.send("account_notice", "lectrice@example.org")
        sink.refusal = "451 later"
        manage("run_due", EMAIL_URL=sink.url)
        assert DBTaskResult.objects.get().status == "READY"
        sink.refusal = ""
        DBTaskResult.objects.update(run_after="2020-01-01T00:00:00Z")
        manage("run_due", EMAIL_URL=sink.url)
        assert len(sink.messages) == 1

    def test_an_address_refused_for_good_is_given_up_and_erased(self, sink):
        mail.send("sign_in_code", "lectrice@example.org", {"code": "ABCD-EFGH"})
        sink.refusal = "550 no such user"
        manage("run_due", EMAIL_URL=sink.url)
        assert DBTaskResult.objects.get().status == "FAILED"
        assert bytes(OutgoingMessage.objects.get().source) == b""


def test_in_development_messages_are_files_and_the_code_is_on_the_console(db, settings, tmp_path, capsys):
    settings.DELIVERY_EMAIL_BACKEND = "portal.mail_backends.EmlBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    mail.send("sign_in_code", "lectrice@example.org", {"code": "ABCD-EFGH"})
    (path,) = tmp_path.glob("*.eml")
    assert email.message_from_bytes(path.read_bytes(), policy=policy.default)["To"] == "lectrice@example.org"
    assert "ABCD-EFGH" in capsys.readouterr().out
