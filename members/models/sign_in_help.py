"""Codes that the facilitator reads over the telephone to somebody who cannot sign in."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from allauth.account.adapter import get_adapter

from members.codes import fingerprint
from members.models.user import SignIn

LASTS = timedelta(minutes=15)
KEPT = timedelta(days=365)  # the journal of who helped whom


class SignInHelpManager(models.Manager):
    """Makes codes and uses them."""

    @transaction.atomic
    def give(self, user, helper):
        """Make a code for somebody, in the place of those she has not used, and note it in the journal.

        Args:
            user: who is on the telephone; she signs in by code.
            helper: who reads the code to her.

        Returns:
            The code, to be shown once. The database keeps what stands for it.
        """
        code, now = get_adapter().generate_login_code(), timezone.now()
        self.end(user)
        self.create(
            user=user, helper=helper, code=fingerprint(user.email, code), expires_at=now + LASTS, made_at=now
        )
        return code

    def end(self, user):
        """Let the codes that somebody has not used open nothing; the journal keeps them."""
        now = timezone.now()
        self.filter(user=user, used_at=None, expires_at__gt=now).update(expires_at=now)

    def _waiting(self, address, code):
        # By the address as typed: it takes as long for one that nobody has.
        return self.filter(
            code=fingerprint(address, code),
            used_at=None,
            expires_at__gt=timezone.now(),
            user__is_active=True,
            user__sign_in=SignIn.CODE,
        )

    def waits(self, address, code):
        """Tell whether `code` was made for whoever has `address`, and may still be used."""
        return self._waiting(address, code).exists()

    def use(self, address, code):
        """Use a code up, and tell whether it was there to use: of two that come together, one gets it."""
        return bool(self._waiting(address, code).update(used_at=timezone.now()))

    def forget_old(self):
        """Erase the oldest lines of the journal, and return how many."""
        return self.filter(made_at__lt=timezone.now() - KEPT).delete()[0]


class SignInHelp(models.Model):
    """A code made for somebody on the telephone: at the same time a line of the journal."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sign_in_helps")
    helper = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    code = models.CharField(max_length=64, db_index=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = SignInHelpManager()

    class Meta:
        verbose_name = _("help to sign in")
        verbose_name_plural = _("helps to sign in")
        default_permissions = ()
        permissions = [("help_sign_in", "Can make a sign-in code for somebody on the telephone")]

    def __str__(self):
        """Return when it was made."""
        return self.made_at.isoformat()
