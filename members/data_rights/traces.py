"""Where somebody leaves traces that no app of ours holds: sessions, queues, and what Wagtail keeps.

Nothing in the database ties these rows to her account once it is gone: they are looked for one by one,
by her number and by her address. Never by her login name: a plain word may be one.
"""

import json
from email import message_from_bytes
from email.policy import default

from django.contrib.sessions.models import Session

from allauth.usersessions.models import UserSession
from cryptography.fernet import InvalidToken
from django_tasks_db.models import DBTaskResult

from members.data_rights.addresses import address_pattern
from members.models import SignInHelp, SignInLink
from members.sealing import unseal
from members.tasks import send_code
from portal.mail import deliver
from portal.models import OutgoingMessage

# Keys under which allauth and Django keep the number of an account in a session.
ACCOUNT_KEYS = ("_auth_user_id", "user_pk", "user_id")


def _leaves(value, key=""):
    """Yield (key, value) of all that a decoded JSON value holds, however deep."""
    if isinstance(value, dict):
        for inner, held in value.items():
            yield from _leaves(held, inner)
    elif isinstance(value, list | tuple):
        for held in value:
            yield from _leaves(held, key)
    else:
        yield key, value


def _is_address_of(value, user):
    return bool(user.email) and isinstance(value, str) and value.lower() == user.email.lower()


def _is_session_of(user, data):
    return any(
        (key in ACCOUNT_KEYS and str(value) == str(user.pk)) or _is_address_of(value, user)
        for key, value in _leaves(data)
    )


def end_sessions(user):
    """End every session of an account, on all devices, and the sign-ins under way to it.

    By its number, or by a value that is its address: one that only holds it may be somebody else's.
    """
    for session in UserSession.objects.filter(user=user):
        session.end()
    for session in Session.objects.iterator():
        if _is_session_of(user, session.get_decoded()):
            session.delete()


def close_ways_in(user):
    """End the sessions of an account, and let nothing that was sent or read to its owner open it any more."""
    end_sessions(user)
    SignInLink.objects.filter(user=user).delete()
    SignInHelp.objects.end(user)


def _texts(message):
    """Return all that a kept message says, decoded."""
    parsed = message_from_bytes(bytes(message.source), policy=default)
    yield " ".join(f"{name}: {value}" for name, value in parsed.items())
    for part in parsed.walk():
        if part.get_content_maintype() == "text":
            yield part.get_content()


def drop_messages(user, *, naming=True):
    """Erase what waits to leave to an account, and the tasks that would send it.

    Args:
        user: whose.
        naming: also what goes to others and holds her address.
    """
    if not user.email:
        return
    pattern = address_pattern(user.email)
    for message in OutgoingMessage.objects.filter(sent_at=None).iterator():
        drops = any(_is_address_of(recipient, user) for recipient in message.recipients)
        if drops or (naming and any(map(pattern.search, _texts(message)))):
            _tasks(deliver).filter(args_kwargs__icontains=str(message.pk)).delete()
            message.delete()


def drop_tasks(user):
    """Erase the tasks that were asked for an account, done or not, whatever hides its name in them."""
    for row in _tasks(send_code).iterator():
        if _is_sealed_for(row.args_kwargs["args"][0], user):
            row.delete()
    if not user.email:
        return
    pattern = address_pattern(user.email)
    for row in DBTaskResult.objects.only("args_kwargs", "traceback").iterator():
        texts = [str(value) for _key, value in _leaves(row.args_kwargs)]
        if any(map(pattern.search, [*texts, row.traceback])):
            row.delete()


def _tasks(task):
    return DBTaskResult.objects.filter(task_path=task.module_path)


def _is_sealed_for(sealed, user):
    try:
        account, *_rest = json.loads(unseal(sealed))
    except InvalidToken:
        # Under a secret that is gone: nobody will ever read it, nor send it.
        return False
    return int(account) == user.pk
