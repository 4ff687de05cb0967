"""Passkeys: a way in for everybody, and the second factor of who enters the admin."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.flows import auto_generate_recovery_codes
from allauth.mfa.signals import authenticator_added
from allauth.mfa.webauthn.internal.auth import WebAuthn

from members.models import PasskeyHandle
from members.second_factor import has_factor
from portal.registries.personal_data import PersonalData, personal_data

MOST = 10
LONGEST_NAME = 60
# What a passkey is made of; a browser may add what it likes.
KEPT = {"id", "rawId", "type", "response", "clientExtensionResults"}
KEPT_IN_RESPONSE = {"clientDataJSON", "attestationObject"}


def passkeys_of(user):
    """Return the passkeys of somebody, the oldest first."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).order_by("pk")


def _what_is_kept(credential):
    kept = {name: credential[name] for name in KEPT if name in credential}
    response = credential["response"]
    kept["response"] = {name: response[name] for name in KEPT_IN_RESPONSE if name in response}
    extensions = credential.get("clientExtensionResults") or {}
    kept["clientExtensionResults"] = (
        {"credProps": extensions["credProps"]} if "credProps" in extensions else {}
    )
    return kept


@transaction.atomic
def add_passkey(request, name, credential):
    """Keep a passkey, and tell its owner.

    allauth would give recovery codes to everybody: they are of use where a passkey is a second factor.

    Args:
        request: of its owner.
        name: by which she knows it again.
        credential: what her browser answered, verified.

    Returns:
        Whether recovery codes were made for her.
    """
    passkey = WebAuthn.add(request.user, name, _what_is_kept(credential)).instance
    authenticator_added.send(sender=Authenticator, request=request, user=request.user, authenticator=passkey)
    get_adapter().send_notification_mail("mfa/email/webauthn_added", request.user)
    return has_factor(request.user) and auto_generate_recovery_codes(request) is not None


def _export(user):
    return [
        {
            gettext_noop("name"): passkey.wrap().name,
            gettext_noop("made"): passkey.created_at.isoformat(),
            gettext_noop("used"): passkey.last_used_at.isoformat() if passkey.last_used_at else None,
        }
        for passkey in passkeys_of(user)
    ]


def _erase(user):
    passkeys_of(user).delete()
    PasskeyHandle.objects.filter(user=user).delete()


def register_passkeys():
    """Declare what is held about people who have passkeys."""
    personal_data.register(
        PersonalData("passkeys", _("Your passkeys"), _export, _erase, covers=("members.PasskeyHandle",))
    )
