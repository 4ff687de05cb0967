"""What is sent about accounts says what is needed, and nothing of where it comes from."""

import re

from django.test import RequestFactory

import pytest
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.core.context import request_context

from members.models import User
from tests.members.signing import RECOVERY, SET_UP, app_code, ask_code, code_in, sign_in, text_of

pytestmark = pytest.mark.django_db
BROWSER = "Mozilla/5.0 (Recognisable)"
PLACE = "203.0.113.77"
TELLING = ["testserver", "Portail", PLACE, "Recognisable", "Espaces"]
# Each message that allauth sends from the screens that we have, and from some that may come.
NOTICES = [
    "mfa/email/totp_activated",
    "mfa/email/totp_deactivated",
    "mfa/email/recovery_codes_generated",
    "account/email/email_changed",
    "account/email/password_changed",
]


def bodies_of(message):
    return [part.get_payload(decode=True).decode() for part in message.message().get_payload()]


def says_nothing_of_us(message, but=""):
    headers = "\n".join(f"{name}: {value}" for name, value in message.message().items())
    source = "\n".join([headers, *bodies_of(message)]).replace("portail@localhost", "")
    return [word for word in TELLING if word in (source.replace(but, "") if but else source)]


@pytest.mark.parametrize(("language", "subject"), [("fr", "Votre code"), ("en", "Your code")])
def test_the_code_arrives_in_the_language_of_the_account(site, person, client, outbox, language, subject):
    member = person("member")
    User.objects.filter(pk=member.pk).update(language=language)
    ask_code(client, member.email, REMOTE_ADDR=PLACE, HTTP_USER_AGENT=BROWSER)
    (message,) = outbox
    assert message.message()["Subject"] == subject
    # The link must lead somewhere; it is all that names the site, and no line of an inbox shows it.
    link = re.search(r"http://testserver/\S+/(?:lien|link)/\S+/", text_of(message))[0]
    assert says_nothing_of_us(message, but=link) == []
    assert [body.count(link) for body in bodies_of(message)] == [1, 1]
    assert text_of(message).index(code_in(message)) < text_of(message).index(link)


@pytest.mark.parametrize("template", NOTICES)
@pytest.mark.parametrize(
    ("language", "subject"),
    [("fr", "Un message au sujet de votre compte"), ("en", "A message about your account")],
)
def test_each_notice_is_ours(site, person, outbox, template, language, subject):
    member = person("member")
    User.objects.filter(pk=member.pk).update(language=language)
    member.refresh_from_db()
    request = RequestFactory().get("/", REMOTE_ADDR=PLACE, HTTP_USER_AGENT=BROWSER)
    with request_context(request):
        get_adapter().send_notification_mail(template, member)
    (message,) = outbox
    assert message.to == [member.email]
    assert message.message()["Subject"] == subject
    assert says_nothing_of_us(message) == []


def test_a_notice_goes_to_the_address_of_the_account_and_to_no_older_one(site, person, outbox):
    member = person("member")
    EmailAddress.objects.create(user=member, email="avant@example.org", verified=True, primary=True)
    with request_context(RequestFactory().get("/")):
        get_adapter().send_notification_mail(NOTICES[0], member)
    assert [message.to for message in outbox] == [[member.email]]


def test_each_change_of_the_second_factor_is_told_once(
    site, person, client, outbox, django_capture_on_commit_callbacks
):
    sign_in(client, outbox, person("editor"))
    del outbox[:]
    secret = client.get(SET_UP).context["form"].secret
    for number, (path, form) in enumerate(
        [(SET_UP, {"code": app_code(secret)}), (f"{RECOVERY}nouveaux/", {}), (f"{SET_UP}retrait/", {})], 1
    ):
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(path, form).status_code == 302
        assert len(outbox) == number
    assert {message.message()["Subject"] for message in outbox} == {"Un message au sujet de votre compte"}
