"""The one way to send a message.

A message is a folder of `templates/email/`: `subject.txt`, `body.txt`, `body.html`. It is
written in the recipient's language, kept in the database in the transaction of what it
tells, and sent by the queue: a rollback sends nothing, a kill loses nothing.
"""

from email import message_from_bytes
from email.message import Message
from email.utils import make_msgid
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.message import EmailMessage, MIMEMixin
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from css_inline import inline
from django_tasks import task

from portal.jobs.recovery import KEPT, GiveUp
from portal.models import OutgoingMessage
from portal.registries.mail_guards import may_leave

MAX_SUBJECT = 200
PERMANENT = 500  # SMTP replies from there on are final (RFC 5321, 4.2.1)


def send(template, to, context=None, *, language="fr", headers=None, about=""):
    """Send a message, in the caller's transaction.

    Args:
        template: name of a folder of `templates/email/`.
        to: the recipient's address.
        context: variables of the templates.
        language: "fr" or "en", the recipient's.
        headers: headers to add.
        about: what it tells of, as `spaces.Post:12`: who guards it is asked again when it leaves.

    Returns:
        The `OutgoingMessage`.
    """
    with override(language):
        values = {"language": language, **(context or {})}
        subject, text, html = (
            render_to_string(f"email/{template}/{name}", values)
            for name in ("subject.txt", "body.txt", "body.html")
        )
    message = EmailMultiAlternatives(
        " ".join(subject.split())[:MAX_SUBJECT], text.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [to]
    )
    message.attach_alternative(inline(html), "text/html")
    message.extra_headers = {
        "Content-Language": language,
        "Auto-Submitted": "auto-generated",
        **(headers or {}),
    }
    return queue(message, template, about)


@transaction.atomic
def queue(message: EmailMessage, template="", about=""):
    """Keep a message and have the queue send it.

    Returns:
        The `OutgoingMessage`.
    """
    message.extra_headers.setdefault("Message-ID", make_msgid(domain=settings.MAIL_DOMAIN))
    kept = OutgoingMessage.objects.create(
        template=template,
        recipients=message.recipients(),
        about=about,
        source=message.message().as_bytes(),
    )
    deliver.enqueue(str(kept.pk))
    return kept


class _Parsed(MIMEMixin, Message):
    """A message read back, with what Django's backends ask of one."""


class Ready(EmailMessage):
    """A message that was written before."""

    def __init__(self, kept: OutgoingMessage):
        """Take the message as kept."""
        super().__init__(to=kept.recipients, from_email=settings.DEFAULT_FROM_EMAIL)
        self._source = bytes(kept.source)

    def message(self, **kwargs):
        """Return the message as it was written."""
        parsed = message_from_bytes(self._source, _class=_Parsed)
        self.from_email = parsed["From"] or self.from_email
        return parsed


@task()
def deliver(key):
    """Send a message that was kept, once, to whom may still be written to.

    An error is raised, and the queue tries again.
    """
    kept = OutgoingMessage.objects.filter(pk=key, sent_at=None).first()
    if kept is None:
        return
    if not may_leave(kept.template, kept.recipients, kept.about):
        _forget(kept)
        return
    # No transaction around the network: it would hold SQLite's only lock.
    try:
        get_connection(settings.DELIVERY_EMAIL_BACKEND).send_messages([Ready(kept)])
    except SMTPRecipientsRefused as refusal:
        if all(code >= PERMANENT for code, _reason in refusal.recipients.values()):
            _forget(kept)
            raise GiveUp("The address is refused for good.") from None
        # What the server said names the address, and the queue keeps what is said.
        raise ConnectionError("The address is refused for now.") from None
    _forget(kept)


def take_back(about):
    """Erase the messages that have not left and tell of something, with the address to which they go.

    One that leaves at this moment arrives; nothing of it is kept either.

    Args:
        about: a regular expression, of what `send` was told that a message is about.
    """
    OutgoingMessage.objects.filter(sent_at=None, about__regex=about).delete()


def forget_old():
    """Erase what never left, a week after it was written, and the traces of what did.

    The queue gave it up long before; what it holds, the last message to somebody erased among others,
    is nobody's business.
    """
    OutgoingMessage.objects.filter(created_at__lt=timezone.now() - KEPT).delete()


def _forget(kept):
    """Mark a message as gone, and erase it: what it held may open a door."""
    OutgoingMessage.objects.filter(pk=kept.pk).update(
        sent_at=timezone.now(), source=b"", recipients=[], about=""
    )
