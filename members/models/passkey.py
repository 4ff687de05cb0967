"""What a device keeps of an account beside a passkey: a handle without meaning."""

import secrets

from django.conf import settings
from django.db import models


class PasskeyHandleManager(models.Manager):
    """Makes handles and finds whose they are."""

    def of(self, user):
        """Return the handle of somebody: the same for all her passkeys, made at the first."""
        return self.get_or_create(user=user, defaults={"handle": secrets.token_urlsafe(32)})[0].handle

    def owner(self, handle):
        """Return the account that a passkey with this handle opens, or None.

        It opens what a code sent by e-mail opens, and nothing else.
        """
        from members.models.user import User

        return User.objects.opened_by_code(passkey_handle__handle=handle) if handle else None


class PasskeyHandle(models.Model):
    """The handle of an account: random, a device that is looked into names nobody (WebAuthn, 14.6.1)."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="passkey_handle"
    )
    handle = models.CharField(max_length=64, unique=True)

    objects = PasskeyHandleManager()

    def __str__(self):
        """Return its beginning."""
        return self.handle[:8]
