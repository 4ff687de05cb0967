"""The e-mails that a survivor wants: none until she asks, kind by kind, after she saw what arrives."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cryptography.fernet import InvalidToken

from members.sealing import unseal
from spaces.models.participation import Participation


class MailKind(models.TextChoices):
    """What an e-mail of a space is about; the values are the fields of a `MailChoice`."""

    ANSWERS = "answers", _("Somebody answers me, or writes in a discussion that I follow")
    QUESTIONS = "questions", _("A moderator looked at my question, or found something")
    MEETINGS = "meetings", _("A meeting to which I come is near, or changes")


class MailChoice(models.Model):
    """Where a survivor is written to, and of what (research/safety.md, R35).

    Args:
        address: sealed (`members.sealing`): a copy of the database does not tell it.
        number: that the test holds, sealed too; "" once she typed it.
        tries: how many numbers were typed since the last test.
        tested_at: when the last test was sent.
        seen_at: when she typed the number; before that nothing else is sent.
        written_at: when she was last told of an answer or of a question.
    """

    participation = models.OneToOneField(
        Participation, on_delete=models.CASCADE, related_name="mail_choice", primary_key=True
    )
    address = models.TextField()
    number = models.TextField(blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    tested_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField(null=True)
    answers = models.BooleanField(MailKind.ANSWERS.label, default=False)
    questions = models.BooleanField(MailKind.QUESTIONS.label, default=False)
    meetings = models.BooleanField(MailKind.MEETINGS.label, default=False)

    class Meta:
        default_permissions = ()

    def __str__(self):
        """Return its number: the address is in no log."""
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def plain_address(self):
        """The address that she gave; "" where the key that sealed it is no longer there."""
        return _opened(self.address)

    @property
    def plain_number(self):
        """The number of the test that she has not typed yet, or ""."""
        return _opened(self.number)

    def address_for(self, kind):
        """Return where she is written to about something of a kind, a `MailKind`; "" where she is not."""
        return self.plain_address if self.seen_at and getattr(self, MailKind(kind).value) else ""


def _opened(sealed):
    try:
        return unseal(sealed) if sealed else ""
    except InvalidToken:
        return ""


def address_for(participation, kind):
    """Return the address by which somebody is told of what goes on in a space, "" for none.

    Args:
        participation: hers; her own account's address, unless she has none: then the one that she gave here.
        kind: a `MailKind`.
    """
    user = participation.user
    if user is None or participation.mail_muted:
        return ""
    if not user.signs_with_phrase:
        return user.email or ""
    choice = MailChoice.objects.filter(participation=participation).first()
    return choice.address_for(kind) if choice else ""
