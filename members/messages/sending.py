"""How a message goes from one member to another."""

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from members.directory.access import members_with_profile
from members.models import MemberBlock, MemberMessage
from members.naming import name_of
from portal import mail


@dataclass(frozen=True)
class Letter:
    """What is sent.

    Args:
        text: what she writes.
        subject: one of `Subject`, or "".
        form_key: of the form: the same form sent twice makes one message.
        thread: of the message that it answers, None for a new exchange.
    """

    text: str
    subject: str
    form_key: uuid.UUID
    thread: uuid.UUID | None = None


def has_blocked(blocker, blocked):
    """Tell whether the one wants no message from the other."""
    return MemberBlock.objects.filter(blocker=blocker, blocked=blocked).exists()


def may_sign(user):
    """Tell whether `user` has a name to put under a message: her address never is one."""
    return bool(name_of(user))


def is_reached(user):
    """Tell whether messages still reach `user`.

    They do before she signs a new charter: they wait for her, and she reads them once she has.
    """
    return members_with_profile().filter(pk=user.pk).exists()


def was_sent(form_key):
    """Tell whether this form already made a message."""
    return MemberMessage.objects.filter(form_key=form_key).exists()


@transaction.atomic
def send(sender, recipient, letter):
    """Keep a message for its recipient, once for each form, and tell her by mail that something waits.

    Where the recipient blocked the sender, the sender sees the same, and nothing reaches the recipient.

    Args:
        sender, recipient: accounts.
        letter: a `Letter`.

    Returns:
        The `MemberMessage`.
    """
    stopped = has_blocked(recipient, sender)
    thread = letter.thread or uuid.uuid4()
    # Of whoever opens one exchange after another, one mail waits too.
    waits = Q(thread=thread) | Q(sender=sender)
    waiting = MemberMessage.objects.waiting_for(recipient).filter(waits).exists()
    message, made = MemberMessage.objects.get_or_create(
        form_key=letter.form_key,
        defaults={
            "thread": thread,
            "sender": sender,
            "recipient": recipient,
            "subject": letter.subject,
            "text": letter.text,
            "stopped": stopped,
        },
    )
    if made and not stopped and not waiting and recipient.email:
        mail.send("member_message", recipient.email, language=recipient.language)
    return message
