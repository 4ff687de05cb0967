"""« Au nom de »: what the facilitator typed for somebody, who agreed to it and may claim it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from deposits.models.deposit import Deposit
from members.models.organisation_choices import ConsentWay


class OnBehalf(models.Model):
    """In whose name a deposit was typed, and the proof that she agreed (research/community.md, 3.13).

    Args:
        told_by: how she is named to readers: her first name, her organisation, or nothing for « une
            intervenante de » her region.
        email: where the link is sent; the link may be given otherwise.
        claimed_at: since when it is on her own account.
    """

    deposit = models.OneToOneField(Deposit, on_delete=models.CASCADE, related_name="on_behalf")
    told_by = models.CharField(_("how she is named"), max_length=120, blank=True)
    region = models.ForeignKey("portal.Region", on_delete=models.PROTECT, null=True, related_name="+")
    email = models.EmailField(_("her e-mail address"), blank=True)
    consent_way = models.CharField(_("how she agreed"), max_length=10, choices=ConsentWay)
    consent_on = models.DateField(_("when she agreed"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    claimed_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        """Return the number of its deposit."""
        return str(self.deposit_id)
