"""How tests sign in: by the messages and the app, as people do."""

import re
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from allauth.mfa.utils import decrypt

SIGN_IN = "/fr/compte/connexion/"
CODE = "/fr/compte/connexion/code/"
FACTOR = "/fr/compte/deuxieme-facteur/"
SET_UP = f"{FACTOR}application/"
RECOVERY = f"{FACTOR}codes/"
CODE_FORMAT = re.compile(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", re.MULTILINE)


def text_of(message):
    """Return the plain text of a message of the outbox."""
    return message.message().get_payload()[0].get_payload(decode=True).decode()


def code_in(message):
    """Return the sign-in code that a message holds."""
    return CODE_FORMAT.search(text_of(message))[0]


def ask_code(client, email, after="", **extra):
    """Send the first form."""
    return client.post(SIGN_IN + (f"?next={after}" if after else ""), {"email": email}, **extra)


def give_code(client, code, after="", own_device=False, **extra):
    """Send the second form."""
    form = {
        "code": code,
        **({"next": after} if after else {}),
        **({"own_device": "on"} if own_device else {}),
    }
    return client.post(CODE, form, **extra)


def sign_in(client, outbox, user, after="", own_device=False):
    """Sign in by code; the second factor, if any, remains to show."""
    ask_code(client, user.email, after)
    return give_code(client, code_in(outbox[-1]), after, own_device)


def app_code(secret, steps=0):
    """Return what an app that knows `secret` shows, `steps` half minutes from now."""
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30 + steps))


def secret_of(user):
    """Return the secret of somebody's app."""
    return decrypt(Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP).data["secret"])
