"""Where somebody leaves traces that no app of ours holds: sessions, queues, and what Wagtail keeps.

Nothing in the database ties these rows to her account once it is gone: they are looked for one by one,
by her number and by her address.
"""

import json
from email import message_from_bytes
from email.policy import default

from django.contrib.sessions.models import Session
from django.db.models import Q

from allauth.usersessions.models import UserSession
from cryptography.fernet import InvalidToken
from django_tasks_db.models import DBTaskResult

from members.sealing import unseal
from members.tasks import send_code
from portal.mail import deliver
from portal.models import OutgoingMessage


def _holds(text, words):
    text = text.lower()
    return any(word in text for word in words)


def words_of(user):
    """Return what names an account wherever it stands, in small letters: its address, its login name."""
    return [word.lower() for word in (user.email, user.login_name) if word]


def end_sessions(user):
    """End every session of an account, on all devices, and the sign-ins under way with its address."""
    for session in UserSession.objects.filter(user=user):
        session.end()
    words = words_of(user)
    for session in Session.objects.iterator():
        data = session.get_decoded()
        if data.get("_auth_user_id") == str(user.pk) or _holds(json.dumps(data, default=str), words):
            session.delete()


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
    words = words_of(user)
    for message in OutgoingMessage.objects.filter(sent_at=None).iterator():
        drops = _holds(json.dumps(message.recipients, ensure_ascii=False), words)
        if drops or (naming and any(_holds(text, words) for text in _texts(message))):
            _tasks(deliver).filter(args_kwargs__icontains=str(message.pk)).delete()
            message.delete()


def drop_tasks(user):
    """Erase the tasks that were asked for an account, done or not, whatever hides its name in them."""
    for row in _tasks(send_code).iterator():
        if _is_sealed_for(row.args_kwargs["args"][0], user):
            row.delete()
    for word in words_of(user):
        DBTaskResult.objects.filter(Q(args_kwargs__icontains=word) | Q(traceback__icontains=word)).delete()


def _tasks(task):
    return DBTaskResult.objects.filter(task_path=task.module_path)


def _is_sealed_for(sealed, user):
    try:
        account, *_rest = json.loads(unseal(sealed))
    except InvalidToken:
        # Under a secret that is gone: nobody will ever read it, nor send it.
        return False
    return int(account) == user.pk
