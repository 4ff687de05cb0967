"""How the second factor of django-allauth behaves here."""

from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from allauth.mfa.adapter import DefaultMFAAdapter

from members.sealing import seal, unseal


class MFAAdapter(DefaultMFAAdapter):
    """Secrets are encrypted at rest, which allauth leaves to us (OWASP ASVS 6.4.3)."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This is not the right code. The app shows a new one every thirty seconds."),
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
