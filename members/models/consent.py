"""What somebody agreed to, one purpose at a time (Loi 25; LPRPSP, s. 12 and 14)."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Consent(models.Model):
    """A line of the ledger: an agreement to one purpose, and its end. Lines are closed, never rewritten.

    Args (fields):
        purpose: the name of a purpose of `members.data_rights.consents.purposes`.
        text: the words that she agreed to, as they were shown, in `language`.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=40)
    text = models.TextField()
    language = models.CharField(max_length=2)
    given_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        default_permissions = ()
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "purpose"],
                condition=models.Q(withdrawn_at=None),
                name="one_open_consent_per_purpose",
            )
        ]

    def __str__(self):
        """Return its purpose and its number."""
        return f"{self.purpose} ({self.pk})"
