"""How the second factor of django-allauth behaves here."""

from django.conf import settings
from django.http.request import split_domain_port
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator

from members.models import PasskeyHandle
from members.roles import ENTER_ADMIN
from members.sealing import seal, unseal


class MFAAdapter(DefaultMFAAdapter):
    """Secrets are encrypted at rest, which allauth leaves to us (OWASP ASVS 6.4.3)."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This is not the right code. The app shows a new one every thirty seconds."),
        "incorrect_passkey": _("This passkey does not fit. Try again, or have a code sent."),
    }

    def is_mfa_enabled(self, user, types=None):
        """Tell whether `user` has a second factor.

        A passkey is one for who enters the admin. For others it is a way in, and no way in closes the
        others: on another device, the code received by e-mail is enough.
        """
        if types is None or user.is_anonymous:
            return super().is_mfa_enabled(user, types)
        held = Authenticator.objects.filter(user_id=user.pk, type__in=types)
        found = set(held.values_list("type", flat=True))
        return bool(found - {Authenticator.Type.WEBAUTHN}) or (bool(found) and user.has_perm(ENTER_ADMIN))

    def get_public_key_credential_rp_entity(self):
        """Return what a device keeps of the site: its host, and a name that says nothing."""
        host, _port = split_domain_port(context.request.get_host())
        return {"id": host, "name": settings.MFA_TOTP_ISSUER}

    def get_public_key_credential_user_entity(self, user):
        """Return what a device keeps of an account: a handle without meaning, and its address."""
        return {
            "id": PasskeyHandle.objects.of(user).encode(),
            "name": user.email,
            "display_name": user.email,
        }

    def encrypt(self, text):
        """Return a secret as the database keeps it."""
        return seal(text)

    def decrypt(self, encrypted_text):
        """Return a secret that `encrypt` gave to the database."""
        return unseal(encrypted_text)

    def build_totp_svg(self, url):
        """Return the QR code of `url` as an `<svg>` to put in a page.

        allauth gives it as a `data:` address too, which our Content-Security-Policy refuses.
        """
        drawing = super().build_totp_svg(url)
        # Made of numbers only, by the qrcode library.
        return mark_safe(drawing[drawing.index("<svg") :])  # noqa: S308
