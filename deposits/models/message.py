"""What is said about a deposit: in its file, in order, never overwritten."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from deposits.models.deposit import Deposit

LONGEST = 4000


class DepositMessage(models.Model):
    """A message of the team to the author, or of the author to the team.

    Args:
        state: where the deposit went with it, "" when it went nowhere.
    """

    deposit = models.ForeignKey(Deposit, on_delete=models.CASCADE, related_name="messages")
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    from_team = models.BooleanField()
    text = models.TextField(_("message"), max_length=LONGEST)
    state = models.CharField(max_length=10, blank=True)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["sent_at", "pk"]
        default_permissions = ()

    def __str__(self):
        """Return its number."""
        return f"{self.deposit_id}: {self.pk}"
