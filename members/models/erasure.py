"""Accounts that were erased, so that a restored backup does not bring them back."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

PURPOSE = "members.models.erasure"


def fingerprints(user):
    """Return what stands for an account in the list: its keyed hash, under each secret that may have made it.

    The moment it was made is in it beside its number: after a restoration the database gives the same
    numbers to other people.
    """
    text = f"{user.pk} {user.date_joined.timestamp():.6f}"
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [salted_hmac(PURPOSE, text, secret=key, algorithm="sha256").hexdigest() for key in secrets]


class ErasureManager(models.Manager):
    """Writes the list, and finds who is on it."""

    def note(self, user, keep_published):
        """Put an account on the list; one that is there stays as it is."""
        found, _made = self.get_or_create(
            fingerprint=fingerprints(user)[0], defaults={"keep_published": keep_published}
        )
        return found

    def of(self, user):
        """Return the line of an account that was erased once, or None."""
        return self.filter(fingerprint__in=fingerprints(user)).first()


class Erasure(models.Model):
    """An account that was erased: nothing in it tells whose it was.

    Args (fields):
        keep_published: whether what she had published stayed, without her.
    """

    fingerprint = models.CharField(max_length=64, unique=True)
    erased_at = models.DateTimeField(default=timezone.now)
    keep_published = models.BooleanField(default=False)

    objects = ErasureManager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        """Return when."""
        return self.erased_at.isoformat()
