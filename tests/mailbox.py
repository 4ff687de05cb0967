"""A real SMTP server that keeps what it receives."""

import email
import socket
from contextlib import contextmanager
from email import policy

from aiosmtpd.controller import Controller


class Sink:
    """Keeps what it receives; refuses as it is told."""

    def __init__(self):
        self.messages, self.refusal = [], ""

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.refusal:
            return self.refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.messages.append(email.message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@contextmanager
def open_mailbox(settings):
    """Have all messages delivered to a server of ours, over SMTP, and give what it holds."""
    handler = Sink()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    # Test runners put Django's mail in memory.
    settings.EMAIL_BACKEND = "portal.mail_backends.QueueBackend"
    handler.url = f"smtp://127.0.0.1:{port}"
    try:
        yield handler
    finally:
        controller.stop()
