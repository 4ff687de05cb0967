"""Text that only this installation reads: what opens a door is never kept in the clear."""

import base64

from django.conf import settings

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PURPOSE = b"members.sealing"


def _lock(secret):
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(key))


def _locks():
    # An old SECRET_KEY, kept in SECRET_KEY_FALLBACKS, still opens what it closed.
    return MultiFernet([_lock(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def seal(text):
    """Return `text` encrypted and signed (Fernet), under a key derived from SECRET_KEY (HKDF, RFC 5869)."""
    return _locks().encrypt(text.encode()).decode()


def unseal(sealed):
    """Return the text that `seal` was given.

    Raises:
        cryptography.fernet.InvalidToken: it was altered, or sealed under another SECRET_KEY.
    """
    return _locks().decrypt(sealed.encode()).decode()
