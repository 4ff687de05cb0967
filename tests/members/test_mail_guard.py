"""Who is written to when a message leaves."""

import pytest

from members.applications.deciding import accept
from portal import mail
from portal.models import OutgoingMessage
from tests.factories import make_application, make_charter, make_person

SITE = "https://portail.example"
CODE = {"code": "ABCD-EFGH", "link": "https://portail.example/x/"}


@pytest.mark.parametrize("template", ["account_notice", "bibliography", "sign_in_code"])
def test_somebody_whose_access_ended_gets_nothing(site, outbox, template):
    former = make_person("member")
    former.is_active = False
    former.save()
    mail.send(template, former.email, {**CODE, "notices": []})
    assert outbox == []
    assert bytes(OutgoingMessage.objects.get().source) == b""


def test_a_message_that_waits_is_not_sent_to_who_was_suspended_meanwhile(site, outbox, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    member = make_person("member")
    kept = mail.send("account_notice", member.email)
    type(member).objects.filter(pk=member.pk).update(is_active=False)
    mail.deliver.call(str(kept.pk))
    assert outbox == []


def test_before_the_charter_only_what_opens_the_door_is_sent(site, outbox):
    make_charter()
    member = make_person("member")
    mail.send("bibliography", member.email, {"notices": []})
    assert outbox == []
    mail.send("sign_in_code", member.email, CODE)
    mail.send("sign_in_help", member.email)
    accept(make_application(), None, SITE)
    assert len(outbox) == 3


def test_others_are_written_to(site, outbox):
    mail.send("bibliography", "lectrice@example.org", {"notices": []})
    mail.send("bibliography", make_person("member").email, {"notices": []})
    assert len(outbox) == 2


def test_what_the_law_counts_in_days_is_told_before_the_charter_too(site, outbox):
    make_charter()
    mail.send("something_waits", make_person("privacy_officer").email)
    assert len(outbox) == 1
