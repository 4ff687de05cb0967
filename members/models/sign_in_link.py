"""The link of a sign-in message: it opens the account once, in whatever browser."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from members.codes import fingerprint

KEPT = timedelta(days=7)  # so that an old link may be told from a wrong one, and answered by a new one

LONGEST_ADDRESS = 2_000


def _digest(token):
    return hashlib.sha256(token.encode()).hexdigest()


class SignInLinkManager(models.Manager):
    """Makes links and uses them."""

    def open(self, user, code, after="", lasts=None):
        """Make the link of a message.

        Args:
            user: whose account it opens.
            code: the code of the same message: the first used of the two spends the other.
            after: the address where she was going, "" for home; one that cannot be kept is home.
            lasts: for how long, a quarter of an hour by default.

        Returns:
            The token. The database holds its digest only: who reads it enters nowhere.
        """
        if len(after) > LONGEST_ADDRESS or "\x00" in after:
            after = ""
        token = secrets.token_urlsafe(24)
        expires = timezone.now() + (lasts or timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT))
        code = fingerprint(user.email, code)
        self.create(user=user, code=code, digest=_digest(token), after=after, expires_at=expires)
        return token

    def named(self, token):
        """Return the link of a token, whether it still opens or not, or None."""
        return self.filter(digest=_digest(token)).select_related("user").first()

    def spend(self, **which):
        """Take links as used, and return how many were not yet: of two that come together, one gets it.

        Args:
            which: names them.
        """
        now = timezone.now()
        return self.filter(spent_at=None, expires_at__gt=now, **which).update(spent_at=now)

    def may_be_used(self, code):
        """Spend the link that came with a code, and tell whether the code may still be used.

        Args:
            code: its fingerprint (`members.codes`).
        """
        return not self.filter(code=code).exists() or bool(self.spend(code=code))

    def forget_old(self):
        """Erase those that nobody will open any more, and return how many."""
        return self.filter(expires_at__lt=timezone.now() - KEPT).delete()[0]


class SignInLink(models.Model):
    """A link that opens an account once, for a quarter of an hour or, in a welcome message, for a week."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sign_in_links")
    code = models.CharField(max_length=64, db_index=True)
    digest = models.CharField(max_length=64, unique=True)
    after = models.CharField(max_length=LONGEST_ADDRESS, blank=True)
    expires_at = models.DateTimeField()
    spent_at = models.DateTimeField(null=True)

    objects = SignInLinkManager()

    def __str__(self):
        """Return the beginning of its digest: the rest is nobody's business."""
        return self.digest[:8]

    @property
    def opens(self) -> bool:
        """Whether it still opens the account."""
        from members.models.user import User

        waits = self.spent_at is None and self.expires_at > timezone.now()
        return waits and User.objects.opened_by_code(pk=self.user_id) is not None
