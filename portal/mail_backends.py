"""Where messages go: the queue for whoever calls Django's mail, files in development."""

import re
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django.utils.crypto import get_random_string

CODE = re.compile(r"^\s*([A-Z0-9]{3,5}-[A-Z0-9]{3,5})\s*$", re.MULTILINE)
LINK = re.compile(r"https?://\S+")


class QueueBackend(BaseEmailBackend):
    """Django's mail, allauth's and Wagtail's included, through the queue."""

    def send_messages(self, email_messages):
        """Keep each message; the queue sends them."""
        from portal.mail import queue

        for message in email_messages:
            queue(message)
        return len(email_messages)


class EmlBackend(BaseEmailBackend):
    """Development: one `.eml` file a message, and what one needs of it on the console."""

    def send_messages(self, email_messages):
        """Write each message into `var/mail/`."""
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            source = message.message()
            path = folder / f"{timezone.localtime():%Y%m%d-%H%M%S}-{get_random_string(6)}.eml"
            path.write_bytes(source.as_bytes())
            self._tell(message, source, path)
        return len(email_messages)

    def _tell(self, message, source, path):
        text = _plain_text(source)
        found = [*CODE.findall(text)[:1], *LINK.findall(text)[:1]]
        print(f"Mail to {', '.join(message.to)}: {path}", *found, sep="\n  ", flush=True)  # noqa: T201


def _plain_text(source):
    part = next((p for p in source.walk() if p.get_content_type() == "text/plain"), None)
    payload = part.get_payload(decode=True) if part else b""
    return (payload or b"").decode("utf-8", errors="replace")
