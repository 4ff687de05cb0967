"""A change of her words that is proposed to an author: hers to accept, shown beside what she wrote."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from deposits.models.deposit import Deposit


class EditState(models.TextChoices):
    """What became of a proposed change."""

    WAITING = "waiting", _("Waits for her answer")
    ACCEPTED = "accepted", _("Accepted")
    REFUSED = "refused", _("She keeps her words")
    OVERTAKEN = "overtaken", _("She changed these words meanwhile")


class ProposedEdit(models.Model):
    """One field of a deposit, as it is and as the team would write it.

    Args:
        field: the name of the answer.
        is_spelling: whether only the spelling changes.
    """

    deposit = models.ForeignKey(Deposit, on_delete=models.CASCADE, related_name="edits")
    field = models.CharField(max_length=40)
    before = models.TextField()
    after = models.TextField()
    is_spelling = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    proposed_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=EditState, default=EditState.WAITING)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["proposed_at", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["deposit", "field"],
                condition=models.Q(state="waiting"),
                name="one_edit_waits_a_field",
            )
        ]

    def __str__(self):
        """Return its number."""
        return f"{self.deposit_id}: {self.pk}"
