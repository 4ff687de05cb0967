"""Telling somebody that something waits, and no more: neither which space, nor what."""

from members.models import SignIn
from portal import mail


def tell(user):
    """Write to her that something waits; an account with a pseudonym and a passphrase is never written to."""
    if user is not None and user.is_active and user.email and user.sign_in == SignIn.CODE:
        mail.send("something_waits", user.email, language=user.language)
