"""What the tests of accounts share."""

from django.core import mail
from django.core.cache import cache

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from tests.standing import site, standing  # noqa: F401


@pytest.fixture(autouse=True)
def no_counts_left():
    """Forget the requests for codes that other tests made."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def outbox(settings):
    """Return the messages that leave."""
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return mail.outbox


@pytest.fixture
def give_factor():
    """Give somebody an app and recovery codes, and return (secret, codes)."""

    def to(user):
        secret = generate_totp_secret()
        TOTP.activate(user, secret)
        return secret, RecoveryCodes.activate(user).generate_codes()

    return to
