"""What the tests of webinars share."""

from django.core import mail

import pytest


@pytest.fixture
def outbox(settings):
    """Return the messages that left, in order."""
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    return mail.outbox
