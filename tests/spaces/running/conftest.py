"""What these tests ask for is made once a module."""

from django.core import mail

import pytest

from tests.standing import site, standing, world  # noqa: F401


@pytest.fixture
def outbox(settings):
    """Return the messages that left, in order."""
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    return mail.outbox
