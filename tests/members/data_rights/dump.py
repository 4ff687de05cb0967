"""All that the site holds, as text: every column of every table, and every file."""

import json
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection

from cryptography.fernet import InvalidToken
from django_tasks_db.models import DBTaskResult

from members.sealing import unseal
from portal.models import OutgoingMessage


def _text(value):
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value).decode("utf-8", "replace")
    return str(value)


def tables():
    """Yield "table: row" of all rows of all tables."""
    with connection.cursor() as cursor:
        names = sorted(connection.introspection.table_names(cursor))
        assert "members_user" in names
        for name in names:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
            for row in cursor.fetchall():
                yield f"{name}: {' | '.join(_text(value) for value in row)}"


def hidden():
    """Yield what a row says once decoded: sessions, messages, sealed tasks."""
    for session in Session.objects.all():
        yield f"session: {json.dumps(session.get_decoded(), default=str)}"
    for message in OutgoingMessage.objects.all():
        parsed = message_from_bytes(bytes(message.source), policy=default)
        texts = [part.get_content() for part in parsed.walk() if part.get_content_maintype() == "text"]
        yield f"message: {dict(parsed.items())} {texts}"
    for row in DBTaskResult.objects.all():
        for value in row.args_kwargs["args"]:
            try:
                yield f"task: {unseal(value)}"
            except (InvalidToken, AttributeError):
                yield f"task: {value}"


def files():
    """Yield the names of all files, and what they hold."""
    for root in (settings.MEDIA_ROOT, settings.PRIVATE_ROOT):
        for path in sorted(Path(root).rglob("*")):
            if path.is_file():
                yield f"{path}: {path.read_bytes().decode('utf-8', 'replace')}"


def cached():
    """Yield what the cache of the tests holds."""
    yield from map(str, getattr(cache, "_cache", {}).items())


def dump():
    """Return all of it."""
    return "\n".join([*tables(), *hidden(), *files(), *cached()])
