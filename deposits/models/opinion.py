"""A second opinion: a colleague is asked before it is decided. Its author never reads it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from deposits.models.deposit import Deposit


class Opinion(models.Model):
    """What a colleague was asked about a deposit, and what she thinks of it."""

    deposit = models.ForeignKey(Deposit, on_delete=models.CASCADE, related_name="opinions")
    asked_of = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    question = models.TextField(_("what you would like to know"), max_length=1000, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    word = models.TextField(_("what you think of it"), max_length=2000, blank=True)
    given_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["deposit", "asked_of"],
                condition=models.Q(given_at=None),
                name="one_opinion_asked_of_each",
            )
        ]

    def __str__(self):
        """Return its number."""
        return f"{self.deposit_id}: {self.pk}"
